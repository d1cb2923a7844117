"""What the headers of a written report show, kind of page by kind of page, and what is wrong with headers and footers."""

from __future__ import annotations

from engine.output.opened import Opened, R, is_on
from engine.output.walk import W, blocks, paragraph_text, sections

_BRACES = ("{{", "}}", "{%", "%}", "{#")


def headers(file: Opened) -> tuple[tuple[str, ...], list[str]]:
    """The header that each kind of page of each section shows, and faults of headers and footers.

    Args:
        file: the report.
    """
    faults = [
        f"部件 {file.main} 引用的 {link.target} 不在文件里"
        for link in file.links
        if not link.external and link.target not in file.parts
    ]
    texts: dict[str, str] = {}
    for link in file.links:
        tree = file.tree(link.target) if link.kind in {"header", "footer"} else None
        if tree is not None:
            text = "".join(map(paragraph_text, blocks(tree)))
            texts[link.target] = text
            if any(brace in text for brace in _BRACES):
                faults.append(f"页眉或页脚里还有没有填上的标签“{text[:40]}”")
    settings = file.one("settings")
    alternate = settings is not None and is_on(settings.find(W + "evenAndOddHeaders"))
    targets = {link.key: link.target for link in file.links}
    shown: list[str] = []
    current: dict[str, str] = {}
    for section in sections(file.document):
        for reference in section.iterfind(W + "headerReference"):
            target = targets.get(reference.get(R + "id", ""), "")
            current[reference.get(W + "type", "default")] = texts.get(target, "")
        kinds = ["default"]
        if alternate:
            kinds.append("even")
        if is_on(section.find(W + "titlePg")):
            kinds.append("first")
        shown += [current.get(kind, "") for kind in kinds]
    return tuple(shown), faults
