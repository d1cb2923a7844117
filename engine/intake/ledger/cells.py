"""What a case adds to the cells of table 三 and table 四 in a year: surely, or perhaps."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from engine.intake.ledger.judge import STILL_OPEN, THIS_YEAR, UNKNOWN, Case
from engine.namedtuple import NamedTuple

Why = Literal["", "before", "after"]


class Added(NamedTuple):
    """Keys to which a case adds one.

    Attributes:
        surely: whatever the open questions turn out to be.
        perhaps: depending on them.
        excluded: `before` for a case closed before the year, `after` for one received after it; then nothing is added.
    """

    surely: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    excluded: Why = ""


@lru_cache(maxsize=4096)
def added(case: Case, year: int) -> Added:
    """What a case adds in the year of the report."""
    if case.received > year:
        return Added(excluded="after")
    if case.closed > 0 and case.closed < year:
        return Added(excluded="before")
    if case.received == UNKNOWN:
        arrivals = {"received", "carried_in"}
    else:
        arrivals = {"received" if case.received == year else "carried_in"}
    ends = _ends(case, year)
    surely: list[str] = []
    perhaps: list[str] = []
    _place(arrivals, case.kinds, surely, perhaps)
    _place(ends, case.kinds, surely, perhaps)
    handled = ends - {"carried_out"}
    if handled:
        _place({"handled"}, case.kinds, surely if handled == ends else perhaps, perhaps)
    for groups, results in case.disputes:
        sure = len(groups) == len(results) == 1
        (surely if sure else perhaps).extend(f"disputes.{g}.{r}" for g in groups for r in results)
        (surely if len(groups) == 1 else perhaps).extend(f"disputes.{g}.total" for g in groups)
    return Added(tuple(surely), tuple(perhaps))


def _ends(case: Case, year: int) -> set[str]:
    if case.closed == STILL_OPEN or case.closed > year:
        return {"carried_out"}
    if case.closed in (year, THIS_YEAR):
        return set(case.rows)
    return {*case.rows, "carried_out"}


def _place(rows: set[str], kinds: tuple[str, ...], surely: list[str], perhaps: list[str]) -> None:
    """One of these rows, in the column of one of these kinds, and in 总计."""
    sure = len(rows) == 1
    (surely if sure and len(kinds) == 1 else perhaps).extend(
        f"applications.{row}.{kind}" for row in sorted(rows) for kind in kinds
    )
    (surely if sure else perhaps).extend(f"applications.{row}.total" for row in sorted(rows))
