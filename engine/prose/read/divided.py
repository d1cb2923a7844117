"""Totals and parts that no list of the words ties together: in different sentences, or divided once more."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from engine.prose.read.boundary import at_other_places, with_zeros
from engine.prose.read.items import Item, Scene
from engine.prose.read.partition import partition_of
from engine.prose.read.parts import (
    CATEGORIES,
    Listing,
    category,
    is_change,
    is_compared,
    is_step,
    is_the_rest,
    published,
)
from engine.prose.read.whole import sum_of
from engine.regex import regex

_FAR = 40
_PARAGRAPHS = 3
_LARGE = 50
_FEW = 3
_PAIR = 2
_NO_CHANCE = 5


def divided(scene: Scene, known: Iterable[Listing]) -> list[Listing]:
    """Add further divisions; only such as add up exactly, since no word says that they are meant.

    Args:
        scene: the text; its counts have their meaning.
        known: the lists that were found before.

    Returns:
        The lists, those left out that are only the end of one that adds up.
    """
    known = list(known)
    told = {item.index for one in known for item in one.addends}
    ends = {one.addends[-1].index: one for one in known if one.total is not None}
    found: list[Listing] = []
    for at in range(1, len(scene.counts)):
        first = scene.counts[at]
        within = first.sentence == scene.counts[at - 1].sentence
        if first.index in told or (within and not first.value):
            continue
        for total in _totals(scene, at, ends.get(scene.counts[at - 1].index)):
            parts = _parts(scene, at, total)
            if parts:
                found.append(with_zeros(scene, Listing(total, total.value, parts, True, adjacent=False)))
                told.update(item.index for item in found[-1].addends)
                for item in found[-1].addends:
                    item.total = item.total or total
                break
    exact = [one for one in [*known, *found] if sum_of(one.addends) == one.value]
    kept = [one for one in known if not any(_is_within(one, other) for other in exact)] + found
    return [one for at, one in enumerate(kept) if not any(_is_same(one, other) for other in kept[:at])]


def _is_same(one: Listing, other: Listing) -> bool:
    """Whether two lists were found by two ways: the same parts of the same total."""
    alike = one.total is other.total and len(one.addends) == len(other.addends)
    return alike and all(item is twin for item, twin in zip(one.addends, other.addends, strict=True))


def _is_within(one: Listing, other: Listing) -> bool:
    """Whether all parts of a list are among those of a longer one of the same total."""
    indices = {item.index for item in other.addends}
    fewer = len(one.addends) < len(indices) and one.total is other.total is not None
    return fewer and all(item.index in indices for item in one.addends)


def _totals(scene: Scene, at: int, before: Listing | None) -> Iterator[Item]:
    """The numbers that parts from a place on may divide."""
    counts = scene.counts
    first = counts[at]
    if before is not None and before.total is not None and first.sentence == counts[at - 1].sentence:
        if before.total.value == sum_of(before.addends):
            yield before.total  # 受理50件，其中结转3件，新收47件，正在办理6件，撤销6件，其余38件
        return
    begins = first.sentence != counts[at - 1].sentence
    again = begins and _is_again(scene, at)
    if not begins and counts[at - 1].value:
        yield counts[at - 1]
        return
    for item in reversed(counts[max(0, at - _FAR) : at]):
        far = _PARAGRAPHS if again else int("：\n" in scene.text[item.end : first.start])
        if first.paragraph - item.paragraph > far:
            return
        if not again and (
            first.sentence - item.sentence > 1 or (item.listed and not _same_site(first, item))
        ):
            continue
        yield item


def _is_again(scene: Scene, at: int) -> bool:
    """Whether words in front of a number say that what was told before is divided anew."""
    return _again().search(scene.text, _end_of_alike(scene.counts, at), scene.counts[at].start) is not None


def _same_site(first: Item, total: Item) -> bool:
    """网站101条，微信45条。在网站公开文件5条，其他96条: the sentence goes back to a place that was told."""
    sites = [{mark.name for mark in one.head if mark.family == "site"} for one in (first, total)]
    return sites[0] == sites[1] != set()


def _end_of_alike(counts: tuple[Item, ...], at: int) -> int:
    """Where the last number of the same unit ends: 从内容看，重点推进五个方面。一是…215条."""
    near = (item.end for item in reversed(counts[max(0, at - 3) : at]) if item.unit == counts[at].unit)
    return next(near, counts[at - 1].end)


def _parts(scene: Scene, at: int, total: Item) -> list[Item]:
    """The parts of a total from a place on, if they are all that the sentence (or the paragraph) tells."""
    text, first = scene.text, scene.counts[at]
    if not total.value or is_change(total, text) or is_compared(total, text) or total.unit != first.unit:
        return []
    if not _divisible(total):
        return []
    if total.has("litigation"):
        suits = [one for one in scene.counts[at : at + _FAR] if one.paragraph == first.paragraph]
        suits = [one for one in suits if category(one) == "suit"][:2]
        whole = len(suits) == 2 and sum((one.value or 0) for one in suits) == total.value
        return suits if whole and suits[0] is first else []
    apart = first.sentence != total.sentence
    run = [one for one in scene.counts[at : at + _FAR] if one.sentence == first.sentence]
    parts = _fitting(run, total, text, again=apart and _is_again(scene, at))
    if not parts and apart and not total.has("site") and published(total):
        run = [one for one in scene.counts[at : at + _FAR] if one.paragraph == first.paragraph]
        parts = _fitting(run, total, text)
        parts = parts if all(one.has("site") or one.has("posts") for one in parts) else []
        placed = [] if parts else _by_place(scene, run, total)
        if placed:
            return placed
    if at_other_places(total, parts, text):
        return []
    if len(parts) == _PAIR and not (_is_again(scene, at) or _said_alike(parts, text)):
        return []
    return parts


def _by_place(scene: Scene, run: list[Item], total: Item) -> list[Item]:
    """网站990条，目录栏目69条，…。以公众号为平台，…，共发布656条: what each place published, whatever else is told."""
    places = [(one, _place(scene, one)) for one in run if one.unit == total.unit]
    parts = [one for one, place in places if place]
    named = [place for _, place in places if place]
    distinct = len(set(named)) == len(named) > 1 and (total.value or 0) >= _LARGE
    return parts if distinct and parts[:1] == run[:1] and sum_of(parts) == total.value else []


def _place(scene: Scene, item: Item) -> str:
    """Where a number was published: named with it, or in its sentence before any other number."""
    own = [mark.name for mark in item.head if mark.family == "site"]
    if own:
        return own[-1]
    at = bisect_left(scene.counts, item.start, key=lambda one: one.start)
    last = scene.counts[at - 1].end if at else 0
    low = max(last, scene.text.rfind("。", 0, item.start))
    first = bisect_left(scene.marks, low, key=lambda mark: mark.start)
    near = [mark for mark in scene.marks[first : first + 12] if mark.start < item.low]
    return next((mark.name for mark in near if mark.family == "site"), "")


def _fitting(run: list[Item], total: Item, text: str, *, again: bool = False) -> list[Item]:
    """The run divided, where nothing of the same unit is left behind and the parts are of sorts that it can have."""
    run = [one for one in run if not is_change(one, text) and not one.inner]
    parts = partition_of(run, total, text)
    if len(parts) < 2:
        return []
    behind = run[run.index(parts[-1]) + 1 :]
    own = sum(one.amount for one in behind if one.unit == total.unit)
    if own and own != parts[-1].value:
        return []
    sorts = {category(one) for one in parts}
    if total.has("app") or is_step(total):
        steps = {"outcome", "carry", "out", "plain"}
        steady = all(
            category(one) != "plain" or one.has("withdrawn") or one.has("rest") or one.has("out")
            for one in parts
        )
        steady = steady or len(parts) >= _NO_CHANCE
        if not (
            sorts <= steps and steady and (len(parts) >= _FEW or any(one.has("withdrawn") for one in parts))
        ):
            return []
        return parts
    if sorts - {"plain", "channel"}:
        return []
    return parts if again or (total.value or 0) >= _LARGE or len(parts) >= _FEW else []


def _divisible(total: Item) -> bool:
    """Whether a number counts what was published or what was applied for."""
    if total.has("foreign") or total.has("mailbox") or total.has("fact"):
        return False
    sort = category(total)
    if sort in CATEGORIES and not (sort == "channel" and (total.has("in") or total.has("out"))):
        return False
    if total.has("litigation"):
        return sort != "suit"
    return total.has("posts") or published(total) or total.has("app") or is_step(total)


def _said_alike(parts: list[Item], text: str) -> bool:
    """Whether two parts are told with the same verb: …共发布21条，…共发布41条; answered, and withdrawn."""
    if any(one.has("withdrawn") for one in parts) or is_the_rest(parts[-1], text):
        return True
    verbs = [_verb().findall(text, one.low, one.start)[-1:] for one in parts]
    return verbs[0] == verbs[1] != []


@cache
def _again() -> re.Pattern[str]:
    """Words that divide anew what was told before: 从公开渠道来看; 在主动公开的信息中."""
    return regex(
        "从[^，。；：\n]{2,12}看|按[^，。；：\n]{2,12}[分看]|(?:^|[。\n])[在已][^，。；：\n]{2,12}中[，：]"
        "|(?:内容|结果|方式|渠道|途径|来源|主体|类型|类别)(?:方面|上)[，：]|按(?:类别|类型|内容|渠道|方式|来源|栏目)[，：]"
    )


@cache
def _verb() -> re.Pattern[str]:
    return regex("发布|公开|公布|更新|推送|受理|收到|办理|答复")
