"""All lightest sets of claims whose change settles broken checks, exactly.

Each check is a linear form over claims that ought to be zero. A set of claims explains the broken checks if changing
only them brings every check to zero. Such a set holds, for any broken check, at least one claim of that check; so
the search takes the broken check with the fewest claims, tries each of them, and removes it from the other checks
(one step of Gaussian elimination). What is left is the same problem with one claim less to find. A claim that stands
in few checks can settle only that many, which prunes almost everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from heapq import nlargest

from engine.namedtuple import NamedTuple

Number = int | Fraction
Row = dict[str, Number]


class Budget:
    """How many steps a search may take; it is counted in claims tried, so that results never depend on the clock."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def spent(self) -> bool:
        """Take one step; whether none was left."""
        self.steps -= 1
        return self.steps < 0


class _System(NamedTuple):
    """Checks still to be settled: the claims of each, and what it adds up to."""

    rows: tuple[Row, ...]
    rests: tuple[Number, ...]


_Step = tuple[str, Row, Number]
"""A claim that was chosen, the row that then fixes its change, and that row's rest."""


def lightest(
    checks: Sequence[Row], rests: Sequence[Number], *, size: int, budget: Budget
) -> tuple[list[dict[str, Number]], bool]:
    """Every set of exactly `size` changes that brings all checks to zero, none of them idle.

    Sizes are asked for one after the other; the first with a set that is possible is the lightest.

    Args:
        checks: coefficients by claim.
        rests: what each check adds up to now.
        size: how many claims to change.
        budget: the steps left.

    Returns:
        Changes by claim, one dict per set, in a fixed order; and whether the search was complete.
    """
    start = _System(tuple(dict(row) for row in checks), tuple(rests))
    found: dict[frozenset[str], dict[str, Number]] = {}
    complete = _search(start, size, (), found, budget)
    return [changes for _, changes in sorted(found.items(), key=_order)], complete


def _order(item: tuple[frozenset[str], dict[str, Number]]) -> list[str]:
    return sorted(item[0])


def _within_reach(system: _System, broken: list[int], size: int) -> bool:
    """Whether `size` claims can stand in all broken checks at all."""
    counts: dict[str, int] = {}
    for index in broken:
        for name in system.rows[index]:
            counts[name] = counts.get(name, 0) + 1
    return sum(nlargest(size, counts.values())) >= len(broken)


def _search(
    system: _System,
    size: int,
    steps: tuple[_Step, ...],
    found: dict[frozenset[str], dict[str, Number]],
    budget: Budget,
) -> bool:
    """Collect all sets of exactly `size` further claims; False when the budget ran out."""
    broken = [index for index, rest in enumerate(system.rests) if rest]
    if not broken:
        changes = _changes(steps)
        if all(changes.values()):
            found.setdefault(frozenset(changes), changes)
        return True
    if size == 0 or not _within_reach(system, broken, size):
        return True
    at = min(broken, key=lambda index: (len(system.rows[index]), index))
    row, rest = system.rows[at], system.rests[at]
    for name in sorted(row):
        if budget.spent():
            return False
        factor = row[name]
        rests = tuple(
            0 if index == at else _less(value, other[name], factor, rest) if name in other else value
            for index, (other, value) in enumerate(zip(system.rows, system.rests, strict=True))
        )
        if size == 1 and any(rests):
            continue
        rows = tuple(
            {} if index == at else _merged(other, name, row, factor) if name in other else other
            for index, other in enumerate(system.rows)
        )
        if not _search(_System(rows, rests), size - 1, (*steps, (name, row, rest)), found, budget):
            return False
    return True


def _less(value: Number, coefficient: Number, factor: Number, rest: Number) -> Number:
    """What a check adds up to after the step: value - coefficient / factor * rest."""
    if factor in (1, -1):
        return value - coefficient * factor * rest
    return value - Fraction(coefficient) / factor * rest


def _merged(other: Row, name: str, row: Row, factor: Number) -> Row:
    """`other` without `name`, by subtracting a multiple of `row`."""
    share = other[name] * factor if factor in (1, -1) else Fraction(other[name]) / factor
    merged = dict(other)
    for key, coefficient in row.items():
        value = merged.get(key, 0) - share * coefficient
        if value:
            merged[key] = value
        else:
            merged.pop(key, None)
    return merged


def _changes(steps: tuple[_Step, ...]) -> dict[str, Number]:
    """Back-substitution: the change of each chosen claim, the last chosen first."""
    changes: dict[str, Number] = {}
    for name, row, rest in reversed(steps):
        total = rest + sum(row[other] * change for other, change in changes.items() if other in row)
        changes[name] = -Fraction(total) / row[name]
    return changes
