"""What claims and equations force, and where they break.

Three steps, each over sparse integer equations. (1) An equation with one unknown gives its value; the value is kept
as a linear expression of claims, so that a break found later is always a break between claims, never with a
computed number. (2) Where equations keep several unknowns, they are combined (Gaussian elimination): a blank is
forced by the equations alone if and only if a combination isolates it. (3) All figures are >= 0: bounds are
narrowed until they stand still, which finds zeros under a full total (合计已满) and parts larger than their total.
What nothing forces stays blank.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from engine.figures.bounds import FULL, Bounds, narrow
from engine.figures.claims import Number, Problem
from engine.form.identities import Identity
from engine.form.keys import DECIMALS, LAST_YEAR, cells_of
from engine.namedtuple import NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

Expression: TypeAlias = "dict[str, int | Fraction]"
"""Coefficients by variable."""

_Name = TypeVar("_Name")


class Derived(NamedTuple):
    """A value that is forced; `equations` force it, `full` marks a zero under a total that is already full."""

    value: Number
    equations: tuple[Identity, ...]
    full: bool = False


class Conflict(NamedTuple):
    """Claims that cannot all be true.

    Attributes:
        equation: the equation that breaks.
        left: its left side as stated; None when a blank takes part in it.
        right: its right side.
        claims: coefficients of the claims that meet in it (empty for a conflict of bounds).
        involved: the variables that take part, for the search of explanations.
        through: equations that computed blanks of this one.
    """

    equation: Identity
    left: Number | None
    right: Number | None
    claims: Expression
    involved: tuple[str, ...]
    through: tuple[Identity, ...] = ()


class Solution:
    """Everything that follows from a problem.

    `checks` holds one expression over claims per independent equation between claims; a problem without
    conflicts has them all at zero. `rows` holds, by blank, the equation left for it: the sum of its blanks and of
    its claims is zero, and the blank stands in no other row.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.derived: dict[str, Derived] = {}
        self.conflicts: list[Conflict] = []
        self.checks: list[Expression] = []
        self.bounds: Bounds = {}
        self.rows: dict[str, tuple[Expression, Expression]] = {}

    def value(self, key: str) -> Number | None:
        """The value of a key: as stated, else as derived or summed up from known cells, else None."""
        claim = self.problem.stated.get(key)
        if claim is not None:
            return claim.value
        found = self.derived.get(key)
        if found is not None:
            return found.value
        parts = cells_of(key)
        return None if parts == (key,) else self._sum(parts)

    def _sum(self, keys: tuple[str, ...]) -> Number | None:
        total: Number = 0
        for key in keys:
            value = self.value(key)
            if value is None:
                return None
            total += value
        return total


class _Row:
    """sum(unknown) + sum(known) = 0: a sum of equations of the problem, each with its factor."""

    __slots__ = ("factors", "known", "unknown")

    def __init__(self, unknown: Expression, known: Expression, factors: dict[int, int | Fraction]) -> None:
        self.unknown = unknown
        self.known = known
        self.factors = factors

    def used(self, problem: Problem) -> tuple[Identity, ...]:
        """The equations that were combined into this row, its own first."""
        return tuple(problem.equations[index] for index in self.factors)


def solve(problem: Problem, apart: Iterable[Conflict] = ()) -> Solution:
    """Derive what is forced and find the conflicts. Deterministic; never raises for any claims.

    Args:
        problem: the claims and their equations.
        apart: conflicts that are already known and whose bounds need not be looked at again.
    """
    found = Solution(problem)
    closed, solved = _combined(tuple(problem.stated), problem.equations)
    _compare(closed, found)
    _record(solved, found)
    _bound(solved, found, apart)
    return found


@lru_cache(maxsize=8)
def _combined(stated: tuple[str, ...], equations: tuple[Identity, ...]) -> tuple[list[_Row], dict[str, _Row]]:
    """Steps 1 and 2. They do not ask for any value: while the same figures are stated, nothing is combined anew.

    Returns:
        Rows between claims, and by blank the row that gives its value. Nobody may change them.
    """
    names = frozenset(stated)
    solved: dict[str, _Row] = {}
    rows = [_row(index, identity, names) for index, identity in enumerate(equations)]
    closed, rows = _chain(rows, solved)
    closed += _eliminate(rows, solved)
    return closed, solved


def _row(index: int, identity: Identity, stated: frozenset[str]) -> _Row:
    unknown: Expression = {}
    known: Expression = {}
    for keys, sign in ((identity.left, 1), (identity.right, -1)):
        for key in keys:
            side = known if key in stated else unknown
            side[key] = side.get(key, 0) + sign
    return _Row(unknown, known, {index: 1})


def _chain(rows: list[_Row], solved: dict[str, _Row]) -> tuple[list[_Row], list[_Row]]:
    """Step 1: settle equations with at most one unknown, in waves.

    Returns:
        Rows between claims only, and rows that keep several unknowns.
    """
    closed: list[_Row] = []
    touching: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        for key in row.unknown:
            touching[key].append(row)
    ready = [row for row in rows if len(row.unknown) <= 1]
    settled: set[int] = set()
    while ready:
        later: list[_Row] = []
        for row in ready:
            if id(row) in settled:
                continue
            settled.add(id(row))
            if not row.unknown:
                closed.append(row)
                continue
            (key,) = row.unknown
            solved[key] = row
            for other in touching[key]:
                if id(other) in settled:
                    continue
                _subtract(other, row, key)
                if len(other.unknown) <= 1:
                    later.append(other)
        ready = later
    return closed, [row for row in rows if id(row) not in settled]


def _compare(closed: list[_Row], found: Solution) -> None:
    """Record the checks; one that is off is a conflict, unless it only repeats others in a combined form."""
    earlier: dict[str, Expression] = {}
    broken = any(amount(row.known, found.problem) for row in closed)
    for row in sorted(closed, key=lambda row: len(row.factors) > 1):
        if not row.known:
            continue
        found.checks.append(row.known)
        new = _independent(row.known, earlier) if broken else True
        if amount(row.known, found.problem) and (new or len(row.factors) == 1):
            equation, *through = row.used(found.problem)
            left, right = (_side(keys, found) for keys in (equation.left, equation.right))
            claims = dict(row.known)
            found.conflicts.append(Conflict(equation, left, right, claims, tuple(claims), tuple(through)))


def _independent(expression: Expression, earlier: dict[str, Expression]) -> bool:
    """Whether the expression says more than the earlier ones together; it is then put with them."""
    rest = dict(expression)
    for pivot, row in earlier.items():
        factor = rest.get(pivot, 0)
        if factor:
            _add(rest, row, -_quotient(factor, row[pivot]))
    if not rest:
        return False
    earlier[next(iter(rest))] = rest
    return True


def _add(
    side: dict[_Name, int | Fraction], other: dict[_Name, int | Fraction], factor: int | Fraction
) -> None:
    """Add a multiple of `other` to `side`."""
    for name, coefficient in other.items():
        value = side.get(name, 0) + factor * coefficient
        if value:
            side[name] = value
        else:
            side.pop(name, None)


def amount(expression: Expression, problem: Problem) -> int | Fraction:
    """The value of an expression over claims, whole where it is."""
    stated = problem.stated
    total: int | Fraction = 0
    for name, coefficient in expression.items():
        value = stated[name].value
        total += coefficient * (value if isinstance(value, int) else _fraction(value))
    return total.numerator if total.denominator == 1 else total


def written(found: Solution, blank: str) -> Expression:
    """What a blank equals in its row: coefficients by the other blanks and by claims, the constant under ""."""
    unknown, known = found.rows[blank]
    return {**coefficients(found, blank), "": -_quotient(amount(known, found.problem), unknown[blank])}


def coefficients(found: Solution, blank: str) -> Expression:
    """What a blank equals in its row, without the constant."""
    unknown, known = found.rows[blank]
    own = unknown[blank]
    if own in (1, -1):  # nearly always: no division
        row = {name: -own * factor for side in (unknown, known) for name, factor in side.items()}
    else:
        row = {name: -_quotient(factor, own) for side in (unknown, known) for name, factor in side.items()}
    del row[blank]
    return row


def whole(value: Number) -> int | Fraction:
    """The figure as an exact number."""
    return value if isinstance(value, int) else _fraction(value)


def _side(keys: Iterable[str], found: Solution) -> Number | None:
    total: Number = 0
    for key in keys:
        claim = found.problem.stated.get(key)
        if claim is None:
            return None
        total += claim.value
    return total


def _fraction(value: Number) -> Fraction:
    """The figure as a fraction; most drafts have whole numbers only and never load the module."""
    from fractions import Fraction

    return Fraction(value)


def _quotient(value: int | Fraction, by: int | Fraction) -> int | Fraction:
    """The exact quotient, whole where it is."""
    if isinstance(value, int) and isinstance(by, int) and value % by == 0:
        return value // by
    from fractions import Fraction

    found = Fraction(value) / by
    return found.numerator if found.denominator == 1 else found


def as_figure(value: int | Fraction, key: str) -> Number | None:
    """The fraction as a figure of this key, or None when it cannot be one."""
    if value < 0:
        return None
    if value.denominator == 1:
        return value.numerator
    bare = key.removeprefix(LAST_YEAR)
    return Decimal(value.numerator) / Decimal(value.denominator) if bare in DECIMALS else None


def _eliminate(rows: list[_Row], solved: dict[str, _Row]) -> list[_Row]:
    """Step 2: combine equations; rows left with one unknown give its value, those without are returned."""
    closed: list[_Row] = []
    pivots: dict[str, _Row] = {}
    for row in sorted(rows, key=lambda row: len(row.unknown)):
        for key in [key for key in row.unknown if key in pivots]:
            if key in row.unknown:
                _subtract(row, pivots[key], key)
        if not row.unknown:
            closed.append(row)
            continue
        key = next((k for k, c in row.unknown.items() if c in (1, -1)), next(iter(row.unknown)))
        for other in pivots.values():
            if key in other.unknown:
                _subtract(other, row, key)
        pivots[key] = row
    solved.update(pivots)
    return closed


def _subtract(row: _Row, pivot: _Row, key: str) -> None:
    """Remove `key` from `row` with the help of `pivot`."""
    factor: int | Fraction = row.unknown[key] * pivot.unknown[key]
    if pivot.unknown[key] not in (1, -1):
        factor = _quotient(row.unknown[key], pivot.unknown[key])
    _add(row.unknown, pivot.unknown, -factor)
    _add(row.known, pivot.known, -factor)
    _add(row.factors, pivot.factors, -factor)


def _record(solved: dict[str, _Row], found: Solution) -> None:
    """Turn rows with one unknown into values; one that is below zero or broken is a conflict between its claims."""
    for key, row in solved.items():
        found.rows[key] = (row.unknown, row.known)
        if len(row.unknown) > 1:
            continue
        # the equation that the figure itself stands in leads, the others follow
        first, *others = sorted(row.used(found.problem), key=lambda e: key not in (*e.left, *e.right))
        value = as_figure(-_quotient(amount(row.known, found.problem), row.unknown[key]), key)
        if value is not None:
            found.derived[key] = Derived(value, (first, *others))
        elif not any(set(conflict.involved) & set(row.known) for conflict in found.conflicts):
            found.conflicts.append(Conflict(first, None, None, {}, tuple(row.known), tuple(others)))


def _bound(solved: dict[str, _Row], found: Solution, apart: Iterable[Conflict]) -> None:
    """Step 3: narrow bounds; blanks fixed by them are derived, an impossible equation is a conflict.

    Equations that already broke bind nothing; after a new break the narrowing starts again without it.
    """
    broken = {id(equation) for c in (*found.conflicts, *apart) for equation in (c.equation, *c.through)}
    equations = [equation for equation in found.problem.equations if id(equation) not in broken]
    while True:
        bounds: Bounds = {}
        for key in dict.fromkeys(key for equation in equations for key in (*equation.left, *equation.right)):
            value = found.value(key)
            bounds[key] = (0, None) if value is None else (value, value)
        narrowing = narrow(equations, bounds)
        step = narrowing.broken
        if step is None:
            break
        involved = dict.fromkeys(
            name
            for key in narrowing.support(step)
            for name in ((key,) if key in found.problem.stated else solved[key].known)
        )
        found.conflicts.append(Conflict(step.equation, None, None, {}, tuple(involved)))
        equations = [equation for equation in equations if equation is not step.equation]
    found.bounds = bounds
    if not found.conflicts:
        _fill(found)
    for key, (low, high) in bounds.items():
        if low == high and key not in found.problem.stated and key not in found.derived:
            found.derived[key] = Derived(low, (narrowing.reason(key),), full=low == FULL)


def _fill(found: Solution) -> None:
    """Step 4: what narrowing one equation at a time cannot see. That no values fill the blanks is a conflict."""
    rows = {key: written(found, key) for key in found.rows}
    if all(row[""] >= 0 for row in rows.values()):
        return  # the other blanks can be 0
    from engine.figures.feasible import impossible

    stated = found.problem.stated
    involved = impossible(rows, {name: whole(claim.value) for name, claim in stated.items()})
    if involved:
        most = max(found.problem.equations, key=lambda e: len(involved.intersection((*e.left, *e.right))))
        found.conflicts.append(Conflict(most, None, None, {}, tuple(sorted(involved))))
