"""One source of a roll-up: an organ's figures with what follows from them, and what is wrong in themselves."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from engine.draft.model import Draft, digest
from engine.figures.claims import Number, claims_of, problem
from engine.figures.solve import solve
from engine.form.keys import CELLS, FACTS, sums
from engine.namedtuple import NamedTuple
from engine.rollup.names import Called, canonical
from engine.rollup.quick import plainly
from engine.rollup.record import recorded
from engine.rules.balance import conflicts
from engine.rules.finding import Finding
from engine.rules.source import READ
from engine.rules.view import View

NOT_ADDED = frozenset({"assessment.score"})
"""Figures that have no sum."""


class Unit(NamedTuple):
    """One source.

    Attributes:
        file: the file as the user named it.
        digest: fingerprint of the file; empty where there is none.
        organ: the full name; empty when the source does not say it.
        short_name: the short name, or empty.
        year: the year of the report, where the source says it.
        edition: of the form.
        figures: what is stated, and what follows from it; a blank is absent.
        stated: the keys of what is stated.
        content: equal for sources that say the same.
        conflicts: equations between the figures that do not hold.
        includes: canonical names of the organs that the source itself is the sum of.
        marks: what a report prints in cells that have no usable figure (`/`, `无`, `-3`), by key.
    """

    file: str
    digest: str
    organ: str
    short_name: str
    year: int | None
    edition: str
    figures: Mapping[str, Number]
    stated: frozenset[str]
    content: Hashable
    conflicts: tuple[Finding, ...] = ()
    includes: frozenset[str] = frozenset()
    marks: Mapping[str, str] = MappingProxyType({})

    @property
    def name(self) -> str:
        """What to call it: the organ, else the name of the file."""
        return self.organ or PurePath(self.file).stem

    @property
    def label(self) -> str:
        """The organ with the file."""
        return f"{self.organ}（{self.file}）" if self.organ else self.file

    @property
    def called(self) -> Called:
        """Every name by which a list of units may mean it."""
        names = (self.organ, self.short_name, PurePath(self.file).stem)
        return Called(name for name in names if name)


def unit_of(file: str, draft: Draft, digest: str = "") -> Unit:
    """What a roll-up needs of a draft. Pure."""
    figures, found = _solved(draft)
    record = recorded(draft)
    return Unit(
        file,
        digest,
        draft.organ or "",
        draft.short_name or "",
        draft.year,
        draft.edition,
        figures,
        frozenset(draft.figures),
        (draft.organ, draft.year, frozenset(draft.figures.items()), _told(draft)),
        found,
        frozenset(canonical(unit.organ) for unit in record.units if unit.organ) if record else frozenset(),
        _marks(draft),
    )


def _marks(draft: Draft) -> dict[str, str]:
    seen = draft.extra.get(READ)
    if not isinstance(seen, Mapping):
        return {}
    tables = [table for name in ("marked", "odd") if isinstance(table := seen.get(name), Mapping)]
    return {str(key): str(text) for table in tables for key, text in table.items()}


def _told(draft: Draft) -> str:
    """The prose, short enough to hold for thousands of units."""
    return digest("\0".join(text for part in draft.prose.items() for text in part))


def _solved(draft: Draft) -> tuple[dict[str, Number], tuple[Finding, ...]]:
    """What is stated and what follows, and the equations that do not hold."""
    known = None if draft.figures.keys() & sums().keys() else plainly(draft.figures)
    if known is not None:
        return known, ()
    solution = solve(problem(claims_of(draft.figures, {})))
    figures = {key: value for key in (*CELLS, *FACTS) if (value := solution.value(key)) is not None}
    figures |= {key: value for key, value in draft.figures.items() if key in sums()}
    if not solution.conflicts:
        return figures, ()
    # without texts only the equations within the tables are looked at
    return figures, tuple(conflicts(View(draft, solution, {}), largest=1))
