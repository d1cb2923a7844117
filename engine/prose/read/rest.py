"""What a bare 其他 is the rest of, and figures that the whole text shows to be of a part only."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from engine.prose.read.applications import CARRIED_OUT, HANDLED, RECEIVED
from engine.prose.read.bare import is_of_part_of_year, names_part_of_year
from engine.prose.read.items import Item
from engine.regex import regex

_OTHER = ("其他", "其它", "其他类", "其他情形", "其他情况", "其他申请人", "其他的", "其他原因", "其它情形")
_GROUPS = tuple(
    f"applications.{name}.total" for name in ("granted", "partial", "denied", "unable", "declined")
)
_OF_ORGANISATIONS = tuple(
    f"{RECEIVED}.{name}" for name in ("company", "research", "nonprofit", "legal_service", "organisations")
)


def settle_rest(items: tuple[Item, ...], text: str) -> None:
    """Give a bare 其他 its meaning by what stands before it, and take figures of a part of the year away."""
    for last, item in pairwise(items):
        if not item.keys and last.sentence == item.sentence and _is_bare_other(item, text):
            item.keys = _other_of(item, last, items)
    for item in items:
        if not item.keys and item.listed and _is_petition(item, items, text):
            item.keys = ("applications.declined.petition.total",)
    _parts_of_year(items, text)
    _same_outcome(items)


def _is_petition(item: Item, items: tuple[Item, ...], text: str) -> bool:
    """予以公开3件、信访事项2件: among outcomes a petition is one of them."""
    if not _petition().fullmatch(text, item.low, item.start):
        return False
    others = [one for one in items if one.total is item.total and one is not item and one.has("outcome")]
    return len(others) > 1 and others[0].sentence == item.sentence


@cache
def _petition() -> re.Pattern[str]:
    return regex("[“”‘’及和、]*(?:属于?)?(?:信访|举报|投诉|、)+(?:类|事项|申请|案件|件)*[“”’]?")


def _is_bare_other(item: Item, text: str) -> bool:
    named = text[item.low : item.start].strip("“”和及以与：，").rstrip("共为有") in _OTHER
    return named and all(mark.family in ("all", "out") for mark in item.tail)


def _other_of(item: Item, last: Item, items: tuple[Item, ...]) -> tuple[str, ...]:
    """自然人5件、企业2件、其他1件: other organisations; 予以公开5件，…，其他2件: handled otherwise."""
    told = last.keys[0] if last.keys else ""
    row = [one for one in items if one.paragraph == item.paragraph and one.index < item.index]
    if CARRIED_OUT in last.keys:
        came = next((one.value for one in reversed(row) if f"{RECEIVED}.total" in one.keys), None)
        return (HANDLED,) if came is not None and came == (last.value or 0) + (item.value or 0) else ()
    total = item.total.keys[0] if item.total is not None and item.total.keys else ""
    if total == "applications.other.total":
        return ("applications.other.other.total",)
    row = [
        one
        for one in items
        if one.sentence == item.sentence and one.index < item.index and item.total in (None, one.total)
    ]
    if told.startswith(RECEIVED) and told != f"{RECEIVED}.total":
        keys = {key for one in row[-5:] for key in one.keys}
        named = keys & set(_OF_ORGANISATIONS)
        if f"{RECEIVED}.organisations" in named or not named:
            return ()
        return (f"{RECEIVED}.other_org",)
    groups = [key for one in row[-8:] for key in one.keys if key in _GROUPS]
    if (
        told in _GROUPS
        and "applications.declined.total" in groups
        and total in ("", HANDLED, f"{RECEIVED}.total")
    ):
        return ("applications.other.total",)
    return ()


def _parts_of_year(items: tuple[Item, ...], text: str) -> None:
    """1—9月收到41件，办结39件；全年收到55件，办结53件: the first are no figures of the year."""
    if not names_part_of_year(text):
        return
    partial = [
        item
        for item in items
        if any(key.startswith("applications.") for key in item.keys) and is_of_part_of_year(item, text)
    ]
    for item in partial:
        others = [
            one
            for one in items
            if one.paragraph == item.paragraph and all(one is not other for other in partial)
        ]
        told = {key for one in others for key in one.keys}
        item.keys = tuple(key for key in item.keys if key not in told)


def _same_outcome(items: tuple[Item, ...]) -> None:
    """主动公开范围的予以公开8件，依申请予以公开7件: of one outcome two parts in a sentence, neither is the figure."""
    seen: dict[tuple[int, str], Item] = {}
    for item in items:
        for key in item.keys:
            if key not in _GROUPS:
                continue
            first = seen.setdefault((item.sentence, key), item)
            if first.partly and item.partly:
                continue  # of one list both stay parts of the figure
            if first is not item and first.value != item.value and first.listed == item.listed:
                first.keys = tuple(one for one in first.keys if one != key)
                item.keys = tuple(one for one in item.keys if one != key)
