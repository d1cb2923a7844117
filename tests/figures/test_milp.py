"""Explanations against a mixed-integer programme: as light as possible, all of them, and each with values that fit."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from engine.figures.claims import LARGEST, Claim, Problem, claims_of
from engine.figures.claims import problem as whole_problem
from engine.figures.explain import explanations
from engine.figures.solve import solve
from engine.form.identities import Identity
from engine.form.keys import LAST_YEAR
from tests.figures.milp import lightest_sets, nearest_value
from tests.figures.tables import MIXED, PROSE, SEED, mistyped, with_value

COLUMNS = ("natural_person", "company", "total")
DENIED = ("denied.third_party_rights", "denied.internal_affairs")
ROWS = ("received", "carried_in", "granted", "partial", *DENIED, "unable.not_held", "handled", "carried_out")
OUTCOMES = ROWS[2:-2]

MOST = 60
"""More sets of one size are not compared."""


def _equations() -> list[Identity]:
    """The equations of table 三, cut down to a few rows and columns."""
    found = [
        Identity(
            "T3-03",
            (f"applications.{row}.total",),
            tuple(f"applications.{row}.{c}" for c in COLUMNS[:-1]),
            row,
        )
        for row in ROWS
    ]
    for column in COLUMNS:
        cell = {row: f"applications.{row}.{column}" for row in ROWS}
        found.append(Identity("T3-02", (cell["handled"],), tuple(cell[row] for row in OUTCOMES), column))
        left, right = (cell["received"], cell["carried_in"]), (cell["handled"], cell["carried_out"])
        found.append(Identity("T3-01", left, right, column))
        before = (f"{LAST_YEAR}applications.carried_out.{column}",)
        found.append(Identity("X-02", (cell["carried_in"],), before, column))
    denied = tuple(f"applications.{row}.total" for row in DENIED)
    return [*found, Identity("SUM", ("applications.denied.total",), denied, "sum")]


def _small(random: Random) -> dict[str, int]:
    """A small table that balances, with a group and last year's carry-over."""
    cells: dict[str, int] = {}
    for column in COLUMNS[:-1]:
        for row in OUTCOMES:
            cells[f"applications.{row}.{column}"] = random.choice(
                [0, 0, random.randint(1, 4), random.randint(5, 90)]
            )
        handled = sum(cells[f"applications.{row}.{column}"] for row in OUTCOMES)
        out, into = random.randint(0, 3), random.randint(0, min(2, handled))
        cells[f"applications.handled.{column}"] = handled
        cells[f"applications.carried_out.{column}"] = out
        cells[f"applications.carried_in.{column}"] = into
        cells[f"applications.received.{column}"] = handled + out - into
    for row in ROWS:
        cells[f"applications.{row}.total"] = sum(cells[f"applications.{row}.{c}"] for c in COLUMNS[:-1])
    cells["applications.denied.total"] = sum(cells[f"applications.{row}.total"] for row in DENIED)
    for column in COLUMNS:
        cells[f"{LAST_YEAR}applications.carried_out.{column}"] = cells[f"applications.carried_in.{column}"]
    return cells


def _cut(random: Random) -> Problem:
    """Statements on a small table: some blank, some wrong, some said twice."""
    cells = _small(random)
    names = sorted(cells)
    share = random.choice([0, 0, 0.1, 0.3, 0.5])
    stated = {name: cells[name] for name in names if random.random() >= share}
    for name in random.sample(sorted(stated), min(len(stated), random.choice([1, 1, 2, 2, 3]))):
        stated[name] = random.choice(list(mistyped(stated[name])))
    claims = {name: Claim(name, value, PROSE) for name, value in stated.items()}
    equations = _equations()
    for name in random.sample(names, random.choice([0, 2])):
        if name in claims:  # said in the prose as well
            claims[f"{name}@2"] = Claim(name, cells[name], PROSE)
            equations.append(Identity("SAME", (name,), (f"{name}@2",), name))
    return Problem(claims, tuple(equations))


def _compared(problem: Problem, firm: frozenset[str] = frozenset()) -> bool:
    """Compare with the programme; whether there was anything to compare."""
    size, sets = lightest_sets(problem, MOST, firm)
    found = solve(problem)
    if size == 0:
        assert not found.conflicts
        return False
    assert found.conflicts
    groups = set(explanations(found, firm=firm).values())
    if size is None or size > LARGEST:
        # too many to be explained together: what hangs together has no explanation, the rest may have its own
        assert len(groups) > 1 or groups == {()}
        return False
    assert all(groups)
    every = list(product(*groups))
    ours = {frozenset(change.variable for part in parts for change in part.changes) for parts in every}
    assert {len(names) for names in ours} == {size}
    assert sets <= ours
    if len(sets) < MOST:
        assert ours == sets
    if size == 1:
        (ways,) = groups
        for change in (change for way in ways for change in way.changes):
            assert change.after == nearest_value(problem, change.variable)
    for parts in every[:20]:
        fixed = problem
        for change in (change for part in parts for change in part.changes):
            assert change.after >= 0
            fixed = with_value(fixed, change.variable, change.after)
        assert not solve(fixed).conflicts
        assert lightest_sets(fixed, 1)[0] == 0
    return True


@pytest.mark.parametrize("seed", range(120))
def test_small_tables(seed: int) -> None:
    _compared(_cut(Random(seed)))  # noqa: S311


def test_small_tables_have_much_to_compare() -> None:
    assert sum(bool(solve(_cut(Random(seed))).conflicts) for seed in range(120)) > 60  # noqa: S311


@pytest.mark.parametrize("seed", range(50))
def test_confirmed_claims_are_never_given_up(seed: int) -> None:
    random = Random(1000 + seed)  # noqa: S311
    problem = _cut(random)
    _compared(problem, frozenset(random.sample(sorted(problem.stated), len(problem.stated) // 4)))


@pytest.mark.parametrize("share", [0, 0.05, 0.2, 0.4])
@pytest.mark.parametrize("wrong", [1, 2, 3])
@pytest.mark.parametrize("table", [SEED, MIXED], ids=["seed", "mixed"])
def test_the_whole_table(table: dict[str, int], wrong: int, share: float) -> None:
    random = Random(f"{wrong} {share} {table['applications.received.total']}")  # noqa: S311
    stated = {key: value for key, value in table.items() if random.random() >= share}
    for key in random.sample(sorted(stated), wrong):
        stated[key] = random.choice(list(mistyped(stated[key])))
    told = [Claim("applications.denied.total", 36 if table is SEED else 38, PROSE)]
    before = {f"applications.carried_out.{c}": table[f"applications.carried_in.{c}"] for c in COLUMNS}
    _compared(whole_problem([*claims_of(stated, before), *told]))
