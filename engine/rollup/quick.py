"""What plainly follows from a unit's figures, without the general solver.

Most units state every figure, or leave out totals and the parts of a total of 0. For thousands of such units the
general solver would take as long as a fifth of the reading. Where anything is less plain, or does not fit, the answer
is None and the solver has to say it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from engine.figures.claims import Number
from engine.form.identities import Identity, identities
from engine.form.keys import is_cell


def plainly(stated: Mapping[str, Number]) -> dict[str, Number] | None:
    """All figures, where one blank at a time follows and every equation holds; the same as the solver finds.

    Args:
        stated: the figures that a unit states, by key.

    Returns:
        Stated and derived figures; None where a cell of an equation stays blank, or where an equation does not hold.
    """
    known = dict(stated)
    waiting: tuple[Identity, ...] = _equations()
    while waiting:
        later = []
        for equation in waiting:
            blanks = [key for key in (*equation.left, *equation.right) if key not in known]
            gap = _sum(equation.left, known) - _sum(equation.right, known)
            if not blanks:
                if gap:
                    return None
            elif len(blanks) == 1:
                value = gap if blanks[0] in equation.right else -gap
                if value < 0:
                    return None
                known[blanks[0]] = value
            elif gap == 0 and len(equation.left) == 1 and equation.left[0] in known:
                known |= dict.fromkeys(blanks, 0)  # the total is full already
            else:
                later.append(equation)
        if len(later) == len(waiting):
            return None if any(map(_of_cells, later)) else known
        waiting = tuple(later)
    return known


@cache
def _equations() -> tuple[Identity, ...]:
    return identities()


@cache
def _of_cells(equation: Identity) -> bool:
    """Whether an equation stands between cells only; facts may stay blank."""
    return all(map(is_cell, (*equation.left, *equation.right)))


def _sum(keys: tuple[str, ...], known: Mapping[str, Number]) -> Number:
    total: Number = 0
    for key in keys:
        total += known.get(key, 0)
    return total
