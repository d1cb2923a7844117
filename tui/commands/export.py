"""`nianbao export`: the report in Word, and on request as PDF, web page and text, with the papers for its approval."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from engine.namedtuple import NamedTuple
from tui.commands import console
from tui.commands.console import Refusal
from tui.commands.parsing import Options
from tui.commands.reading import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from engine.draft.model import Draft
    from engine.output.content import ReportContent
    from engine.output.proof import Point
    from engine.output.report import Written
    from engine.rules.check import Verdict
    from engine.rules.view import View

READABLE = 0o644
"""A report is meant to be read by others, unlike a draft."""


class Wanted(NamedTuple):
    """What is to be written of each draft; plain data, so that another process can carry it out."""

    draft_mark: bool = False
    template: bytes | None = None
    packet: bool = False
    since: str | None = None
    pdf: bool = False
    html: bool = False
    text: bool = False


class Outcome(NamedTuple):
    """How it ended: the exit status, and what to tell the drafter."""

    status: int
    lines: tuple[str, ...]


def run(options: Options) -> int:
    """Write the report, unless errors without a decision stand against it."""
    names = options.many("drafts")
    wanted = Wanted(
        options.on("draft_mark"),
        _template(options.maybe("template")),
        options.on("packet"),
        options.maybe("since"),
        options.on("pdf"),
        options.on("html"),
        options.on("text"),
    )
    if wanted.since is not None and not wanted.packet:
        raise Refusal("--since 只和 --packet 一起用：送审材料里写明与上次送审的那一份相比改了什么")
    output = options.maybe("output")
    if len(names) > 1:
        from tui.commands.export_many import export_many

        return export_many(names, output, wanted)
    source = names[0]
    outcome = exported(source, placed(output, source, draft_mark=wanted.draft_mark), wanted)
    for text in outcome.lines:
        console.say(text)
    return outcome.status


def exported(source: Path | str, target: Path | str, wanted: Wanted) -> Outcome:
    """Write what is wanted of one draft.

    Args:
        source: the draft.
        target: the Word file; the other files stand beside it under the same name.
        wanted: what to write.

    Raises:
        DraftTroubleError: the draft cannot be read, or a file cannot be written.
        OutputError: the template is unusable, or the file read back is not the draft.
        Refusal: a file would take the place of the draft.
    """
    from engine.draft.load import read
    from engine.output.proof import prove_written
    from engine.rules.check import check

    for ending in _endings(wanted):
        beside(target, ending, source)
    draft = read(source)
    verdict = check(draft)
    said: list[str] = []
    if verdict.blocking:
        from tui.commands.findings import lines, total

        said += lines(verdict.blocking)
        if not wanted.draft_mark:
            said.append(f"没有导出：{total([verdict])}请改正，或加 --draft 导出页眉印“草稿”的文件。")
            return Outcome(console.CONTRADICTORY, tuple(said))
    made = _built(draft, wanted, verdict.view)
    _save(target, made.data)
    points = prove_written(made)
    said += [f"〔注意〕{notice.message}" for notice in made.notices]
    said += [f"已导出：{target}", *_told(points)]
    more, failed = _shapes(target, made.content, made.data, wanted)
    said += more
    if wanted.packet:
        said += _packet(draft, verdict, target, made.data, points, wanted)
    status = console.CONTRADICTORY if verdict.blocking else console.DONE
    return Outcome(console.FAILED if failed else status, tuple(said))


def _told(points: tuple[Point, ...]) -> list[str]:
    """What a second look at the written file found; where a template of the office's own differs, that is said."""
    from engine.output.proof import summary

    wrong = [
        f"〔复核〕{point.name}：{point.measured}，应为{point.wanted}"
        for point in points
        if point.passed is False
    ]
    return [*wrong, f"{summary(points)}。"]


def placed(output: str | None, draft: str, *, draft_mark: bool = False) -> str:
    """Where the report goes: as asked, else beside the draft.

    Raises:
        Refusal: nothing can or may be written there.
    """
    stem = os.path.splitext(draft)[0]  # noqa: PTH122
    if output is None:
        return f"{stem}{'（草稿）' if draft_mark else ''}.docx"
    example = os.path.basename(f"{stem}.docx")  # noqa: PTH119
    if os.path.isdir(output):  # noqa: PTH112
        raise Refusal(
            f"{output}：这是文件夹，请写明文件名，例如 {os.path.join(output, example)}"  # noqa: PTH118
        )
    if os.path.realpath(output) == os.path.realpath(draft):
        raise Refusal(f"{output}：这是草稿本身，报告请用别的文件名，例如 {example}")
    if os.path.splitext(output)[1].lower() != ".docx":  # noqa: PTH122
        raise Refusal(f"{output}：报告是Word文件，文件名应以 .docx 结尾")
    if not os.path.isdir(os.path.dirname(os.path.abspath(output))):  # noqa: PTH100, PTH112, PTH120
        raise Refusal(f"{output}：文件夹不存在，请先建好，或换一个位置")
    return output


def beside(target: Path | str, ending: str, draft: Path | str) -> str:
    """The file of the same name with another ending.

    Raises:
        Refusal: it is the draft itself.
    """
    place = _ended(target, ending)
    if os.path.realpath(place) == os.path.realpath(draft):
        raise Refusal(f"{place}：这是草稿本身，请用 -o 给报告换一个文件名")
    return place


def _ended(target: Path | str, ending: str) -> str:
    return os.path.splitext(target)[0] + ending  # noqa: PTH122


def _built(draft: Draft, wanted: Wanted, seen: View) -> Written:
    from engine.output.assemble import content_of
    from engine.output.report import written

    return written(content_of(draft, draft_mark=wanted.draft_mark, seen=seen), wanted.template)


def _endings(wanted: Wanted) -> list[str]:
    asked = ((wanted.pdf, ".pdf"), (wanted.html, ".html"), (wanted.text, ".txt"))
    return [ending for is_asked, ending in asked if is_asked]


def _shapes(
    target: Path | str, content: ReportContent, data: bytes, wanted: Wanted
) -> tuple[list[str], bool]:
    """The other shapes of the report; what to say of them, and whether one could not be made."""
    from engine.output.errors import OutputError

    said, failed = [], False
    for ending in _endings(wanted):
        place = _ended(target, ending)
        try:
            said += [*shaped(place, content, data), f"已导出：{place}"]
        except OutputError as error:
            said.append(f"没有写出 {place}：{error}")
            failed = True
    return said, failed


def shaped(place: str, content: ReportContent, data: bytes) -> list[str]:
    """Write the report in the shape that the name of the file says: PDF, web page or text; what to say of it.

    Raises:
        OutputError: no PDF can be made here.
        SaveError: it could not be written.
    """
    if place.endswith(".pdf"):
        from engine.output.pdf import pdf

        _save(place, pdf(data))
        return []
    from engine.output.shapes import page, read_back, text

    shape = page(content) if place.endswith(".html") else text(content)
    _save(place, shape)
    name = os.path.basename(place)  # noqa: PTH119
    return [f"〔注意〕{name}：{fault}" for fault in read_back(name, shape, content)]


def _packet(
    draft: Draft, verdict: Verdict, target: Path | str, data: bytes, points: tuple[Point, ...], wanted: Wanted
) -> list[str]:
    from pathlib import Path

    from engine.output.packet import write_packet

    written = write_packet(
        draft, verdict, Path(target), data, since=wanted.since, draft_mark=wanted.draft_mark, points=points
    )
    return [f"已导出：{path}" for path in written]


def _save(place: Path | str, data: bytes) -> None:
    """Write a file, and look whether the disk holds it.

    Raises:
        SaveError: it could not be written, or what stands there is not what was written.
    """
    from engine.draft.atomic import write_atomic

    write_atomic(place, data, mode=READABLE)
    with open(place, "rb") as file:  # noqa: PTH123 - quicker than by a path
        if file.read() != data:
            from engine.draft.errors import SaveError

            raise SaveError(str(place), "磁盘上的内容与写出的不一致；请检查磁盘，或另存到别处")


def _template(name: str | None) -> bytes | None:
    if name is None:
        return None
    return read_file(name, what="模板文件", verb="模板读不出来", too_big="文件太大，不是Word模板")
