"""Bounds narrowed along equations, against narrowing all of them again and again until nothing moves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.figures.bounds import Bounds, Narrowing, narrow
from engine.form.identities import Identity

SWEEPS = 15
"""Systems whose bounds creep on are not compared: they are given up on purpose."""

Known = dict[str, int]


@st.composite
def systems(draw: st.DrawFn) -> tuple[tuple[Identity, ...], Known]:
    """Sums of parts over few figures, some of them known."""
    names = [f"v{index}" for index in range(draw(st.integers(3, 8)))]
    equations = []
    for number in range(draw(st.integers(1, 5))):
        keys = draw(st.lists(st.sampled_from(names), min_size=2, max_size=5, unique=True))
        cut = draw(st.sampled_from([1, 1, len(keys) - 1, len(keys) // 2]))
        equations.append(Identity(f"E{number}", tuple(keys[:cut]), tuple(keys[cut:]), f"等式{number}"))
    known = draw(st.dictionaries(st.sampled_from(names), st.integers(0, 9), max_size=4))
    return tuple(equations), known


def start(equations: Sequence[Identity], known: Known) -> Bounds:
    keys = {key for equation in equations for key in (*equation.left, *equation.right)}
    return {key: (known[key], known[key]) if key in known else (0, None) for key in sorted(keys)}


def swept(equations: Sequence[Identity], bounds: Bounds) -> Bounds | None:
    """The narrowest bounds that equations give one by one; None where no value is left."""
    for _ in range(SWEEPS):
        before = dict(bounds)
        for equation in equations:
            for here, there in ((equation.left, equation.right), (equation.right, equation.left)):
                for key in here:
                    low, high = bounds[key]
                    others = [bounds[name] for name in here if name != key]
                    across = [bounds[name] for name in there]
                    if all(top is not None for _, top in across):
                        most = sum(top or 0 for _, top in across) - sum(bottom for bottom, _ in others)
                        high = most if high is None else min(high, most)
                    if all(top is not None for _, top in others):
                        low = max(
                            low, sum(bottom for bottom, _ in across) - sum(top or 0 for _, top in others)
                        )
                    if high is not None and low > high:
                        return None
                    bounds[key] = (low, high)
        if bounds == before:
            return bounds
    assume(False)
    return None


@given(systems())
@settings(max_examples=400, deadline=None)
def test_bounds_are_as_narrow_as_the_equations_make_them(system: tuple[tuple[Identity, ...], Known]) -> None:
    equations, known = system
    expected = swept(equations, start(equations, known))
    found = narrow(equations, start(equations, known))
    if expected is None:
        assert found.broken is not None
        return
    assert found.broken is None
    assert found.bounds == expected
    for key, bounds in expected.items():
        if bounds != start(equations, known)[key]:
            reason = found.reason(key)
            assert key in (*reason.left, *reason.right)
            assert any(one is reason for one in equations)


@given(systems())
@settings(max_examples=400, deadline=None)
def test_what_breaks_is_named_and_is_enough(system: tuple[tuple[Identity, ...], Known]) -> None:
    equations, known = system
    found = narrow(equations, start(equations, known))
    assume(found.broken is not None)
    assert found.broken is not None
    named = found.support(found.broken)
    assert set(named) <= set(known)
    assert len(set(named)) == len(named)
    again = narrow(equations, start(equations, {key: known[key] for key in named}))
    assert again.broken is not None


ROW = Identity("ROW", ("total",), ("a", "b"), "行")
COLUMN = Identity("COLUMN", ("sum",), ("total", "c"), "列")


def _narrowed(known: Known, *equations: Identity) -> Narrowing:
    return narrow(equations, start(equations, known))


@pytest.mark.parametrize("equations", [(ROW, COLUMN), (COLUMN, ROW)])
def test_a_zero_goes_on_from_equation_to_equation(equations: tuple[Identity, ...]) -> None:
    found = _narrowed({"sum": 0}, *equations)
    assert found.bounds == dict.fromkeys(("a", "b", "c", "sum", "total"), (0, 0))
    assert found.reason("a") is ROW
    assert found.reason("c") is COLUMN


@pytest.mark.parametrize("equations", [(ROW, COLUMN), (COLUMN, ROW)])
def test_a_part_larger_than_the_whole_of_another_equation(equations: tuple[Identity, ...]) -> None:
    found = _narrowed({"sum": 5, "a": 6, "c": 0}, *equations)
    assert found.broken is not None
    assert set(found.support(found.broken)) in ({"sum", "a"}, {"sum", "a", "c"})


def test_what_is_left_for_the_parts() -> None:
    found = _narrowed({"sum": 9, "c": 2, "a": 4}, COLUMN, ROW)
    assert found.bounds["b"] == (3, 3)
    found = _narrowed({"sum": 9, "a": 4}, COLUMN, ROW)
    assert (found.bounds["b"], found.bounds["total"], found.bounds["c"]) == ((0, 5), (4, 9), (0, 5))
