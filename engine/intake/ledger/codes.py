"""Cells as small numbers: equal cells are understood once, and rows are counted without looking at words again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from engine.form.keys import KINDS
from engine.intake.ledger.applicants import applicant_kinds, kind_of_name
from engine.intake.ledger.dates import When, when
from engine.intake.ledger.disputes import Dispute, disputes_of
from engine.intake.ledger.headers import DISPUTES
from engine.intake.ledger.outcomes import outcome_rows
from engine.intake.ledger.vocabulary import plain
from engine.namedtuple import NamedTuple

SPECIAL = 10_000_000
"""From here up a code of a day is no ordinal but stands for something else: blank, unreadable, a month only."""

_REMEMBERED = 50_000
_LONGEST_WORD = 30


class Day(NamedTuple):
    """What a special code of a day means: a year only (`fault` empty), a blank (`blank`), or why it is no date."""

    year: int = 0
    blank: bool = False
    fault: str = ""


class Kind(NamedTuple):
    """Kinds of applicant that a cell may mean; `word` as it stands there, empty for a blank or a name."""

    kinds: tuple[str, ...]
    word: str = ""
    blank: bool = False


class Outcome(NamedTuple):
    """Rows that outcome, sub-reason and 区分处理 may mean; none of them for a blank or for unknown words."""

    rows: tuple[str, ...]
    word: str
    blank: bool


class Said(NamedTuple):
    """What a row says of 复议 and 诉讼, and the words."""

    disputes: tuple[Dispute, ...]
    word: str


class Known(dict[Hashable, int]):
    """Codes by cell; a cell that is not there is understood, and remembered while there is room."""

    def __init__(self, understand: Callable[[Hashable], int]) -> None:
        super().__init__()
        self._understand = understand

    def __missing__(self, cell: Hashable) -> int:
        code = self._understand(cell)
        if len(self) < _REMEMBERED:
            self[cell] = code
        return code


class _Meanings:
    """Numbers for meanings: the same meaning has the same number."""

    def __init__(self, first: int = 0) -> None:
        self._first = first
        self._codes: dict[Hashable, int] = {}
        self._meanings: list[object] = []

    def code(self, meaning: Hashable) -> int:
        code = self._codes.get(meaning)
        if code is None:
            code = self._codes[meaning] = self._first + len(self._meanings)
            self._meanings.append(meaning)
        return code

    def __getitem__(self, code: int) -> object:
        return self._meanings[code - self._first]


class Codes:
    """The codes of one ledger, shared by its sheets.

    Attributes:
        days: cell -> ordinal of the day, or a special code.
        years: code of a day -> year, or the same special code.
        kinds: cell -> code of a `Kind`.
        names: the same for a column of names.
        outcomes: cells of outcome, sub-reason and 区分处理 -> code of an `Outcome`.
        disputes: cells of the six columns of disputes, None for a column that is not there -> code of a `Said`.
    """

    def __init__(self, learnt_outcomes: Mapping[str, str], learnt_kinds: Mapping[str, str]) -> None:
        self._learnt_outcomes, self._learnt_kinds = learnt_outcomes, learnt_kinds
        self._days, self._meant = _Meanings(SPECIAL), _Meanings()
        self._year_of: dict[int, int] = {}
        self.days = Known(self._day)
        self.years = Known(self._year)
        self.kinds = Known(self._kind)
        self.names = Known(self._name)
        self.outcomes = Known(self._outcome)
        self.disputes = Known(self._said)

    def day(self, code: int) -> Day:
        """What a special code of a day means."""
        meaning = self._days[code]
        return meaning if isinstance(meaning, Day) else Day()

    def kind(self, code: int) -> Kind:
        """What a code of a kind means."""
        meaning = self._meant[code]
        return meaning if isinstance(meaning, Kind) else Kind(KINDS)

    def outcome(self, code: int) -> Outcome:
        """What a code of an outcome means."""
        meaning = self._meant[code]
        return meaning if isinstance(meaning, Outcome) else Outcome((), "", blank=True)

    def said(self, code: int) -> Said:
        """What a code of disputes means."""
        meaning = self._meant[code]
        return meaning if isinstance(meaning, Said) else Said((), "")

    def fixed_kind(self, kind: str) -> int:
        """The code of a kind that the sheet itself says."""
        return self._meant.code(Kind((kind,)))

    def _day(self, cell: Hashable) -> int:
        found = when(cell)
        if found is None:
            return self._days.code(Day(blank=True))
        if isinstance(found, When):
            if not found.day:
                return self._days.code(Day(found.year))
            self._year_of[found.day] = found.year
            return found.day
        return self._days.code(Day(fault=f"“{short(cell)}”{found}"))

    def _year(self, code: Hashable) -> int:
        return self._year_of.get(code, code) if isinstance(code, int) else 0

    def _kind(self, cell: Hashable) -> int:
        kinds = applicant_kinds(cell, self._learnt_kinds)
        if len(kinds) == 1:
            return self._meant.code(Kind(kinds))
        return self._meant.code(Kind(kinds or KINDS, short(cell), blank=not plain(cell)))

    def _name(self, cell: Hashable) -> int:
        return self._meant.code(Kind(kind_of_name(cell) or KINDS, "", blank=not plain(cell)))

    def _outcome(self, cells: Hashable) -> int:
        outcome, reason, split = cells if isinstance(cells, tuple) else (cells, "", "")
        rows = outcome_rows(outcome, reason, split, self._learnt_outcomes)
        word = "：".join(part for part in (short(outcome), short(reason)) if part)
        return self._meant.code(
            Outcome(rows, word, blank=not rows and not plain(outcome) and not plain(reason))
        )

    def _said(self, cells: Hashable) -> int:
        given = cells if isinstance(cells, tuple) else ()
        there = {field: cell for field, cell in zip(DISPUTES, given, strict=False) if cell is not None}
        disputes = disputes_of(there)
        word = "：".join(short(cell) for cell in there.values() if short(cell)) if disputes else ""
        return self._meant.code(Said(disputes, word))


def short(raw: object) -> str:
    """A cell as it is quoted to a person."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = " ".join(str(raw if raw is not None else "").split())
    return text if len(text) <= _LONGEST_WORD else text[:_LONGEST_WORD] + "…"
