"""Every equation of the form with both its sides in numbers: what an approver goes through (勾稽核对表)."""

from __future__ import annotations

from typing import Literal, TypeAlias

from engine.figures.claims import Number
from engine.form.identities import Identity, identities, identities_across_years
from engine.namedtuple import NamedTuple
from engine.rules.view import View

State: TypeAlias = Literal["holds", "broken", "blank"]


class Sides(NamedTuple):
    """An equation with its numbers; None where a figure is blank.

    Attributes:
        identity: the equation.
        left: the figures of the one side.
        right: those of the other.
        left_sum: their sum; None where one of them is blank.
        right_sum: the same for the other side.
    """

    identity: Identity
    left: tuple[Number | None, ...]
    right: tuple[Number | None, ...]
    left_sum: Number | None
    right_sum: Number | None

    @property
    def state(self) -> State:
        """Whether it holds; `blank` where that cannot be said."""
        if self.left_sum is None or self.right_sum is None:
            return "blank"
        return "holds" if self.left_sum == self.right_sum else "broken"


def sides(view: View) -> tuple[Sides, ...]:
    """The equations of the tables, rule by rule; those of the prose and of last year where the parts are known."""
    within = [_sides(one, view) for one in identities()]
    across = [_sides(one, view) for one in identities_across_years()]
    known = [
        *(one for one in within if not one.identity.rule.startswith("S-") or _is_stated(one, view)),
        *(one for one in across if one.right_sum is not None),
    ]
    order = {rule: place for place, rule in enumerate(dict.fromkeys(one.identity.rule for one in known))}
    return tuple(sorted(known, key=lambda one: order[one.identity.rule]))


def _is_stated(one: Sides, view: View) -> bool:
    """Whether somebody stated a part; what follows from a total of 0 alone is not worth a line."""
    return any(key in view.draft.figures for key in one.identity.right)


def _sides(identity: Identity, view: View) -> Sides:
    left = tuple(view.value(key) for key in identity.left)
    right = tuple(view.value(key) for key in identity.right)
    return Sides(identity, left, right, _sum(left), _sum(right))


def _sum(values: tuple[Number | None, ...]) -> Number | None:
    total: Number = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total
