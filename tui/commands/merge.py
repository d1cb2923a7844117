"""`nianbao merge`: subordinate units summed up to one draft, every number with its source."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.namedtuple import NamedTuple
from tui.commands import console
from tui.commands.console import Refusal
from tui.commands.parsing import Options

if TYPE_CHECKING:
    from engine.draft.model import Draft
    from engine.rollup.against import Gap
    from engine.rollup.merge import Rollup
    from engine.rollup.unit import Unit

_TOLD_EVERY = 100
"""Between two words on how far the reading has come; only a person at a terminal hears them."""


class _Read(NamedTuple):
    """What the sources were read as: units, and what could not be read with the reason."""

    units: list[Unit]
    unread: list[tuple[str, str]]


def run(options: Options) -> int:
    """Sum up, name everything that is wrong, and write the draft unless a source could not be read."""
    from engine.rollup.merge import merge

    cell = _cell(options.maybe("cell"))
    if cell is not None and (status := _from_record(options, cell)) is not None:
        return status
    target = _target(options, showing=cell is not None or options.on("json"))
    own = _own(options.maybe("against"))
    listed = _listed(options.maybe("units"))
    previous = _previous(target)
    year = _year(options.maybe("year"))
    read = _units(_sources(options, target))
    before = [] if previous is None else _names_in(previous)
    rollup = merge(read.units, year=year, listed=listed, before=before)
    gaps = _gaps(rollup, own)
    for name, reason in read.unread:
        console.say(f"nianbao merge：{reason}" if name in reason else f"nianbao merge：{name}：{reason}")
    refused = (bool(read.unread) and not options.on("skip_bad")) or not rollup.totals
    _print(options, rollup, read.unread, gaps, None if refused else target, cell)
    if refused:
        console.say(f"nianbao merge：{_refusal(rollup, read)}")
        return console.FAILED
    if target is not None:
        _write(target, rollup, options.maybe("organ"), previous)
    errors = sum(1 for issue in rollup.issues if issue.severity == "error")
    if cell is not None and errors and not options.on("json"):
        console.say(f"提示：来源里有错误{errors}处，不加 --cell 可以逐一看到")
    wrong = bool(read.unread or gaps or errors)
    return console.CONTRADICTORY if wrong else console.DONE


def _refusal(rollup: Rollup, read: _Read) -> str:
    if not rollup.totals:
        return "没有一份来源可以计入，没有汇总；请核对来源和年度"
    return f"{len(read.unread)}份来源读不出来，没有写出；请换掉它们，或加 --skip-bad 略过"


def _cell(name: str | None) -> str | None:
    if name is None:
        return None
    from engine.form.keys import figure_keys, nearest, spoken

    if name in figure_keys():
        return name
    spelt = next((key for key in sorted(figure_keys()) if spoken(key) == name), None)
    if spelt is None:
        near = nearest(name)
        raise Refusal(f"--cell：没有“{name}”这一格" + (f"，是不是 {near}（{spoken(near)}）" if near else ""))
    return spelt


def _from_record(options: Options, cell: str) -> int | None:
    """Answers from what a roll-up draft keeps, where that alone was named; None where it was not."""
    names = options.many("sources")
    if len(names) != 1 or options.maybe("output") or not names[0].endswith(".toml"):
        return None
    from engine.draft.load import read
    from engine.rollup.record import recorded, recorded_total
    from engine.rollup.result import total_result
    from tui.commands.merge_lines import contributions

    record = recorded(read(names[0]))
    if record is None:
        return None
    total = recorded_total(record, cell)
    if options.on("json"):
        _json({"schema": 1, "path": names[0], "cells": {cell: total_result(total, record)}})
    else:
        for line in contributions(total, record):
            console.out(line)
    return console.DONE


def _target(options: Options, *, showing: bool) -> Path | None:
    output = options.maybe("output")
    if output is None:
        if showing:
            return None
        raise Refusal("请用 -o 写明汇总到哪个草稿文件，例如 -o 汇总.toml；只看不写请加 --json 或 --cell")
    target = Path(output)
    if target.is_dir():
        raise Refusal(f"{target}：这是文件夹，请写明文件名，例如 {target / '汇总.toml'}")
    if target.suffix.lower() != ".toml":
        raise Refusal(f"{target}：汇总的结果是草稿，文件名应以 .toml 结尾")
    if not target.absolute().parent.is_dir():
        raise Refusal(f"{target}：文件夹不存在，请先建好，或换一个位置")
    return target


def _own(name: str | None) -> tuple[str, Draft] | None:
    if name is None:
        return None
    from engine.intake.sources import draft_from

    return name, draft_from(name)


def _listed(name: str | None) -> list[str] | None:
    if name is None:
        return None
    from engine.rollup.listed import names_in

    try:
        with Path(name).open("rb") as file:
            names = names_in(file.read())
    except OSError as error:
        raise Refusal(f"--units：{name}：名单读不出来（{error.strerror or error}），请核对路径") from None
    if not names:
        raise Refusal(f"--units：{name}：名单里没有单位名称；请一行写一个单位全称")
    return names


def _year(word: str | None) -> int | None:
    if word is None:
        return None
    digits = word.strip().removesuffix("年度").removesuffix("年")
    if not (digits.isascii() and digits.isdigit() and len(digits) == len("2024")):
        raise Refusal(f"--year：“{word}”不是年份，请写四位数，例如 2024")
    return int(digits)


def _previous(target: Path | None) -> Draft | None:
    """The roll-up that stands where the result goes.

    Raises:
        Refusal: what stands there is no roll-up, and is not overwritten.
    """
    if target is None or not target.exists():
        return None
    from engine.draft.load import read
    from engine.rollup.record import NAME

    there = read(target)
    if NAME not in there.extra:
        raise Refusal(f"{target}：文件已经存在，不是汇总草稿，没有覆盖；请换一个文件名")
    return there


def _names_in(previous: Draft) -> list[str]:
    from engine.rollup.record import recorded

    record = recorded(previous)
    return [unit.organ for unit in record.units if not unit.left_out] if record else []


def _sources(options: Options, target: Path | None) -> list[str]:
    """The files to sum up; the result, the list and the government's own draft may lie in the same folder."""
    from engine.intake.sources import expand

    others = (None if target is None else str(target), options.maybe("units"), options.maybe("against"))
    apart = {os.path.realpath(name) for name in others if name is not None}
    named = options.many("sources")
    for name in named:
        if target is not None and os.path.realpath(name) == os.path.realpath(target):
            raise Refusal(f"{name}：汇总的结果不能同时是来源；请换一个文件名")
    files = [name for name in expand(named) if name in named or os.path.realpath(name) not in apart]
    if not files:
        raise Refusal("文件夹里除了汇总结果没有别的来源；请写明各单位的草稿或报告")
    return files


def _units(names: Sequence[str]) -> _Read:
    """Every source, also behind one that cannot be read."""
    from engine.draft.errors import DraftTroubleError, one_line
    from engine.intake.sources import draft_from
    from engine.rollup.unit import unit_of

    read = _Read([], [])
    watched = sys.stderr is not None and sys.stderr.isatty()
    for done, name in enumerate(names):
        if watched and done and done % _TOLD_EVERY == 0:
            console.say(f"已读{done}份，共{len(names)}份")
        try:
            read.units.append(unit_of(name, draft_from(name), _digest(name)))
        except DraftTroubleError as error:
            read.unread.append((name, str(error)))
        except Exception as error:  # noqa: BLE001 - whatever one file does, the others are still read
            detail = one_line(f"{type(error).__name__}：{error}")[:200]
            read.unread.append((name, f"{one_line(name)}：读的时候程序出错（{detail}），请反馈给开发者"))
    return read


def _digest(name: str) -> str:
    """The beginning of the file's SHA-256."""
    from hashlib import sha256

    with open(name, "rb") as file:  # noqa: PTH123 - thousands of files
        return sha256(file.read()).hexdigest()[:16]


def _gaps(rollup: Rollup, own: tuple[str, Draft] | None) -> tuple[Gap, ...]:
    if own is None:
        return ()
    from engine.rollup.against import against

    return against(rollup, own[1])


def _print(
    options: Options,
    rollup: Rollup,
    unread: Sequence[tuple[str, str]],
    gaps: Sequence[Gap],
    target: Path | None,
    cell: str | None,
) -> None:
    own = options.maybe("against")
    if options.on("json"):
        from engine.rollup.result import document

        result = document(
            rollup,
            output=None if target is None else str(target),
            organ=options.maybe("organ"),
            unread=unread,
            compared=None if own is None else (own, gaps),
        )
        if cell is not None:
            kind = "cells" if cell in result["cells"] else "facts"
            result |= {"cells": {}, "facts": {}, kind: {cell: result[kind].get(cell) or _asked(rollup, cell)}}
        _json(result)
        return
    from tui.commands import merge_lines

    lines: Iterable[str]
    if cell is None:
        lines = merge_lines.report(rollup, len(unread), None if own is None else (own, gaps))
    else:
        lines = merge_lines.contributions(merge_lines.total_of(rollup, cell), rollup.record)
    for line in lines:
        console.out(line)


def _asked(rollup: Rollup, cell: str) -> dict[str, object]:
    from engine.rollup.result import total_result
    from tui.commands.merge_lines import total_of

    return total_result(total_of(rollup, cell), rollup.record)


def _json(result: object) -> None:
    import json

    console.out(json.dumps(result, ensure_ascii=False, indent=1))


def _write(target: Path, rollup: Rollup, organ: str | None, previous: Draft | None) -> None:
    from engine.draft.file import DraftFile
    from engine.rollup.merge import rolled_up

    organ = (organ or "").strip() or None
    if previous is None:
        DraftFile.create(target, rolled_up(rollup, organ=organ)).close()
    else:
        from tui.commands.merge_lines import replaced

        with DraftFile.open(target) as file:
            for line in replaced(file.draft):
                console.say(line)
            file.save(rolled_up(rollup, file.draft, organ))
    console.say(f"已写出汇总草稿：{target}")
