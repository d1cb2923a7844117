"""Many drafts exported at once: a process on every processor, each with a template of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from engine.draft.errors import DraftTroubleError, one_line
from tui.commands import console
from tui.commands.console import Refusal
from tui.commands.export import Outcome, Wanted, exported
from tui.commands.processes import on_all

_BROKEN = "写这一份的进程意外中止，没有写完"


def export_many(names: Sequence[str], output: str | None, wanted: Wanted) -> int:
    """Write the reports of several drafts; one that cannot be written does not keep the others from it.

    Args:
        names: the drafts.
        output: the folder for all of them, made where there is none; None: each beside its draft.
        wanted: what to write of each.

    Returns:
        The exit status: the worst of them.

    Raises:
        Refusal: the output is no folder, or two of them would have the same name.
    """
    jobs = _jobs(names, output, wanted)
    worst = console.DONE
    done = 0
    for outcome in on_all(partial(_one, wanted=wanted), jobs, _stopped):
        for text in outcome.lines:
            console.say(text)
        worst = max(worst, outcome.status)
        done += any(text.startswith("已导出：") for text in outcome.lines)
    console.say(f"共{len(jobs)}份草稿，导出{done}份，没有导出{len(jobs) - done}份。")
    return worst


def _jobs(names: Sequence[str], output: str | None, wanted: Wanted) -> list[tuple[Path, Path]]:
    if wanted.since is not None:
        raise Refusal("--since 说的是一份草稿上次送审的文件，一次导出几份时不能用")
    folder = None if output is None else Path(output)
    if folder is not None:
        if folder.suffix.lower() == ".docx" or folder.is_file():
            raise Refusal(f"{folder}：导出几份草稿时，-o 后面要写文件夹")
        folder.mkdir(parents=True, exist_ok=True)
    ending = "（草稿）.docx" if wanted.draft_mark else ".docx"
    jobs: list[tuple[Path, Path]] = []
    taken: dict[str, Path] = {}
    for source in map(Path, names):
        target = (folder or source.parent) / f"{source.stem}{ending}"
        other = taken.setdefault(os.path.normcase(os.path.realpath(target)), source)
        if other is not source:
            raise Refusal(f"{other} 和 {source} 都会写成 {target}，请分开导出，或先改一个文件名")
        jobs.append((source, target))
    return jobs


def _stopped(job: tuple[Path, Path]) -> Outcome:
    return Outcome(console.FAILED, (f"没有导出：{job[0]}：{_BROKEN}",))


def _one(job: tuple[Path, Path], *, wanted: Wanted) -> Outcome:
    source, target = job
    from engine.output.errors import OutputError

    try:
        outcome = exported(source, target, wanted)
    except (DraftTroubleError, Refusal) as error:
        return Outcome(console.FAILED, (one_line(f"没有导出：{error}"),))
    except OutputError as error:
        return Outcome(console.FAILED, (one_line(f"没有导出：{source}：{error}"),))
    except OSError as error:
        where = f"{error.filename or target}：读写出错（{error.strerror or error}）"
        return Outcome(console.FAILED, (one_line(f"没有导出：{where}；请检查磁盘空间和文件夹权限"),))
    if outcome.status == console.DONE:
        return outcome
    return Outcome(outcome.status, (f"〔{source}〕", *outcome.lines))
