"""`nianbao tally`: a case ledger to table 三 and, where it has them, table 四."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import console
from tui.commands.console import Refusal
from tui.commands.parsing import Options

if TYPE_CHECKING:
    from engine.intake.ledger.into import Brought
    from engine.intake.ledger.mapping import Mapped
    from engine.intake.ledger.model import Tally


def run(options: Options) -> int:
    """Tally, print, and bring it into the draft where one was named."""
    from engine.draft.file import DraftFile

    into = options.maybe("into")
    if into is None:
        return _tallied(options, None)
    with DraftFile.open(Path(into)) as file:
        return _tallied(options, file)


def _tallied(options: Options, file: object) -> int:
    from engine.draft.file import DraftFile
    from engine.intake.ledger.columns import propose
    from engine.intake.ledger.tally import cases_of, tally
    from engine.intake.ledger.workbook import open_ledger

    draft_file = file if isinstance(file, DraftFile) else None
    key = _key(options.maybe("cases"))
    name = options.text("ledger")
    mapped = _mapped(options, name)
    year = _year(options, draft_file)
    if draft_file is not None:
        from engine.intake.ledger.into import learnt

        mapped = learnt(draft_file.draft, mapped)
    ledger = open_ledger(name)
    columns = propose(ledger, mapped)
    done = tally(ledger, columns, year, progress=_progress)
    looked_up = {}
    if key:
        looked_up[key] = done.cases.get(key) or cases_of(ledger, columns, done.year, key)
    brought = _brought(draft_file, done, mapped) if draft_file is not None else None
    if options.on("json"):
        _print_json(done, looked_up, brought)
    elif key:
        for called in looked_up[key]:
            console.out(called)
    else:
        _print_text(done)
    if brought is not None:
        _say_brought(brought, options.text("into"))
    unsettled = not done.settled or bool(brought and brought.differences)
    return console.CONTRADICTORY if unsettled else console.DONE


def _progress(rows: int) -> None:
    console.say(f"已读{rows}行……")


def _key(key: str | None) -> str:
    if key is None:
        return ""
    from engine.form.keys import CELLS, nearest

    if key in CELLS and key.startswith(("applications.", "disputes.")):
        return key
    near = nearest(key, iter(CELLS))
    raise Refusal(f"--cases：没有“{key}”这一格" + (f"，是不是 {near}" if near else ""))


def _mapped(options: Options, name: str) -> Mapped:
    """What a person has said about the ledger: in the file that is named, else in the one beside it."""
    from engine.intake.ledger.mapping import Mapped, beside, load_mapping

    said = options.maybe("map")
    if said is not None:
        return load_mapping(said)
    near = beside(name)
    if not near.is_file():
        return Mapped()
    console.say(f"已读入对应关系：{near}")
    return load_mapping(near)


def _year(options: Options, file: object) -> int | None:
    """The year that was asked for; it must be that of the draft.

    Raises:
        Refusal: it is no year, or another one.
    """
    from engine.draft.file import DraftFile

    word = options.maybe("year")
    stated = file.draft.year if isinstance(file, DraftFile) else None
    if word is None:
        return stated
    from unicodedata import normalize

    digits = normalize("NFKC", word).strip().removesuffix("年度").removesuffix("年")
    if not (digits.isascii() and digits.isdigit() and len(digits) == len("2024")):
        raise Refusal(f"--year：“{word}”不是年份，请写四位数，例如 2024")
    if stated is not None and stated != int(digits):
        raise Refusal(f"--year：草稿是{stated}年的，不能填入{digits}年的台账")
    return int(digits)


def _brought(file: object, done: Tally, mapped: Mapped) -> Brought | None:
    from datetime import datetime

    from engine.draft.file import DraftFile
    from engine.intake.ledger.into import with_ledger

    if not isinstance(file, DraftFile):
        return None
    brought = with_ledger(file.draft, done, datetime.now().astimezone().date().isoformat(), mapped)
    file.save(brought.draft)
    return brought


def _print_json(done: Tally, looked_up: dict[str, tuple[str, ...]], brought: Brought | None) -> None:
    import json

    from engine.intake.ledger.result import document

    result = document(done, looked_up)
    if brought is not None:
        result["filled"] = list(brought.filled)
        result["differences"] = [
            {
                "key": d.key,
                "stated": float(d.stated) if d.stated % 1 else int(d.stated),
                "counted": d.counted,
                "derived": d.derived,
            }
            for d in brought.differences
        ]
    console.out(json.dumps(result, ensure_ascii=False, indent=1))


def _print_text(done: Tally) -> None:
    from engine.intake.ledger.lines import lines

    for line in lines(done):
        console.out(line)


def _say_brought(brought: Brought, draft: str) -> None:
    from engine.form.keys import spoken

    for difference in brought.differences:
        how = "由已填的数推得" if difference.derived else "填的是"
        console.say(
            f"〔差异〕{spoken(difference.key)}：草稿{how}{difference.stated}，台账计得{difference.counted}；草稿没有改动"
        )
    console.say(f"已填入草稿{len(brought.filled)}格，差异{len(brought.differences)}处：{draft}")
