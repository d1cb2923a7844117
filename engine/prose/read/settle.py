"""What only the whole text tells: whether a total is what came in or what had to be done, and which figure is told twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from engine.figures.claims import Number
from engine.prose.read.apart import another, of_another_desk
from engine.prose.read.applications import CARRIED_IN, CARRIED_OUT, HANDLED, INTAKE, LAST, RECEIVED
from engine.prose.read.items import Item
from engine.prose.read.nouns import STRONG
from engine.prose.read.rest import settle_rest
from engine.prose.read.settle_documents import keep_apart, named_behind
from engine.prose.read.siblings import companies, some_answered, told_again, told_twice
from engine.regex import regex

_TOTAL = f"{RECEIVED}.total"
_NEAR = 20
"""So many numbers before and behind one are looked at."""


def settle(counts: Iterable[Item], text: str, year: int | None) -> None:  # noqa: C901, PLR0912 - one pass after another
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
            _sum_of(item, own)
            told_twice(own)
            continue
        if _TOTAL in item.keys:
            _came_in(item, own, items, text)
        _both_came_in(item, own, items)
        for child in own:
            office = child.value != item.value and _office().search(text, child.low, child.start) is not None
            if office or (child.value != item.value and not _named_like(child, item)):
                child.keys = tuple(key for key in child.keys if key not in item.keys)
        if HANDLED in item.keys and item.has("out") and _all_of_it(item, own):
            for child in own:  # 33件已办结，其中答复27件，撤回6件
                child.drop(HANDLED)
        if item.behind and item.has("out"):
            for child in own:  # A局答复21件，B局答复27件，总计答复48件
                child.keys = tuple(key for key in child.keys if key not in item.keys)
        if any(mark.family == "outcome" for mark in item.head):
            for child in own:  # 予以公开137件（其中主动公开68件、依申请公开69件）
                child.drop(_TOTAL)
        for key in item.keys:
            alike = [child for child in own if key in child.keys]
            if len(alike) > 1 and sum(child.value or 0 for child in alike) == item.value:
                for child in alike:  # 收取5320元，其中市本级1450元、区县3870元
                    child.drop(key)
        some_answered(item, own, text)
        companies(own, text)
        told = {key for child in own for key in child.keys}
        told_twice(own)
        item.keys = tuple(key for key in item.keys if key not in told)
    keep_apart(items, text)
    named_behind(items, text)
    _two_steps(items)
    _lone_applicant(items)
    if year is not None:
        _two_years(items, year)
    _several(items, text)
    _not_all_done(items)
    another(items, text)
    of_another_desk(items, text)
    _parts_of_disputes(items, text)
    _first_carried(items, text)
    settle_rest(items, text)
    told_again(items, text)


def _all_of_it(item: Item, own: list[Item]) -> bool:
    """Whether the parts are all that was handled, and none of them is left for next year."""
    left = any(CARRIED_OUT in child.keys or CARRIED_IN in child.keys for child in own)
    return len(own) > 1 and not left and sum(child.value or 0 for child in own) == item.value


def _sum_of(item: Item, own: list[Item]) -> None:
    """印发4件，以办公室名义印发7件，共11件: a total behind parts of one meaning has that meaning."""
    if not item.behind or item.head or len(item.behind) != len(own):
        return
    for key in own[0].keys:
        if key.startswith("disclosure.") and all(key in child.keys for child in own):
            item.keys = (key,)


def _both_came_in(item: Item, own: list[Item], items: tuple[Item, ...]) -> None:
    """共处理40件（新收38件，上年结转2件），结转下年3件: what there was to do, not what was done."""
    if item.keys != (HANDLED,):
        return
    told = {key: child.value or 0 for child in own for key in child.keys}
    before = [one for one in items if one.index < item.index and one not in own]
    if _stated(before, _TOTAL, item) is not None and CARRIED_IN in told:
        for child in own:  # 收到20件，答复18件，其中当年受理17件、上年结转1件: of those that were answered
            child.drop(_TOTAL)
        return
    left = _stated(items, CARRIED_OUT, item)
    both = {_TOTAL, CARRIED_IN} <= told.keys() and told[_TOTAL] + told[CARRIED_IN] == item.value
    later = any(
        HANDLED in one.keys and one.index > item.index for one in items if one.paragraph == item.paragraph
    )
    if (left or later) and both and item.keys == (HANDLED,):
        item.keys = (INTAKE,)
    came, old = _stated(items, _TOTAL, item), _stated(items, CARRIED_IN, item)
    some = HANDLED in told and told[HANDLED] != item.value
    if some and came is not None and old and item.value == came + old and item.keys == (HANDLED,):
        item.keys = (INTAKE,)  # 新收681件，上年结转19件，共办理700件，其中办结684件


def _named_like(child: Item, item: Item) -> bool:
    """Whether a part has words of its own for what it counts, as good as those of the total."""
    return any(mark.family in STRONG for mark in child.head) or not any(
        mark.family in STRONG for mark in item.head
    )


def _two_steps(items: tuple[Item, ...]) -> None:
    """共办理69件（含结转3件），办结68件，结转1件: what was worked on is all that came in and was carried over."""
    first = next((item for item in items if item.keys == (HANDLED,)), None)
    if first is None:
        return
    near = [item for item in items if item.paragraph == first.paragraph and item is not first]
    done = next((item.value for item in near if HANDLED in item.keys and item.index > first.index), None)
    if done is None or done == first.value:
        return
    into = next((item.value for item in near if _TOTAL in item.keys), None)
    carried = next((item.value for item in near if CARRIED_IN in item.keys), None)
    if into is not None and carried and first.value == into + carried:
        first.keys = (INTAKE,)  # 新收69件，上年结转3件，共办理72件，办结70件
        return
    held = any(CARRIED_IN in item.keys and item.total is first for item in near)
    if into is None and held and (first.value or 0) > done:
        first.keys = (INTAKE,)  # 共办理114件（含结转18件），办结113件
        return
    if any(_TOTAL in item.keys and item.total is not first for item in near):
        return
    left = next((item.value for item in near if CARRIED_OUT in item.keys), None) or 0
    if first.value == done + left:
        first.keys = (INTAKE if any(CARRIED_IN in item.keys for item in near) else _TOTAL,)


def _two_years(items: tuple[Item, ...], year: int) -> None:
    """2023年收到20件，2024年收到30件: the first is last year's, for the second is this year's."""
    now = {(key, item.paragraph) for item in items if year in item.years for key in item.keys}
    dated = {item.sentence for item in items if item.years and item.years[-1] in (year, year - 1)}
    for item in items:
        if item.years and item.years[-1] < year - 1 and item.sentence in dated and not item.has("carry"):
            item.keys = ()  # 2022年为45件，2023年为38件，2024年为29件
        if item.years and item.years[-1] == year - 1 and year not in item.years:
            item.keys = tuple(LAST + key if (key, item.paragraph) in now else key for key in item.keys)


def _not_all_done(items: tuple[Item, ...]) -> None:
    """正在办理6件，申请人撤销6件，其余38件: the others are not all that was handled."""
    for place, item in enumerate(items):
        if item.keys != (HANDLED,) or not item.has("rest"):
            continue
        near = [one for one in items[max(0, place - _NEAR) : place + _NEAR] if one.sentence == item.sentence]
        gone = any(one.index < item.index and one.has("withdrawn") for one in near)
        if gone and any(CARRIED_OUT in one.keys for one in near):
            item.keys = ()


def _parts_of_disputes(items: tuple[Item, ...], text: str) -> None:
    """行政复议166件，其中37件行政复议…尚未审结: told again behind 其中, it is of a part."""
    first: dict[tuple[int, str], Item] = {}
    for item in items:
        for key in item.keys:
            if not key.startswith("disputes.") or not key.endswith(".total"):
                continue
            one = first.setdefault((item.sentence, key), item)
            if (
                one is not item
                and (item.value or 0) < (one.value or 0)
                and "其中" in text[one.end : item.start]
            ):
                item.drop(key)


def _first_carried(items: tuple[Item, ...], text: str) -> None:
    """新收52件，结转1件，办结50件，结转3件: what is carried before anything was handled came from last year."""
    for came, old, both in zip(items, items[1:], items[2:], strict=False):
        if _TOTAL in came.keys and CARRIED_OUT in old.keys and both.sentence == came.sentence:
            together = (came.value or 0) + (old.value or 0) == both.value
            if (
                together
                and old.value
                and not old.has("next")
                and both.keys in ((), (_TOTAL,), (HANDLED,), (INTAKE,))
            ):
                old.keys, both.keys = (CARRIED_IN,), (INTAKE,)  # 新收102件，结转申请6件，共计108件
    for first, second in pairwise([item for item in items if CARRIED_OUT in item.keys]):
        bare = text[first.low : first.start].strip("其中，含") in ("结转", "转结", "结转申请")
        if not bare:
            continue
        between = [item for item in items if first.index < item.index < second.index]
        alike = first.sentence == second.sentence and not any(CARRIED_IN in item.keys for item in items)
        if alike and any(HANDLED in item.keys for item in between):
            first.keys = (CARRIED_IN,)


def _several(items: tuple[Item, ...], text: str) -> None:
    """上半年收到14件，下半年收到19件: two numbers of one sentence, neither of the year; one with 共 stays."""
    by_sentence: dict[int, list[Item]] = {}
    for item in items:
        if _TOTAL in item.keys:
            by_sentence.setdefault(item.sentence, []).append(item)
    _handled_twice(items, text)
    _of_each_office(items)
    for told in by_sentence.values():
        if len({item.value for item in told}) < 2:
            continue
        whole = [item for item in told if "共" in text[item.low : item.start] or item.behind]
        if len({item.value for item in whole}) > 1:
            whole = [item for item in whole if not _of_offices().search(text, item.low, item.start)] or whole
        apart = not whole and any(_of_offices().search(text, item.low, item.start) for item in told)
        for item in told:
            if apart or (item not in whole and (whole or _of_a_part(text[item.low : item.start]))):
                item.drop(_TOTAL)


def _of_each_office(items: tuple[Item, ...]) -> None:
    """收到165件，答复162件。其中办公室收到41件，…；部门收到98件，…: several of one figure behind the whole are of its parts."""
    for key in (_TOTAL, HANDLED):
        told = [item for item in items if key in item.keys]
        for first in told[:1]:
            behind = [item for item in told[1:] if item.paragraph == first.paragraph]
            smaller = [item for item in behind if (item.value or 0) < (first.value or 0)]
            if len(behind) > 1 and len(smaller) == len(behind) and len({item.value for item in behind}) > 1:
                for item in behind:
                    item.drop(key)
        for before, one, other in zip(items, items[1:], items[2:], strict=False):
            both = (one.value or 0) + (other.value or 0)
            near = one.sentence == other.sentence == before.sentence
            alike = key in one.keys and key in other.keys and key not in before.keys
            if near and alike and before.value == both != 0:
                one.keys = other.keys = ()  # 答复39件，以县政府名义答复6件，以办公室名义答复33件


def _handled_twice(items: tuple[Item, ...], text: str) -> None:
    """9件已答复8件，…，故全年答复10件: the number of the whole year stays."""
    by_sentence: dict[int, list[Item]] = {}
    for item in items:
        if item.keys == (HANDLED,):
            by_sentence.setdefault(item.sentence, []).append(item)
    for told in by_sentence.values():
        for item in told[1:]:
            if not item.head and item.tail and (item.value or 0) < (told[0].value or 0):
                item.keys = ()  # 办理合计20件，1件按无法提供办结，18件按期限答复办结
        yearly = [item for item in told if "全年" in text[item.low : item.start]]
        if len(yearly) == 1 and len({item.value for item in told}) > 1:
            for item in told:
                item.keys = item.keys if item is yearly[0] else ()


def _of_a_part(words: str) -> bool:
    levels = ("区级", "市级", "县级", "省级", "镇级", "本级")
    return any(sign in words for sign in ("通过", "月", "季度", "半年", *levels))


def _came_in(item: Item, own: list[Item], items: tuple[Item, ...], text: str) -> None:
    """收到60件，其中上年结转3件: with what was carried over, unless the balance says otherwise."""
    keys = {key for child in own for key in child.keys}
    if _TOTAL in keys:
        new = any("新" in text[child.low : child.start] for child in own if _TOTAL in child.keys)
        both = sum(child.value or 0 for child in own if {CARRIED_IN, _TOTAL} & set(child.keys))
        if new or (CARRIED_IN in keys and both >= (item.value or 0)):
            item.keys = (INTAKE,)
            return
        for child in own:  # 全市收到60件，其中A局收到20件: of one office, of one half-year
            child.drop(_TOTAL)
    carried = next((child.value for child in own if CARRIED_IN in child.keys), None)
    if carried is None or item.value is None:
        return
    handled = _stated(items, HANDLED, item)
    left = _stated(items, CARRIED_OUT, item) or 0
    if handled is not None and item.value + carried == handled + left and item.value != handled + left:
        return
    item.keys = tuple(INTAKE if key == _TOTAL else key for key in item.keys)


def _stated(items: Iterable[Item], key: str, near: Item) -> Number | None:
    return next((item.value for item in items if key in item.keys and item.paragraph == near.paragraph), None)


def _lone_channel(items: tuple[Item, ...]) -> None:
    """收到网络依申请公开事项3件, and nothing else about what came in: that is all that came in."""
    told = [item for item in items if any(key == _TOTAL or key.startswith("channels.") for key in item.keys)]
    if len(told) != 1 or told[0].listed or not told[0].has("in") or _TOTAL in told[0].keys:
        return
    ways = [mark.start for mark in told[0].head if mark.family == "channel"]
    named = [mark for mark in told[0].head if mark.family == "app"]
    if ways and any(mark.start > ways[0] or mark.end == ways[0] for mark in named):
        told[0].keys = (_TOTAL,)


def _lone_applicant(items: tuple[Item, ...]) -> None:
    """接受自然人申请0件, and nothing else about what came in: that is all that came in."""
    _lone_channel(items)
    incoming = [item for item in items if any(key.startswith(RECEIVED) for key in item.keys)]
    if len(incoming) != 1 or _TOTAL in incoming[0].keys:
        return
    only = incoming[0]
    if only.has("in") and not only.listed and any(key.startswith(RECEIVED) for key in only.keys):
        only.keys = (_TOTAL,)


@cache
def _office() -> re.Pattern[str]:
    """答复405件，其中区政府本级答复61件: of one office."""
    return regex(
        "(?:本级|部门|单位|乡镇|街道|机关|[局委办厅院所镇乡区县市府])(?:共|新|直接)?(?:答复|办结|收到|受理|办理)\\Z"
    )


@cache
def _of_offices() -> re.Pattern[str]:
    """市政府共受理29件，各部门共受理24件: the second is that of others."""
    return regex("(?:各|部门|乡镇|街道|科室|下属)[^，。；]{0,8}(?:共|累计)?(?:受理|收到|接收|新收|办理|答复)")
