"""What a tally gives."""

from __future__ import annotations

from collections.abc import Mapping

from engine.intake.ledger.columns import Column
from engine.namedtuple import NamedTuple


class Unsure(NamedTuple):
    """A word that must be placed by a person.

    Attributes:
        field: `outcome`, `kind`, `review` or `litigation`.
        word: as it stands in the ledger; empty where it may be somebody's name.
        candidates: rows of table 三 (or `open`), kinds of applicant, or rows and columns of table 四.
        sheet: the sheet; empty where the file has only one.
        rows: the rows, counted from 1; the first thousand.
        cases: what the cases are called; the first thousand.
        times: how many rows.
    """

    field: str
    word: str
    candidates: tuple[str, ...]
    sheet: str
    rows: tuple[int, ...]
    cases: tuple[str, ...]
    times: int


class Trouble(NamedTuple):
    """Rows that must be put right in the ledger.

    Attributes:
        message: what is wrong, and what to do.
        field: the column that it is about (see `headers.FIELDS`); empty for the row as a whole.
        sheet: the sheet; empty where the file has only one.
        rows: the rows, counted from 1; the first thousand.
        cases: what the cases are called; the first thousand.
        times: how many rows.
    """

    message: str
    field: str
    sheet: str
    rows: tuple[int, ...]
    cases: tuple[str, ...]
    times: int


class Tally(NamedTuple):
    """What a ledger says.

    Attributes:
        name: the file as the user named it.
        year: the year that was tallied.
        columns: by field, the column of the first sheet that has it.
        figures: key -> count, for every cell that is certain, zeros included.
        at_least: key -> count for cells that depend on open questions: so many surely.
        cases: key -> what the cases are called; only cells that are not 0, and only up to 20 000 cases.
        unsure: words to be placed.
        problems: rows to be put right.
        notes: what else should be known.
        rows: rows that are cases, whatever their year.
        counted: cases of the year.
    """

    name: str
    year: int
    columns: Mapping[str, Column]
    figures: Mapping[str, int]
    at_least: Mapping[str, int]
    cases: Mapping[str, tuple[str, ...]]
    unsure: tuple[Unsure, ...]
    problems: tuple[Trouble, ...]
    notes: tuple[str, ...]
    rows: int
    counted: int

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be asked or put right."""
        return not self.unsure and not self.problems
