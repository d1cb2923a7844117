"""Bounds of figures that are not below zero, narrowed along equations."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

from engine.figures.claims import Number
from engine.form.identities import Identity

Bounds = dict[str, tuple[Number, Number | None]]
"""Smallest and largest possible value by key; None = no upper bound."""

FULL = 0
"""What is left under a total that its known parts already fill (合计已满)."""

_ROUNDS = 40
"""An equation is looked at no more often than this; bounds that creep further narrow nothing a drafter would see."""


def narrow(equations: Sequence[Identity], bounds: Bounds) -> tuple[Identity | None, dict[str, Identity]]:
    """Narrow `bounds` in place until nothing moves.

    Returns:
        The first equation that cannot hold (None when all can), and for every narrowed key the equation that did it.
    """
    touching: dict[str, list[int]] = defaultdict(list)
    for index, equation in enumerate(equations):
        for key in (*equation.left, *equation.right):
            touching[key].append(index)
    reasons: dict[str, Identity] = {}
    queue = deque(range(len(equations)))
    waiting = set(queue)
    visits = [0] * len(equations)
    while queue:
        index = queue.popleft()
        waiting.discard(index)
        visits[index] += 1
        if visits[index] > _ROUNDS:
            continue
        equation = equations[index]
        moved = _narrow_one(equation, bounds)
        if moved is None:
            return equation, reasons
        for key in moved:
            reasons[key] = equation
            for other in touching[key]:
                if other not in waiting and other != index:
                    waiting.add(other)
                    queue.append(other)
    return None, reasons


def _narrow_one(equation: Identity, bounds: Bounds) -> list[str] | None:
    """Narrow every key of one equation; None when the equation cannot hold."""
    moved: list[str] = []
    for side, other in ((equation.left, equation.right), (equation.right, equation.left)):
        low_here = sum(bounds[key][0] for key in side)
        low_there = sum(bounds[key][0] for key in other)
        high_here, open_here = _highest(side, bounds)
        high_there, open_there = _highest(other, bounds)
        for key in side:
            low, high = bounds[key]
            new_low, new_high = low, high
            # the largest value: everything on the other side, less the least that the neighbours need
            if not open_there:
                most = high_there - (low_here - low)
                if high is None or most < high:
                    new_high = most
            # the smallest value: the least of the other side, less the most that the neighbours can carry
            if open_here == 0 or (open_here == 1 and high is None):
                rest = high_here - (0 if high is None else high)
                new_low = max(low, low_there - rest)
            if new_high is not None and new_low > new_high:
                return None
            if (new_low, new_high) != (low, high):
                bounds[key] = (new_low, new_high)
                moved.append(key)
                low_here += new_low - low
                if high is None and new_high is not None:
                    open_here -= 1
                    high_here += new_high
                elif high is not None and new_high is not None:
                    high_here += new_high - high
    return moved


def _highest(keys: Sequence[str], bounds: Bounds) -> tuple[Number, int]:
    """The sum of the upper bounds, and how many of the keys have none."""
    total: Number = 0
    unlimited = 0
    for key in keys:
        high = bounds[key][1]
        if high is None:
            unlimited += 1
        else:
            total += high
    return total, unlimited
