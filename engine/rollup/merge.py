"""The sum of subordinate units as a draft of 本级政府.

Every cell is summed up on its own, totals too: a total is the sum of the totals that the units state, and of those
that follow where a unit states none. So what is contradictory in a unit stays contradictory in the sum and `check`
finds it there, in the same row; summing parts and computing totals anew would hide it. A blank is not 0: what
follows from a unit's other figures counts as its figure, and while one unit is blank the sum is left blank. Total and
parts of each unit are exact numbers, so is the sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from engine.draft.model import Draft
from engine.draft.values import Number, number_fault
from engine.figures.claims import claims_of, problem
from engine.figures.solve import solve
from engine.form.keys import CELLS, FACTS, cells_of, sums
from engine.namedtuple import NamedTuple
from engine.rollup.issues import Issue, in_order, of_figures, of_units
from engine.rollup.record import NAME, Record, Source, Total, added, written
from engine.rollup.unit import NOT_ADDED, Unit


class Rollup(NamedTuple):
    """The result of a merge.

    Attributes:
        units: the sources in their order; their numbers count from 1.
        left_out: by number of a source why it was not added (the same organ twice, another year).
        year: of the sum.
        totals: every cell, and every other figure that a unit states, with its contributions; empty where no unit
            counts.
        issues: what is wrong with the sources, errors first.
    """

    units: tuple[Unit, ...]
    left_out: Mapping[int, str]
    year: int | None
    totals: Mapping[str, Total]
    issues: tuple[Issue, ...]

    @property
    def record(self) -> Record:
        """What the draft keeps of it."""
        sources = tuple(
            Source(unit.name, unit.file, unit.digest, self.left_out.get(number, ""))
            for number, unit in enumerate(self.units, start=1)
        )
        return Record(sources, self.totals)


def merge(
    units: Sequence[Unit],
    *,
    year: int | None = None,
    listed: Iterable[str] | None = None,
    before: Iterable[str] = (),
) -> Rollup:
    """Sum up the units. Pure.

    Args:
        units: the sources, in the order in which they are named.
        year: the year to sum up; by default the one that most units are about.
        listed: the organs that there should be; None when there is no such list.
        before: the organs of the roll-up that this one takes the place of; they count where there is no list.
    """
    year = year or _usual_year(units)
    found, left_out = of_units(units, year, listed, before)
    counted = [(number, unit) for number, unit in enumerate(units, start=1) if number not in left_out]
    totals = {key: total(key, counted) for key in _keys(unit for _, unit in counted)}
    issues = in_order((*found, *of_figures(counted, totals)))
    return Rollup(tuple(units), left_out, year, totals, issues)


def total(key: str, counted: Sequence[tuple[int, Unit]]) -> Total:
    """The sum of one figure; a key that stands for several cells is looked up in them where a unit does not state it."""
    parts: list[tuple[int, Number]] = []
    blank = []
    stated = False
    several = key in sums()
    for number, unit in counted:
        value = unit.figures.get(key)
        if value is None and several:
            value = _from_cells(key, unit)
        if value is None:
            blank.append(number)
        elif value:
            parts.append((number, value))
        stated = stated or key in unit.stated
    return Total(key, added(value for _, value in parts), tuple(parts), tuple(blank), stated)


def rolled_up(rollup: Rollup, base: Draft | None = None, organ: str | None = None) -> Draft:
    """The draft of the sum.

    Args:
        rollup: the sum.
        base: the roll-up that it takes the place of; its texts, answers and decisions stay, its figures go.
        organ: the organ that reports the sum.
    """
    base = base or Draft()
    changes: dict[str, object] = {"scope": "region", "year": rollup.year or base.year}
    if organ:
        changes["organ"] = organ
    kept = {key: value for key, value in base.figures.items() if key in FACTS}
    usable = {
        key: total.value
        for key, total in rollup.totals.items()
        if total.value is not None and not number_fault(key, total.value)
    }
    figures = {key: value for key, value in usable.items() if rollup.totals[key].stated}
    solution = solve(problem(claims_of(figures, {})))
    figures |= {key: value for key, value in usable.items() if solution.value(key) is None}
    draft = base.with_profile(changes)._replace(figures=kept)
    return draft.with_figures(figures)._replace(extra={**base.extra, NAME: written(rollup.record)})


def _usual_year(units: Iterable[Unit]) -> int | None:
    years = Counter(unit.year for unit in units if unit.year)
    return max(years, key=lambda year: (years[year], year)) if years else None


def _keys(units: Iterable[Unit]) -> tuple[str, ...]:
    """The cells, and whatever else some unit states; nothing where there is no unit: the sum of none is not 0."""
    held = tuple(units)
    if not held:
        return ()
    stated = {key for unit in held for key in unit.stated} - NOT_ADDED
    return (*CELLS, *(key for key in (*sums(), *FACTS) if key in stated))


def _from_cells(key: str, unit: Unit) -> Number | None:
    values = [unit.figures.get(cell) for cell in cells_of(key)]
    known = [value for value in values if value is not None]
    return added(known) if len(known) == len(values) else None
