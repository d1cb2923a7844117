"""Where a list of parts begins and ends.

A list is what one sentence says in a row of names and numbers. One rule holds for all ways of finding its total:

1. 、 and ， continue it; ； continues it where it stands between the first two parts already, or where the list makes
   up its total only then. A bracket behind a part is passed over; so is what is divided once more.
2. A full stop or a line break ends it, whatever follows, 0 included. Three exceptions: the parts are numbered
   (（一）…5件。（二）…2件。); the list stands in a bracket that closes behind the stop; the numbers stand first and make up
   the total only together (受理的5件中，3件…。2件…).
3. Words of something else end it: 其中, 包括, 此外, 另, a dispute, another place of publishing, and behind a semicolon a
   total of its own (；目录共47条，其中…).
4. The unit may differ (条, 篇, 期; behind 、 also 次, 场) between names in a row. With a verb of its own a number in
   another unit is no part, unless only with it the list makes up the total. Of two numbers of one name (269次1189条) the
   one in the unit of the total counts.
5. A list that makes up its total exactly is that list, and ends there, but for two things: zeros of the same
   sentence, unit, mark and order of words belong to it, in front and behind; and a row of bare names goes on with the
   same mark to the end of the sentence.
6. Where nothing adds up, the list is the whole row; 等 and 主要 only say that there is more.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from engine.figures.claims import Number
from engine.prose.read.enumerations import is_numbered
from engine.prose.read.items import Item, Scene
from engine.prose.read.parts import (
    COUNTED,
    LONGEST,
    Listing,
    belongs,
    category,
    counted_alike,
    elsewhere,
    exactly,
    is_change,
    is_of_readers,
    is_the_rest,
    is_told_again,
    of_cases,
    turn,
    whole_opening,
)
from engine.prose.read.whole import sum_of
from engine.regex import regex

_REACH = 12
_WIDE = 400
_ROW = 5
_MARKS = ("、", "，", "；")
_BARE = frozenset({"posts", "thing", "made"})


def _between(text: str, low: int, item: Item, addends: list[Item], total: Item) -> str:
    """The words between two parts, without what they only explain and without the word for so many others."""
    gap = _aside().sub("", text[low : item.start])
    if not gap.endswith(("另", "另外")):
        return gap
    upper = total.value if total.total is None else total.total.value
    added = sum(one.amount for one in addends) + item.amount
    return gap.rpartition("另")[0] if added in (total.value, upper) else gap  # 7件，1件不予公开，另6件已答复


def run_of_parts(
    scene: Scene, at: int, total: Item, *, inside: bool = False, beyond: bool = False, loose: bool = False
) -> list[Item]:
    """The numbers that may be parts of a total, from the first on.

    Args:
        scene: the text.
        at: place of the first part among the counts.
        total: the total.
        inside: the parts stand in a bracket.
        beyond: a semicolon ends nothing.
        loose: another unit ends nothing.
    """
    text, counts = scene.text, scene.counts
    addends: list[Item] = []
    skip_to = 0
    semicolons, flat = beyond, total.lead != "；"
    for index in range(at, min(len(counts), at + LONGEST)):
        item = counts[index]
        aside = item.inner or is_change(item, text) or (bool(addends) and _told_of_it(item, total, text))
        if item.start < skip_to or aside or is_twin(counts, index, total, text):
            continue
        if is_told_again(item, total, text) or of_cases(item, total):
            break
        if addends and is_past_the_end(scene, at, addends[-1], item, inside=inside):
            break
        if addends:
            gap = _between(text, max(skip_to, addends[-1].end), item, addends, total)
            if gap.startswith("（") and "）" not in gap:
                skip_to = closing(text, item.start) + 1
                continue
            below = _divided(counts, index, addends, gap, inside=inside)
            if below is not None and not exactly(addends, total.value):
                skip_to = below
                continue
            among = semicolons or (flat and len(addends) == 1)
            if _ends(gap, item, total, addends[0], inside=inside, among=among) or _of_its_own(
                gap, item, text
            ):
                break
            semicolons = semicolons or (flat and "；" in gap)
        if not _is_part(item, total, addends, text, loose=loose):
            break
        addends.append(item)
    return addends


def _told_of_it(item: Item, total: Item, text: str) -> bool:
    """动态480条，点击8万次，政策150条: how often a part was read, and the list goes on."""
    return is_of_readers(item, total) and text[item.end : item.end + 1] in "，、"


def _divided(counts: tuple[Item, ...], at: int, addends: list[Item], gap: str, *, inside: bool) -> int | None:
    """（三）不予公开52件，其中…1件，…6件；（四）…: where the division of one part ends, if it adds up to that part."""
    if inside or "其中" not in gap or len(addends) < 2:
        return None
    running: Number = 0
    for index in range(at, min(len(counts), at + _REACH)):
        if counts[index].sentence != addends[-1].sentence:
            return None
        running += counts[index].amount
        if running == addends[-1].value:
            return counts[index].end
    return None


def _ends(gap: str, item: Item, total: Item, first: Item, *, inside: bool, among: bool) -> bool:
    """Whether the words between two numbers end a list."""
    if (
        elsewhere(item, total, first)
        or "其中" in gap
        or (inside and "）" in gap)
        or whole_opening().match(gap)
        or turn().search(gap)
    ):
        return True
    return "；" in gap and (not among or (item.has("site") and total.has("site") and not first.has("site")))


def _of_its_own(gap: str, item: Item, text: str) -> bool:
    """…661条；完善解读机制，全年发布解读60条: a number that is told as one of its own."""
    if "；" in gap and text.endswith("共", item.low, item.start) and _anew().match(text, item.end):
        return True  # …97条；标准目录共47条，其中…
    own = "；" in gap or text.startswith(("全年", "本年", "今年", "年内"), item.low)
    return own and _of_the_year().search(text, item.low, item.start) is not None


def _is_part(item: Item, total: Item, addends: list[Item], text: str, *, loose: bool) -> bool:
    """Whether a number counts what the total counts, or something of the kind."""
    if loose:
        return item.value is not None and counted_alike(item, total)
    if item.value is None or not (
        item.unit in COUNTED or item.unit == total.unit or _is_in_the_row(item, total, addends, text)
    ):
        return False
    if total.unit in ("元", "万元") and item.unit != total.unit:
        return False
    strange = bool(addends) and item.unit != total.unit and item.unit not in {one.unit for one in addends}
    return not (strange and _new_verb().search(text[item.low : item.start]))


def closing(text: str, start: int) -> int:
    """Where the bracket closes that a place stands in; brackets within it are passed over."""
    depth = 1
    for sign in _brackets().finditer(text, start, start + _WIDE):
        depth += 1 if sign.group() == "（" else -1
        if depth == 0:
            return sign.start()
    return len(text)


def is_past_the_end(scene: Scene, at: int, last: Item, item: Item, *, inside: bool = False) -> bool:
    """Whether a full stop or a line break stands between two parts, and the parts are no numbered ones."""
    if item.sentence != last.sentence:
        return True
    gap = scene.text[last.end : item.start]
    if inside or ("。" not in gap and "\n" not in gap):
        return False
    before = scene.counts[at - 1].end if at else 0
    return not is_numbered(scene.text, before, scene.counts[at].start)


def is_twin(counts: tuple[Item, ...], at: int, total: Item, text: str) -> bool:
    """微信269次1189条: of two numbers of one name the one that does not count as the total does."""
    item = counts[at]
    if item.unit in (total.unit, ""):
        return False
    for one, other in ((at, at + 1), (at - 1, at)):
        if one >= 0 and other < len(counts):
            near = text[counts[one].end : counts[other].start] in ("", "、", "/", "共", "，共")
            if near and total.unit in (counts[one].unit, counts[other].unit):
                return True
    return False


def with_zeros(scene: Scene, listing: Listing) -> Listing:
    """A list that makes up its total, with the zeros of the same row in front of it (机构职能0条；规范性文件1条；…)."""
    parts, counts = listing.addends, scene.counts
    if not listing.value or len(parts) < 2 or sum(one.amount for one in parts) != listing.value:
        return listing
    at = bisect_left(counts, parts[0].start, key=lambda item: item.start)
    while at:
        item = counts[at - 1]
        apart = item is listing.total or item.listed or item.sentence != parts[0].sentence
        gap = scene.text[item.end : parts[0].low]
        if apart or gap not in _MARKS or gap != scene.text[parts[0].end : parts[1].low][:1] or item.inner:
            break
        if not belongs(item, parts) or "其中" in scene.text[item.end : parts[0].start]:
            break
        parts = [item, *parts]
        at -= 1
    return Listing(listing.total, listing.value, parts, listing.whole, listing.adjacent)


def of_another_sort(scene: Scene, total: Item, parts: list[Item]) -> bool:
    """书面申请3件、网上申请9件，其中部分公开2件，公开7件，不存在3件: the list goes on, and 9 was no total of it."""
    at = bisect_left(scene.counts, parts[-1].start, key=lambda item: item.start) + 1
    if category(total) not in ("channel", "applicant") or at >= len(scene.counts):
        return False
    follow = scene.counts[at]
    return follow.sentence == parts[-1].sentence and bool(follow.value) and category(follow) == "outcome"


def past_delays(addends: list[Item], total: Item, text: str) -> list[Item]:
    """均已答复，其中延期1件；公开10件，…: what took longer is no part beside the outcomes that make up the total."""
    if len(addends) < 3 or _delayed().search(text, addends[0].low, addends[0].high) is None:
        return addends
    return addends[1:] if exactly(addends[1:], total.value) else addends


def goes_on(scene: Scene, parts: list[Item]) -> bool:
    """文字解读144篇，图片解读61篇，视频解读1篇: the next number counts the same, and is a part as well."""
    at = bisect_left(scene.counts, parts[-1].start, key=lambda item: item.start) + 1
    if at >= len(scene.counts) or not scene.counts[at].value:
        return False
    follow = scene.counts[at]
    nouns = {scene.text[item.start - 2 : item.start] for item in (*parts, follow)}
    if follow.unit != parts[-1].unit:
        return False
    if _closes_the_row(scene, at, parts):
        return True
    gaps = {scene.text[item.end : item.end + 1] for item in parts}
    if gaps == {"、"} and follow.clause == parts[-1].clause:
        return True  # 义务教育13条、监管信息5条: the row goes on with the same mark
    alike = len(nouns) == 1 and "一" <= min(nouns)[:1] <= "鿿"
    mark = scene.text[parts[-1].end : parts[-1].end + 1]
    return alike and (mark == "、" or (mark == "，" and gaps != {"、", "，"}))


def _closes_the_row(scene: Scene, at: int, parts: list[Item]) -> bool:
    """…公告6条，建议办理2条，机构职能1条。: bare names with the same mark to the end of the sentence: still the row."""
    counts, text = scene.counts, scene.text
    mark = text[parts[-2].end : parts[-1].low] if len(parts) > 1 else ""
    if mark not in _MARKS or (mark != "；" and len(parts) < _ROW):
        return False
    last = parts[-1]
    for item in counts[at : at + _ROW]:
        if item.sentence != last.sentence:
            break
        bare = item.families <= _BARE and item.unit == last.unit and item.start > item.low
        if not bare or text[last.end : item.low] != mark or _new_verb().search(text[item.low : item.start]):
            return False
        last = item
    alike = last is not parts[-1] and {item.unit for item in parts} == {last.unit}
    return alike and text[last.end : last.end + 1] in ("。", "\n", "")


def or_longer(scene: Scene, at: int, total: Item, addends: list[Item], *, inside: bool) -> list[Item]:
    """A run that a semicolon or a unit broke off goes on where it makes up the total only then."""
    if exactly(addends, total.value):
        return addends
    longer = run_of_parts(scene, at, total, inside=inside, beyond=True)
    for run in (longer, run_of_parts(scene, at, total, inside=inside, loose=True)):
        if exactly(run, total.value) > len(addends):
            return run
    return longer if _to_the_rest(longer, addends, total, scene.text) else addends


def _to_the_rest(longer: list[Item], addends: list[Item], total: Item, text: str) -> bool:
    """A6条、B8条；C2128条、D1156条、其他信息5989条: up to a word for whatever else there is, and nearly so much."""
    few = len(addends) < len(longer) and len(longer) > 3 and {one.unit for one in longer} == {total.unit}
    value = float(total.value or 0)
    near = abs(float(sum_of(longer)) - value) * 20 <= value
    return few and near and is_the_rest(longer[-1], text)


def over_the_stop(scene: Scene, addends: list[Item], total: Item) -> list[Item]:
    """受理的5件中，3件…，已告知途径。2件…: numbers that stand first, also in the next sentence, and make up the total."""
    at = bisect_left(scene.counts, addends[-1].start, key=lambda item: item.start) + 1
    left = (total.value or 0) - sum(item.amount for item in addends)
    found = list(addends)
    for item in scene.counts[at : at + _ROW]:
        first = item.start == item.low and item.lead == "。" and item.unit == total.unit
        if left <= 0 or not first or item.paragraph != total.paragraph:
            break
        found.append(item)
        left -= item.amount
    in_front = all(item.start == item.low for item in addends)
    return found if left == 0 and in_front else addends


def _is_in_the_row(item: Item, total: Item, addends: list[Item], text: str) -> bool:
    """图解12期、发布会2场、访谈3次: a bare name behind 、 is of the row, in whatever it is counted."""
    if not addends or item.lead != "、" or addends[-1].high != item.low - 1 or not counted_alike(item, total):
        return False
    small = (item.value or 0) <= (total.value or 0) and item.start > item.low
    return small and _new_verb().search(text[item.low : item.start]) is None


def at_other_places(total: Item, addends: list[Item], text: str) -> bool:
    """网站发布450条，微信发布260条，微博发布190条: each is a place of its own, and the first no total of the others."""
    own = {mark.name for mark in total.head if mark.family == "site"}
    others = [{mark.name for mark in item.head if mark.family == "site"} for item in addends]
    apart = bool(own) and bool(others) and all(site and not site & own for site in others)
    return apart and "等" not in text[total.low : total.start]


@cache
def _brackets() -> re.Pattern[str]:
    return regex("[（）]")


@cache
def _new_verb() -> re.Pattern[str]:
    return regex(
        "维护|梳理|清理|编制|组织|召开|举办|开展|开设|新增|回应|收到|转发|承办|办理|编发|发行|^(?:共|累计)?(?:发布(?!会)|制作|推送|推出)"
    )


@cache
def _anew() -> re.Pattern[str]:
    return regex("[，（。：]其中")


@cache
def _of_the_year() -> re.Pattern[str]:
    """A total of its own begins."""
    return regex(
        "(?:全年|本年度|今年|年内|累计|共)(?:共|累计)?(?:发布|公开|召开|举办|组织|开展|收到|受理|办理|回应|推送)"
    )


@cache
def _aside() -> re.Pattern[str]:
    """予以公开14件（含区分处理），不予公开4件: a bracket without a number neither opens nor ends a list."""
    return regex("（[^（）]*）")


@cache
def _delayed() -> re.Pattern[str]:
    return regex("延期|延长|补正|征求")
