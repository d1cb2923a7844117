"""Numbers as parts of a total: what sort of part each is, how far a run of them goes, whether it adds up."""

from __future__ import annotations

import re
from functools import cache

from engine.figures.claims import Number
from engine.prose.read.items import Item, Scene
from engine.regex import regex

COUNTED = frozenset("件条篇个份项则宗起例期部种本张") | {"", "篇次", "条次", "件次"}
_REACH = 8
LONGEST = 40
CATEGORIES = ("outcome", "channel", "applicant", "result")
"""Sorts of parts that a word of the lexicon names."""


class Listing:
    """A total and its parts.

    Attributes:
        total: the item that states the total; None where it stands nowhere as one number.
        value: the total.
        addends: the parts.
        whole: whether they are all; None where the words leave it open.
        adjacent: whether the total stands directly in front of (or behind) the parts.
    """

    def __init__(
        self,
        total: Item | None,
        value: Number | None,
        addends: list[Item],
        whole: bool | None,
        adjacent: bool,
    ) -> None:
        self.total = total
        self.value = value
        self.addends = addends
        self.whole = whole
        self.adjacent = adjacent


def category(item: Item) -> str:
    """What sort of part it is: an outcome, a channel, a sort of applicant, a result, a step of the way, or plain."""
    families = item.families  # those of the words in front are among them
    for name in CATEGORIES:
        if name in families and not (name == "applicant" and _of_everybody(item)):
            return "plain" if name == "channel" and item.unit == "人次" else name  # 现场咨询30人次
    if "elsewhere" in families:
        return "outcome"
    if "litigation" in families and any(mark.family == "litigation" and mark.name for mark in item.head):
        return "suit"
    if "site" in families and ("in" in families or "app" in families) and "posts" not in families:
        return "channel"
    if "last" in families and "next" not in families and ("carry" in families or "app" in families):
        return "carry_in"
    if "carry" in families or "pending_app" in families:
        return "carry"
    if "app" not in families and not families.isdisjoint(_OF_OTHERS) and _leads(item, _OF_OTHERS):
        return "plain"
    if "in" in families and _leads(item, ("in",)):
        return "in"
    return "out" if "out" in families and _leads(item, ("out",)) else "plain"


_OF_OTHERS = ("foreign", "mailbox", "posts", "fact")


def _leads(item: Item, families: tuple[str, ...]) -> bool:
    """Whether a word of one of the families stands in front of the number."""
    return any(mark.family in families for mark in item.head)


def _of_everybody(item: Item) -> bool:
    """收到公民、法人和其他组织的申请32件: no sort of applicant, but all of them."""
    names = {mark.name for mark in item.head if mark.family == "applicant"}
    return len(names) > 1 and any(mark.family == "app" for mark in item.head)


def is_change(item: Item, text: str) -> bool:
    """增加3件: how much more, not how many."""
    if _more_by().search(text, item.low, item.start):
        return True
    turns = [mark for mark in item.head if mark.family in ("up", "down")]
    return bool(turns) and _by_so_much().fullmatch(text[turns[-1].end : item.start]) is not None


def is_of_readers(item: Item, other: Item) -> bool:
    """发布720条，点击9万次。其中…340条: how often it was read is neither divided like that nor a part of it."""
    return item.unit in ("次", "人次") and item.has("foreign", "read") and other.unit != item.unit


def is_compared(item: Item, text: str) -> bool:
    """与2021年的128件相比: only what the total is held against."""
    return _held_against().match(text, item.end) is not None and (item.has("compare") or item.lead == "（")


def is_cumulative(item: Item, text: str) -> bool:
    """历年累计1089份: of all years; what follows divides the figure of this one."""
    words = text[item.low : item.start]
    return "历年" in words or ("以来" in words and "累计" in words)


def is_told_again(item: Item, total: Item, text: str) -> bool:
    """收到30件，其中4件…；30件中，公开11件: the total said once more begins another division."""
    return item.value == total.value and text.startswith(("中", "申请中", "里", "当中"), item.end)


def of_cases(item: Item, total: Item) -> bool:
    """办结209件。其中不予公开31件；行政复议14件: a dispute is no part of the applications."""
    named = {mark.family for mark in item.head} & {"review", "litigation", "both"}
    if named & total.families or total.has("both"):
        return False
    return bool(named) and (total.has("app") or total.has("out") or total.has("in"))


def elsewhere(item: Item, total: Item, first: Item) -> bool:
    """网站发布1030条，其中要闻…，微信发布75条: published at another place than a total that is not divided by places."""
    if first.has("site") or not (item.has("site") and total.has("site")):
        return False
    if item.unit in ("期", "本", "册") and item.unit != total.unit:
        return False  # 文件3份、政府公报18期: the paper itself, and no place
    sites = [{mark.name for mark in one.head if mark.family == "site"} for one in (item, total)]
    return bool(sites[0]) and bool(sites[1]) and not sites[0] & sites[1]


def counted_alike(item: Item, total: Item) -> bool:
    """Whether a number may be a part of a total by its unit."""
    if item.unit == total.unit:
        return True
    return item.unit in COUNTED | {"次", "场"} and total.unit not in ("元", "万元", "人", "人次", "家", "户")


def is_the_rest(item: Item, text: str) -> bool:
    """其他0件: a bare word for whatever else there is."""
    return _others().fullmatch(text[item.low : item.start].lstrip("“”和及以")) is not None


def takes_in_the_rest(item: Item, text: str) -> bool:
    """政府文件、财务预算等其他信息共计21件: a name that ends with whatever else there is."""
    name = text[item.low : item.start]
    return name.removesuffix("共计").removesuffix("计").removesuffix("共").endswith(("其他信息", "其它信息"))


def belongs(zero: Item, parts: list[Item]) -> bool:
    """Whether a zero is one more part of a row that makes up its total: of the same unit, sort and order of words."""
    if zero.value != 0 or zero.unit not in {one.unit for one in parts}:
        return False
    if zero.start == zero.low and parts[-1].start > parts[-1].low:
        return False  # 书面0件、邮件0件，0件转结下年: it has no name in front, as the parts have
    if zero.lead == "；" and all(one.lead != "；" for one in parts[1:]):
        return False  # 预算12条，决算8条；采购信息0条: the list ended with the semicolon
    sorts = {category(one) for one in parts}
    sort = category(zero)
    if sort in sorts or not zero.head or {mark.family for mark in zero.head} <= {"rest"}:
        return True
    alike = any(sorts | {sort} <= {"plain", other} for other in ("outcome", "channel"))
    return alike and zero.lead == parts[-1].lead


def exactly(addends: list[Item], value: Number | None) -> int:
    """How many of the parts make up exactly the total: the fewest, with zeros of the same sort behind them."""
    if value is None:
        return 0
    running: Number = 0
    for index, item in enumerate(addends):
        running += item.amount
        if running == value and (index or item.times > 1):
            end = index + 1
            while end < len(addends) and belongs(addends[end], addends[:end]):
                end += 1
            return end
    return 0


def until(addends: list[Item], sorts: tuple[str, ...]) -> list[Item]:
    """The parts up to the first that is of another sort."""
    end = 0
    while end < len(addends) and category(addends[end]) in sorts:
        end += 1
    return addends[:end]


def is_step(item: Item) -> bool:
    """Whether it tells what came in, was carried or was handled, and is no part of that."""
    sort = category(item)
    return sort in ("in", "out", "carry_in") or (sort == "plain" and item.has("app") and not item.listed)


def published(item: Item) -> bool:
    """Whether it tells how much was published."""
    told = item.has("proactive") or (item.has("posts") and item.has("made"))
    return told and (item.value or 0) >= 20


def totals(scene: Scene, at: int) -> list[Item]:
    """The numbers before a list that can be its total, the nearest first."""
    counts = scene.counts
    near: list[Item] = []
    room = _REACH
    for index in range(at - 1, max(-1, at - LONGEST), -1):
        item = counts[index]
        if item.paragraph != counts[at].paragraph or room == 0:
            break
        if index < at - _REACH and item.listed:
            continue  # 收到163件。信函67件、网络84件、当面12件。从申请人看，…: parts of before are no room taken
        room -= 1
        if (
            item.value is not None
            and (
                item.unit not in ("人次", "万", "次")
                or (item is counts[at - 1] and item.unit in ("次", counts[at].unit))
            )
            and not is_change(item, scene.text)
            and not is_compared(item, scene.text)
            and not is_cumulative(item, scene.text)
        ):
            near.append(item)
    return near


@cache
def _more_by() -> re.Pattern[str]:
    return regex("[较比][^，。；]{0,10}(?:多|少|净增|净减)(?:了|办结|收到|受理|办理|答复)?\\Z")


@cache
def _held_against() -> re.Pattern[str]:
    return regex("）?(?:相比|相较|比较|同比)")


@cache
def _by_so_much() -> re.Pattern[str]:
    return regex("(?:了|约|近|量|数量|量为|数为|数量为|共)?")


@cache
def turn() -> re.Pattern[str]:
    """Words with which something else begins."""
    return regex(
        "此外|同时|历年|另[有收]|[；，]另(?!外)|[，；。、）](?:以上|全年|本年度?)?(?:合计|共计|总计)"
    )


def past_noun(gap: str) -> str:
    """What stands behind a number, its noun, and where all of it was done: 1725条信息，均在网站公开，包括…."""
    noun = _noun().match(gap) if gap[:1] and gap[0] in "政各公依申信事案文材稿内留等规行" else None
    gap = gap if noun is None else gap[noun.end() :]
    where = _all_of_it().match(gap) if gap[1:2] and gap[1] in "全均都已" else None
    return gap if where is None else gap[where.end() :]


@cache
def _all_of_it() -> re.Pattern[str]:
    return regex(
        "，(?:已?全部|均已?|都已?)[^，。；：（]{0,20}(?:公开|发布|公布|公示|办结|答复|办理)(?=[，：；（])"
    )


@cache
def _noun() -> re.Pattern[str]:
    return regex(
        "(?:政府|政务|各类|行政|规范性|进行|开展|清理|公开|依|申请|信息|事项|案件|文件|材料|稿件|内容|留言|件|等){1,5}(?=[，。；（：])"
    )


@cache
def whole_opening() -> re.Pattern[str]:
    """Words behind a total that announce its parts."""
    return regex("[，（。：；]?(?:主要|具体|其中)?(?:包括|包含|涵盖|内有|内含|含(?!有))(?!本数)")


def same_sort(addends: list[Item]) -> list[Item]:
    """Cut the run where the parts become another sort of thing."""
    sort = category(addends[0])
    for index, item in enumerate(addends):
        other = category(item)
        if (other == sort and sort != "result") or (sort == "outcome" and other == "plain"):
            continue
        if sort == "plain" and other in ("outcome", "channel", "result"):
            continue
        if sort == "result" and _same_row(addends[0], item):
            continue
        if (sort, other) == ("in", "carry_in") and index == 1:
            continue
        return addends[:index]
    return addends


def _same_row(first: Item, item: Item) -> bool:
    """Whether a result belongs to the same sort of dispute as the first of the list."""
    if category(item) != "result":
        return False
    named = {mark.family for mark in item.head} & {"review", "litigation"}
    return not named or named == {mark.family for mark in first.head} & {"review", "litigation"}


@cache
def _others() -> re.Pattern[str]:
    return regex(
        "(?:其他|其它|其余|余下|剩余)(?:各?类|各?类?(?:政府|政务)?信息|渠道|方式|形式|途径|内容|事项|处理|方面|平台|媒体|栏目|申请|情形|文件)?(?:共计|共|的|为|有|：)?"
    )
