"""Which statement to give up, so that all the others fit.

Every claim weighs the same. This module lists every explanation that changes one claim; the search over several
works on the same `Solution.checks` and takes this one's place in `explanations`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from engine.figures.claims import Number, Problem
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
        changes = _single_changes(solution, members)
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


def _single_changes(solution: Solution, conflicts: list[Conflict]) -> list[Change]:
    if all(conflict.claims for conflict in conflicts):
        candidates = _by_equations(solution, conflicts)
    else:
        candidates = _by_giving_up(solution, conflicts)
    return candidates


def _by_equations(solution: Solution, conflicts: list[Conflict]) -> list[Change]:
    """Claims whose change by one amount settles every broken check and touches no sound one."""
    stated = solution.problem.stated
    common = set(conflicts[0].claims)
    for conflict in conflicts[1:]:
        common &= set(conflict.claims)
    broken = {id(conflict.claims): conflict for conflict in conflicts}
    sound = [check for check in solution.checks if not amount(check, solution.problem)]
    changes = []
    for variable in sorted(common):
        amounts = {
            -amount(conflict.claims, solution.problem) / Fraction(conflict.claims[variable])
            for conflict in broken.values()
        }
        if len(amounts) != 1 or any(variable in check for check in sound):
            continue
        after = as_figure(Fraction(stated[variable].value) + amounts.pop(), stated[variable].key)
        if after is None:
            continue
        if _fits(solution.problem.with_value(variable, after), conflicts):
            changes.append(Change(variable, stated[variable].value, after))
    return changes


def _by_giving_up(solution: Solution, conflicts: list[Conflict]) -> list[Change]:
    """Claims without which the rest fits; the new value is the nearest that the rest allows."""
    stated = solution.problem.stated
    changes = []
    for variable in dict.fromkeys(name for conflict in conflicts for name in conflict.involved):
        rest = solve(solution.problem.without(variable))
        if _still_broken(rest, conflicts):
            continue
        value = rest.value(variable)
        if value is None:
            low, high = rest.bounds.get(variable, (0, None))
            before = stated[variable].value
            value = max(low, before if high is None else min(before, high))
        if value != stated[variable].value:
            changes.append(Change(variable, stated[variable].value, value))
    return changes


def _fits(problem: Problem, conflicts: list[Conflict]) -> bool:
    return not _still_broken(solve(problem), conflicts)


def _still_broken(solution: Solution, conflicts: list[Conflict]) -> bool:
    """Whether a conflict remains that shares a claim with these."""
    involved = {name for conflict in conflicts for name in conflict.involved}
    return any(involved & set(conflict.involved) for conflict in solution.conflicts)


def _explained(change: Change) -> Explanation:
    cause: Slip = slip(change.before, change.after)
    return Explanation((change,), cause.text, cause.rank)
