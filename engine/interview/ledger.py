"""A case ledger on its way into the draft: opened, its columns confirmed, words placed, taken over, looked up again.

Nothing here knows a screen; the application and the plain mode call the same functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from engine.draft.errors import DraftTroubleError
from engine.draft.model import Draft
from engine.form.current import FORM
from engine.form.keys import OUTCOMES, title
from engine.intake.errors import IntakeError
from engine.intake.ledger.columns import Column, ColumnMap, glance, letter, propose
from engine.intake.ledger.headers import DISPUTES, FIELDS, REQUIRED
from engine.intake.ledger.into import Brought, learnt, with_ledger
from engine.intake.ledger.mapping import Mapped, beside, load_mapping, save_mapping
from engine.intake.ledger.model import Tally, Trouble, Unsure
from engine.intake.ledger.tally import cases_of, tally
from engine.intake.ledger.vocabulary import OPEN, plain
from engine.intake.ledger.workbook import Ledger, Sheet, open_ledger
from engine.namedtuple import NamedTuple
from engine.rules.view import LEDGER

_HEAD = 40
"""Rows in which a header is looked for where none was recognised."""

_LEAST_TEXTS = 3
_LONGEST_HEADER = 40
_SURE, _LIKELY = 0.9, 0.7
_SHOWN = 10

PATH, WITHOUT = "path", "without"
"""What the draft keeps beside the counts: where the ledger lies, seen from the draft, and columns that are none."""


class Header(NamedTuple):
    """A column of the ledger that may be chosen: how it is named in a mapping, and its text."""

    name: str
    text: str
    letter: str


class Opened(NamedTuple):
    """A ledger with what is known about its columns.

    Attributes:
        ledger: the open ledger.
        mapped: what a person has said.
        without: fields of which a person has said that there is no such column.
        columns: what is to be tallied; None while a column that is needed is missing.
        fields: by field, the column of the first sheet.
        headers: the columns to choose from.
        why: why there is nothing to tally yet; empty when there is.
    """

    ledger: Ledger
    mapped: Mapped
    without: tuple[str, ...]
    columns: ColumnMap | None
    fields: Mapping[str, Column]
    headers: tuple[Header, ...]
    why: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Needed fields without a column."""
        if self.columns is not None:
            return ()
        return tuple(field for field in REQUIRED if field not in self.fields)


def opened(path: str | Path, draft: Draft) -> Opened:
    """Open a ledger and propose its columns, with what was said before: beside the ledger, and in the draft.

    Raises:
        IntakeError: it cannot be read, or the answers beside it are damaged.
    """
    near = beside(path)
    said = learnt(draft, load_mapping(near) if near.is_file() else Mapped())
    return _proposed(open_ledger(path), said, _kept_without(draft))


def with_column(found: Opened, field: str, header: Header | None) -> Opened:
    """The ledger with another column for a field; None: there is no such column.

    A column holds one thing: a field that was said to stand in it gives it up.
    """
    columns = {
        known: name
        for known, name in found.mapped.columns.items()
        if known != field and (header is None or name != header.name)
    }
    without = tuple(other for other in found.without if other != field)
    if header is None:
        without = (*without, field)
    else:
        columns[field] = header.name
    return _proposed(found.ledger, found.mapped._replace(columns=columns), without)


def confirmed(found: Opened) -> Opened:
    """The ledger with all its columns as said by a person."""
    names = {header.letter: header.name for header in found.headers}
    columns = {field: names.get(column.letter, column.letter) for field, column in found.fields.items()}
    return found._replace(mapped=found.mapped._replace(columns={**found.mapped.columns, **columns}))


def with_word(found: Opened, unsure: Unsure, place: str) -> Opened:
    """The ledger with a word placed: a row of table 三 or `open`, or a kind of applicant."""
    words = {
        plain(unsure.word): place,
        "".join(plain(part) for part in unsure.word.split("：")): place,  # outcome and reason, each numbered
    }
    mapped = found.mapped
    if unsure.field == "kind":
        mapped = mapped._replace(kinds={**mapped.kinds, **words})
    else:
        mapped = mapped._replace(outcomes={**mapped.outcomes, **words})
    return _proposed(found.ledger, mapped, found.without)


def placeable(unsure: Unsure) -> bool:
    """Whether a word can be placed once and for all; otherwise it must be made clear in the ledger."""
    return bool(plain(unsure.word)) and unsure.field in ("outcome", "kind")


def counted(found: Opened, year: int | None, progress: Callable[[int], None] | None = None) -> Tally:
    """Tally the ledger.

    Raises:
        IntakeError: a needed column is missing, or there is no case in it.
    """
    if found.columns is None:
        raise IntakeError(found.ledger.name, found.why)
    return tally(found.ledger, found.columns, year, progress=progress)


def taken(draft: Draft, found: Opened, done: Tally, at: str, folder: Path) -> Brought:
    """The draft with what the ledger counts; where the ledger lies is kept, seen from the folder of the draft."""
    brought = with_ledger(draft, done, at, found.mapped)
    kept = brought.draft.extra[LEDGER]
    ledger = dict(kept) if isinstance(kept, Mapping) else {}
    ledger[PATH] = _seen_from(folder, Path(done.name))
    ledger.pop(WITHOUT, None)
    if found.without:
        ledger[WITHOUT] = list(found.without)
    return brought._replace(draft=brought.draft._replace(extra={**brought.draft.extra, LEDGER: ledger}))


def remember(found: Opened) -> str:
    """Keep the answers beside the ledger; why that was not possible, or nothing."""
    try:
        save_mapping(beside(found.ledger.name), found.mapped)
    except DraftTroubleError as error:
        return str(error)
    return ""


# -- the cases of a cell ----------------------------------------------------------------------------------------------


class Listed(NamedTuple):
    """The cases of a cell: what they are called, and what should be known about them."""

    cases: tuple[str, ...]
    note: str = ""


def cases(draft: Draft, key: str, folder: Path) -> Listed:
    """What the cases of a cell are called in the ledger that the draft knows; it is read again.

    Raises:
        IntakeError: no ledger is known, it is gone, or the cell is none that a ledger counts.
    """
    kept = _kept(draft)
    name = str(kept.get("file") or "")
    if not name:
        raise IntakeError("台账", "草稿里还没有台账，请先说“/台账 文件”")
    figures = kept.get("figures")
    before = figures.get(key) if isinstance(figures, Mapping) else None
    if not key.startswith(("applications.", "disputes.")):
        raise IntakeError(name, "台账只统计表三和表四，这一格不是从台账来的")
    path = _found(kept, folder)
    if path is None:
        raise IntakeError(name, f"没有找到台账，可能移走了或改了名；请放回{folder}，或重新说“/台账 文件”")
    again = opened(path, draft)
    if again.columns is None:
        raise IntakeError(str(path), again.why)
    year = draft.year or again.columns.year or tally(again.ledger, again.columns).year
    found = cases_of(again.ledger, again.columns, year, key)
    if type(before) is int and before != len(found):
        return Listed(
            found,
            f"台账改动过：填入草稿时这一格是{before}件，现在是{len(found)}件。请重新说“/台账 文件”核对。",
        )
    return Listed(found)


# -- in words ---------------------------------------------------------------------------------------------------------


def sureness(column: Column) -> str:
    """How sure a column is, in words."""
    if column.confidence >= 1.0:
        return "已确定"
    if column.confidence >= _SURE:
        return "有把握"
    return "比较像，请核对" if column.confidence >= _LIKELY else "拿不准，请核对"


def where(found: Unsure | Trouble) -> str:
    """The rows that a question or a trouble is about."""
    sheet = f"“{found.sheet}”" if found.sheet else ""
    rows = "、".join(f"第{row}行" for row in found.rows[:_SHOWN])
    return f"{sheet}{rows}" + (f"等{found.times}行" if found.times > _SHOWN else "")


def asked(unsure: Unsure) -> str:
    """What must be known."""
    if unsure.field == "kind":
        what = f"申请人类型“{unsure.word}”" if unsure.word else "这个申请人"
        return f"{what}应计入哪一列？"
    if unsure.field == "outcome":
        return f"办理结果“{unsure.word}”应计入哪一行？"
    return f"“{unsure.word}”应计入表四哪一格？"


def place_name(field: str, place: str) -> str:
    """What a candidate is called."""
    if field == "kind":
        return FORM.applications.column(place).label
    if field != "outcome":
        return title(f"disputes.{place}")
    if place == OPEN:
        return "没有办结（结转下年度）"
    row = FORM.applications.row(place)
    return row.group + row.label.split("（区分", maxsplit=1)[0]


def all_places(field: str) -> tuple[str, ...]:
    """Everything that a word may be placed under."""
    if field == "kind":
        return tuple(c.key for c in FORM.applications.columns if c.key != "total")
    return (*OUTCOMES, OPEN)


def in_ledger(unsure: Unsure) -> str:
    """What to do about a question that only the ledger itself can answer."""
    if unsure.field == "kind":
        return "请在台账里加上“申请人类型”，再读一次。"
    if unsure.field in DISPUTES:
        return "请在台账的复议、诉讼结果里写明维持、纠正、其他或尚未审结，以及是否先经复议，再读一次。"
    return "请在台账里写明办理结果，再读一次。"


def in_words(found: Opened) -> Iterator[str]:
    """The columns, one line each."""
    for field in FIELDS:
        column = found.fields.get(field)
        if column is not None:
            yield f"{FIELDS[field]}：{column.letter}列“{column.header}”（{sureness(column)}）"


def brought_in(brought: Brought) -> list[str]:
    """What came of taking a ledger over, the differences one by one."""
    same = not brought.filled and not brought.differences
    lines = ["草稿里已有的数和台账全部一致。" if same else f"填入草稿{len(brought.filled)}格。"]
    if brought.differences:
        lines.append(f"和草稿不一致的{len(brought.differences)}格，草稿没有改动，请核对：")
    for one in brought.differences:
        how = "由已填的数推得" if one.derived else "填的是"
        lines.append(f"〔冲突〕{title(one.key)}：草稿{how}{one.stated}，台账计得{one.counted}")
    return lines


# -- details ----------------------------------------------------------------------------------------------------------


def _proposed(ledger: Ledger, mapped: Mapped, without: tuple[str, ...]) -> Opened:
    try:
        columns, why = propose(ledger, mapped), ""
    except IntakeError as error:
        columns, why = None, error.message
    if columns is not None:
        sheets = tuple(
            sheet._replace(columns={f: c for f, c in sheet.columns.items() if f not in without})
            for sheet in columns.sheets
        )
        columns = columns._replace(sheets=sheets)
        first = sheets[0]
        headers = _headers(first.sheet, first.header)
        return Opened(ledger, mapped, without, columns, first.columns, headers)
    seen = [found for sheet in ledger.sheets if (found := glance(sheet, mapped)) is not None]
    if seen:
        best = max(seen, key=lambda found: len(found.columns))
        return Opened(ledger, mapped, without, None, best.columns, _headers(best.sheet, best.header), why)
    return Opened(ledger, mapped, without, None, {}, _guessed(ledger), why)


def _headers(sheet: Sheet, texts: tuple[str, ...]) -> tuple[Header, ...]:
    """The columns of a sheet with a header; where a text stands twice, the letter names the column."""
    return tuple(
        Header(
            text if texts.count(text) == 1 else letter(place + sheet.offset),
            text,
            letter(place + sheet.offset),
        )
        for place, text in enumerate(texts)
        if text
    )


def _guessed(ledger: Ledger) -> tuple[Header, ...]:
    """The columns where no header was recognised: the row with the most short texts."""
    best: tuple[Header, ...] = ()
    for sheet in ledger.sheets:
        for row in islice(sheet.rows(), _HEAD):
            texts = tuple(
                "".join(cell.split()) if isinstance(cell, str) and len(cell) <= _LONGEST_HEADER else ""
                for cell in row
            )
            headers = _headers(sheet, texts)
            if len(headers) > max(len(best), _LEAST_TEXTS - 1):
                best = headers
    return best


def _kept(draft: Draft) -> Mapping[str, object]:
    kept = draft.extra.get(LEDGER)
    return kept if isinstance(kept, Mapping) else {}


def _kept_without(draft: Draft) -> tuple[str, ...]:
    kept = _kept(draft).get(WITHOUT)
    return tuple(field for field in kept if field in FIELDS) if isinstance(kept, list | tuple) else ()


def _seen_from(folder: Path, path: Path) -> str:
    absolute, folder = path.absolute(), folder.absolute()
    return str(absolute.relative_to(folder)) if absolute.is_relative_to(folder) else str(absolute)


def _found(kept: Mapping[str, object], folder: Path) -> Path | None:
    """The ledger: where it was, else under its name beside the draft, else in the working folder."""
    name = str(kept["file"])
    places = (folder / str(kept.get(PATH) or name), folder / name, Path(name))
    return next((place for place in places if _is_file(place)), None)


def _is_file(place: Path) -> bool:
    try:
        return place.is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False
