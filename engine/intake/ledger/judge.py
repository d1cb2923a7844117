"""One row of a ledger -> what is certain about the case, what is not, and why. Rows that say the same are judged once."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter, lt

from engine.form.keys import OUTCOMES
from engine.intake.ledger.blocks import Block
from engine.intake.ledger.codes import SPECIAL, Codes, Outcome
from engine.intake.ledger.columns import SheetMap
from engine.intake.ledger.disputes import Dispute
from engine.intake.ledger.headers import DISPUTES, FIELDS
from engine.intake.ledger.vocabulary import OPEN
from engine.intake.ledger.workbook import Row
from engine.namedtuple import NamedTuple

STILL_OPEN, UNKNOWN, THIS_YEAR = -1, 0, -2
"""In the place of a year: the case is not closed; nobody can say; closed in the year of the ledger, which has no dates."""

_MOST_YEARS = 2
"""A case that took longer has a year mistyped, or a long story: it is asked."""

Key = tuple[int, int, int, int, int]
"""A row in codes: day of receipt, day of closing, kind, outcome, disputes."""

Coded = tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[int], Sequence[int]]
"""Rows in codes, column by column."""

Said = tuple[object, ...]
"""A row by its years and its words (see `Judge.words`)."""

_REMEMBERED = 50_000

_FIELDS = ("received", "closed", "kind", "outcome", "reason", "split")


class Case(NamedTuple):
    """What a row says, whatever the year of the report.

    Attributes:
        received: the year; 0 where nobody can say.
        closed: the year; STILL_OPEN, UNKNOWN or THIS_YEAR.
        kinds: the kinds of applicant that are possible.
        rows: the outcome rows that are possible.
        disputes: 复议 and 诉讼.
    """

    received: int
    closed: int
    kinds: tuple[str, ...]
    rows: tuple[str, ...]
    disputes: tuple[Dispute, ...] = ()


class Issue(NamedTuple):
    """Why a row is not certain.

    Attributes:
        field: the column (see `headers.FIELDS`).
        word: what stands there, shortened; empty where it may be a name.
        candidates: what it may mean: rows, kinds or cells of table 四; empty for what must be put right in the ledger.
        message: what is wrong; empty for a word that only has to be placed.
    """

    field: str
    word: str
    candidates: tuple[str, ...]
    message: str = ""


class Judged(NamedTuple):
    """A row, judged. `doubtful` rows have no date of receipt: they may be no case at all, but a sum or a remark."""

    case: Case
    issues: tuple[Issue, ...] = ()
    doubtful: bool = False


class Judge:
    """Judges the rows of one sheet."""

    def __init__(self, sheet: SheetMap, codes: Codes) -> None:
        """Prepares for one sheet; the codes are those of the whole ledger."""
        self._codes = codes
        self._at = {field: column.place for field, column in sheet.columns.items()}
        fields = [field for field in (*_FIELDS, *DISPUTES) if field in self._at]
        self._places = {field: place for place, field in enumerate(fields)}
        self._pick = itemgetter(*(self._at[field] for field in fields))
        self._width = max(self._at[field] for field in fields) + 1
        self._by_name = "name" in self._at and self._at.get("kind") == self._at["name"]
        self._fixed = codes.fixed_kind(sheet.kind) if sheet.kind else -1
        self._dated = "closed" in self._at
        self._disputed = any(field in DISPUTES for field in self._at)
        self._known: dict[Key, Judged] = {}
        self._received, self._closed = self._at["received"], self._at.get("closed", -1)
        self._words = [self._at[field] for field in fields if field not in ("received", "closed")]
        self._told: dict[Said, Judged] = {}

    def coded(self, batch: list[Row]) -> Coded:
        """The rows in codes, column by column; short rows are filled up with blanks."""
        try:
            picked = list(zip(*map(self._pick, batch), strict=True))
        except IndexError:
            width = self._width
            batch = [row if len(row) >= width else [*row, *[""] * (width - len(row))] for row in batch]
            picked = list(zip(*map(self._pick, batch), strict=True))
        codes, blank = self._codes, [""] * len(batch)

        def column(field: str) -> Sequence[object]:
            place = self._places.get(field)
            return blank if place is None else picked[place]

        kinds: Sequence[int] = [self._fixed] * len(batch)
        if self._fixed < 0:
            known = codes.names if self._by_name else codes.kinds
            kinds = list(map(known.__getitem__, column("kind")))
        outcomes = zip(column("outcome"), column("reason"), column("split"), strict=True)
        disputes = [codes.disputes[()]] * len(batch)
        if self._disputed:
            absent = [None] * len(batch)
            cells = zip(*(column(f) if f in self._at else absent for f in DISPUTES), strict=True)
            disputes = [codes.disputes[said] for said in cells]
        return (
            list(map(codes.days.__getitem__, column("received"))),
            list(map(codes.days.__getitem__, column("closed"))),
            kinds,
            list(map(codes.outcomes.__getitem__, outcomes)),
            disputes,
        )

    def words(self, block: Block) -> list[Sequence[object]] | None:
        """The rows by years and words, which leaves few different ones: the years, and the other cells as they stand.

        Column by column. None where a row is too short, or a case was closed before it was received: such rows are judged
        one by one.
        """
        days, year = self._codes.days.__getitem__, self._codes.years.__getitem__
        try:
            first = list(map(days, block.column(self._received)))
            last = list(map(days, block.column(self._closed))) if self._dated else first
            if any(map(lt, last, first)):
                return None
            return [list(map(year, first)), list(map(year, last)), *map(block.column, self._words)]
        except (IndexError, TypeError):  # TypeError: a cell that cannot be hashed; no reader gives one today
            return None

    def known(self, said: Said) -> Judged | None:
        """What a row says that was judged before, by its years and words."""
        return self._told.get(said)

    def said(self, said: Said, row: Row) -> Judged:
        """What a row says, remembered by its years and words."""
        judged = self(tuple(column[0] for column in self.coded([row])))  # type: ignore[arg-type]
        if len(self._told) < _REMEMBERED:
            self._told[said] = judged
        return judged

    def __call__(self, key: Key) -> Judged:
        """What a row says, given by days or by years."""
        received, closed, *rest = key
        reversed_ = closed < received < SPECIAL
        year = self._codes.years
        key = (year[received], year[closed], *rest) if not reversed_ else key  # type: ignore[assignment]
        judged = self._known.get(key)
        if judged is None:
            judged = self._judge(key, reversed_)
            if not reversed_:
                self._known[key] = judged
        return judged

    def _judge(self, key: Key, reversed_: bool) -> Judged:
        codes = self._codes
        issues: list[Issue] = []
        received, arrived = self._year("received", codes.years[key[0]], issues)
        if received == STILL_OPEN:
            issues.append(_wrong("received", "收到日期是空的（或者公式出错）"))
            received = UNKNOWN
        kind = codes.kind(key[2])
        if len(kind.kinds) != 1 and kind.blank:
            issues.append(_wrong("kind", "申请人类型是空的（或者公式出错）"))
        elif len(kind.kinds) != 1:
            issues.append(Issue("kind", kind.word, kind.kinds))
        closed, rows = self._end(codes.outcome(key[3]), codes.years[key[1]], issues)
        if reversed_ or 0 < closed < received:
            issues.append(_wrong("closed", "办结日期早于收到日期"))
            received = closed = UNKNOWN
        elif received > 0 and closed - received > _MOST_YEARS:
            issues.append(_wrong("closed", f"收到日期是{received}年，办结日期是{closed}年，相隔太久"))
            received = closed = UNKNOWN
        said = codes.said(key[4])
        for groups, results in said.disputes:
            if len(groups) > 1 or len(results) > 1:
                field = "review" if groups == ("review",) else "litigation"
                issues.append(Issue(field, said.word, tuple(f"{g}.{r}" for g in groups for r in results)))
        return Judged(Case(received, closed, kind.kinds, rows, said.disputes), tuple(issues), not arrived)

    def _year(self, field: str, code: int, issues: list[Issue]) -> tuple[int, bool]:
        """The year behind a code, and whether it is one; STILL_OPEN for a blank, UNKNOWN for what cannot be read."""
        if code < SPECIAL:
            return code, True
        day = self._codes.day(code)
        if day.blank:
            return STILL_OPEN, False
        if day.fault:
            issues.append(_wrong(field, FIELDS[field] + day.fault))
            return UNKNOWN, False
        return day.year, True

    def _end(self, outcome: Outcome, code: int, issues: list[Issue]) -> tuple[int, tuple[str, ...]]:
        """The year of closing, and the outcome rows that are possible."""
        closed = self._year("closed", code, issues)[0] if self._dated else THIS_YEAR
        rows = outcome.rows
        if (outcome.blank or rows == (OPEN,)) and closed in (STILL_OPEN, THIS_YEAR):
            return STILL_OPEN, OUTCOMES
        if outcome.blank:
            issues.append(_wrong("outcome", "有办结日期，办理结果却是空的（或者公式出错）"))
            return closed, OUTCOMES
        if rows == (OPEN,):
            issues.append(_wrong("outcome", f"有办结日期，办理结果却是“{outcome.word}”"))
            return UNKNOWN, OUTCOMES
        if len(rows) != 1:
            issues.append(Issue("outcome", outcome.word, rows or (*OUTCOMES, OPEN)))
        if closed == STILL_OPEN:
            if rows:
                issues.append(_wrong("closed", f"有办理结果“{outcome.word}”，没有办结日期"))
            closed = UNKNOWN
        return closed, rows or OUTCOMES


def _wrong(field: str, message: str) -> Issue:
    return Issue(field, "", (), message)
