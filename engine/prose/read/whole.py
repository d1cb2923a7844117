"""Which number a list of parts divides, where it is not the one right in front of it."""

from __future__ import annotations

from engine.figures.claims import Number
from engine.prose.read.items import Item, Scene
from engine.prose.read.parts import CATEGORIES, category, exactly

_REACH = 60
"""So many numbers before a list its total is looked for."""


def sum_of(addends: list[Item]) -> Number:
    """What parts add up to."""
    return sum(item.amount for item in addends)


def further_up(candidates: list[Item], addends: list[Item], total: Item) -> tuple[Item, int]:
    """收到12件，较上年（10件）增长20%。其中自然人9件、企业2件、其他1件: the parts of what came in, to the last.

    Returns:
        The total, and how many of the parts make it up; the total that was given and 0 where none fits.
    """
    for item in candidates:
        if item.listed or category(item) not in ("in", "plain", "out"):
            continue
        if not item.has("app") and category(item) != "out":
            continue
        exact = exactly(addends, item.value)
        rest = {category(one) for one in addends[exact:]} if exact else set()
        if exact > 2 and rest <= {"carry"} and category(item) in ("in", "plain", "out"):
            return item, exact  # 办结2033件（含结转6件），其中公开830件、…；结转13件
        if exact == len(addends) or (exact and sum_of(addends[exact:]) == addends[exact - 1].value):
            return item, exact
    return total, 0


def of_that_division(candidates: list[Item], sort: str) -> list[Item]:
    """No sort of applicant is a total of outcomes."""
    if sort not in CATEGORIES:
        return candidates
    return [item for item in candidates if category(item) not in CATEGORIES or category(item) == sort]


def better_total(
    scene: Scene, at: int, addends: list[Item], total: Item, candidates: list[Item]
) -> Item | None:
    """The total of parts that do not make up the number in front: one equal to their sum; else one by its words.

    None where the number in front counts something else than the parts (培训2期。其中自然人4件).

    Args:
        scene: the text.
        at: place of the first part among the counts.
        addends: the parts.
        total: the number in front of them.
        candidates: the numbers before them that can be a total, the nearest first.
    """
    sort = category(addends[0])
    if sort == "plain" and sum(category(item) == "outcome" for item in addends) > 1:
        sort = "outcome"  # 其中，公开35件、部分公开12件、不予公开21件
    equal = _equal(scene, at, addends, candidates) if len(addends) > 1 else None
    named = equal or _by_name(scene, addends[0], sort, candidates)
    if named is not None:
        return named
    if sort in CATEGORIES and not _counts_such(total, sort):
        return None
    opened = [item for item in candidates if not _in_closed_bracket(scene.text, item, scene.counts[at])]
    return _large_enough(addends, opened) if opened else total


def divides(total: Item) -> bool:
    """Whether a number counts what reports divide, so that parts in the next sentence may be those of it."""
    if total.has("fact") or total.has("mailbox"):
        return False
    return any(
        total.has(name)
        for name in ("app", "in", "out", "posts", "proactive", "review", "litigation", "norm", "both")
    ) or (not total.head)


def _counts_such(total: Item, sort: str) -> bool:
    """Whether a number can be divided into parts of a sort by what it counts."""
    if category(total) == sort:
        return True
    if sort == "result":
        return total.has("review") or total.has("litigation") or total.has("both")
    others = ("posts", "fact", "mailbox", "foreign", "thing", "norm", "reg")
    named = any(mark.family in others for mark in (*total.head, *total.tail))
    return total.has("app") or total.has("in") or total.has("out") or not named


def _equal(scene: Scene, at: int, addends: list[Item], candidates: list[Item]) -> Item | None:
    """A number equal to the sum: near; of a division of applications also far behind (从申请人看，自然人…)."""
    summed, sort = sum_of(addends), category(addends[0])
    near = next((item for item in candidates if item.value == summed and not item.has("rate")), None)
    if near is not None or sort not in CATEGORIES or sort == "result":
        return near
    for item in reversed(scene.counts[max(0, at - _REACH) : at]):
        free = item.value == summed and not item.listed and item.has("app")
        if free and category(item) in ("in", "out", "plain"):
            return item
    return None


def _by_name(scene: Scene, first: Item, sort: str, candidates: list[Item]) -> Item | None:
    """The number that parts of this sort belong to: results to their dispute, sorts of applicants to what came in."""
    if sort == "result":
        named = {mark.family for mark in first.head} & {"review", "litigation"}
        return next((item for item in candidates for name in named if item.has(name)), None)
    if sort not in ("outcome", "channel", "applicant"):
        return None
    order = candidates if sort == "outcome" else sorted(candidates, key=lambda item: not item.has("in"))
    for item in order:
        ended = item.has("review") or item.has("result") or _closed(scene, item)
        if ended and item.sentence != first.sentence and not (item.has("app") or item.has("in")):
            continue
        if category(item) in ("in", "out") or (item.has("app") and category(item) == "plain"):
            return item
    return None


def _closed(scene: Scene, item: Item) -> bool:
    """审结5件: a word of disputes."""
    return any(scene.text[mark.start : mark.end] in ("审结", "结案") for mark in item.head)


def _large_enough(addends: list[Item], opened: list[Item]) -> Item:
    """发布信息55条，更新信息5条。其中3条…，27条…: the nearest, unless one part alone is more than it."""
    small = opened[0]
    if len(addends) > 1 and max(item.value or 0 for item in addends) > (small.value or 0):
        for near in opened[1:2]:
            step = near.has("app") or near.has("out") or near.has("in")
            if near.sentence == small.sentence and not step and sum_of(addends) <= (near.value or 0):
                return near
    return small


def _in_closed_bracket(text: str, item: Item, first: Item) -> bool:
    between = text[item.end : first.start]
    closing, opening = between.find("）"), between.find("（")
    return closing >= 0 and (opening < 0 or closing < opening)
