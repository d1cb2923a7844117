"""The quick way finds what the solver finds, or leaves it to the solver."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.figures.claims import claims_of, problem
from engine.figures.solve import solve
from engine.form import CELLS
from engine.rollup.quick import plainly
from tests.rollup.units import applications, draft

FULL = dict(
    draft("甲局", applications(3) | {"disputes.review.upheld": 1, "disputes.review.total": 1}).figures
)


@given(
    st.sets(st.sampled_from(CELLS), max_size=40),
    st.dictionaries(st.sampled_from(CELLS), st.integers(0, 4), max_size=2),
)
def test_it_agrees_with_the_solver(blank: set[str], other: dict[str, int]) -> None:
    stated = {key: value for key, value in (FULL | other).items() if key not in blank}
    quick = plainly(stated)
    solution = solve(problem(claims_of(stated, {})))
    if quick is None:
        return
    assert not solution.conflicts
    assert all(quick.get(key) == solution.value(key) for key in CELLS)


def test_totals_left_out_are_plain() -> None:
    stated = {key: value for key, value in FULL.items() if not key.endswith(".total")}
    found = plainly(stated)
    assert found is not None
    assert {key: found[key] for key in CELLS} == {key: FULL[key] for key in CELLS}


def test_only_a_total_of_zero_is_plain() -> None:
    row = [
        key for key in FULL if key.startswith("applications.unable.unclear.") and not key.endswith(".total")
    ]
    found = plainly({key: value for key, value in FULL.items() if key not in row})
    assert found is not None
    assert all(found[key] == 0 for key in row)


def test_a_broken_equation_and_a_real_blank_are_left_to_the_solver() -> None:
    assert plainly(FULL | {"applications.received.total": 9}) is None
    assert plainly({key: value for key, value in FULL.items() if not key.startswith("applications.")}) is None
