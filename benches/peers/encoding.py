# /// script
# dependencies = ["pillow"]
# ///
"""Encodes with Pillow the pictures that `examples/encoding.rs` left, with the same settings.

    cargo run --release --example encoding target/encoding
    python benches/peers/encoding.py target/encoding
"""

import io
import sys
import time
from pathlib import Path

from PIL import Image

SETTINGS = {
    "jpeg": {"quality": 90, "subsampling": 0},
    "jpeg optimized": {"quality": 90, "subsampling": 0, "optimize": True},
    "png": {},
    "png optimized": {"optimize": True},
    "webp": {"lossless": True, "method": 0},
    "webp method 4": {"lossless": True, "method": 4},
    "pdf": {},
}
RUNS = 3

for size in ("1200x800", "3840x2160"):
    picture = Image.open(Path(sys.argv[1]) / f"cloud-{size}.png").convert("RGB")
    picture.load()
    for name, settings in SETTINGS.items():
        best = float("inf")
        for _ in range(RUNS):
            out = io.BytesIO()
            start = time.perf_counter()
            picture.save(out, name.split()[0], **settings)
            best = min(best, (time.perf_counter() - start) * 1000)
        print(f"{size} {name} {best:.1f} ms {len(out.getvalue())} bytes")
