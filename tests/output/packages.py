"""Taking a .docx apart and putting a changed one together, for the tests."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from engine.output.package import read_zip, write_zip

DOCUMENT = "word/document.xml"


def parts_of(data: bytes) -> dict[str, bytes]:
    return read_zip(data)


def text_of(data: bytes, name: str = DOCUMENT) -> str:
    return parts_of(data)[name].decode()


def changed(data: bytes, old: str, new: str, name: str = DOCUMENT) -> bytes:
    """The file with one piece of a part replaced; the piece must be there."""
    parts = parts_of(data)
    text = parts[name].decode()
    assert old in text
    return write_zip({**parts, name: text.replace(old, new).encode()})


def plain_zip(parts: Mapping[str, str]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()
