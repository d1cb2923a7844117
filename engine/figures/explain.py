"""Which statement to give up, so that all the others fit.

Every claim weighs the same. This module lists every explanation that changes one claim; the search over several
works on the same `Solution.checks` and takes this one's place in `explanations`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from engine.figures.claims import Number
from engine.figures.slips import Slip, slip
from engine.figures.solve import Conflict, Solution, amount, as_figure, solve


@dataclass(frozen=True, slots=True)
class Change:
    """One claim and the value with which everything fits."""

    variable: str
    before: Number
    after: Number


@dataclass(frozen=True, slots=True)
class Explanation:
    """Claims to give up; `cause` is the human slip that would look like this (empty when none does)."""

    changes: tuple[Change, ...]
    cause: str
    rank: int


def explanations(solution: Solution) -> dict[int, tuple[Explanation, ...]]:
    """For every conflict (by position) the explanations of the group of conflicts that it belongs to, best first.

    Conflicts that share no claim are independent and are explained apart.
    """
    found: dict[int, tuple[Explanation, ...]] = {}
    for group in _groups(solution.conflicts):
        members = [solution.conflicts[index] for index in group]
        apart = [conflict for index, conflict in enumerate(solution.conflicts) if index not in group]
        changes = _single_changes(solution, members, apart)
        ranked = sorted(
            (_explained(change) for change in changes),
            key=lambda e: (e.rank, abs(e.changes[0].after - e.changes[0].before), e.changes[0].variable),
        )
        for index in group:
            found[index] = tuple(ranked)
    return found


def _groups(conflicts: list[Conflict]) -> list[list[int]]:
    """Positions of conflicts, together when they share a claim."""
    groups: list[tuple[set[str], list[int]]] = []
    for index, conflict in enumerate(conflicts):
        claims, members = set(conflict.involved), [index]
        apart = []
        for other, positions in groups:
            if other & claims:
                claims |= other
                members += positions
            else:
                apart.append((other, positions))
        groups = [*apart, (claims, sorted(members))]
    return [members for _, members in groups]


def _single_changes(solution: Solution, conflicts: list[Conflict], apart: list[Conflict]) -> list[Change]:
    """Every claim that alone is in the way: it takes part in all conflicts, and another value of it settles them.

    Where the claim stands in a check, the checks name the value; where it stands in none, the claim is given up
    and the new value is the nearest that the rest allows.
    """
    stated = solution.problem.stated
    checks = [(check, amount(check, solution.problem)) for check in solution.checks]
    common = set(conflicts[0].involved)
    common = common.intersection(*(conflict.involved for conflict in conflicts[1:]))
    changes = []
    for variable in sorted(common):
        before = stated[variable].value
        shifts = {-rest / Fraction(check[variable]) for check, rest in checks if variable in check}
        if len(shifts) > 1:
            continue
        after = (
            _settled(solution, variable, shifts.pop(), conflicts, apart)
            if shifts
            else _allowed(solution, variable, conflicts, apart)
        )
        if after is not None and after != before:
            changes.append(Change(variable, before, after))
    return changes


def _settled(
    solution: Solution, variable: str, shift: Fraction, conflicts: list[Conflict], apart: list[Conflict]
) -> Number | None:
    """The claim's value moved by this much, if everything fits with it."""
    claim = solution.problem.stated[variable]
    after = as_figure(Fraction(claim.value) + shift, claim.key) if shift else None
    if after is None or _still_broken(
        solve(solution.problem.with_value(variable, after), apart), conflicts, apart
    ):
        return None
    return after


def _allowed(
    solution: Solution, variable: str, conflicts: list[Conflict], apart: list[Conflict]
) -> Number | None:
    """The value nearest to the claim's that the rest allows, if the rest fits without the claim."""
    rest = solve(solution.problem.without(variable), apart)
    if _still_broken(rest, conflicts, apart):
        return None
    value = rest.value(variable)
    if value is None:
        before = solution.problem.stated[variable].value
        low, high = rest.bounds.get(variable, (0, None))
        value = max(low, before if high is None else min(before, high))
    fits = solve(solution.problem.with_value(variable, value), apart)
    return None if _still_broken(fits, conflicts, apart) else value


def _still_broken(solution: Solution, conflicts: list[Conflict], apart: list[Conflict]) -> bool:
    """Whether a conflict remains that is not one of those explained apart."""
    involved = {name for conflict in conflicts for name in conflict.involved}
    elsewhere = {name for conflict in apart for name in conflict.involved}
    return any(
        involved & set(conflict.involved) or not elsewhere & set(conflict.involved)
        for conflict in solution.conflicts
    )


def _explained(change: Change) -> Explanation:
    cause: Slip = slip(change.before, change.after)
    return Explanation((change,), cause.text, cause.rank)
