"""Sums that only the figures themselves show: what came in is what was done and what is left, however it is told.

When every number has its meaning, those of one division of the form (sorts of applicants, ways, outcomes, results of a
dispute) that stand in a row and make up exactly the figure they divide are its parts, wherever that figure stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from engine.figures.claims import Number
from engine.prose.read.applications import CARRIED_IN, CARRIED_OUT, GROUPS, HANDLED, INTAKE, RECEIVED
from engine.prose.read.items import Item
from engine.prose.read.parts import Listing, category

_TOTAL = f"{RECEIVED}.total"
_REACH = 60
"""So many numbers before and behind a row its total is looked for."""
_TOTALS = {
    "source": (_TOTAL, INTAKE),
    "outcome": (HANDLED, _TOTAL, INTAKE),
    "balance": (_TOTAL, INTAKE),
}


def exact_sums(counts: tuple[Item, ...], known: Iterable[Listing]) -> list[Listing]:
    """The divisions that add up exactly and that no words announced.

    Args:
        counts: the counts of a text, with their meaning.
        known: the lists that were found by their words.
    """
    told = {tuple(item.index for item in one.addends) for one in known}
    listed = {index for indices in told for index in indices}
    found: list[Listing] = []
    for row in _runs(counts):
        if tuple(item.index for item in row) in told:
            continue
        sort = _division(row[0])
        run = _pair(row) if sort == "balance" else row
        nothing = all(not item.value for item in run) or (
            sort == "balance" and not all(item.value for item in run)
        )
        if len(run) < 2 or nothing:
            continue
        summed = sum((item.value or 0) for item in run)
        if sort != "balance" and any(item.index in listed for item in run):
            continue
        total = _total(counts, run, summed, sort)
        if total is not None:
            found.append(Listing(total, total.value, run, True, adjacent=False))
    return found


def _pair(run: list[Item]) -> list[Item]:
    """What was done and what is left, side by side; told twice, the first time."""
    return next(
        (
            [one, other]
            for one, other in pairwise(run)
            if {*one.keys, *other.keys} == {HANDLED, CARRIED_OUT} and other.index - one.index == 1
        ),
        [],
    )


def _runs(counts: tuple[Item, ...]) -> Iterator[list[Item]]:
    """The longest rows of parts of one division in a sentence, two at least."""
    run: list[Item] = []
    for item in (*counts, None):
        sort = "" if item is None else _division(item)
        if item is not None and run and (item.subject == "change" or any(item.total is one for one in run)):
            continue
        if (
            item is not None
            and run
            and _division(run[0]) == "outcome"
            and item.total is run[0].total
            and _is_rest(item)
        ):
            sort = "outcome"
        near = item is not None and bool(run) and item.sentence - run[-1].sentence <= (sort == "outcome")
        near = near and item is not None and item.paragraph == run[-1].paragraph
        goes_on = item is not None and near and sort == _division(run[0]) != ""
        if goes_on and item is not None:
            run.append(item)
            continue
        if len(run) > 1:
            yield run
        run = [item] if item is not None and sort else []


def _is_rest(item: Item) -> bool:
    """其他3件 at the end of outcomes."""
    return not item.keys and not item.head and not item.tail and item.subject in ("app", "foreign", "")


def _division(item: Item) -> str:
    """Which division of the form a number is a part of; empty for none."""
    for key in item.keys:
        if key in (HANDLED, CARRIED_OUT):
            return "balance" if len(item.keys) == 1 else ""
        if key.startswith(f"{RECEIVED}.") and key != _TOTAL:
            return "applicant"
        if key.startswith("channels."):
            return "channel"
        if key.startswith(GROUPS):
            return "outcome"
        if key.startswith("disputes."):
            row, _, column = key.removeprefix("disputes.").rpartition(".")
            return row if column != "total" else "suit" if row.startswith("litigation_") else ""
    told = category(item) == "outcome" or item.has("withdrawn")
    return "outcome" if told and item.subject == "app" else ""


def _total(counts: tuple[Item, ...], run: list[Item], summed: Number, sort: str) -> Item | None:
    """The figure that a row divides: told in its part of the report, nearest first, with exactly that value."""
    if sort in ("applicant", "channel"):
        keys: tuple[str, ...] = _TOTALS["source"]
    elif sort == "suit":
        keys = ("disputes.litigation.total",)
    else:
        keys = _TOTALS.get(sort) or (f"disputes.{sort}.total",)
    at = bisect_left(counts, run[0].start, key=lambda item: item.start)
    near = counts[max(0, at - _REACH) : at + _REACH]
    if sort == "balance" and any(item.value and CARRIED_IN in item.keys for item in near):
        keys = (INTAKE,)
    for item in sorted(near, key=lambda one: abs(one.index - run[0].index)):
        if item.value == summed and item not in run and any(key in item.keys for key in keys):
            return item
    return None
