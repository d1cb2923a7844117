"""The proof of a written report: the file is opened again, and every point is measured against what it should be.

`prove` works on our own export with its draft, where everything is compared, and on any .docx, where the layout is
measured, the cells are read, and what should not be left in a public file is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from engine.output.opened import NoDocxError, Opened
from engine.output.proof.point import Point

if TYPE_CHECKING:
    from engine.draft.model import Draft
    from engine.output.content import ReportContent
    from engine.output.report import Written

__all__ = ["NoDocxError", "Point", "prove", "prove_written", "summary"]


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
    from engine.output.proof import content, layout

    file = Opened(data)
    if draft is None:
        points = _measured(file, content.alone(data, name))
    else:
        from engine.output.assemble import content_of
        from engine.output.readback import verify

        marked = layout.marked(file) if draft_mark is None else draft_mark
        wanted = content_of(draft, draft_mark=marked)
        points = _measured(file, content.against(verify(file, wanted), wanted), wanted)
    if rendered:
        from engine.output.proof import rendered as laid_out

        points += laid_out.points(data)
    return tuple(points)


def prove_written(written: Written) -> tuple[Point, ...]:
    """Measures a report that was just written and read back, without laying out its pages.

    Args:
        written: the report; what was read of it is not read again.

    Returns:
        The points, in the same order as those of `prove`.
    """
    from engine.output.proof import content

    return tuple(_measured(written.file, content.against((), written.content), written.content))


def _measured(file: Opened, said: Iterable[Point], wanted: ReportContent | None = None) -> list[Point]:
    """The points that need no laid-out pages.

    Args:
        file: the report.
        said: the points on what it says.
        wanted: what it should say, where that is known.
    """
    from engine.output.proof import layout, package, residue, tables
    from engine.output.proof.lines import Read

    read = Read(file)
    points = [*package.points(file), *said, *layout.points(read), *tables.points(read)]
    return [*points, *residue.points(read, "" if wanted is None else "\n".join(_texts(wanted)))]


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
