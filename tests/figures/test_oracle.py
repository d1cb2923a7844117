"""The solver against exact linear algebra and against plain enumeration."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures.claims import FIGURES, Claim, Problem
from engine.figures.explain import explanations
from engine.figures.solve import solve
from engine.form.identities import Identity
from tests.figures.linear import every_solution, forced
from tests.figures.tables import realistic, solved, with_value

LIMIT = 8
"""Enumeration goes to twice the largest stated value, as far as two parts can reach."""


@st.composite
def problems(draw: st.DrawFn, blanks: int = 4) -> Problem:
    """A few equations over at most seven figures, at most four of them blank."""
    names = [f"v{index}" for index in range(draw(st.integers(2, 7)))]
    equations = []
    for number in range(draw(st.integers(1, 4))):
        keys = draw(st.lists(st.sampled_from(names), min_size=2, max_size=5, unique=True))
        cut = draw(st.integers(1, len(keys) - 1))
        equations.append(Identity(f"E{number}", tuple(keys[:cut]), tuple(keys[cut:]), f"等式{number}"))
    blank = draw(st.sets(st.sampled_from(names), max_size=blanks))
    stated = {name: Claim(name, draw(st.integers(0, 4)), FIGURES) for name in names if name not in blank}
    return Problem(stated, tuple(equations))


def _parts(problem: Problem) -> tuple[dict[str, int], list[str]]:
    known = {name: int(claim.value) for name, claim in problem.stated.items()}
    used = sorted({key for e in problem.equations for key in (*e.left, *e.right)})
    return known, [key for key in used if key not in known]


@given(problems())
@settings(max_examples=250, deadline=None)
def test_what_is_derived_is_forced_and_what_equations_force_is_derived(problem: Problem) -> None:
    known, blanks = _parts(problem)
    found = solve(problem)
    if found.conflicts:
        return
    by_equations = forced(problem.equations, known)
    assert by_equations is not None
    assert {key: found.derived[key].value for key in by_equations} == by_equations
    for solution in every_solution(problem.equations, known, blanks, LIMIT):
        assert {key: solution[key] for key in found.derived} == {k: d.value for k, d in found.derived.items()}
    assert set(found.derived) <= set(blanks)


@given(problems())
@settings(max_examples=250, deadline=None)
def test_a_conflict_is_real_and_no_linear_one_is_missed(problem: Problem) -> None:
    known, blanks = _parts(problem)
    found = solve(problem)
    if forced(problem.equations, known) is None:
        assert found.conflicts
    if found.conflicts:
        assert next(every_solution(problem.equations, known, blanks, LIMIT), None) is None
    for conflict in found.conflicts:
        claims = {name: known[name] for name in conflict.involved}
        others = [*blanks, *(name for name in known if name not in claims)]
        if len(others) <= 4:
            assert next(every_solution(problem.equations, claims, others, LIMIT), None) is None


@given(problems())
@settings(max_examples=250, deadline=None)
def test_full_totals_and_parts_larger_than_their_total(problem: Problem) -> None:
    found = solve(problem)
    for equation in problem.equations:
        for whole, parts in ((equation.left, equation.right), (equation.right, equation.left)):
            total = [found.value(key) for key in whole]
            rest = [value for key in parts if (value := found.value(key)) is not None]
            if None in total:
                continue
            if sum(rest) > sum(total):
                assert found.conflicts
            if sum(rest) == sum(total) and not found.conflicts:
                assert all(found.value(key) is not None for key in parts)


@given(problems(blanks=3))
@settings(max_examples=300, deadline=None)
def test_every_claim_that_alone_is_in_the_way_is_named_and_no_other(problem: Problem) -> None:
    """Complete where equations break; where only bounds do, what is named must still be right."""
    known, blanks = _parts(problem)
    found = solve(problem)
    groups = set(explanations(found).values())
    if not found.conflicts or len(groups) != 1:
        return
    named = {e.changes[0].variable: e.changes[0].after for e in groups.pop() if len(e.changes) == 1}
    linear = forced(problem.equations, known) is None
    for name in known if linear else ():
        rest = {key: value for key, value in known.items() if key != name}
        free = forced(problem.equations, rest)
        if free is None or any(value.denominator != 1 for value in free.values()):
            continue
        if any(every_solution(problem.equations, rest, [*blanks, name], LIMIT)):
            assert name in named
    for name, after in named.items():
        assert after != known[name]
        assert forced(problem.equations, {**known, name: int(after)}) is not None
        assert not solve(with_value(problem, name, after)).conflicts


@given(realistic(), st.data())
@settings(max_examples=25, deadline=None)
def test_blanks_of_a_whole_table(table: dict[str, int], data: st.DataObject) -> None:
    share = data.draw(st.sampled_from([0.1, 0.3, 0.6, 0.9]))
    random = data.draw(st.randoms(use_true_random=False))
    known = {key: value for key, value in table.items() if random.random() > share}
    found = solved(known)
    assert not found.conflicts
    assert all(derived.value == table[key] for key, derived in found.derived.items() if key in table)
    equations = [e for e in found.problem.equations if e.rule.startswith("T3")]
    by_equations = forced(equations, known)
    assert by_equations is not None
    assert set(by_equations) <= set(found.derived)
    beyond = [key for key in found.derived if key in table and key not in by_equations]
    assert all(found.bounds[key] == (table[key], table[key]) for key in beyond)
