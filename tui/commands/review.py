"""`nianbao review`: reports written by anybody, read and judged, many at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from engine.draft.errors import one_line
from engine.intake.errors import IntakeError
from engine.intake.review import Judged, judged, side_by_side
from engine.intake.seal import Seal, seal_result
from engine.intake.sources import expand
from engine.namedtuple import NamedTuple
from tui.commands import console, processes
from tui.commands.columns import aligned
from tui.commands.console import Refusal
from tui.commands.parsing import Options
from tui.commands.wide import clipped

_FROM_INPUT = "-"
"""In the place of a file: the names stand on standard input, one a line."""
_TOLD_EVERY = 10
_LONGEST_FILE, _LONGEST_ORGAN, _LONGEST_FINDING = 40, 24, 60
_MOST_CHANGES = 30
_NOT_READ = "读这个文件的进程意外中止，没有读完；文件可能已损坏或过大"


class Line(NamedTuple):
    """A report judged, as a line of JSON, and what it means for the exit status."""

    text: str
    status: int
    error: str = ""


def run(options: Options) -> int:
    """Judge every report; one that cannot be read does not keep the others from it."""
    if options.on("lines"):
        return _lines(_named(options.many("reports")))
    names = list(_named(options.many("reports")))
    if not names:
        raise Refusal("标准输入里没有文件名；请一行写一份报告的路径")
    found = side_by_side(_all(names, full=options.on("json")))
    for one in found:
        if one.error:
            console.say(f"nianbao review：{one.error}")
    if options.on("json"):
        _print_json(found)
    elif len(found) == 1:
        _print_one(found[0])
    else:
        _print_table(found)
        _print_changed(found)
    if any(one.error for one in found):
        return console.FAILED
    if any(one.count("error") for one in found):
        return console.CONTRADICTORY
    return console.DONE


def _all(names: Sequence[str], *, full: bool) -> list[Judged]:
    found = []
    for number, one in enumerate(_judging(names, full=full), start=1):
        found.append(one)
        if sys.stderr is not None and sys.stderr.isatty() and len(names) > processes.FEW:
            last = number == len(names)
            if last or number % _TOLD_EVERY == 0:
                sys.stderr.write(f"\r已读{number}份，共{len(names)}份" + ("\n" if last else ""))
                sys.stderr.flush()
    return found


def _named(reports: Sequence[str]) -> Iterator[str]:
    """The files, one after the other; a list on standard input is read as it comes."""
    for name in reports:
        if name == _FROM_INPUT:
            yield from (file for line in console.lines_in() for file in _listed(line))
        else:
            yield from expand([name])


def _listed(line: str) -> list[str]:
    """The files that a line of a list names; a folder without any is told as a file that cannot be read."""
    try:
        return expand([line])
    except IntakeError:
        return [line]


def _lines(names: Iterable[str]) -> int:
    """A line of JSON for every report, as soon as it is judged; nothing is kept, so nothing is compared with others."""
    status = console.DONE
    for line in processes.on_all(_line, names, lambda name: _line_of(_stopped(name))):
        console.out(line.text)
        if line.error:
            console.say(f"nianbao review：{line.error}")
        status = max(status, line.status)
    return status


def _judging(names: Sequence[str], *, full: bool) -> Iterator[Judged]:
    """Each file judged, in their order, on all processors."""
    yield from processes.on_all(partial(judged, full=full), names, _stopped)


def _line(name: str) -> Line:
    """Written where it was judged: on many processors the one that prints must have little to do."""
    return _line_of(judged(name, full=True))


def _line_of(one: Judged) -> Line:
    import json

    status = console.FAILED if one.error else console.CONTRADICTORY if one.count("error") else console.DONE
    return Line(json.dumps(_entry(one), ensure_ascii=False), status, one.error)


def _entry(one: Judged) -> dict[str, object]:
    if one.result is None:
        return {"path": one.name, "error": one.error}
    return {**one.result, "fingerprint": seal_result(one.seal)}


def _stopped(name: str) -> Judged:
    return Judged(name, one_line(f"{name}：{_NOT_READ}"))


def _print_json(found: Sequence[Judged]) -> None:
    """The document, file by file, so that a long one needs no second copy in memory."""
    import json

    from engine.rules.result import document

    console.out(f'{{\n "schema": {document([])["schema"]},\n "files": [')
    entries = [_entry(one) for one in found]
    for number, entry in enumerate(entries, start=1):
        console.out(json.dumps(entry, ensure_ascii=False) + ("," if number < len(entries) else ""))
    summary = json.dumps(document(entries)["summary"])
    console.out(f' ],\n "summary": {summary}\n}}')


def _print_one(one: Judged) -> None:
    from tui.commands.findings import lines

    if one.error:
        return
    seal = one.seal
    console.out(one_line(f"{one.name}　{one.organ or '（没有读出机关名称）'} {_year(one)}"))
    for note in one.notes:
        console.out(one_line(f"〔说明〕{note}"))
    if seal.state != "absent" or one.name.lower().endswith(".docx"):
        console.out(one_line(f"〔指纹〕{seal.words}"))
    for text in _changes(seal):
        console.out(text)
    for text in lines(one.findings):
        console.out(text)
    for text in one.unplaced:
        console.out(one_line(f"〔没有放进报告〕{text}"))
    console.out(_total([one]))


def _changes(seal: Seal) -> Iterator[str]:
    for change in seal.changes[:_MOST_CHANGES]:
        yield one_line(f"〔导出后改过〕{change.words}")
    if len(seal.changes) > _MOST_CHANGES:
        yield f"〔导出后改过〕另有{len(seal.changes) - _MOST_CHANGES}处；加 --json 可以看到全部"


def _print_changed(found: Sequence[Judged]) -> None:
    """The files that were changed after they had been exported."""
    names = _short_names([one.name for one in found])
    for name, one in zip(names, found, strict=True):
        seal = one.seal
        if seal.state in ("changed", "damaged"):
            first = f"例如{seal.changes[0].words}" if seal.changes else ""
            console.out(one_line(f"〔导出后改过〕{name}：{seal.words}{first}"))


def _print_table(found: Sequence[Judged]) -> None:
    rows = [("文件", "机关", "年度", "错误", "提醒", "第一条")]
    names = _short_names([one.name for one in found])
    for name, one in zip(names, found, strict=True):
        first = next((f.message for f in one.findings if not f.kept), "")
        words = f"读不出来：{one.error.removeprefix(one.name).lstrip('： ')}" if one.error else first
        counts = ("", "") if one.error else (str(one.count("error")), str(one.count("warning")))
        rows.append(
            (
                clipped(name, _LONGEST_FILE),
                clipped(one.organ, _LONGEST_ORGAN),
                "" if one.year is None else str(one.year),
                *counts,
                clipped(words, _LONGEST_FINDING),
            )
        )
    for line in aligned(rows, right=(3, 4)):
        console.out(line)
    unread = sum(1 for one in found if one.error)
    tail = f"读不出来{unread}份。" if unread else ""
    console.out(f"共{len(found)}份：{_total(found)}{tail}要看某一份的全部问题，请单独检查那一份。")


def _short_names(names: Sequence[str]) -> list[str]:
    """The names without the folder that all of them stand in."""
    try:
        folder = os.path.commonpath([os.path.dirname(os.path.abspath(name)) for name in names])  # noqa: PTH100, PTH120
        return [os.path.relpath(name, folder) for name in names]
    except ValueError:  # on different drives
        return list(names)


def _year(one: Judged) -> str:
    return f"{one.year}年" if one.year else "（没有读出年度）"


def _total(found: Sequence[Judged]) -> str:
    errors, warnings, hints = (sum(one.count(s) for one in found) for s in ("error", "warning", "hint"))
    return f"错误{errors}处，提醒{warnings}处，提示{hints}处。"
