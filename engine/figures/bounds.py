"""Bounds of figures that are not below zero, narrowed along equations."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.figures.claims import Number
from engine.form.identities import Identity

Bounds = dict[str, tuple[Number, Number | None]]
"""Smallest and largest possible value by key; None = no upper bound."""

FULL = 0
"""What is left under a total that its known parts already fill (合计已满)."""

_ROUNDS = 40
"""An equation is looked at no more often than this; bounds that creep further narrow nothing a drafter would see."""


class Step(NamedTuple):
    """One bound that moved: the equation that moved it, the known keys and the earlier steps it rests on."""

    equation: Identity
    given: tuple[str, ...]
    steps: tuple[int, ...]


class Narrowing:
    """How far the bounds moved.

    Attributes:
        bounds: the bounds by key.
        known: the keys whose value was fixed from the start.
        steps: every move, in order.
        latest: position of the last move by key and bound (True = the upper one).
        broken: the move that no value survives, None when all equations can hold.
    """

    def __init__(self, bounds: Bounds, known: frozenset[str]) -> None:
        self.bounds = bounds
        self.known = known
        self.steps: list[Step] = []
        self.latest: dict[tuple[str, bool], int] = {}
        self.broken: Step | None = None

    def reason(self, key: str) -> Identity:
        """The equation that moved a bound of the key last."""
        moved = [self.latest[key, upper] for upper in (False, True) if (key, upper) in self.latest]
        return self.steps[max(moved)].equation

    def support(self, step: Step) -> tuple[str, ...]:
        """The known keys that a move rests on, directly or through earlier moves."""
        given = dict.fromkeys(step.given)
        seen = set(step.steps)
        stack = list(step.steps)
        while stack:
            earlier = self.steps[stack.pop()]
            given.update(dict.fromkeys(earlier.given))
            stack += [index for index in earlier.steps if index not in seen]
            seen.update(earlier.steps)
        return tuple(given)


def narrow(equations: Sequence[Identity], bounds: Bounds) -> Narrowing:
    """Narrow `bounds` in place until nothing moves or an equation cannot hold."""
    touching: dict[str, list[int]] = defaultdict(list)
    for index, equation in enumerate(equations):
        for key in (*equation.left, *equation.right):
            touching[key].append(index)
    found = Narrowing(bounds, frozenset(key for key, (low, high) in bounds.items() if low == high))
    queue = deque(range(len(equations)))
    waiting = set(queue)
    visits = [0] * len(equations)
    while queue:
        index = queue.popleft()
        waiting.discard(index)
        visits[index] += 1
        if visits[index] > _ROUNDS:
            continue
        for key in _narrow_one(equations[index], found):
            for other in touching[key]:
                if other not in waiting and other != index:
                    waiting.add(other)
                    queue.append(other)
        if found.broken is not None:
            break
    return found


def _narrow_one(equation: Identity, found: Narrowing) -> list[str]:
    """Narrow every key of one equation; return those that moved."""
    moved: list[str] = []
    bounds = found.bounds
    for side, other in ((equation.left, equation.right), (equation.right, equation.left)):
        low_here, high_here, open_here = _reach(side, bounds)
        low_there, high_there, open_there = _reach(other, bounds)
        for key in side:
            low, high = bounds[key]
            # the largest value: everything on the other side, less the least that the neighbours need
            most = high if open_there else high_there - (low_here - low)
            lowered = most is not None and (high is None or most < high)
            # the smallest value: the least of the other side, less the most that the neighbours can carry
            least = low
            if open_here == 0 or (open_here == 1 and high is None):
                least = low_there - (high_here - (high or 0))
            raised = least > low
            if not (raised or lowered):
                continue
            new_low, new_high = (least if raised else low), (most if lowered else high)
            if new_high is not None and new_low > new_high:
                found.broken = _broken(equation, key, found, raised=raised, lowered=lowered)
                return moved
            if raised:
                _note(found, key, upper=False, equation=equation)
            if lowered:
                _note(found, key, upper=True, equation=equation)
            bounds[key] = (new_low, new_high)
            moved.append(key)
            low_here += new_low - low
            if new_high is not None:
                open_here -= high is None
                high_here += new_high - (high or 0)
    return moved


def _reach(keys: Sequence[str], bounds: Bounds) -> tuple[Number, Number, int]:
    """The sum of the lower bounds, the sum of the upper bounds, and how many keys have no upper one."""
    least: Number = 0
    most: Number = 0
    unlimited = 0
    for key in keys:
        low, high = bounds[key]
        least += low
        if high is None:
            unlimited += 1
        else:
            most += high
    return least, most, unlimited


def _note(found: Narrowing, key: str, *, upper: bool, equation: Identity) -> None:
    found.steps.append(_step(equation, _needed(equation, key, upper=upper), found))
    found.latest[key, upper] = len(found.steps) - 1


def _broken(equation: Identity, key: str, found: Narrowing, *, raised: bool, lowered: bool) -> Step:
    """The move after which the smallest value of the key would be above its largest."""
    needed = [*_needed(equation, key, upper=False)] if raised else [(key, False)]
    needed += _needed(equation, key, upper=True) if lowered else [(key, True)]
    return _step(equation, needed, found)


def _needed(equation: Identity, key: str, *, upper: bool) -> list[tuple[str, bool]]:
    """The bounds of the other keys that give this bound of the key (True = the upper one)."""
    here, there = equation.left, equation.right
    if key not in here:
        here, there = there, here
    return [*((name, upper) for name in there), *((name, not upper) for name in here if name != key)]


def _step(equation: Identity, needed: Iterable[tuple[str, bool]], found: Narrowing) -> Step:
    given: list[str] = []
    steps: list[int] = []
    for name, upper in needed:
        if name in found.known:
            given.append(name)
        elif (name, upper) in found.latest:
            steps.append(found.latest[name, upper])
    return Step(equation, tuple(given), tuple(steps))
