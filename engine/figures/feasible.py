"""Whether figures that are not below zero can satisfy all equations, exactly.

Equations with blanks are kept as a dictionary (Chvátal, Linear Programming, 1983): some blanks, the basic ones, are
written through all other quantities. The dual simplex method with Bland's rule then either finds values for all blanks
or ends with one row that no values satisfy: what that row consists of is a complete reason, a set of claims that cannot
all be true. A claim that is given up becomes one more quantity that may take any value, and the work goes on from
where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

Number = int | Fraction
Row = dict[str, Number]
"""Coefficients by quantity; under `ONE` the constant."""

ONE = ""


class StoppedError(Exception):
    """The budget of steps is spent."""


class Dictionary:
    """Blanks and given-up claims, written through each other and through the claims that stand.

    Attributes:
        basic: by basic quantity what it equals. A claim that stands takes part with its *change*, which is 0.
        checks: rows between claims that ought to be zero.
        free: the quantities that are not basic; all of them are 0 now.
        values: what the claims say.
        steps: how many coefficients may still be worked on; counted, so that results never depend on the clock.
    """

    __slots__ = ("basic", "checks", "free", "steps", "values")

    def __init__(
        self,
        basic: dict[str, Row],
        checks: list[Row],
        free: set[str],
        values: Mapping[str, Number],
        steps: list[int],
    ) -> None:
        self.basic = basic
        self.checks = checks
        self.free = free
        self.values = values
        self.steps = steps

    def copy(self) -> Dictionary:
        """The same, to be changed apart; rows are replaced and never changed in place, so they are shared."""
        return Dictionary(dict(self.basic), list(self.checks), set(self.free), self.values, self.steps)

    # -- giving up and fixing -----------------------------------------------------------------------------------------

    def release(self, name: str) -> None:
        """Give up a claim: from now on it may be any figure."""
        value = self.values[name]
        self.checks = [_moved(row, name, -value) for row in self.checks]
        self.basic = {key: _moved(row, name, -value) for key, row in self.basic.items()}
        at = min(((len(row), index) for index, row in enumerate(self.checks) if name in row), default=None)
        if at is None:
            self.free.add(name)
        else:
            self._define(name, _solved(self.checks.pop(at[1]), name))

    def fix(self, name: str, value: Number) -> None:
        """Give a free quantity this value for good; the value must be one that the equations allow."""
        if name in self.basic:
            row = self.basic[name]
            entering = next((other for other in row if other in self.free), None)
            if entering is None:
                return
            self._exchange(name, entering)
        self.free.discard(name)
        self.checks = [_moved(row, name, value) for row in self.checks]
        self.basic = {key: _moved(row, name, value) for key, row in self.basic.items()}

    # -- feasible or not ----------------------------------------------------------------------------------------------

    def reason(self) -> frozenset[str] | None:
        """Claims that cannot all be true, of which at least one must be given up; None when everything fits.

        Only claims whose change can help are named: one that says 0 cannot be less.
        """
        cores = [self._core(row, -1 if row[ONE] > 0 else 1) for row in self.checks if row.get(ONE)]
        return min(cores, key=_by_size) if cores else self._repaired()

    def _repaired(self) -> frozenset[str] | None:
        while True:
            below = sorted(name for name, row in self.basic.items() if row.get(ONE, 0) < 0)
            if not below:
                return self._broken_whole()
            stuck, possible = [], []
            for name in below:
                row = self.basic[name]
                entering = min((other for other in self.free if row.get(other, 0) > 0), default=None)
                if entering is None:
                    stuck.append(self._core(row, 1))
                else:
                    possible.append((name, entering))
            if stuck:
                return min(stuck, key=_by_size)
            self._exchange(*possible[0])

    def _core(self, row: Row, direction: int) -> frozenset[str]:
        """The claims whose change moves the row upwards (1) or downwards (-1)."""
        values = self.values
        return frozenset(
            name
            for name, factor in row.items()
            if name in values and name not in self.free and (factor * direction > 0 or values[name] > 0)
        )

    def _broken_whole(self) -> frozenset[str] | None:
        """Everything that a count depends on which comes out as a fraction and which nothing else can move."""
        for name, row in sorted(self.basic.items()):
            value = row.get(ONE, 0)
            if value.denominator != 1 and not as_decimal(name) and not self.free.intersection(row):
                return frozenset(other for other in row if other in self.values)
        return None

    # -- how far ------------------------------------------------------------------------------------------------------

    def value(self, name: str) -> Number:
        """The value of a free quantity in the solution found."""
        return self.basic[name].get(ONE, 0) if name in self.basic else 0

    def extreme(self, name: str, *, upper: bool) -> Number | None:
        """The largest (smallest) possible value of a free quantity; None when there is no largest.

        To be asked only when everything fits; primal simplex method from the solution found.
        """
        sign = 1 if upper else -1
        while True:
            row = self.basic.get(name, {name: 1})
            entering = min((other for other in self.free if row.get(other, 0) * sign > 0), default=None)
            if entering is None:
                return row.get(ONE, 0)
            limits = [
                (Fraction(other.get(ONE, 0)) / -other[entering], key)
                for key, other in self.basic.items()
                if other.get(entering, 0) < 0
            ]
            if not limits:
                return None
            self._exchange(min(limits)[1], entering)

    # -- exchanges ----------------------------------------------------------------------------------------------------

    def _exchange(self, leaving: str, entering: str) -> None:
        """Make `entering` basic in place of `leaving`."""
        row = self.basic.pop(leaving)
        self.free.discard(entering)
        self.free.add(leaving)
        self._define(entering, _solved({**row, leaving: -1}, entering))

    def _define(self, name: str, expression: Row) -> None:
        """Put an expression in the place of a quantity everywhere, and keep it as what the quantity equals."""
        for key, row in self.basic.items():
            if name in row:
                self.steps[0] -= len(expression)
                self.basic[key] = _replaced(row, name, expression)
        if self.steps[0] <= 0:
            raise StoppedError
        self.checks = [_replaced(row, name, expression) if name in row else row for row in self.checks]
        self.basic[name] = expression


_WORK = 300_000
"""Coefficients worked on at most to see whether blanks can be filled at all."""


def impossible(rows: Mapping[str, Row], values: Mapping[str, Number]) -> frozenset[str]:
    """Claims because of which the blanks of these rows cannot be filled; none when they can, or it takes too long."""
    basic = {key: rows[key] for keys in binding(rows, values) for key in sorted(keys)}
    free = {name for row in basic.values() for name in row if name not in values and name != ONE}
    try:
        return Dictionary(basic, [], free, values, [_WORK]).reason() or frozenset()
    except StoppedError:
        return frozenset()


def as_decimal(name: str) -> bool:
    """Whether the quantity may be a fraction."""
    from engine.form.keys import DECIMALS, LAST_YEAR

    return name.split("@", 1)[0].removeprefix(LAST_YEAR) in DECIMALS


def binding(rows: Mapping[str, Row], values: Iterable[str]) -> list[set[str]]:
    """The basic quantities whose rows can fail at all, those together that share a blank.

    A row fails only if some claim can make it negative. Where no row of those that hang together has such a claim, all
    blanks can be 0 and every row holds; a row with a blank of its own, on the helping side, holds as well. (Halves of
    a claim, which may not be whole, count as such a claim.)
    """
    claims = set(values)
    others = {ONE, *claims}
    left = {key: {name: f for name, f in row.items() if name not in others} for key, row in rows.items()}
    while True:
        count: dict[str, int] = {}
        for blanks in left.values():
            for name in blanks:
                count[name] = count.get(name, 0) + 1
        slack = {
            key
            for key, blanks in left.items()
            if any(f > 0 and count[name] == 1 for name, f in blanks.items())
        }
        if not slack:
            break
        left = {key: blanks for key, blanks in left.items() if key not in slack}
    groups: list[tuple[set[str], set[str]]] = []
    for key, row in left.items():
        shared, keys = set(row), {key}
        apart = []
        for other_shared, other_keys in groups:
            if shared & other_shared:
                shared |= other_shared
                keys |= other_keys
            else:
                apart.append((other_shared, other_keys))
        groups = [*apart, (shared, keys)]
    return [
        keys
        for _, keys in groups
        if any(f < 0 or f.denominator != 1 for key in keys for name, f in rows[key].items() if name in claims)
    ]


def _by_size(core: frozenset[str]) -> tuple[int, list[str]]:
    return len(core), sorted(core)


def _moved(row: Row, name: str, by: Number) -> Row:
    """The row when a quantity that counted as 0 counts as `by`."""
    factor = row.get(name)
    if not factor or not by:
        return row
    return {**row, ONE: row.get(ONE, 0) + factor * by}


def _solved(row: Row, name: str) -> Row:
    """What `name` equals in the equation row = 0."""
    factor = row[name]
    if factor in (1, -1):
        return {other: -value * factor for other, value in row.items() if other != name}
    return {other: _whole(Fraction(-value) / factor) for other, value in row.items() if other != name}


def _replaced(row: Row, name: str, expression: Row) -> Row:
    """The row with an expression in the place of a quantity."""
    new = dict(row)
    factor = new.pop(name)
    for other, value in expression.items():
        total = new.get(other, 0) + factor * value
        if total:
            new[other] = total
        else:
            new.pop(other, None)
    return new


def _whole(value: Fraction) -> Number:
    return value.numerator if value.denominator == 1 else value
