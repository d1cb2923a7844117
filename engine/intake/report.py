"""A report as it was understood: figures with where each came from, the prose by part, and what found no place."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from engine.namedtuple import NamedTuple

Number = int | Decimal

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Reading(NamedTuple):
    """What stands in one cell of a table.

    Attributes:
        value: the number; None when the cell is blank or holds no number.
        text: as it is written (`1,234`, `/`, ``, `无`).
        place: where it stands, for a person (`第2张表第5行第3列`).
    """

    value: Number | None
    text: str
    place: str


class Report(NamedTuple):
    """A report that somebody wrote, read without guessing.

    Attributes:
        name: the file as the user named it.
        edition: `2021` or `2019`.
        profile: `organ`, `year`, `contact`, `phone`, `address`, `website`, `url` …, as far as the text says them.
        cells: by key of the 2021 form, every cell whose place was found, blank ones too; behind them sums of cells
            (`applications.denied.total`, `applications.other.total`) where the report has a row or column for them.
        older: by key of the 2019 form, cells that the form in force no longer has.
        prose: by part of the draft (`preamble`, `overview`, `disclosure` …, `problems`, `matters`); no links.
        title: the printed title.
        headings: the printed section headings in their order.
        unplaced: what the reader saw and could not place, one line each with its place.
        notes: what a person should know about the reading.
        sections: the keys of the sections whose heading was found, in the order of the report.
        old_labels: labels that only the 2019 form prints, as printed.
        surplus: rows of the tables that neither form has, as printed.
        residue: marks that a program left in the text (`[bookmark: _Hlk1]`), as written; they are in no text and no cell.
        order: by table, the keys of its rows in the order in which they are printed.
    """

    name: str
    edition: str = "2021"
    profile: Mapping[str, str | int] = MappingProxyType({})
    cells: Mapping[str, Reading] = MappingProxyType({})
    older: Mapping[str, Reading] = MappingProxyType({})
    prose: Mapping[str, str] = _NOTHING
    title: str = ""
    headings: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    old_labels: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    residue: tuple[str, ...] = ()
    order: Mapping[str, tuple[str, ...]] = MappingProxyType({})
