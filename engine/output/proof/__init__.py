"""The proof of a written report: the file is opened again, and every point is measured against what it should be.

`prove` works on our own export with its draft, where everything is compared, and on any .docx, where the layout is
measured, the cells are read, and what should not be left in a public file is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable

from engine.draft.model import Draft
from engine.output.opened import NoDocxError
from engine.output.proof.point import Point

__all__ = ["NoDocxError", "Point", "prove", "summary"]


def prove(
    data: bytes,
    draft: Draft | None = None,
    *,
    rendered: bool = True,
    draft_mark: bool | None = None,
    name: str = "报告.docx",
) -> tuple[Point, ...]:
    """Measures a report.

    Args:
        data: bytes of a .docx.
        draft: the draft that it was made of; None for a file of which no draft is known.
        rendered: also lay out the pages with LibreOffice and measure them; without LibreOffice those points are open.
        draft_mark: whether it was exported as a draft, with 草稿 in the header; None: as the header says.
        name: the file as the user named it.

    Returns:
        The points, always in the same order.

    Raises:
        NoDocxError: the bytes are no .docx.
    """
    from engine.output.opened import Opened
    from engine.output.proof import content, layout, package, residue, tables
    from engine.output.proof.lines import Read

    file = Opened(data)
    read = Read(file)
    points = list(package.points(file))
    known = ""
    if draft is None:
        points += content.alone(data, name)
    else:
        from engine.output.assemble import content_of

        marked = layout.marked(file) if draft_mark is None else draft_mark
        wanted = content_of(draft, draft_mark=marked)
        known = "\n".join(_texts(wanted))
        points += content.against(data, wanted)
    points += layout.points(read)
    points += tables.points(read)
    points += residue.points(read, known)
    if rendered:
        from engine.output.proof import rendered as laid_out

        points += laid_out.points(data)
    return tuple(points)


def summary(points: Iterable[Point]) -> str:
    """The result in one line: `复核 30 项，全部通过`."""
    found = list(points)
    bad = [point.name for point in found if point.passed is False]
    left = sum(point.passed is None for point in found)
    judged = f"复核 {len(found)} 项，"
    if bad:
        shown = "、".join(bad[:3]) + ("等" if len(bad) > 3 else "")
        judged += f"不符 {len(bad)} 项（{shown}）"
    elif left == len(found):
        return judged + "都没有核"
    else:
        judged += "全部通过" if not left else f"通过 {len(found) - left} 项"
    return judged + (f"，未核 {left} 项" if left else "")


def _texts(content: object) -> Iterable[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, tuple):
        for item in content:
            yield from _texts(item)
