"""The search for the lightest sets against trying every set, with coefficients of all sizes; and its budget."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from random import Random

import pytest

from engine.figures.search import Budget, lightest
from tests.figures.linear import forced_of_rows

NAMES = "abcdef"


def _system(random: Random) -> tuple[list[dict[str, int]], list[int]]:
    """Checks that some change of one to three claims has broken."""
    checks = []
    for _ in range(random.randint(1, 4)):
        names = random.sample(NAMES, random.randint(2, 4))
        checks.append({name: random.choice([-3, -2, -1, 1, 1, 2, 3]) for name in sorted(names)})
    moved = {name: random.choice([-7, 2, 5, 12]) for name in random.sample(NAMES, random.randint(1, 3))}
    rests = [-sum(factor * moved.get(name, 0) for name, factor in check.items()) for check in checks]
    return checks, rests


def _settles(
    checks: list[dict[str, int]], rests: list[int], names: tuple[str, ...]
) -> dict[str, Fraction] | None:
    """The one change of exactly these claims that brings every check to zero."""
    rows = [
        ({n: check[n] for n in names if n in check}, rest) for check, rest in zip(checks, rests, strict=True)
    ]
    found = forced_of_rows(rows)
    if found is None or set(found) != set(names) or not all(found.values()):
        return None
    return found


@pytest.mark.parametrize("seed", range(150))
def test_all_lightest_sets_and_no_other(seed: int) -> None:
    checks, rests = _system(Random(seed))  # noqa: S311
    if not any(rests):
        return
    for size in range(1, len(NAMES)):
        every = {
            names: moved for names in combinations(NAMES, size) if (moved := _settles(checks, rests, names))
        }
        found, complete = lightest(checks, rests, size=size, budget=Budget(10_000))
        assert complete
        assert [tuple(sorted(changes)) for changes in found] == sorted(every)
        assert all(changes == every[tuple(sorted(changes))] for changes in found)
        if every:
            return
    raise AssertionError("what broke the checks also settles them")


CHECKS = [{"a": 1, "b": 1, "c": 1}, {"c": 1, "d": 1, "e": 1}]


def test_a_search_says_that_its_budget_was_too_small() -> None:
    whole, complete = lightest(CHECKS, [1, 2], size=2, budget=Budget(1000))
    assert complete
    assert len(whole) == 8
    steps = next(n for n in range(1000) if lightest(CHECKS, [1, 2], size=2, budget=Budget(n))[1])
    assert steps > len(whole)
    part, complete = lightest(CHECKS, [1, 2], size=2, budget=Budget(steps - 1))
    assert not complete
    assert all(changes in whole for changes in part)


def test_one_budget_serves_several_searches() -> None:
    budget = Budget(12)
    assert lightest(CHECKS, [1, 1], size=1, budget=budget)[1]
    assert budget.steps == 12 - 3
    assert not lightest(CHECKS, [1, 2], size=2, budget=budget)[1]
    assert budget.spent()
