"""What the dependencies may be: where they come from, their licences, and what they do when built.

    python .ci/dependencies.py

Reads `cargo metadata` and the sources that cargo has fetched; needs no network and no other tool.
Advisories are not among it, as they stand in a repository of their own: `cargo audit` reads them.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

# Licences that ask for no more than to be named.
ALLOWED = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause",
    "BSL-1.0", "CC0-1.0", "ISC", "MIT", "MIT-0", "Unicode-3.0", "Unlicense", "Zlib",
}
# What fetches something, in a build script.
FETCHES = re.compile(r"TcpStream|UdpSocket|reqwest|ureq|hyper|\"(curl|wget|git|nc)\"")
UNSAFE = re.compile(r"\bunsafe\s*(\{|fn|impl|extern)")
COMMENT = re.compile(r"//[^\n]*")


def said(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def metadata():
    host = re.search(r"host: (\S+)", said("rustc", "-vV")).group(1)
    return json.loads(said("cargo", "metadata", "--locked", "--format-version", "1", "--all-features",
                           "--filter-platform", host))


def is_foreign(package):
    """Whether a package compiles or finds what is not written in Rust."""
    builders = {"bindgen", "cc", "cmake", "pkg-config", "vcpkg"}
    return any(d["name"] in builders and d["kind"] == "build" for d in package["dependencies"])


def is_allowed(expression):
    """Whether one of the choices of a licence asks for nothing that is not allowed."""
    choices = re.split(r"\s+OR\s+|/", expression.replace("(", " ").replace(")", " "))
    parts = (re.split(r"\s+AND\s+", choice.strip()) for choice in choices)
    return any(all(part.strip() in ALLOWED for part in choice) for choice in parts)


def shipped():
    """The packages that become part of the program, without those of tests and of building."""
    tree = said("cargo", "tree", "--locked", "--package", "wordcloud", "--all-features",
                "--edges", "normal", "--prefix", "none", "--format", "{p}")
    lines = (line.split() for line in tree.splitlines())
    return {f"{words[0]} {words[1].removeprefix('v')}" for words in lines if words}


def main():
    data = metadata()
    own = set(data["workspace_members"])
    packages = [package for package in data["packages"] if package["id"] not in own]
    faults = []
    sources = {package["source"] for package in packages}
    if len(sources) != 1 or not all(str(source).startswith("registry+") for source in sources):
        faults.append(f"not all come from one registry: {sources}")
    in_program = shipped()
    unsafe = {}
    for package in packages:
        name = f"{package['name']} {package['version']}"
        if not is_allowed(package["license"] or ""):
            faults.append(f"{name}: the licence {package['license']} is not among those allowed")
        if name in in_program and is_foreign(package):
            faults.append(f"{name}: is not written in Rust alone")
        for target in package["targets"]:
            if "custom-build" in target["kind"]:
                script = COMMENT.sub("", Path(target["src_path"]).read_text(encoding="utf-8"))
                if FETCHES.search(script):
                    faults.append(f"{name}: its build script may fetch something")
        if name in in_program:
            folder = Path(package["manifest_path"]).parent / "src"
            texts = (path.read_text(encoding="utf-8", errors="replace") for path in folder.rglob("*.rs"))
            unsafe[name] = sum(len(UNSAFE.findall(COMMENT.sub("", text))) for text in texts)
    names = [name.split()[0] for name in unsafe]
    twice = sorted({name for name in names if names.count(name) > 1})
    print(f"{len(packages)} dependencies, {len(names)} of them in the program; in several versions: "
          f"{', '.join(twice) or 'none'}")
    print(f"unsafe parts: {sum(unsafe.values())}, none in {sum(not n for n in unsafe.values())} of "
          f"{len(unsafe)}; most in "
          + ", ".join(f"{name} ({unsafe[name]})" for name in sorted(unsafe, key=unsafe.get)[-5:]))
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(len(faults) > 0)


main()
