"""Totals without a word that says so: parts right behind them, outcomes in a row, a total behind its parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from engine.prose.read.boundary import at_other_places, run_of_parts
from engine.prose.read.items import Item, Scene
from engine.prose.read.one_name import of_one_name
from engine.prose.read.partition import partition
from engine.prose.read.parts import (
    CATEGORIES,
    Listing,
    category,
    exactly,
    is_change,
    is_compared,
    is_of_readers,
    is_step,
    is_the_rest,
    past_noun,
    published,
    same_sort,
    totals,
    turn,
    until,
)
from engine.prose.read.whole import sum_of
from engine.regex import regex

_MANY = 50
_NO_CHANCE = 5
_PAIR = 2


def implicit(scene: Scene, at: int) -> Listing | None:
    """A total with its parts right behind it, and nothing that says so but the numbers themselves."""
    text, counts = scene.text, scene.counts
    total, sort = _in_front(scene, at), category(counts[at])
    gap = text[total.end : counts[at].start]
    found: Listing | None = None
    if sort == "out":
        found = _balance(scene, at)
    elif sort == "outcome" and "\n" not in gap:
        found = outcomes_in_succession(scene, at, run_of_parts(scene, at, total))
    if found is not None:
        return found
    if total.value == 0 and total.has("in") and sort in ("applicant", "channel"):
        return _none_of_each(scene, at, total)
    own = category(total)
    if own in CATEGORIES and sort in CATEGORIES and (own != sort or sort != "outcome"):
        return None  # 法人申请2件；予以公开20件: a part of one division is no total of another
    if not total.value or is_change(total, text) or not _follows(gap):
        return None
    if not _is_divided(total, sort, text):
        return of_one_name(scene, at, total)
    addends = run_of_parts(scene, at, total)
    return _alike_further_up(scene, at, addends) or _without_a_word(scene, at, total, addends)


def _without_a_word(scene: Scene, at: int, total: Item, addends: list[Item]) -> Listing | None:
    """Parts that make up the number in front of them, or are of a sort that it must be divided into."""
    text = scene.text
    if at_other_places(total, addends, text):
        return None
    exact = exactly(addends, total.value)
    if exact and not any(item.value == total.value for item in addends[:exact]):
        return _if_fit(total, addends[:exact], text)
    if total.listed:
        return None
    return (
        outcomes_in_succession(scene, at, addends)
        or _published_anywhere(scene, at, total)
        or _everywhere(text, total, addends)
        or _bare_nouns(text, total, addends)
    )


def _is_divided(total: Item, sort: str, text: str) -> bool:
    """Whether a number counts what reports divide without a word: what came in or was published, and what is many."""
    return (
        total.has("in")
        or (total.has("app") and sort == "in")
        or total.has("posts")
        or published(total)
        or sort in CATEGORIES
        or sort == "suit"
        or total.has("handling")
        or (total.has("app") and _topics().match(text, total.end) is not None)
        or ((total.value or 0) >= _MANY and sort == "plain")
    )


def _none_of_each(scene: Scene, at: int, total: Item) -> Listing | None:
    """收到申请0件，自然人0件，法人0件: nothing, and nothing of every sort."""
    sort = category(scene.counts[at])
    parts = until(run_of_parts(scene, at, total), (sort,))
    nothing = len(parts) > 1 and not sum_of(parts) and parts[0].sentence == total.sentence
    return Listing(total, 0, parts, True, adjacent=True) if nothing else None


def _published_anywhere(scene: Scene, at: int, total: Item) -> Listing | None:
    """网站发布5916条，涉及概况36条，动态2077条，头条号转载3803条: exactly so much, in many parts."""
    parts = partition(scene, at, total) if published(total) and (total.value or 0) >= _MANY else []
    if len(parts) < _NO_CHANCE or {item.unit for item in parts} != {total.unit}:
        return None
    return Listing(total, total.value, parts, True, adjacent=True)


def _everywhere(text: str, total: Item, addends: list[Item]) -> Listing | None:
    """主动公开信息700条，通过网站发布450条，微信200条，微博150条: each place once; the same may be told at several."""
    sites = [{mark.name for mark in one.head if mark.family == "site"} for one in addends]
    rest = addends and _other_ways().search(text, addends[-1].low, addends[-1].start) is not None
    places = sites[:-1] if rest else sites
    named = [name for site in places for name in site]
    apart = len(places) > _PAIR and all(places) and len(set(named)) == len(named)
    if not apart or total.has("site") or not published(total) or not _by_way_of().match(text, total.end):
        return None
    return Listing(total, total.value, addends, None, adjacent=True)


@cache
def _other_ways() -> re.Pattern[str]:
    return regex("其[他它](?:各?类)?(?:方式|渠道|途径|平台|媒体|形式)(?:发布|公开)?\\Z")


@cache
def _by_way_of() -> re.Pattern[str]:
    return regex("(?:（[^（）]*）)?，(?:分别|主要)?(?:通过|利用|依托|经|在)")


def _in_front(scene: Scene, at: int) -> Item:
    """The number in front of a list, past what only tells by how much it has changed (同比增加21件)."""
    first = scene.counts[at]
    for item in reversed(scene.counts[max(0, at - 3) : at]):
        if item.lead == "（" and scene.text.startswith("）", item.high) and item.high < first.low:
            continue  # 收到57件（含上年结转1件），撤件39件，受理18件
        if is_of_readers(item, first):
            continue
        if not is_change(item, scene.text) and not is_compared(item, scene.text):
            same = item.sentence == first.sentence
            return item if same else scene.counts[at - 1]
    return scene.counts[at - 1]


def _alike_further_up(scene: Scene, at: int, addends: list[Item]) -> Listing | None:
    """合计17件，…。邮寄申请9件，网站申请8件。: one division of what came in, some words behind its total."""
    sort = category(scene.counts[at])
    if sort not in ("applicant", "channel") or category(scene.counts[at - 1]) == sort:
        return None
    alike = until(addends, (sort,))
    if len(alike) < 2 or (len(addends) > len(alike) and addends[len(alike)].clause == alike[-1].clause + 1):
        return None
    for item in totals(scene, at):
        fits = not item.listed and (item.has("app") or item.behind) and category(item) in ("in", "plain")
        if fits and item is not scene.counts[at - 1] and sum_of(alike) == item.value:
            return Listing(item, item.value, alike, True, adjacent=False)
    return None


def _follows(gap: str) -> bool:
    """Whether what stands behind a number goes on with it."""
    gap = past_noun(gap.removeprefix("）"))
    return gap != "" and gap[0] in "，。；（" and turn().search(gap) is None


def _if_fit(total: Item, addends: list[Item], text: str) -> Listing | None:
    """Numbers that add up to the one in front: its parts only if they are of one sort that it can have."""
    sorts = {category(item) for item in addends}
    if all(item.years and item.years != total.years for item in addends):
        return None  # 公开35条，2021年20条，2020年15条
    if sorts == {"plain"}:
        fits = _plain_fit(total, addends, text)
    elif "plain" in sorts:
        fits = _mixed_fit(total, addends, sorts, text)
    elif sorts in ({"in"}, {"out"}):
        fits = total.has("app") and len(addends) > 2  # 受理236件，办公室受理61件，部门受理152件，街镇受理23件
    elif sorts in ({"out", "carry"}, {"in", "carry_in"}):
        # 申请总量52件，新收49件、上年转入3件
        fits = len(addends) == 2 and total.has("in" if "out" in sorts else "app")
    elif sorts == {"suit"}:
        fits = total.has("litigation")
    else:
        fits = is_step(total) if sorts == {"outcome"} else len(sorts) == 1 and sorts <= set(CATEGORIES)
    return Listing(total, total.value, addends, True, adjacent=True) if fits else None


def _plain_fit(total: Item, addends: list[Item], text: str) -> bool:
    """Whether numbers whose words name no sort may be parts: of documents tidied, of things published, of topics."""
    if total.has("handling"):
        states = ("in_force", "repealed", "revised")
        return all(
            any(item.has(state) for state in states) for item in addends
        )  # 清理43件，有效30件，废止13件
    alike = {item.unit for item in addends} == {total.unit}
    if (published(total) or (total.value or 0) >= _MANY) and len(addends) > 3 and alike:
        return True  # so many numbers that make up so large a one are no chance
    if published(total) and (len(addends) > _PAIR or alike):
        return True
    if not total.has("app"):
        return False
    each = all(_each().match(text, item.end) for item in addends)
    first = all(_said_first(item, text) for item in addends) and any(item.has("out") for item in addends)
    each = each or (first and is_step(total))  # 7件，5件予以答复，2件要求补正
    each = each or (is_step(total) and alike and _offices().match(text, addends[0].low) is not None)
    each = each or (alike and _topics().match(text, total.end) is not None)
    return each or (is_step(total) and sum(item.times for item in addends) > _PAIR and alike)


def _mixed_fit(total: Item, addends: list[Item], sorts: set[str], text: str) -> bool:
    """Whether parts fit some of which only have a bare word: 公开5起，不予公开4起; 维持1件，驳回1件."""
    if sorts == {"result", "plain"} and (total.has("review") or total.has("litigation")):
        ends = ("result", "ruling", "withdrawn")
        return all(any(item.has(end) for end in ends) or is_the_rest(item, text) for item in addends)
    plain = [item for item in addends if category(item) == "plain"]
    if sorts <= {"plain", "in", "out"}:
        # 收到57件，撤件39件，受理18件
        return is_step(total) and len(plain) < len(addends) and all(item.has("withdrawn") for item in plain)
    if sorts != {"plain", "outcome"}:
        return False
    if is_step(total):
        if len(addends) > len(plain) + 1 and len(addends) > _PAIR:
            return {item.unit for item in addends} <= {total.unit, ""}  # among outcomes a name that is none
        answered = [item for item in plain if item.has("out") and _said_first(item, text)]
        # 7件，1件不予公开，另6件已答复
        return all(
            item in answered or _bare_outcome().fullmatch(text, item.low, item.start) for item in plain
        )
    papers = len(addends) > 2 and total.has("posts") and not total.has("app")
    return papers and addends[0].has("proactive")  # 制发公文40件，主动公开31件、依申请公开2件、不予公开7件


def _balance(scene: Scene, at: int) -> Listing | None:
    """收到15件，其中新收14件、结转1件，办结13件，结转下年2件: what was done and what is left, behind their total."""
    counts = scene.counts
    pair = list(counts[at : at + 2])
    if len(pair) < 2 or category(pair[1]) != "carry" or pair[0].sentence != pair[1].sentence:
        return None
    if pair[0].clause == pair[1].clause or not pair[0].value or not pair[1].value:
        return None
    for item in totals(scene, at):
        if (
            item.sentence == pair[0].sentence
            and item.has("in")
            and item.value == pair[0].value + pair[1].value
        ):
            return Listing(item, item.value, pair, True, adjacent=item is counts[at - 1])
    return None


def outcomes_in_succession(scene: Scene, at: int, addends: list[Item]) -> Listing | None:
    """Outcomes in succession, without a word in front: their total is what was handled or taken in."""
    run = _with_the_told(addends, totals(scene, at)) or until(addends, ("outcome", "carry", "plain"))
    run = _with_bare_first(scene, at, run)
    if len(run) < 3 or [category(item) for item in run[1:2]] != ["outcome"]:
        return None
    candidates = totals(scene, at)
    summed = sum_of(run)
    steps = [item for item in candidates if is_step(item)]
    answered = [item for item in candidates if item.has("out") and item not in steps]
    for item in (*steps, *answered):
        if item.value == summed:
            return Listing(item, item.value, run, True, adjacent=False)
    into = next((item for item in steps if category(item) != "out" and category(item) != "carry_in"), None)
    old = _carried_over(candidates, into)
    if into is not None and old is not None and (into.value or 0) + (old.value or 0) == summed:
        return Listing(None, summed, run, True, adjacent=False)
    left = _left_over(scene, run)
    if left is not None:
        for item in steps:
            if item.value == summed + (left.value or 0):
                return Listing(item, item.value, [*run, left], True, adjacent=False)
    steps.sort(key=lambda item: ("out", "in", "plain", "carry_in").index(category(item)))
    outcomes = until(run, ("outcome", "plain"))
    if not steps:
        return None
    total = steps[0]
    whole = True if category(total) == "out" and _every_group(outcomes) else None
    return Listing(total, total.value, outcomes, whole, adjacent=False)


def _with_bare_first(scene: Scene, at: int, run: list[Item]) -> list[Item]:
    """办结19件。公开4件；部分公开3件；…: the bare word in front is an outcome as well; nothing where none is first."""
    opened = scene.counts[at - 1]
    near = bool(run) and opened.sentence == run[0].sentence and category(opened) == "plain"
    if near and _bare_outcome().fullmatch(scene.text, opened.low, opened.start):
        return [opened, *run]
    return run if run and category(run[0]) == "outcome" else []


def of_both(candidates: list[Item], addends: list[Item]) -> bool:
    """新收9件，上年结转1件，其中网络5件、信函5件: the parts of what came in and what was carried over, together."""
    sort = category(addends[0])
    if sort not in CATEGORIES or sort == "result" or len(addends) < 2:
        return False
    steps = [item for item in candidates if is_step(item)]
    into = next((item for item in steps if category(item) in ("in", "plain")), None)
    old = _carried_over(candidates, into)
    if into is None or old is None or not old.value:
        return False
    return (into.value or 0) + old.value == sum_of(addends)


def _carried_over(candidates: list[Item], into: Item | None) -> Item | None:
    """上年结转2件; 2022年结转2件，2023年新收9件: what is carried before anything came in is from last year."""
    for item in candidates:
        sort = category(item)
        dated = bool(item.years) and not item.has("next")  # 新收81件，2023年结转7件
        if sort == "carry_in" or (
            sort == "carry" and into is not None and (dated or item.index < into.index)
        ):
            return item
    return None


def _left_over(scene: Scene, run: list[Item]) -> Item | None:
    """…，1件不予处理，全部办结。另有4件结转下年: what is left is told in the sentence behind the outcomes."""
    at = bisect_left(scene.counts, run[-1].start, key=lambda item: item.start) + 1
    if at >= len(scene.counts) or any(category(item) == "carry" for item in run):
        return None
    left = scene.counts[at]
    near = left.paragraph == run[-1].paragraph and left.sentence == run[-1].sentence + 1
    return left if near and left.value and category(left) == "carry" else None


def _with_the_told(addends: list[Item], candidates: list[Item]) -> list[Item]:
    """…，告知通过其他途径办理的8件: told elsewhere is an outcome too, where it makes up the total."""
    run = until(addends, ("outcome", "carry", "plain", "out"))
    if not any(category(item) == "out" for item in run):
        return []
    return run if any(is_step(item) and item.value == sum_of(run) for item in candidates) else []


def _every_group(outcomes: list[Item]) -> bool:
    """Whether each group of 办理结果 is named: what they add up to is then all that was handled."""
    named = {mark.name.split(".")[0] for item in outcomes for mark in item.head if mark.family == "outcome"}
    return named >= {"granted", "denied", "unable", "declined", "other"}


def _bare_nouns(text: str, total: Item, addends: list[Item]) -> Listing | None:
    """公开信息90条，要闻20条，预算9条 …: bare names behind a total of what was published."""
    bare = same_sort(addends) if addends else []
    nearly = len(bare) > 1 and 0.9 * float(total.value or 0) <= sum(float(item.value or 0) for item in bare)
    if (
        (len(bare) < 4 and not nearly)
        or not published(total)
        or sum((item.value or 0) for item in bare) > (total.value or 0)
    ):
        return None
    if any(
        item.unit not in ("条", "件", "篇", "份", "个") or item.has("site") or item.has("in") for item in bare
    ):
        return None
    if not text.startswith("，", total.end):
        return None
    return Listing(total, total.value, bare, None, adjacent=True)


@cache
def _offices() -> re.Pattern[str]:
    """3562件，市本级58件，区县3504件: each of the offices together."""
    return regex("[^，。；0-9]{0,4}本级|各?(?:部门|区县|县区|县市区|乡镇|街道|镇街)")


@cache
def _topics() -> re.Pattern[str]:
    """申请12件，涉及征地拆迁6件、规划4件、其他2件: what they asked for."""
    return regex("(?:申请)?，?(?:内容)?(?:主要|分别)?涉及")


@cache
def _each() -> re.Pattern[str]:
    """2件，1件为…，1件为…: the number stands first, and what it is about behind."""
    return regex("(?:申请)?(?:为|是|系|涉及|关于|要求|属于?)")


def _said_first(item: Item, text: str) -> bool:
    """5件予以答复; 另6件已答复: the number, and then what became of so many."""
    return _the_others().fullmatch(text, item.low, item.start) is not None


@cache
def _the_others() -> re.Pattern[str]:
    return regex("(?:(?:另外?|其余|其他|剩余|余下)的?)?")


@cache
def _bare_outcome() -> re.Pattern[str]:
    """公开5起，不予公开4起，其他1起: words that name an outcome beside others."""
    return regex("[“”，：]*(?:已|依法|同意)?(?:公开|其他|其它|转交|转办|撤回)(?:的|类)?[“”]?")
