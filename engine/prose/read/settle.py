"""What only the whole text tells: whether a total is what came in or what had to be done, and which figure is told twice."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from engine.figures.claims import Number
from engine.prose.read.applications import CARRIED_IN, CARRIED_OUT, HANDLED, INTAKE, LAST, RECEIVED
from engine.prose.read.items import Item

_TOTAL = f"{RECEIVED}.total"


def settle(counts: Iterable[Item], year: int | None) -> None:
    """Correct the meaning of totals by that of their parts, and of figures of two years by their years."""
    items = tuple(counts)
    children: dict[int, list[Item]] = {}
    for item in items:
        if item.total is not None:
            children.setdefault(item.total.index, []).append(item)
    for item in items:
        own = children.get(item.index, [])
        if not own:
            continue
        if not item.keys:
            _told_twice(own)
            continue
        if _TOTAL in item.keys:
            _came_in(item, own, items)
        told = {key for child in own for key in child.keys}
        _told_twice(own)
        item.keys = tuple(key for key in item.keys if key not in told)
    _shared(items)
    _two_steps(items)
    _lone_applicant(items)
    if year is not None:
        _two_years(items, year)


def _shared(items: tuple[Item, ...]) -> None:
    """印发区政府文件4件、办公室文件6件: neither is the figure of the form."""
    for first, second in pairwise(items):
        both = set(first.keys) & set(second.keys)
        if both and second.lead == "、" and second.clause == first.clause and first.value != second.value:
            first.keys = tuple(key for key in first.keys if key not in both)
            second.keys = tuple(key for key in second.keys if key not in both)


def _two_steps(items: tuple[Item, ...]) -> None:
    """共办理69件（含结转3件），办结68件，结转1件: what was worked on is all that came in and was carried over."""
    first = next((item for item in items if item.keys == (HANDLED,)), None)
    if first is None:
        return
    near = [item for item in items if item.paragraph == first.paragraph and item is not first]
    done = next((item.value for item in near if HANDLED in item.keys and item.index > first.index), None)
    if done is None or done == first.value:
        return
    if any(_TOTAL in item.keys and item.total is not first for item in near):
        return
    left = next((item.value for item in near if CARRIED_OUT in item.keys), None) or 0
    if first.value == done + left:
        first.keys = (INTAKE if any(CARRIED_IN in item.keys for item in near) else _TOTAL,)


def _two_years(items: tuple[Item, ...], year: int) -> None:
    """2023年收到20件，2024年收到30件: the first is last year's, for the second is this year's."""
    now = {(key, item.paragraph) for item in items if year in item.years for key in item.keys}
    for item in items:
        if item.years and item.years[-1] == year - 1 and year not in item.years:
            item.keys = tuple(LAST + key if (key, item.paragraph) in now else key for key in item.keys)


def _told_twice(own: list[Item]) -> None:
    """Two parts of one list with the same meaning: each is a share of that figure, neither is the figure."""
    seen: dict[str, list[Item]] = {}
    for child in own:
        for key in child.keys:
            seen.setdefault(key, []).append(child)
    for key, children in seen.items():
        if len(children) > 1:
            for child in children:
                child.keys = tuple(other for other in child.keys if other != key)


def _came_in(item: Item, own: list[Item], items: tuple[Item, ...]) -> None:
    """收到60件，其中上年结转3件: with what was carried over, unless the balance says otherwise."""
    keys = {key for child in own for key in child.keys}
    if _TOTAL in keys:
        item.keys = (INTAKE,)
        return
    carried = next((child.value for child in own if CARRIED_IN in child.keys), None)
    if carried is None or item.value is None:
        return
    handled = _stated(items, HANDLED, item)
    left = _stated(items, CARRIED_OUT, item) or 0
    if handled is not None and item.value + carried == handled + left and item.value != handled + left:
        return
    item.keys = tuple(INTAKE if key == _TOTAL else key for key in item.keys)


def _stated(items: tuple[Item, ...], key: str, near: Item) -> Number | None:
    return next((item.value for item in items if key in item.keys and item.paragraph == near.paragraph), None)


def _lone_applicant(items: tuple[Item, ...]) -> None:
    """接受自然人申请0件, and nothing else about what came in: that is all that came in."""
    incoming = [item for item in items if any(key.startswith(RECEIVED) for key in item.keys)]
    if len(incoming) != 1 or _TOTAL in incoming[0].keys:
        return
    only = incoming[0]
    if only.has("in") and not only.listed and any(key.startswith(RECEIVED) for key in only.keys):
        only.keys = (_TOTAL,)
