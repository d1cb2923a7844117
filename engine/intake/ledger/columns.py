"""Which column of a ledger holds what: proposed from headers and contents, to be confirmed by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from engine.intake.errors import IntakeError
from engine.intake.ledger import contents, ticks
from engine.intake.ledger.headers import FIELDS, REQUIRED, exact, likely
from engine.intake.ledger.mapping import Mapped
from engine.intake.ledger.vocabulary import SIGNED, pattern, plain
from engine.intake.ledger.workbook import Ledger, Row, Sheet
from engine.namedtuple import NamedTuple

_HEAD = 40
"""Rows in which the header is looked for."""

_SAMPLE = 300
"""Rows whose contents are looked at."""

_LONGEST_HEADER = 40

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Column(NamedTuple):
    """A column that was recognised.

    Attributes:
        place: counted from 0 in the rows as they are read.
        header: as it is written; both lines of a header over two rows, joined by `/`.
        confidence: 0 to 1; 1 where a person said so.
        letter: the column as the spreadsheet names it.
    """

    place: int
    header: str
    confidence: float
    letter: str


class SheetMap(NamedTuple):
    """The columns of one sheet.

    Attributes:
        sheet: the sheet.
        first: the first row that may hold a case, counted from 0.
        columns: by field (see `headers.FIELDS`).
        kind: the kind of applicant that the name of the sheet says, where no column does.
        header: the texts of the header, plain; a row that repeats them is no case.
        several: whether other sheets are tallied too, so that a row needs the name of its sheet.
    """

    sheet: Sheet
    first: int
    columns: Mapping[str, Column]
    kind: str = ""
    header: tuple[str, ...] = ()
    several: bool = False


class ColumnMap(NamedTuple):
    """What is to be tallied, and how it is read.

    Attributes:
        sheets: the sheets with cases.
        outcomes: words that a person has placed: plain word -> row of table 三 or `open`.
        kinds: words that a person has placed: plain word -> kind of applicant.
        year: the year that a person said.
        notes: sheets left out, kinds told by names …
        left: sheets that look like ledgers and could not be read, each with what is missing; the tally is not whole.
    """

    sheets: tuple[SheetMap, ...]
    outcomes: Mapping[str, str] = _NOTHING
    kinds: Mapping[str, str] = _NOTHING
    year: int | None = None
    notes: tuple[str, ...] = ()
    left: tuple[tuple[str, str], ...] = ()

    @property
    def confidence(self) -> float:
        """That of the least sure column that the tally stands on."""
        found = [sheet.columns[f].confidence for sheet in self.sheets for f in REQUIRED if f in sheet.columns]
        return min(found, default=0.0)


def propose(ledger: Ledger, mapped: Mapped | None = None) -> ColumnMap:  # noqa: C901 - one branch for each note
    """Finds the columns of every sheet.

    Args:
        ledger: an open ledger.
        mapped: what a person has said before, where there is such a file.

    Raises:
        IntakeError: no sheet has the columns that a tally needs; the message names what is missing.
    """
    said = mapped or Mapped()
    notes: list[str] = []
    found: list[SheetMap] = []
    left: list[tuple[str, str]] = []
    nearest: tuple[int, SheetMap] | None = None
    for sheet in ledger.sheets:
        if said.sheets and sheet.name not in said.sheets:
            continue
        best = _sheet_map(sheet, said)
        if best is None:
            if sheet.name and len(ledger.sheets) > 1:
                notes.append(f"工作表“{sheet.name}”里没有找到台账的表头，没有计入")
            continue
        missing = _missing(best)
        if missing:
            if nearest is None or len(missing) < nearest[0]:
                nearest = (len(missing), best)
            if "received" in best.columns and not sheet.hidden:
                what = f"有收到日期，却没有认出{_names(missing)}一栏，整张表没有计入；请补上表头，或用 --map 写明各栏"
                left.append((sheet.name, f"{what}（不是台账的，在 sheets 中只列要计入的工作表）"))
            elif len(ledger.sheets) > 1:
                notes.append(f"工作表“{sheet.name}”缺少{_names(missing)}一栏，没有计入")
        elif sheet.hidden and not said.sheets:
            notes.append(f"工作表“{sheet.name}”是隐藏的，没有计入；如应计入，请取消隐藏")
        else:
            found.append(best)
            if "name" in best.columns and best.columns.get("kind") == best.columns["name"]:
                notes.append(
                    f"{_called(sheet)}没有申请人类型一栏，按“{best.columns['name'].header}”一栏的名称判断，请核对"
                )
    if not found:
        raise _refused(ledger, nearest[1] if nearest else None)
    several = len(found) > 1
    found = [sheet._replace(several=several) for sheet in found]
    return ColumnMap(tuple(found), said.outcomes, said.kinds, said.year, tuple(notes), tuple(left))


def glance(sheet: Sheet, said: Mapped) -> SheetMap | None:
    """What is recognised of a sheet, also where a column that is needed is missing; None where there is no header."""
    return _sheet_map(sheet, said)


def _called(sheet: Sheet) -> str:
    return f"工作表“{sheet.name}”" if sheet.name else "台账"


def _names(fields: Iterable[str]) -> str:
    return "、".join(f"“{FIELDS[field]}”" for field in fields)


def _missing(found: SheetMap) -> list[str]:
    return [f for f in REQUIRED if f not in found.columns and not (f == "kind" and found.kind)]


def _refused(ledger: Ledger, nearest: SheetMap | None) -> IntakeError:
    if nearest is None:
        return IntakeError(
            ledger.name,
            "没有找到台账的表头（至少要有收到日期、申请人类型、办理结果三栏）；请核对是不是选错了文件，"
            "或用 --map 写明哪一栏是什么",
        )
    missing = _missing(nearest)
    headers = "、".join(text for text in nearest.header if text)[:120]
    example = "，".join(f'{field} = "那一栏的表头"' for field in missing)
    where = f"工作表“{nearest.sheet.name}”" if nearest.sheet.name else ""
    return IntakeError(
        ledger.name,
        f"没有认出{_names(missing)}一栏（表头有：{headers}）；请用 --map 指定对应关系文件，在 [columns] 下写 {example}",
        where,
    )


def _sheet_map(sheet: Sheet, said: Mapped) -> SheetMap | None:
    """The best reading of a sheet's header; None where nothing in it looks like one."""
    rows = list(islice(sheet.rows(), _HEAD + _SAMPLE))
    header = _header(rows, said)
    if header is None:
        return None
    first, texts = header
    columns = _columns(texts, [row for row in rows[first:] if not _beside(row, texts)], sheet, said)
    found = ticks.ticked(rows, first)
    if found:
        sheet, first = ticks.told(sheet, found), found.first
        columns = _with_ticks(columns, found, sheet.offset, said)
    kind = ""
    if "kind" not in columns:
        kind = contents.kind_of_sheet(sheet.name)
        if (
            not kind
            and "name" in columns
            and contents.names_tell(
                [row[columns["name"].place] for row in rows[first:] if len(row) > columns["name"].place]
            )
        ):
            columns["kind"] = columns["name"]
    return SheetMap(sheet, first, columns, kind, tuple(plain(text) for text in texts))


def _beside(row: Row, texts: Sequence[str]) -> bool:
    """Whether a row says nothing about its columns: the header printed again, or who signed below the table."""
    cells = [text for text in map(_text, row) if text]
    return sum(text in texts for text in cells) > 1 or any(pattern(SIGNED).search(text) for text in cells)


def _with_ticks(
    columns: Mapping[str, Column], found: ticks.Ticked, offset: int, said: Mapped
) -> dict[str, Column]:
    """The columns with those that are ticked told as one; what a person has said of a column stays."""
    places = {place for words in found.words.values() for place in words}
    kept = {f: c for f, c in columns.items() if c.place not in places or f in said.columns}
    for added, field in enumerate(ticks.FAMILIES):
        words = found.words.get(field)
        if words and field not in said.columns:
            letters = f"{letter(min(words) + offset)}—{letter(max(words) + offset)}"
            kept[field] = Column(found.width + added, "、".join(words.values()), 0.9, letters)
    return kept


def _header(rows: Sequence[Row], said: Mapped) -> tuple[int, list[str]] | None:
    """The row below the header, and the header's texts; one row or two.

    Known names decide; only where there are too few of them are likenesses looked for, which takes far longer.
    """
    wanted = {plain(header) for header in said.columns.values()}
    for near in (False, True):
        best: tuple[float, int, list[str]] | None = None
        for at in range(min(_HEAD, len(rows))):
            single = [_text(cell) for cell in rows[at]]
            for taken, texts in ((1, single), (2, _two_rows(rows, at))):
                if texts is None or (near and contents.looks_like_case(rows[at])):
                    continue
                score = _score(texts, wanted, near=near) - 0.01 * at - 0.4 * (taken - 1)
                if score > (1.5 if near else 2.5) and (best is None or score > best[0]):
                    best = (score, at + taken, texts)
        if best is not None:
            return best[1], best[2]
    return None


def _score(texts: Sequence[str], wanted: set[str], *, near: bool) -> float:
    """How many fields the texts name; long cells are sentences, not headers."""
    fields: dict[str, float] = {}
    for text in texts:
        if not text or len(text) > _LONGEST_HEADER:
            continue
        last = text.rpartition("/")[2]
        hit = exact(text) or exact(last) or (next(iter(likely(text)), None) if near else None)
        if plain(text) in wanted or plain(last) in wanted:
            fields[text] = 1.5
        elif hit:
            field, sure = hit
            fields[field] = max(fields.get(field, 0.0), sure)
    return sum(fields.values())


def _two_rows(rows: Sequence[Row], at: int) -> list[str] | None:
    """A header over two rows as one: what stands above several columns is put in front of each."""
    if at + 1 >= len(rows):
        return None
    upper, lower = [_text(cell) for cell in rows[at]], [_text(cell) for cell in rows[at + 1]]
    if contents.looks_like_case(rows[at + 1]) or not any(lower) or not any(upper):
        return None
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    texts, above = [], ""
    for up, low in zip(upper, lower, strict=True):
        above = up or (above if low else "")
        texts.append("/".join(part for part in (above, low) if part) if low else up)
    return texts


def _columns(texts: Sequence[str], rows: Sequence[Row], sheet: Sheet, said: Mapped) -> dict[str, Column]:
    """Each field's column: what a person said, then the surest of the rest; a column holds one thing."""
    found: dict[str, Column] = {}
    for field, header in said.columns.items():
        index = _said(header, texts, sheet.offset)
        if index is not None:
            found[field] = Column(
                index, texts[index] if index < len(texts) else "", 1.0, letter(index + sheet.offset)
            )
    taken = {column.place for column in found.values()}
    scored = sorted(_guesses(texts, rows), key=lambda guess: (-guess[0], guess[2]))
    for sure, field, index in scored:
        if field in found or index in taken:
            continue
        taken.add(index)
        header = texts[index] if index < len(texts) else ""
        found[field] = Column(index, header, round(min(sure, 1.0), 2), letter(index + sheet.offset))
    return found


def _guesses(texts: Sequence[str], rows: Sequence[Row]) -> Iterable[tuple[float, str, int]]:
    width = max([len(texts), *(len(row) for row in rows[:50])], default=0)
    for index in range(width):
        text = texts[index] if index < len(texts) else ""
        cells = [row[index] for row in rows if len(row) > index]
        last = text.rpartition("/")[2]
        seen: dict[str, float] = {}
        for field, sure in (*likely(text), *(likely(last) if last != text else ())):
            fits = contents.fit(field, cells)
            if fits is None or fits >= contents.ENOUGH:
                seen[field] = max(seen.get(field, 0.0), sure if fits is None else sure * (0.7 + 0.3 * fits))
        for field, sure in contents.by_content(cells, text):
            seen.setdefault(field, sure)
        for field, sure in seen.items():
            yield sure, field, index


def _said(header: str, texts: Sequence[str], offset: int) -> int | None:
    """The column that a person named by its header, or by its letter."""
    wanted = plain(header)
    for candidates in (texts, [text.rpartition("/")[2] for text in texts]):
        for index, text in enumerate(candidates):
            if text and plain(text) == wanted:
                return index
    if header.isascii() and header.isalpha() and len(header) <= 2:
        number = 0
        for char in header.upper():
            number = number * 26 + ord(char) - 64
        return number - 1 - offset if number > offset else None
    return None


def _text(cell: object) -> str:
    return "".join(str(cell).split()) if isinstance(cell, str) else ""


def letter(index: int) -> str:
    """The name of a column in a spreadsheet, counted from 0: A, B … AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
