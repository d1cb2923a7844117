"""Which statements to give up, so that all the others fit.

Every claim weighs the same; an explanation is a smallest set of claims with new values. All smallest sets are found
(`engine.figures.search`); human causes (`engine.figures.causes`) only put them in order. Conflicts that share no claim
are independent and are explained apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from engine.figures.causes import Change, cause
from engine.figures.claims import Number, Problem
from engine.figures.solve import Solution, amount, as_figure, solve
from engine.form.keys import LAST_YEAR

if TYPE_CHECKING:
    from fractions import Fraction

LARGEST = 4
"""Sets of more claims are not looked for: nobody would follow them."""

_STEPS = 40_000
"""Claims tried in one search at most; with this many errors a drafter checks cell by cell."""


_TRIED = 60
"""Sets that are tried against the bounds of blanks, the likeliest first."""


class Explanation(NamedTuple):
    """Claims to give up; `cause` is the human slip that would look like this (empty when none does)."""

    changes: tuple[Change, ...]
    cause: str
    rank: int


def explanations(solution: Solution, largest: int = LARGEST) -> dict[int, tuple[Explanation, ...]]:
    """For every conflict (by position) the explanations of the group of conflicts that it belongs to, best first.

    Args:
        solution: what was solved.
        largest: sets of so many claims at most are looked for. A conflict that needs more has no explanation.
    """
    groups = _groups(solution.conflicts, [set(conflict.involved) for conflict in solution.conflicts])
    found = {tuple(group): _Group(solution, group).singles() for group in groups}
    for component in _components(solution, groups):
        if largest == 1 or all(found[tuple(group)] for group in component):
            continue  # one claim for each group: nothing can be lighter
        together = sorted(index for group in component for index in group)
        sets = _Group(solution, together).several(range(max(2, len(component)), largest + 1))
        if sets:
            for group in component:
                del found[tuple(group)]
            found[tuple(together)] = sets
    return {
        index: tuple(sorted((_explained(changes, solution) for changes in sets), key=_order))
        for group, sets in found.items()
        for index in group
    }


def _components(solution: Solution, groups: list[list[int]]) -> list[list[list[int]]]:
    """Groups whose claims hang together through checks, broken or sound: a change in one may need one in another."""
    reach = [set().union(*(solution.conflicts[i].involved for i in group)) for group in groups]
    for check in _groups(solution.checks, [set(check) for check in solution.checks]):
        names = set().union(*(solution.checks[index] for index in check))
        reach = [known | names if known & names else known for known in reach]
    return [[groups[index] for index in component] for component in _groups(groups, reach)]


def _order(explanation: Explanation) -> tuple[int, Fraction | int, list[str]]:
    from fractions import Fraction

    size = sum(abs(Fraction(change.after) - Fraction(change.before)) for change in explanation.changes)
    return explanation.rank, size, [change.variable for change in explanation.changes]


def _explained(changes: Mapping[str, Number], solution: Solution) -> Explanation:
    stated = solution.problem.stated
    listed = tuple(
        Change(name, stated[name].key, stated[name].value, after, stated[name].source)
        for name, after in sorted(changes.items())
    )
    found = cause(listed, _carried(solution))
    return Explanation(listed, found.text, found.rank)


def _carried(solution: Solution) -> dict[str, Number]:
    """Last year's 结转下年度 under the keys of this year's 上年结转."""
    before = f"{LAST_YEAR}applications.carried_out."
    return {
        f"applications.carried_in.{key.removeprefix(before)}": claim.value
        for key, claim in solution.problem.stated.items()
        if key.startswith(before)
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
    """Conflicts that belong together, and the search for what explains them."""

    def __init__(self, solution: Solution, group: list[int]) -> None:
        self.solution = solution
        self.problem = solution.problem
        self.conflicts = [solution.conflicts[index] for index in group]
        self.apart = [c for index, c in enumerate(solution.conflicts) if index not in group]
        self.involved = {name for conflict in self.conflicts for name in conflict.involved}
        self.elsewhere = {name for conflict in self.apart for name in conflict.involved}

    def singles(self) -> list[dict[str, Number]]:
        """Every explanation by one claim."""
        return list(self._single())

    def several(self, sizes: range) -> list[dict[str, Number]]:
        """The smallest explanations by several claims, of one of these sizes."""
        if all(conflict.claims for conflict in self.conflicts):
            return self._several(sizes)
        return list(self._given_up()) if 2 in sizes else []

    def _has_blanks(self, names: set[str]) -> bool:
        """Whether an equation over these claims has a blank, so that bounds must be looked at too."""
        stated = self.problem.stated
        return any(
            any(key not in stated for key in (*equation.left, *equation.right))
            for equation in self.problem.equations
            if any(key in names for key in (*equation.left, *equation.right))
        )

    def _single(self) -> Iterator[dict[str, Number]]:
        """Every claim that alone is in the way: it takes part in all conflicts, and another value settles them.

        Where the claim stands in a check, the checks name the value; where it stands in none, the claim is given
        up and the new value is the nearest that the rest allows.
        """
        from fractions import Fraction

        checks = [(check, amount(check, self.problem)) for check in self.solution.checks]
        common = set(self.conflicts[0].involved)
        common = common.intersection(*(conflict.involved for conflict in self.conflicts[1:]))
        for variable in sorted(common):
            shifts = {-Fraction(rest) / check[variable] for check, rest in checks if variable in check}
            if len(shifts) > 1:
                continue
            after = self._shifted(variable, shifts.pop()) if shifts else self._allowed((variable,))
            if after and after[variable] != self.problem.stated[variable].value:
                yield after

    def _several(self, sizes: range) -> list[dict[str, Number]]:
        """The smallest sets of several claims that bring all checks to zero.

        Where blanks are near, each set must also be tried against their bounds; then only the likeliest are.
        """
        from engine.figures.search import Budget, lightest

        checks = [check for check in self.solution.checks if not self.elsewhere & set(check)]
        rests = [amount(check, self.problem) for check in checks]
        bounded = self._has_blanks({name for check in checks for name in check})
        budget = Budget(_STEPS)
        for size in sizes:
            found, complete = lightest(checks, rests, size=size, budget=budget)
            sets = [moved for shifts in found if (moved := self._moved(shifts, bounded=False)) is not None]
            if bounded:
                sets.sort(key=lambda changes: _order(_explained(changes, self.solution)))
                sets = [changes for changes in sets[:_TRIED] if self._fits(changes)]
            if sets or not complete:
                return sets
        return []

    def _moved(self, shifts: Mapping[str, int | Fraction], *, bounded: bool) -> dict[str, Number] | None:
        """The claims moved by these amounts, if they stay figures and, where asked, everything fits."""
        from fractions import Fraction

        values: dict[str, Number] = {}
        for name, shift in shifts.items():
            claim = self.problem.stated[name]
            after = as_figure(Fraction(claim.value) + shift, claim.key)
            if after is None:
                return None
            values[name] = after
        return values if not bounded or self._fits(values) else None

    def _shifted(self, variable: str, shift: Fraction) -> dict[str, Number] | None:
        return self._moved({variable: shift}, bounded=True) if shift else None

    def _given_up(self) -> Iterator[dict[str, Number]]:
        """Pairs of claims without which the rest fits; one of each conflict that shares none."""
        first, *others = self.conflicts
        for pair in combinations(sorted(self.involved), 2):
            if all(set(pair) & set(conflict.involved) for conflict in (first, *others)):
                values = self._allowed(pair)
                if values:
                    yield values

    def _allowed(self, variables: Sequence[str]) -> dict[str, Number] | None:
        """The values nearest to the claims' that the rest allows, if the rest fits without these claims."""
        problem = self.problem
        for variable in variables:
            problem = problem.without(variable)
        values: dict[str, Number] = {}
        for variable in variables:
            rest = solve(problem, self.apart)
            if self._still_broken(rest):
                return None
            value = rest.value(variable)
            if value is None:
                before = self.problem.stated[variable].value
                low, high = rest.bounds.get(variable, (0, None))
                value = max(low, before if high is None else min(before, high))
            if value == self.problem.stated[variable].value and len(variables) > 1:
                return None  # a smaller set would do
            values[variable] = value
            problem = problem.restored(self.problem, variable, value)
        return values if self._fits(values) else None

    def _fits(self, values: Mapping[str, Number]) -> bool:
        problem: Problem = self.problem
        for variable, value in values.items():
            problem = problem.with_value(variable, value)
        return not self._still_broken(solve(problem, self.apart))

    def _still_broken(self, solution: Solution) -> bool:
        """Whether a conflict remains that is not one of those explained apart."""
        return any(
            self.involved & set(conflict.involved) or not self.elsewhere & set(conflict.involved)
            for conflict in solution.conflicts
        )
