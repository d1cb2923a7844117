"""Numbers in brackets behind a total and behind its parts: 累计800条（新增65条），动态400条（新增34条）、公告400条（新增31条）."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from engine.prose.read.items import Item, Scene
from engine.prose.read.parts import Listing, is_change
from engine.prose.read.whole import sum_of

_PAIR = 2


def in_brackets(scene: Scene, known: Iterable[Listing]) -> list[Listing]:
    """The lists that the brackets make up among themselves, where they add up exactly."""
    found: list[Listing] = []
    for listing in known if "（" in scene.text else ():
        if listing.total is None:
            continue
        beside = [_bracketed(scene, item) for item in (listing.total, *listing.addends)]
        inner = [item for item in beside if item is not None]
        if len(inner) < len(beside) or len(inner) <= _PAIR:
            continue
        total, *parts = inner
        if total.value and total not in listing.addends and sum_of(parts) == total.value:
            found.append(Listing(total, total.value, parts, True, adjacent=False))
    return found


def _bracketed(scene: Scene, item: Item) -> Item | None:
    """The only number of the bracket right behind a number."""
    at = bisect_left(scene.counts, item.start, key=lambda one: one.start) + 1
    if not scene.text.startswith("（", item.end) or at >= len(scene.counts):
        return None
    inner = scene.counts[at]
    alone = scene.text.startswith("）", inner.end) and inner.lead == "（" and inner.unit == item.unit
    return inner if alone and not is_change(inner, scene.text) else None
