"""Writes wordcloud_rs/_settings.py, the types of all settings, from the table of the library.

    python generate.py           writes it
    python generate.py --check   fails if it is out of date
"""

from __future__ import annotations

import pathlib
import sys
import textwrap

from wordcloud_rs import _native

TARGET = pathlib.Path(__file__).parent / "wordcloud_rs" / "_settings.py"

HEAD = '''"""The settings as types of keywords; made by generate.py from the table of the library."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence, Set
from typing import Any, Literal, TypedDict, Union

Path = Union[str, "os.PathLike[str]"]
#: Words, in place of a file of them.
Words = Set[str]
'''

OPEN = {"background", "color_by", "mask", "theme", "weight"}


def type_of(name: str, kind: str, names: list[str]) -> str:
    """The type of a value as Python says it."""
    file = kind.endswith(" file")
    if name == "size":
        return "str | tuple[int, int]"
    if name == "aliases":
        return "Path | Sequence[Path] | Mapping[str, str]"
    if name == "font":
        return "Path | Sequence[Path] | bytes"
    if name in ("background", "color_by", "mask"):
        return "Path | Any"
    if file and kind.startswith("texts"):
        return "Path | Sequence[Path] | Words"
    if file:
        return "Path"
    if names and name not in OPEN and kind == "text":
        return "Literal[" + ", ".join(f'"{value}"' for value in names) + "]"
    return {
        "flag": "bool",
        "whole": "int",
        "number": "float",
        "text": "str",
        "text or number": "str | float",
        "texts": "str | Sequence[str]",
    }[kind]


def text() -> str:
    """The text of the file."""
    classes = {"PictureSettings": [], "BatchSettings": []}
    seen = ""
    for group, name, kind, names, default, help in _native.settings_table():
        is_batch = not any(group == heading for heading in ("Look", "Words and layout", "Reading"))
        lines = classes["BatchSettings" if is_batch else "PictureSettings"]
        if group != seen:
            lines.append(f"    # {group}\n")
            seen = group
        said = f"{help}." + (f" Default: {default}." if default else "")
        lines += [f"    #: {line}\n" for line in textwrap.wrap(said, 92)]
        lines.append(f"    {name}: {type_of(name, kind, names)}\n")
    made = HEAD
    made += '\n\nclass PictureSettings(TypedDict, total=False):\n    """The settings of pictures."""\n\n'
    made += "    #: Settings that are there already; those beside them win.\n    settings: Any\n"
    made += "".join(classes["PictureSettings"])
    made += '\n\nclass BatchSettings(PictureSettings, total=False):\n    """The settings of archives."""\n\n'
    made += "".join(classes["BatchSettings"])
    return made


def main() -> None:
    """Writes the file, or looks whether it is up to date."""
    made = text()
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(made, encoding="utf-8")
    elif TARGET.read_text(encoding="utf-8") != made:
        sys.exit(f"{TARGET.name} is out of date; run: python generate.py")


if __name__ == "__main__":
    main()
