"""Totals and their parts: 其中, 含, 分别为, a colon, a bracket, or plain succession; and totals that stand behind."""

from __future__ import annotations

import re
from functools import cache

from engine.prose.read.behind import behind
from engine.prose.read.boundary import (
    goes_on,
    of_another_sort,
    or_longer,
    over_the_stop,
    past_delays,
    run_of_parts,
    with_zeros,
)
from engine.prose.read.items import Item, Scene
from engine.prose.read.partition import partition
from engine.prose.read.parts import (
    CATEGORIES,
    Listing,
    category,
    exactly,
    is_change,
    is_compared,
    is_cumulative,
    is_of_readers,
    is_the_rest,
    past_noun,
    same_sort,
    takes_in_the_rest,
    totals,
    turn,
    until,
    whole_opening,
)
from engine.prose.read.succession import implicit, of_both, outcomes_in_succession
from engine.prose.read.whole import better_total, divides, further_up, of_that_division, sum_of
from engine.regex import regex

_LEAD = 6
_HEADS = tuple(
    f"{name}：" for name in ("行政许可", "行政处罚", "行政强制", "收费", "规范性文件", "行政复议", "行政诉讼")
)
"""Names with a colon that begin a matter of their own."""
_FAR = 130
"""So many characters may stand between a total and 其中 with the first part."""


def listings(scene: Scene) -> list[Listing]:
    """Find every list of addends; also ties single parts (含上年结转3件) to their total."""
    found: list[Listing] = []
    counts = scene.counts
    for at in range(1, len(counts)):
        before, first = counts[at - 1], counts[at]
        if first.paragraph != before.paragraph or first.sentence - before.sentence > 1:
            continue
        opening = _opening(scene.text, before, first)
        if opening is None:
            listing = behind(scene, at) if first.listed else implicit(scene, at) or behind(scene, at)
            if listing is not None:
                _tie(scene, listing, found)
            continue
        if (
            first.listed
            and opening == "whole"
            and before.listed
            and "其中" not in scene.text[before.end : first.start]
        ):
            continue  # 通知8条、分别以文字和图片解读3条: both are parts of the list that goes on
        listing = _gather(scene, at, opening)
        if listing is not None:
            _tie(scene, listing, found)
            for again in (_divided_again(scene, at, listing), _nested(scene, at, listing)):
                if again is not None:
                    _tie(scene, again, found)
    return found


def _divided_again(scene: Scene, at: int, listing: Listing) -> Listing | None:
    """63件，其中：当面2件，网络61件；自然人58件，法人5件: the same total, divided in another way."""
    total, follow = listing.total, at + len(listing.addends)
    if total is None or not exactly(listing.addends, total.value) or follow >= len(scene.counts):
        return None
    first, sort = scene.counts[follow], category(scene.counts[follow])
    if sort not in CATEGORIES or sort == category(listing.addends[0]) or first.paragraph != total.paragraph:
        return None
    run = run_of_parts(scene, follow, total, beyond=True)
    addends = [item for item in run if category(item) == sort or is_the_rest(item, scene.text)]
    exact = exactly(addends, total.value)
    return Listing(total, total.value, addends[:exact], True, adjacent=False) if exact else None


def _nested(scene: Scene, at: int, listing: Listing) -> Listing | None:
    """5件，其中1件公开，4件不掌握，2件非本机关、2件不存在: the last part is divided, and no word says so."""
    last, follow = listing.addends[-1], at + len(listing.addends)
    if listing.total is None or not exactly(listing.addends, listing.value) or follow >= len(scene.counts):
        return None
    if category(last) not in CATEGORIES or scene.counts[follow].sentence != last.sentence:
        return None
    addends = until(run_of_parts(scene, follow, last), (category(last),))
    exact = exactly(addends, last.value)
    return Listing(last, last.value, addends[:exact], True, adjacent=True) if exact else None


def _tie(scene: Scene, listing: Listing, found: list[Listing]) -> None:
    listing = with_zeros(scene, listing)
    if listing.total is not None and listing.total.start > listing.addends[-1].start:
        listing.total.behind = tuple(listing.addends)
    for addend in listing.addends:
        addend.listed = True
        if addend.total is None:
            addend.total = listing.total
    if sum(addend.times for addend in listing.addends) > 1:
        found.append(listing)


def _opening(text: str, before: Item, first: Item) -> str | None:
    """How the text between a number and the next says that parts follow: among, whole, colon, bracket."""
    gap = text[before.end : first.start]
    if len(gap) > (_FAR if "其中" in gap else 80):
        return None
    if gap.startswith("（") and "）" in gap and "其中" not in gap[gap.rfind("）") :]:
        outside = gap[gap.rfind("）") + 1 :]
        return "colon" if _route().search(outside) else None
    if "其中" in gap and "。" in gap and _is_over(gap):
        return None
    if "其中" in gap or _of_them().match(gap) or ("信息" in gap and _of_the_published().search(gap)):
        return "among"
    behind = past_noun(gap)
    if whole_opening().match(behind) and behind[0] in "；。":
        return None
    if ("包" in gap or "含" in gap) and _of_noun().match(gap):
        return "whole"
    if whole_opening().match(behind) or _paired(gap):
        return "whole"
    if _announces(gap):
        return "colon"
    if gap.startswith("（") and first.high < len(text) and _bracketed(text, first):
        return "bracket"
    return None


def _is_over(gap: str) -> bool:
    """Whether 其中 is not said of the number in front.

    信息2365条。公开信息数增长12%，其中网站987条: of something that no number tells; 申请41件，其中不予公开占7%。受理办件126件:
    what was divided is over.
    """
    stop, among = gap.rfind("。"), gap.rfind("其中")
    return stop > among or gap.find("其中", stop) - stop > _LEAD


def _announces(gap: str) -> bool:
    """Whether a colon, or words of the way things are divided, stand before the parts."""
    if gap.startswith(("。", "；")) and gap[: gap.find("：") + 1].endswith(_HEADS):
        return False  # 行政许可：办理126件。行政处罚：办理5件
    return _colon().match(gap) is not None or _route().search(gap) is not None


def _paired(gap: str) -> bool:
    return (
        "分别" in gap
        and "%" not in gap
        and not gap.startswith(("分别属", "分别因", "分别涉"))
        and turn().search(gap) is None
        and not gap.endswith(("分别为", "分别是", "分别有", "分别"))
    )


def _bracketed(text: str, first: Item) -> bool:
    """Whether a bracket behind the total holds several parts."""
    return (
        first.high < len(text)
        and text[first.high] in "、，；"
        and text.find("）", first.high, first.high + 400) > 0
    )


def _gather(scene: Scene, at: int, opening: str) -> Listing | None:  # noqa: C901, PLR0912
    text, counts = scene.text, scene.counts
    total = counts[at - 1]
    candidates = totals(scene, at)
    if is_of_readers(total, counts[at]):
        candidates = [item for item in candidates if item is not total]
        total = candidates[0] if candidates else total
    if is_change(total, text) or is_compared(total, text) or is_cumulative(total, text):
        if not candidates or opening not in ("among", "colon", "whole"):
            return None
        total = candidates[0]
    inside = _opens_bracket(text, total, counts[at])
    parted = partition(scene, at, total, inside=inside)
    if parted and (goes_on(scene, parted) or of_another_sort(scene, total, parted)):
        parted = []
    if parted and (len(parted) > 2 or opening != "colon") and total in candidates:
        return _exact(scene, at, parted, opening, total)
    addends = past_delays(run_of_parts(scene, at, total, inside=inside), total, text)
    if not addends or (opening == "bracket" and all(item.years for item in addends)):
        return None  # 收到21件（2023年18件、2022年26件）: of other years
    if category(addends[0]) in ("carry_in", "carry"):
        addends = addends[:1] + until(addends[1:], ("in", "carry"))
    else:
        addends = or_longer(scene, at, total, addends, inside=inside)
    if opening == "among":
        addends = over_the_stop(scene, addends, total)
    natural = same_sort(addends)
    exact = exactly(addends, total.value) if total in candidates else 0
    if exact and (goes_on(scene, addends[:exact]) or of_another_sort(scene, total, addends[:exact])):
        exact = 0
    if not exact and len(addends) > 1:
        total, exact = further_up(candidates, addends, total)
    if exact:
        addends = addends[:exact]
    else:
        listing = outcomes_in_succession(scene, at, addends)
        if listing is not None:
            return listing
        addends = natural
        said_of_all = [item.value == total.value and text.startswith("均", item.end) for item in addends]
        if True in said_of_all[1:]:
            addends = addends[: said_of_all.index(True, 1)]  # 15件，其中3件…，2件…，15件均已办结
        candidates = of_that_division(candidates, category(addends[0]))
        if not candidates and category(addends[0]) in CATEGORIES:
            return None
        if of_both(candidates, addends):
            return Listing(None, sum_of(addends), addends, True, adjacent=False)
        better = better_total(scene, at, addends, total, candidates)
        if better is None:
            return None
        total = better
    if not exact:
        if _is_no_total(total, addends, opening, text):
            return None
        addends = _of_one_kind(addends, total)
        if total.sentence != addends[0].sentence and _ends_a_list(counts, at - 1, total):
            return None  # …，其他4件。结果方面：公开8件，…: a part told before is no total of what follows
    adjacent = total is counts[at - 1]
    whole = _wholeness(text, addends, opening, total, exact=bool(exact))
    return Listing(total, total.value, addends, whole, adjacent)


def _is_no_total(total: Item, addends: list[Item], opening: str, text: str) -> bool:
    """Whether a number cannot be the total of parts that do not make it up."""
    more, apart = sum_of(addends) > (total.value or 0), total.sentence != addends[0].sentence
    if total.has("mailbox") and addends[0].unit != total.unit and more:
        return True  # 信箱来信44件，办结率达到100%，其中财政信息65条
    if total.listed and opening == "colon" and more:
        return True  # 其余28件。各单位答复情况：A局21件，…: a part told before is no total
    if total.has("norm") and any(item.has("repealed") or item.has("revised") for item in addends):
        return True  # 出台规范性文件7件（废止3件，修改1件）
    published_there = (
        total.has("site") and total.has("made") and "其中" not in text[total.end : addends[0].start]
    )
    if apart and not divides(total) and not published_there and sum_of(addends) != total.value:
        return True  # 培训2期。复议结果：维持2件，…
    told = total.has("fact", "interpretations") or "解读" in text[total.low : total.start]
    if told and float(sum_of(addends)) > 1.5 * float(total.value or 0):
        return True  # 解读文件17件，其中文字16件、图文7件: one may be told in several forms
    if total.unit != addends[0].unit and total.unit in ("个", "类", "种", "家", "名", "人"):
        return True  # 最多的三个单位分别是 …
    if opening == "bracket" and float(sum_of(addends)) > 1.5 * float(total.value or 0):
        return True  # 公开12件（今年制发12件，补发以前的41件）
    return opening == "whole" and apart and more  # …，其他信息2条。网站、公众号分别发布353条、542条


def _exact(scene: Scene, at: int, addends: list[Item], opening: str, total: Item) -> Listing:
    whole = _wholeness(scene.text, addends, opening, total, exact=True)
    return Listing(total, total.value, addends, whole, total is scene.counts[at - 1])


def _ends_a_list(counts: tuple[Item, ...], at: int, total: Item) -> bool:
    """Whether a number is the last of sorts told in a row: 自然人5件，…，其他0件."""
    before = counts[at - 1] if at else total
    if total is not counts[at] or before.sentence != total.sentence or total.has("in") or total.has("out"):
        return False
    return category(before) in CATEGORIES and category(total) in ("plain", category(before))


def _of_one_kind(addends: list[Item], total: Item) -> list[Item]:
    """Parts that are more than their total end where something else may begin: another unit, another channel."""
    first, most = addends[0], total.value or 0
    for index, item in enumerate(addends[1:], 1):
        if (item.value or 0) > most and item.unit not in ("", total.unit):
            addends = addends[:index]  # 发布1148条，其中…233条，热线受理来电44790起
            break
    if sum_of(addends) <= most or all(item.has("site") for item in addends):
        return addends
    for index, item in enumerate(addends):
        if item.unit not in ("", first.unit) or (item.has("site") and not first.has("site")):
            return addends[:index]
    return addends


def _opens_bracket(text: str, total: Item, first: Item) -> bool:
    gap = text[total.end : first.start]
    return gap.count("（") > gap.count("）")


def _wholeness(text: str, addends: list[Item], opening: str, total: Item, *, exact: bool) -> bool | None:
    last = addends[-1]
    behind = text[last.end : last.end + 12]
    if _and_so_on().match(behind):
        return False
    lead = (
        text[max(0, addends[0].low - 12) : addends[0].start].replace("主要负责", "").replace("主要领导", "")
    )
    if "主要" in lead or "前三" in lead or "前五" in lead or "前十" in lead:
        return False
    if is_the_rest(last, text) or takes_in_the_rest(last, text):
        return True
    if exact:
        return True if opening in ("whole", "colon", "bracket") else None
    if opening == "among":
        return None
    gap = text[total.end : addends[0].start]
    return True if "分别" in gap or _nearly_all(gap, addends, total) else None


def _nearly_all(gap: str, addends: list[Item], total: Item) -> bool:
    """Whether parts in a bracket or behind a colon, counted alike, are so much of the total that they must be all."""
    if gap[:1] != "（" and "：" not in gap:
        return False
    summed = sum_of(addends)
    return {item.unit for item in addends} == {total.unit} and summed * 10 >= (total.value or 0) * 9


@cache
def _of_them() -> re.Pattern[str]:
    """不予公开的9件中，…; 收到的60件申请中，…; 207条里有…; 9件中6件…; 网站72条。网站的信息里有…: of them."""
    return regex(
        "[^，。；：（]{0,14}(?:中|里)(?:[，：]|\\Z|有(?!关))|。[^，。；：（]{2,16}(?:信息|文件|申请|稿件)(?:中|里)，?(?:有(?!关)|包括|包含)"
    )


@cache
def _of_the_published() -> re.Pattern[str]:
    """公开800条，在已公开信息中公告400条: of those, and no comma behind."""
    return regex("[，。]在?(?:已|所|主动)公开的?(?:政府|政务)?信息当?中")


@cache
def _of_noun() -> re.Pattern[str]:
    """51份政策解读产品（包含19期…）: the noun behind the number, then the word that opens."""
    return regex("[一-鿿]{1,16}[，（](?:主要|具体|其中)?(?:包括|包含|含有?)(?!本数)")


@cache
def _colon() -> re.Pattern[str]:
    return regex("[。，]?[^。；，（\n]{0,12}：(?:(?![0-9])|(?=[0-9]{1,2}[.．、）](?![0-9])))")


@cache
def _route() -> re.Pattern[str]:
    return regex(
        "(?:渠道|路径|途径|方式|来源|结果|类型|情况|构成|原因|理由)(?:中|为|是|如下|上|看|划分|分)(?![^，。]{0,3}主动)[：，]?[^，。：；]{0,20}$"
        "|(?:从|按照?|依照?|就|以)(?:(?!主动)[^，。：；]){2,12}?(?:来看|看|划分|区分|分类?|统计|而言|来说|来分)[，：]?[^，。：；]{0,20}$"
    )


@cache
def _and_so_on() -> re.Pattern[str]:
    return regex("[”）]?等")
