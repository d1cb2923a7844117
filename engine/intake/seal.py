"""Whether an exported report was changed: its fingerprint found in the file, and compared with what the file says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from engine.intake.archive import open_package
from engine.intake.errors import IntakeError
from engine.intake.fingerprint import PREFIX
from engine.namedtuple import NamedTuple
from engine.regex import regex

if TYPE_CHECKING:
    from engine.intake.altered import Change
    from engine.intake.document import Document

State = Literal["unchanged", "changed", "damaged", "absent"]

_CUSTOM = "docProps/custom.xml"
_OPEN_DOCUMENT = "meta.xml"
_MARK = PREFIX.encode()
_LARGEST = 4 * 2**20
_HEADER = regex(r"word/header[^/]*\.xml")


class Seal(NamedTuple):
    """What the fingerprint of a file says.

    Attributes:
        state: `absent` where the file has none; `damaged` where it cannot be read.
        edition: of the form; "" where unknown, as the next two.
        version: of the program that wrote the file.
        content: SHA-256 of what the file said when it was written.
        is_draft: it was exported as 草稿.
        changes: what was changed since.
    """

    state: State
    edition: str = ""
    version: str = ""
    content: str = ""
    is_draft: bool = False
    changes: tuple[Change, ...] = ()

    @property
    def words(self) -> str:
        """The answer in one line."""
        match self.state:
            case "unchanged":
                what = "草稿" if self.is_draft else "报告"
                return f"指纹相符：这份{what}由 nianbao {self.version} 导出后，数字和文字都没有改过。"
            case "changed":
                return f"指纹不符：由 nianbao {self.version} 导出后，有{len(self.changes)}处改动。"
            case "damaged":
                return "文件里的指纹不完整，无法判断导出后是否改过；请从草稿重新导出。"
            case _:
                return "没有指纹，无法判断是否改过：不是 nianbao 导出的，或者指纹已被清除。"


def seal_of(name: str, data: bytes | None = None, document: Document | None = None) -> Seal:
    """Compares a file with its fingerprint; also one that WPS or LibreOffice saved again, in another format too.

    Args:
        name: the file.
        data: its bytes; None reads the file.
        document: what was read from these bytes, where that was done already.

    Raises:
        IntakeError: the file has a fingerprint but cannot be read as a document.
    """
    content = _bytes(name) if data is None else data
    if not _may_have_one(name, content):
        return Seal("absent")
    content = _as_docx(name, content)
    found, headers = _package(name, content)
    if not any(key.startswith(PREFIX) for key in found):
        return Seal("absent")
    from engine.intake.altered import changes
    from engine.intake.docx import read
    from engine.intake.fingerprint import parsed

    mark = parsed(found)
    if mark is None:
        return Seal("damaged")
    document = document or read(name, content)
    changed = changes(mark, document.blocks, None, headers)
    if any(change.kind == "table" for change in changed):
        changed = changes(mark, document.blocks, _cells(document), headers)
    state: State = "changed" if changed else "unchanged"
    return Seal(state, mark.edition, mark.version, mark.content, mark.is_draft, changed)


def seal_result(seal: Seal) -> dict[str, Any]:
    """The fingerprint as plain data, the entry `fingerprint` of a file under `nianbao review --json`."""
    changed = [
        {
            "kind": change.kind,
            "place": change.place,
            "key": change.key or None,
            "part": change.part or None,
            "from": _figure(change.before, change.key),
            "to": _figure(change.after, change.key),
        }
        for change in seal.changes
    ]
    if seal.state in ("absent", "damaged"):
        return {"state": seal.state, "changed": changed}
    return {
        "state": seal.state,
        "edition": seal.edition,
        "version": seal.version,
        "content": seal.content,
        "draft": seal.is_draft,
        "changed": changed,
    }


def _figure(text: str | None, key: str) -> str | int | float | None:
    """A figure of a table as JSON has it; other words as they are."""
    if not key or text is None:
        return text
    if not text:
        return None
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text):
        return text
    return float(text) if "." in text else int(text)


def _bytes(name: str) -> bytes:
    from pathlib import Path

    try:
        return Path(name).read_bytes()
    except (OSError, ValueError):
        return b""


def _may_have_one(name: str, data: bytes) -> bool:
    """Whether it is worth looking, without reading the document."""
    if data.startswith(b"PK"):
        try:
            package = open_package(name, data)
            return any(
                _MARK in package.read(part, _LARGEST) for part in (_CUSTOM, _OPEN_DOCUMENT) if part in package
            )
        except IntakeError:
            return False
    old = data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf"))
    return old and (_MARK in data or PREFIX.encode("utf-16-le") in data)


def _as_docx(name: str, data: bytes) -> bytes:
    if data.startswith(b"PK") and _OPEN_DOCUMENT not in open_package(name, data):
        return data
    from engine.intake.office import to_docx

    return to_docx(name, data)


def _package(name: str, data: bytes) -> tuple[Mapping[str, str], list[str]]:
    """The custom properties of a package, and the text of its headers."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    found: dict[str, str] = {}
    try:
        package = open_package(name, data)
        if _CUSTOM in package:
            for element in etree.fromstring(package.read(_CUSTOM, _LARGEST), parser):
                found[str(element.get("name", ""))] = "".join(element.itertext())
        headers = [
            "".join(etree.fromstring(package.read(part, _LARGEST), parser).itertext())
            for part in package.names
            if _HEADER.fullmatch(part)
        ]
    except (IntakeError, etree.XMLSyntaxError):
        return {}, []
    return found, headers


def _cells(document: Document) -> list[str] | None:
    """The figures as they are found by the words of the tables."""
    from engine.form.keys import CELLS
    from engine.intake.fingerprint import normal
    from engine.intake.placing import report_of

    try:
        report = report_of(document)
    except (IntakeError, ValueError, KeyError, IndexError):
        return None
    return [normal(report.cells[key].text) if key in report.cells else "" for key in CELLS]
