"""Whatever is claimed, the solver answers, soon, and the same each time."""

from __future__ import annotations

from random import Random
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.figures.claims import Claim, Source, claims_of, problem
from engine.figures.explain import explanations
from engine.figures.proof import because
from engine.figures.solve import Solution, solve
from engine.form.keys import CELLS, LAST_YEAR, figure_keys
from tests.figures.tables import MIXED, PROSE

KEYS = sorted(figure_keys())
EVERY_KEY = [*KEYS, *(LAST_YEAR + key for key in KEYS)]
SOURCES = [Source(kind) for kind in ("figures", "prose", "ledger", "last_year")]

SOON = 3.0
"""Seconds, many times what the slowest case takes: a hang fails, a busy machine does not."""


def _everything(claims: list[Claim]) -> Solution:
    started = perf_counter()
    found = solve(problem(claims))
    explained = explanations(found)
    assert perf_counter() - started < SOON
    assert set(explained) == set(range(len(found.conflicts)))
    stated = found.problem.stated
    for explanation in (e for group in explained.values() for e in group):
        for change in explanation.changes:
            assert change.variable in stated
            assert change.before == stated[change.variable].value != change.after
            assert change.after >= 0
    assert all(name in stated for conflict in found.conflicts for name in conflict.involved)
    assert all(derived.value >= 0 and because(derived, found) for derived in found.derived.values())
    assert not set(found.derived) & set(stated)
    return found


@given(
    st.lists(
        st.builds(
            Claim,
            st.sampled_from(EVERY_KEY),
            st.one_of(st.integers(0, 3), st.integers(0, 10**40)),
            st.sampled_from(SOURCES),
        ),
        max_size=40,
    )
)
@settings(max_examples=80, deadline=None)
def test_any_claims(claims: list[Claim]) -> None:
    _everything(claims)


@pytest.mark.parametrize("pool", [list(CELLS), KEYS, EVERY_KEY], ids=["cells", "year", "both years"])
@pytest.mark.parametrize("largest", [1, 1000, 10**30])
@pytest.mark.parametrize("count", [150, 400])
def test_hundreds_of_random_claims(pool: list[str], largest: int, count: int) -> None:
    random = Random(f"{len(pool)} {largest} {count}")  # noqa: S311
    for _ in range(3):
        claims = [
            Claim(random.choice(pool), random.choice([0, random.randint(0, largest)]), random.choice(SOURCES))
            for _ in range(count)
        ]
        _everything(claims)


@pytest.mark.parametrize("copies", [3, 30])
def test_one_figure_claimed_many_times(copies: int) -> None:
    found = _everything([Claim("applications.received.total", n, PROSE) for n in range(copies)])
    assert len(found.conflicts) == copies - 1


def test_two_years_half_blank_with_errors_and_prose() -> None:
    random = Random(4)  # noqa: S311
    for _ in range(10):
        figures = {key: value for key, value in MIXED.items() if random.random() > 0.4}
        for key in random.sample(sorted(figures), 3):
            figures[key] += random.choice([1, 90])
        prose = [Claim(key, MIXED[key], PROSE) for key in random.sample(sorted(MIXED), 20)]
        _everything([*claims_of(figures, MIXED), *prose])


@pytest.mark.parametrize("blanks", [0.1, 0.4, 0.6, 0.8])
def test_one_error_among_many_blanks(blanks: float) -> None:
    random = Random(5)  # noqa: S311
    for _ in range(10):
        figures = {key: value for key, value in MIXED.items() if random.random() > blanks}
        figures[random.choice(sorted(figures))] += 517
        _everything(claims_of(figures, {}))


@given(st.integers(10**15, 10**200))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_huge_numbers_are_exact(huge: int) -> None:
    key = "disputes.review.total"
    found = _everything(claims_of({"disputes.review.upheld": huge, "disputes.review.corrected": 1}, {}))
    assert found.value(key) is None
    stated = dict.fromkeys(
        (f"disputes.review.{r}" for r in ("upheld", "corrected", "other", "pending")), huge
    )
    assert _everything(claims_of(stated, {})).value(key) == 4 * huge
    assert _everything(claims_of({**stated, key: 4 * huge + 1}, {})).conflicts
