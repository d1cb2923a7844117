"""A written report and what is said about it, for the screen and for the plain mode. Loads no document library itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.namedtuple import NamedTuple
from tui.findings import mark

if TYPE_CHECKING:
    from engine.draft.model import Draft
    from engine.output.compared import Compared
    from engine.rules.finding import Finding

_SHOWN = 8


class Proved(NamedTuple):
    """A point of the proof: what was looked at, whether it is as wanted (None: not judged), what was measured."""

    name: str
    passed: bool | None
    words: str


class Made(NamedTuple):
    """What was written.

    Attributes:
        size: bytes.
        compared: how much was found in the file as it stands in the draft.
        notices: characters that no Word file can hold, and what became of them.
        proved: the points of the proof.
        summary: the proof in one line.
    """

    size: int
    compared: Compared
    notices: tuple[str, ...]
    proved: tuple[Proved, ...] = ()
    summary: str = ""


def write(draft: Draft, path: Path, *, draft_mark: bool) -> Made:
    """Build the report, read it back, write it, measure it. Runs in a thread and touches no widget.

    Raises:
        OutputError: the file read back is not the draft.
        SaveError: it could not be written.
    """
    from engine.draft.atomic import write_atomic
    from engine.output.assemble import content_of
    from engine.output.compared import compared
    from engine.output.proof import prove_written, summary
    from engine.output.report import written

    made = written(content_of(draft, draft_mark=draft_mark))
    write_atomic(path, made.data, mode=0o644)
    points = prove_written(made)
    return Made(
        len(made.data),
        compared(made.found, made.content),
        tuple(notice.message for notice in made.notices),
        tuple(
            Proved(p.name, p.passed, f"{p.measured}（{p.place}）" if p.place else p.measured) for p in points
        ),
        summary(points),
    )


def path_lines(path: Path) -> list[tuple[str, str]]:
    """Where the file is and how to get there, each with its label."""
    whole = path.absolute()
    return [
        ("文件", str(whole)),
        ("打开", f"在文件管理器的地址栏粘贴“{whole.parent}”，双击“{whole.name}”，用Word或WPS打开。"),
    ]


def result_lines(
    made: Made, kept: Sequence[Finding], blocking: Sequence[Finding], *, marked: bool
) -> list[tuple[str, str]]:
    """What was compared, what was overridden, what had to change; each with its label, empty where it goes on."""
    count = made.compared
    what = f"{count.cells}个格子、{count.labels}个表头、{count.paragraphs}段文字"
    lines = [
        ("大小", f"{-(-made.size // 1024)} KB"),
        ("核对", f"写完后重新打开，{what}和填报的内容逐一比对，全部一致。"),
    ]
    if made.summary:
        lines.append(("复核", f"{made.summary.removeprefix('复核').strip()}。"))
    if marked:
        lines.append(
            ("草稿", f"这是草稿，每页上方有“草稿”二字。还有{len(blocking)}处错误没处理，处理完再导出正式稿：")
        )
        lines += _listed(f"{mark(finding)}{finding.message}" for finding in blocking)
    if kept:
        lines.append(("保留", f"有{len(kept)}处经核实保留，没有按提示改："))
        lines += _listed(_kept(finding) for finding in kept)
    if made.notices:
        lines.append(("注意", "有的字符Word文件装不下，请核对："))
        lines += _listed(made.notices)
    return lines


def _kept(finding: Finding) -> str:
    decision = finding.decision
    if decision is None:
        return finding.message
    by = f"（{decision.by}）" if decision.by else ""
    return f"{finding.message}理由：{decision.reason}{by}"


def _listed(texts: Iterable[str]) -> list[tuple[str, str]]:
    found = list(texts)
    more = [("", f"另外还有{len(found) - _SHOWN}处。")] if len(found) > _SHOWN else []
    return [*(("", text) for text in found[:_SHOWN]), *more]
