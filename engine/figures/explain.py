"""Which statements to give up, so that all the others fit.

Every claim weighs the same; an explanation is a smallest set of claims with new values. All smallest sets are found
(`engine.figures.search`); human causes (`engine.figures.causes`) only put them in order. Conflicts that share no claim
are independent and are explained apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from engine.figures.causes import Change, cause
from engine.figures.claims import LARGEST, Number
from engine.figures.solve import Solution, amount, as_figure, coefficients, whole, written
from engine.form.keys import LAST_YEAR
from engine.namedtuple import NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

    from engine.figures.cores import Cores
    from engine.figures.feasible import Dictionary

_STEPS = 40_000
"""Claims tried in one search at most; with this many errors a drafter checks cell by cell."""

_WORK = 1_000_000
"""Coefficients worked on in one search at most, where blanks take part."""


class Explanation(NamedTuple):
    """Claims to give up; `cause` is the human slip that would look like this (empty when none does)."""

    changes: tuple[Change, ...]
    cause: str
    rank: int


def explanations(
    solution: Solution, largest: int = LARGEST, firm: Collection[str] = ()
) -> dict[int, tuple[Explanation, ...]]:
    """For every conflict (by position) the explanations of the group of conflicts that it belongs to, best first.

    Args:
        solution: what was solved.
        largest: sets of so many claims at most are looked for. A conflict that needs more has no explanation.
        firm: names of claims (see `Problem.stated`) that are confirmed and therefore never given up. Without any other
            claim to give up a conflict has no explanation.
    """
    groups = _groups(solution.conflicts, [set(conflict.involved) for conflict in solution.conflicts])
    found: dict[tuple[int, ...], list[dict[str, Number]]] = {}
    for component, bounded in _components(solution, groups):
        together = tuple(sorted(index for group in component for index in group))
        if bounded:
            found.update(_with_blanks(solution, together, bounded, largest, firm))
        else:
            found.update(_without_blanks(solution, component, largest, firm))
    carried = _carried(solution) if found else {}
    return {
        index: tuple(sorted((_explained(changes, solution, carried) for changes in sets), key=_order))
        for group, sets in found.items()
        for index in group
    }


_Found: TypeAlias = "dict[tuple[int, ...], list[dict[str, Number]]]"


def _without_blanks(
    solution: Solution, component: list[list[int]], largest: int, firm: Collection[str]
) -> _Found:
    """Explanations where only stated figures meet: one claim for each group, else the smallest sets for all."""
    found: _Found = {tuple(group): _Group(solution, group, firm).singles() for group in component}
    together = sorted(index for group in component for index in group)
    if largest > 1 and not all(found.values()):  # with one claim for each group nothing can be lighter
        sets = _Group(solution, together, firm).several(range(max(2, len(component)), largest + 1))
        if sets:
            return {tuple(together): sets}
    if firm and not all(found.values()):
        return _with_blanks(solution, tuple(together), _Near([], set()), largest, firm)
    return found


class _Near(NamedTuple):
    """What binds the claims of a component: blanks whose rows can fail, and the claims in them and in its checks."""

    blanks: list[str]
    claims: set[str]


def _components(solution: Solution, groups: list[list[int]]) -> list[tuple[list[list[int]], _Near | None]]:
    """Groups whose claims hang together through equations, broken or sound, and the blanks that are near.

    A change in one of these claims may need one in another.
    """
    reach = [set().union(*(solution.conflicts[i].involved for i in group)) for group in groups]
    ties: list[set[str]] = [set(check) for check in solution.checks]
    blanks = _binding(solution)
    ties += [set().union(*(solution.rows[key][1] for key in keys)) for keys in blanks]
    for tie in _groups(ties, ties):
        names = set().union(*(ties[index] for index in tie))
        reach = [known | names if known & names else known for known in reach]
    found: list[tuple[list[list[int]], _Near | None]] = []
    for component in _groups(groups, reach):
        names = set().union(*(reach[index] for index in component))
        near = [
            key
            for keys in blanks
            if any(names & solution.rows[k][1].keys() for k in keys)
            for key in sorted(keys)
        ]
        found.append(([groups[index] for index in component], _Near(near, names) if near else None))
    return found


def _binding(solution: Solution) -> list[set[str]]:
    """Blanks whose rows can fail, those together that share a blank."""
    if not solution.rows:
        return []
    from engine.figures.feasible import binding

    return binding({key: coefficients(solution, key) for key in solution.rows}, solution.problem.stated)


def _with_blanks(
    solution: Solution, conflicts: tuple[int, ...], near: _Near, largest: int, firm: Collection[str]
) -> _Found:
    """All lightest explanations where blanks take part; apart where conflicts share no claim that could be given up."""
    from engine.figures.feasible import ONE, Dictionary, StoppedError

    stated = solution.problem.stated
    names = near.claims or set().union(*(solution.conflicts[index].involved for index in conflicts))
    for check in () if near.claims else _groups(solution.checks, [set(check) for check in solution.checks]):
        tied = set().union(*(solution.checks[index] for index in check))
        names = names | tied if names & tied else names
    basic = {key: written(solution, key) for key in near.blanks}
    checks = [
        {**check, ONE: amount(check, solution.problem)} for check in solution.checks if names & check.keys()
    ]
    free = {name for row in basic.values() for name in row if name not in stated and name != ONE}
    values = {name: whole(claim.value) for name, claim in stated.items()}
    start = Dictionary(basic, checks, free, values, [_WORK])
    found = _searched(solution, conflicts, start, largest, firm)
    groups = _groups(conflicts, [set(solution.conflicts[index].involved) for index in conflicts])
    if any(found.values()) or len(groups) == 1:
        return found
    # too many errors to be explained together: each conflict for itself, whatever the others come to
    for group in groups:
        here = tuple(conflicts[position] for position in group)
        involved = set().union(*(solution.conflicts[index].involved for index in here))
        alone = start.copy()
        alone.steps = [_WORK // len(groups)]
        try:
            for name in sorted({n for i in conflicts for n in solution.conflicts[i].involved} - involved):
                alone.release(name)
        except StoppedError:
            found[here] = []
        else:
            found |= _searched(solution, here, alone, largest, firm)
    found.pop(conflicts)
    return found


def _searched(
    solution: Solution, conflicts: tuple[int, ...], start: Dictionary, largest: int, firm: Collection[str]
) -> _Found:
    """The lightest sets for these conflicts; sets for cores that share no claim are told apart."""
    from engine.figures.cores import Cores, clusters
    from engine.figures.feasible import StoppedError

    involved = {index: set(solution.conflicts[index].involved) for index in conflicts}
    cores = Cores(start, firm)
    found: _Found = {}
    try:
        sets = cores.lightest(range(1, largest + 1))
        parts = clusters(cores.known) if sets and sets != [()] else []
        shares = [sum(not part.isdisjoint(names) for part in parts) for names in involved.values()]
        silent = [part for part in parts if all(part.isdisjoint(names) for names in involved.values())]
        if silent or any(
            share > 1 for share in shares
        ):  # what one finding alone cannot tell is told together
            parts = [frozenset().union(*parts)]
        for part in parts:
            here = tuple(i for i in conflicts if len(parts) == 1 or not part.isdisjoint(involved[i]))
            if here:
                found[here] = _nearest(solution, cores, sets, part)
    except StoppedError:
        return {conflicts: []}
    rest = tuple(index for index in conflicts if not any(index in here for here in found))
    return {**found, rest: []} if rest else found


def _nearest(
    solution: Solution, cores: Cores, sets: Sequence[tuple[str, ...]], part: frozenset[str]
) -> list[dict[str, Number]]:
    """What the sets give up within `part`, each with values with which everything fits."""
    from engine.figures.cores import nearest

    stated = solution.problem.stated
    others = tuple(name for name in sets[0] if name not in part)
    found = []
    for chosen in dict.fromkeys(tuple(name for name in names if name in part) for names in sets):
        state = cores.state((*others, *chosen)).copy()
        if state.reason() is not None:
            continue
        after = nearest(state, chosen, {name: whole(stated[name].value) for name in chosen})
        if after is None:
            continue
        figures = {name: as_figure(value, stated[name].key) for name, value in after.items()}
        listed = {name: value for name, value in figures.items() if value is not None}
        if len(listed) == len(chosen):
            found.append(listed)
    return found


def _order(explanation: Explanation) -> tuple[int, Fraction | int, int, list[str]]:
    """Likeliest cause first, then the smallest change, then words before figures: a sentence is the copy."""
    from fractions import Fraction

    changes = explanation.changes
    size = sum(abs(Fraction(change.after) - Fraction(change.before)) for change in changes)
    figures = sum(change.source.kind != "prose" for change in changes)
    return explanation.rank, size, figures, [change.variable for change in changes]


def _explained(changes: Mapping[str, Number], solution: Solution, carried: dict[str, Number]) -> Explanation:
    stated = solution.problem.stated
    listed = tuple(
        Change(name, stated[name].key, stated[name].value, after, stated[name].source)
        for name, after in sorted(changes.items())
    )
    found = cause(listed, carried)
    return Explanation(listed, found.text, found.rank)


def _carried(solution: Solution) -> dict[str, Number]:
    """What was carried over, by this year's 上年结转: last year's 结转下年度, else what this year says."""
    stated = solution.problem.stated
    now, before = "applications.carried_in.", f"{LAST_YEAR}applications.carried_out."
    found = {key: claim.value for key, claim in stated.items() if key.startswith(now) and "@" not in key}
    return found | {
        now + key.removeprefix(before): claim.value for key, claim in stated.items() if key.startswith(before)
    }


def _groups(items: Sequence[object], names: Sequence[set[str]]) -> list[list[int]]:
    """Positions of items, together when they share a name."""
    groups: list[tuple[set[str], list[int]]] = []
    for index in range(len(items)):
        shared, members = set(names[index]), [index]
        apart = []
        for other, positions in groups:
            if other & shared:
                shared |= other
                members += positions
            else:
                apart.append((other, positions))
        groups = [*apart, (shared, sorted(members))]
    return [members for _, members in groups]


class _Group:
    """Conflicts between stated figures that belong together, and the search for what explains them."""

    def __init__(self, solution: Solution, group: list[int], firm: Collection[str]) -> None:
        self.solution = solution
        self.problem = solution.problem
        self.firm = firm
        self.conflicts = [solution.conflicts[index] for index in group]
        apart = [c for index, c in enumerate(solution.conflicts) if index not in group]
        self.elsewhere = {name for conflict in apart for name in conflict.involved}

    def singles(self) -> list[dict[str, Number]]:
        """Every explanation by one claim: it takes part in all conflicts, and the checks agree on its new value."""
        return list(self._single())

    def _single(self) -> Iterator[dict[str, Number]]:
        from fractions import Fraction

        checks = [(check, amount(check, self.problem)) for check in self.solution.checks]
        common = set(self.conflicts[0].involved)
        common = common.intersection(*(conflict.involved for conflict in self.conflicts[1:]))
        for variable in sorted(common.difference(self.firm)):
            shifts = {-Fraction(rest) / check[variable] for check, rest in checks if variable in check}
            if len(shifts) == 1 and (shift := shifts.pop()) and (after := self._moved({variable: shift})):
                yield after

    def several(self, sizes: range) -> list[dict[str, Number]]:
        """The smallest sets of several claims that bring all checks to zero."""
        from engine.figures.search import Budget, lightest

        checks = [check for check in self.solution.checks if not self.elsewhere & set(check)]
        rests = [amount(check, self.problem) for check in checks]
        firm = self.firm
        movable = (
            [{name: f for name, f in check.items() if name not in firm} for check in checks]
            if firm
            else checks
        )
        budget = Budget(_STEPS)
        for size in sizes:
            found, complete = lightest(movable, rests, size=size, budget=budget)
            sets = [moved for shifts in found if (moved := self._moved(shifts)) is not None]
            if sets or not complete:
                return sets
        return []

    def _moved(self, shifts: Mapping[str, int | Fraction]) -> dict[str, Number] | None:
        """The claims moved by these amounts, if they stay figures."""
        from fractions import Fraction

        values: dict[str, Number] = {}
        for name, shift in shifts.items():
            claim = self.problem.stated[name]
            after = as_figure(Fraction(claim.value) + shift, claim.key)
            if after is None:
                return None
            values[name] = after
        return values
