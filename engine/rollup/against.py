"""The sum of the units beside the figures that the government itself states."""

from __future__ import annotations

from engine.draft.model import Draft
from engine.figures.claims import Number, claims_of, problem
from engine.figures.solve import solve
from engine.namedtuple import NamedTuple
from engine.rollup.merge import Rollup


class Gap(NamedTuple):
    """A figure of which sum and own figure are not the same; None where one of them is open."""

    key: str
    summed: Number | None
    own: Number | None

    @property
    def difference(self) -> Number | None:
        """Own figure less sum."""
        return None if self.summed is None or self.own is None else self.own - self.summed


def against(rollup: Rollup, own: Draft) -> tuple[Gap, ...]:
    """Where the government's own figures differ from the sum; figures open on both sides are left out. Pure."""
    solution = solve(problem(claims_of(own.figures, {})))
    gaps = (Gap(key, total.value, solution.value(key)) for key, total in rollup.totals.items())
    return tuple(gap for gap in gaps if gap.summed != gap.own)
