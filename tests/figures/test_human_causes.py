"""What people do wrong in tables of every sort: it is among the explanations, named, and ahead of what is less likely."""

# ruff: noqa: S311 - tables and mistakes by chance, nothing secret
from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from random import Random
from typing import NamedTuple

import pytest

from engine.figures.claims import claims_of, problem
from engine.figures.explain import Explanation, explanations
from engine.figures.solve import solve
from tests.figures.milp import lightest_sets
from tests.figures.mistakes import CAUSES, Mistake, several, table

TRIED = 60
"""Tables for each cause."""

Make = Callable[[Random, dict[str, int]], Mistake | None]


class Tried(NamedTuple):
    """A table with a mistake in it, and what was said of it.

    Attributes:
        true: what ought to stand in the wrong cells.
        ways: everything that explains all conflicts together: the parts told apart, each best first.
    """

    cells: dict[str, int]
    mistake: Mistake
    true: dict[str, int]
    groups: list[tuple[Explanation, ...]]

    def told(self) -> list[Explanation] | None:
        """The explanations that together are the true one."""
        for parts in product(*self.groups):
            if {c.variable: c.after for part in parts for c in part.changes} == self.true:
                return list(parts)
        return None


def _tried(name: str, make: Make, count: int) -> Iterator[Tried]:
    for seed in range(3 * count):
        random = Random(f"{name} {seed}")
        cells = table(random)
        mistake = make(random, cells)
        if mistake is None:
            continue
        found = solve(problem(claims_of({**cells, **mistake.wrong}, mistake.last_year)))
        groups = list(set(explanations(found).values()))
        yield Tried(cells, mistake, {key: cells[key] for key in mistake.wrong}, groups)
        count -= 1
        if not count:
            return
    raise AssertionError(f"too few tables in which {name} is possible")


@pytest.mark.parametrize("name", CAUSES)
def test_it_is_among_the_explanations_and_no_other_is_likelier(name: str) -> None:
    first = 0
    for tried in _tried(name, CAUSES[name], TRIED):
        told = tried.told()
        assert told is not None
        causes = "、".join(part.cause for part in told)
        assert not tried.mistake.causes or any(cause in causes for cause in tried.mistake.causes)
        if all(len(group) == 1 for group in tried.groups):
            assert [group[0] for group in tried.groups] == told
        first += all(part.rank == group[0].rank for part, group in zip(told, tried.groups, strict=True))
    assert first / TRIED >= 0.95


@pytest.mark.parametrize(("count", "least"), [(1, 1.0), (2, 0.98), (3, 0.95)])
def test_cells_mistyped_anywhere(count: int, least: float) -> None:
    name = f"{count} cells"
    all_tried = list(_tried(name, lambda random, cells: several(random, cells, count), TRIED))
    told = [tried for tried in all_tried if tried.told() is not None]
    assert len(told) / TRIED >= least
    first = [
        all(part == group[0] for part, group in zip(tried.told() or (), tried.groups, strict=True))
        for tried in told
    ]
    unique = [all(len(group) == 1 for group in tried.groups) for tried in told]
    assert all(one for one, alone in zip(first, unique, strict=True) if alone)
    assert sum(first) / len(first) >= 0.95


@pytest.mark.parametrize("name", CAUSES)
def test_nothing_lighter_explains_it(name: str) -> None:
    """By a mixed-integer programme: the number of claims that we give up is the least possible."""
    (tried,) = _tried(name, CAUSES[name], 1)
    wrong = problem(claims_of({**tried.cells, **tried.mistake.wrong}, tried.mistake.last_year))
    size, _ = lightest_sets(wrong, 1)
    assert size == sum(len(group[0].changes) for group in tried.groups) == len(tried.true)
