"""The package of a written report as the reader needs it: parts, relations, headers."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

from engine.output.errors import Difference, ReadBackError
from engine.output.walk import W, blocks, paragraph_text, sections

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BRACES = ("{{", "}}", "{%", "%}", "{#")


def unzip(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The parts, and what is wrong with the zip.

    Raises:
        ReadBackError: it is no zip.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            twice = sorted({name for name in names if names.count(name) > 1})
            faults = [f"文件里部件 {name} 出现了两次" for name in twice]
            return {name: archive.read(name) for name in names}, faults
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError) as error:
        raise ReadBackError([Difference("structure", "写出的文件不是完整的 .docx")]) from error


def parse(parts: Mapping[str, bytes], name: str) -> etree._Element:
    """The tree of a part.

    Raises:
        ReadBackError: it is not there, or no well-formed XML.
    """
    if name not in parts:
        raise ReadBackError([Difference("structure", f"写出的文件缺少部件 {name or '正文'}")])
    try:
        return etree.fromstring(parts[name], etree.XMLParser(resolve_entities=False, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise ReadBackError(
            [Difference("structure", f"写出的部件 {name} 不是合法的 XML（{error.msg}）")]
        ) from error


def relations(parts: Mapping[str, bytes], name: str) -> dict[str, tuple[str, str]]:
    """Relations of a part ("" for the package): id -> (type, name of the target)."""
    folder, base = posixpath.split(name)
    path = posixpath.join(folder, "_rels", f"{base}.rels")
    if path not in parts:
        return {}
    return {
        relation.get("Id", ""): (
            relation.get("Type", ""),
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:],
        )
        for relation in parse(parts, path)
        if relation.get("TargetMode") != "External"
    }


def main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the document; "" where the package names none."""
    return next(
        (target for kind, target in relations(parts, "").values() if kind.endswith("/officeDocument")),
        "",
    )


def headers(parts: Mapping[str, bytes], document: etree._Element) -> tuple[tuple[str, ...], list[str]]:
    """The header that each kind of page of each section shows, and faults of headers and footers."""
    name = main_part(parts)
    links = relations(parts, name)
    faults = [
        f"部件 {name} 引用的 {target} 不在文件里" for _, target in links.values() if target not in parts
    ]
    texts: dict[str, str] = {}
    for kind, target in links.values():
        if kind.endswith(("/header", "/footer")) and target in parts:
            texts[target] = "".join(paragraph_text(block) for block in blocks(parse(parts, target)))
            if any(brace in texts[target] for brace in _BRACES):
                faults.append(f"页眉或页脚里还有没有填上的标签“{texts[target][:40]}”")
    settings = next((target for kind, target in links.values() if kind.endswith("/settings")), "")
    alternate = settings in parts and _is_on(parse(parts, settings).find(W + "evenAndOddHeaders"))
    shown: list[str] = []
    current: dict[str, str] = {}
    for section in sections(document):
        for reference in section.iterfind(W + "headerReference"):
            _, target = links.get(reference.get(_R_ID, ""), ("", ""))
            current[reference.get(W + "type", "default")] = texts.get(target, "")
        kinds = ["default"]
        if alternate:
            kinds.append("even")
        if _is_on(section.find(W + "titlePg")):
            kinds.append("first")
        shown += [current.get(kind, "") for kind in kinds]
    return tuple(shown), faults


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(W + "val") not in {"0", "false", "off"}
