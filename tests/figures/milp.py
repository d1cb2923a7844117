"""A second opinion: the lightest sets of claims to give up as a mixed-integer programme (HiGHS through SciPy)."""

from __future__ import annotations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from engine.figures.claims import Problem

MOST = 10_000
"""No figure is larger; the tables tried are far smaller."""


def lightest_sets(
    problem: Problem, most: int, firm: frozenset[str] = frozenset()
) -> tuple[int | None, set[frozenset[str]]]:
    """How many claims must be given up, and all sets of so many, at most `most` of them; None when nothing helps."""
    claims = sorted(problem.stated)
    keys = [*claims, *sorted({k for e in problem.equations for k in (*e.left, *e.right)} - set(claims))]
    width = len(keys) + len(claims)
    rows, low, high = _constraints(problem, claims, keys)
    cost = np.concatenate([np.zeros(len(keys)), np.ones(len(claims))])
    upper = np.concatenate(
        [np.full(len(keys), float(MOST)), [0.0 if name in firm else 1.0 for name in claims]]
    )
    flags = np.concatenate([np.zeros(len(keys)), np.ones(len(claims))])
    found: set[frozenset[str]] = set()
    size: int | None = None
    while len(found) < most:
        # which claims to give up; that the figures are whole is asked for each set apart, which is far quicker
        result = _solved(cost, rows, low, high, upper, flags)
        if result is None:
            break
        given_up = result[len(keys) :] > 0.5
        chosen = frozenset(name for name, given in zip(claims, given_up, strict=True) if given)
        if size is not None and len(chosen) > size:
            break
        fixed = np.concatenate([upper[: len(keys)], given_up.astype(float)])
        if _solved(cost, rows, low, high, fixed, np.ones(width)) is None:
            rows.append(np.concatenate([np.zeros(len(keys)), np.where(given_up, 1.0, -1.0)]))
        else:
            size = len(chosen)
            found.add(chosen)
            if not chosen:
                break
            rows.append(np.concatenate([np.zeros(len(keys)), given_up.astype(float)]))
        low.append(-np.inf)
        high.append(len(chosen) - 1.0)
    return size, found


def _solved(
    cost: np.ndarray,
    rows: list[np.ndarray],
    low: list[float],
    high: list[float],
    upper: np.ndarray,
    whole: np.ndarray,
) -> np.ndarray | None:
    """The cheapest solution; None where there is none."""
    result = milp(
        cost,
        constraints=LinearConstraint(np.array(rows), low, high),
        integrality=whole,
        bounds=Bounds(np.zeros(len(upper)), upper),
    )
    return result.x if result.status == 0 else None


def _constraints(
    problem: Problem, claims: list[str], keys: list[str]
) -> tuple[list[np.ndarray], list[float], list[float]]:
    """Rows with their limits: every equation holds, and a figure moves only where its claim is given up."""
    at = {key: index for index, key in enumerate(keys)}
    rows, low, high = [], [], []
    for equation in problem.equations:
        row = np.zeros(len(keys) + len(claims))
        for keys_of_side, sign in ((equation.left, 1), (equation.right, -1)):
            for key in keys_of_side:
                row[at[key]] += sign
        rows.append(row)
        low.append(0.0)
        high.append(0.0)
    for index, name in enumerate(claims):
        said = float(problem.stated[name].value)
        for sign, reach in ((1, MOST - said), (-1, said)):
            row = np.zeros(len(keys) + len(claims))
            row[at[name]] = sign
            row[len(keys) + index] = -reach
            rows.append(row)
            low.append(-np.inf)
            high.append(sign * said)
    return rows, low, high


def nearest_value(problem: Problem, name: str) -> int | None:
    """The value nearest to what this claim says with which all other claims are true; None when there is none."""
    claims = sorted(problem.stated)
    keys = [*claims, *sorted({k for e in problem.equations for k in (*e.left, *e.right)} - set(claims))]
    rows = []
    for equation in problem.equations:
        row = np.zeros(len(keys))
        for keys_of_side, sign in ((equation.left, 1), (equation.right, -1)):
            for key in keys_of_side:
                row[keys.index(key)] += sign
        rows.append(row)
    said = [float(problem.stated[key].value) if key in problem.stated else None for key in keys]
    at = keys.index(name)
    low = np.array([0.0 if value is None or index == at else value for index, value in enumerate(said)])
    high = np.array([MOST if value is None or index == at else value for index, value in enumerate(said)])
    found = []
    for sign in (1, -1):
        cost = np.zeros(len(keys))
        cost[at] = sign
        zero = np.zeros(len(rows))
        result = milp(
            cost,
            constraints=LinearConstraint(np.array(rows), zero, zero),
            integrality=np.ones(len(keys)),
            bounds=Bounds(low, high),
        )
        if result.status != 0:
            return None
        found.append(round(result.x[at]))
    before = int(problem.stated[name].value)
    return min(found, key=lambda value: abs(value - before))
