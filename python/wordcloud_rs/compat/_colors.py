"""Colours as Pillow reads them, without Pillow."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache

from .._native import color as named

_RGB = re.compile(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*\d+\s*)?\)$")
_PERCENT = re.compile(r"rgb\(\s*(\d+)%\s*,\s*(\d+)%\s*,\s*(\d+)%\s*\)$")
_HUE = re.compile(
    r"(hsl|hsv|hsb)\(\s*(\d+\.?\d*)\s*,\s*(\d+\.?\d*)%\s*,\s*(\d+\.?\d*)%\s*\)$"
)
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$")


def rgb(color: object) -> tuple[int, int, int]:
    """Red, green and blue of a colour: a text, or a tuple whose opacity is left out."""
    if isinstance(color, str):
        return _of_text(color)
    if isinstance(color, int):
        return color & 255, color >> 8 & 255, color >> 16 & 255
    red, green, blue = list(color)[:3]  # type: ignore[call-overload]
    return int(red), int(green), int(blue)


@lru_cache(maxsize=4096)
def _of_text(text: str) -> tuple[int, int, int]:
    lower = text.strip().lower()
    match = _RGB.match(lower)
    if match:
        red, green, blue = (min(int(part), 255) for part in match.groups())
        return red, green, blue
    match = _HUE.match(lower)
    if match:
        hue, strength, light = (float(part) for part in match.groups()[1:])
        if match.group(1) == "hsl":
            parts = colorsys.hls_to_rgb(hue / 360.0, light / 100.0, strength / 100.0)
        else:
            parts = colorsys.hsv_to_rgb(hue / 360.0, strength / 100.0, light / 100.0)
        red, green, blue = (int(part * 255 + 0.5) for part in parts)
        return red, green, blue
    match = _PERCENT.match(lower)
    if match:
        red, green, blue = (int(int(part) * 255 / 100.0 + 0.5) for part in match.groups())
        return red, green, blue
    if _HEX.match(lower):
        digits = lower[1:]
        if len(digits) < 6:
            digits = "".join(digit * 2 for digit in digits)
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    try:
        return named(lower)
    except ValueError:
        raise ValueError(f"unknown color specifier: {text!r}") from None
