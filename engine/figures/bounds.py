"""Bounds of figures that are not below zero, narrowed along equations."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from engine.figures.claims import Number
from engine.form.identities import Identity
from engine.namedtuple import NamedTuple

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

    What a move rests on is worked out when somebody asks: nearly always nobody does.

    Attributes:
        bounds: the bounds by key.
        known: the keys whose value was fixed from the start.
        moves: every move, in order: the equation, the key, and which bound (True = the upper one).
        places: positions of the moves by key and bound, ascending.
        broken: the move that no value survives, None when all equations can hold.
    """

    def __init__(self, bounds: Bounds, known: frozenset[str]) -> None:
        self.bounds = bounds
        self.known = known
        self.moves: list[tuple[Identity, str, bool]] = []
        self.places: dict[tuple[str, bool], list[int]] = {}
        self.broken: Step | None = None

    def move(self, equation: Identity, key: str, *, upper: bool) -> None:
        """Note that an equation moved a bound."""
        self.places.setdefault((key, upper), []).append(len(self.moves))
        self.moves.append((equation, key, upper))

    def reason(self, key: str) -> Identity:
        """The equation that moved a bound of the key last."""
        moved = [self.places[key, upper][-1] for upper in (False, True) if (key, upper) in self.places]
        return self.moves[max(moved)][0]

    def step(self, equation: Identity, needed: Iterable[tuple[str, bool]], at: int) -> Step:
        """What a move at this position rests on: known keys, and the last moves before it of the bounds it needs."""
        given: list[str] = []
        steps: list[int] = []
        for name, upper in needed:
            if name in self.known:
                given.append(name)
                continue
            moved = self.places.get((name, upper), ())
            before = bisect_left(moved, at)
            if before:
                steps.append(moved[before - 1])
        return Step(equation, tuple(given), tuple(steps))

    def support(self, step: Step) -> tuple[str, ...]:
        """The known keys that a move rests on, directly or through earlier moves."""
        given = dict.fromkeys(step.given)
        seen = set(step.steps)
        stack = list(step.steps)
        while stack:
            at = stack.pop()
            equation, key, upper = self.moves[at]
            earlier = self.step(equation, _needed(equation, key, upper=upper), at)
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
    left, right = _reach(equation.left, bounds), _reach(equation.right, bounds)
    if left == right and left[0] == left[1] and not left[2]:
        return moved  # every figure is known, and they fit: so most equations of a full table
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
                found.move(equation, key, upper=False)
            if lowered:
                found.move(equation, key, upper=True)
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


def _broken(equation: Identity, key: str, found: Narrowing, *, raised: bool, lowered: bool) -> Step:
    """The move after which the smallest value of the key would be above its largest."""
    needed = [*_needed(equation, key, upper=False)] if raised else [(key, False)]
    needed += _needed(equation, key, upper=True) if lowered else [(key, True)]
    return found.step(equation, needed, len(found.moves))


def _needed(equation: Identity, key: str, *, upper: bool) -> list[tuple[str, bool]]:
    """The bounds of the other keys that give this bound of the key (True = the upper one)."""
    here, there = equation.left, equation.right
    if key not in here:
        here, there = there, here
    return [*((name, upper) for name in there), *((name, not upper) for name in here if name != key)]
