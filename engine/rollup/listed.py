"""A list of the units that should report, as people keep it: a text file with one name a line."""

from __future__ import annotations

import re


def names_in(data: bytes) -> list[str]:
    """The names; numbers in front, empty lines and lines that begin with # are passed over.

    UTF-8, UTF-16 with its mark, and GBK (what Windows' Notepad and Excel write) are read.
    """
    return [name for line in _text(data).splitlines() if (name := _name(line))]


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _name(line: str) -> str:
    bare = re.sub(r"^\s*[（(]?\d+(?:[）)、.．,，]|\s)\s*", "", line).strip()
    return "" if bare.startswith("#") else re.split(r"[\t,，]", bare)[0].strip(' "“”')
