"""What a number is a number of: the noun in front of it, or behind it, or what the text was about."""

from __future__ import annotations

import re
from functools import cache

from engine.prose.read.items import Item
from engine.prose.read.lexicon import Mark
from engine.regex import regex

STRONG = frozenset(
    {
        "app", "review", "litigation", "both", "norm", "reg", "licensing", "penalties", "compulsion", "fees",
        "info_fee", "notice", "foreign", "mailbox", "fact",
    }
)  # fmt: skip
"""Families of nouns that say what is counted."""

LASTING = STRONG - {"foreign", "mailbox", "fact", "notice"}
"""Those that the text stays with, whether or not a number stands beside them."""

_PLAIN_ANSWER = 4
"""A verb longer than this has its object in it."""

DEFAULTS = {
    "applications": "app",
    "disputes": "review",
    "overview.on_request": "app",
}
"""What a part is about before it says so."""


def noun(item: Item, text: str) -> Mark | None:
    """The noun that the number belongs to: the last one in front of it, else the first behind it."""
    found = governing(item.head)
    named = _right_behind(item, text)
    if named is not None and not any(mark.family in ("review", "litigation") for mark in item.head):
        return named  # 因信息公开被申请2件行政复议
    if found is not None and found.family == "app" and item.tail:
        caused = item.tail[0]
        if caused.family in ("review", "litigation") and _led_to().fullmatch(text, item.end, caused.start):
            return caused  # 申请中有5件引发行政复议
    if found is not None and found.family == "foreign" and _decided_after(item, found):
        return None
    if found is not None and item.start and text[item.start - 1] in "、和及与":
        own = _behind(item)
        if own is not None and own.family in LASTING and found.family in LASTING:
            return own  # 3件行政复议案件和2件行政诉讼案件
    decided = any(
        mark.family in ("outcome", "elsewhere", "carry", "result", "applicant", "channel")
        for mark in item.head
    )
    if (found is None and not decided) or (found is not None and found.family == "thing"):
        behind = _behind(item)
        if behind is not None and (found is None or behind.family != "thing"):
            fate = any(mark.family in ("carry", "pending_app", "outcome") for mark in item.tail)
            taken = behind.start == item.end and any(mark.family == "in" for mark in item.head)
            return None if behind.family == "foreign" and fate and not taken else behind
    if found is None or found.family in ("thing", "posts"):
        return _answered(item, text) or found
    return found


def _answered(item: Item, text: str) -> Mark | None:
    """作出依申请公开答复53件: the word for the answer names the application."""
    for mark in item.head:
        if (
            mark.family == "out"
            and mark.end - mark.start > _PLAIN_ANSWER
            and "公开" in text[mark.start : mark.end]
        ):
            return mark._replace(family="app", name="")
    return None


def _right_behind(item: Item, text: str) -> Mark | None:
    """The dispute that a number stands right in front of, where it has no number of its own: 2件行政复议案件."""
    first = item.tail[0] if item.tail else None
    if (
        first is None
        or first.family not in ("review", "litigation")
        or item.unit not in ("件", "起", "宗", "例")
    ):
        return None
    behind = text[first.end : first.end + 3].lstrip("案件为共有的：")
    return first if first.start == item.end and not behind[:1].isdigit() else None


def _decided_after(item: Item, noun: Mark) -> bool:
    """属于信访事项不予处理的4件: the outcome says what is counted."""
    return any(mark.family == "outcome" and mark.start >= noun.end for mark in item.head)


def governing(marks: tuple[Mark, ...]) -> Mark | None:
    """The last noun of some words; a general word right behind an application belongs to it."""
    best: Mark | None = None
    weak: Mark | None = None
    for mark in marks:
        if mark.family in STRONG:
            if (
                best is not None
                and mark.family == "foreign"
                and mark.name == "case"
                and best.family == "app"
                and mark.start - best.end <= 1
            ):
                continue
            if mark.family == "app" and best is not None and _own(best, mark):
                continue
            disputed = best is not None and best.family in ("review", "litigation")
            if best is not None and disputed and mark.family == "foreign" and mark.start - best.end <= 1:
                continue  # 行政起诉的案例
            best, weak = mark, None
        elif mark.family in ("thing", "posts"):
            weak = mark
    if best is None:
        return weak
    return best


def _own(best: Mark, mark: Mark) -> bool:
    """行政复议的申请 is no application for information."""
    return (
        best.family in ("review", "litigation", "licensing", "penalties", "compulsion")
        and mark.start - best.end <= 1
    )


def _behind(item: Item) -> Mark | None:
    strong = [mark for mark in item.tail if mark.family in STRONG]
    if not strong:
        return next((mark for mark in item.tail if mark.family in ("thing", "posts")), None)
    first = strong[0]
    caused = next((mark for mark in strong[1:] if mark.family in ("review", "litigation", "notice")), None)
    if first.family == "app" and caused is not None and len(item.tail) > 1 and caused.start - first.end <= 4:
        return caused  # 6件申请引发行政复议, 3件申请发出收费通知
    if first.family == "app" and len(strong) > 1:
        second = strong[1]
        if second.family == "foreign" and second.name == "" and second.start == first.end:
            return second  # 1份依申请公开意见征询件
    for mark in strong:
        if mark.family in ("app", "norm", "reg", "review", "litigation"):
            return mark
    return first


def named_span(item: Item, text: str) -> tuple[int, int]:
    """The words that name a figure, and the figure."""
    families = {mark.family for mark in item.head} - {"share", "among", "compare", "none", "all", "thing"}
    if families:
        start = next(mark.start for mark in item.head if mark.family in families)
        return start, item.end
    meant = [
        mark
        for mark in item.tail
        if mark.family not in ("thing", "foreign", "all", "none", "compare", "share")
    ]
    if meant and item.keys:
        last = meant[-1] if len(meant) < 4 else meant[2]
        return item.start, last.end
    start = item.low
    while start < item.start and text[start] in "“”， 的和及":
        start += 1
    return (start if item.start - start <= 24 else item.start), item.end


def is_filler(text: str) -> bool:
    """Whether words between verb and number add nothing: 共, 了, 为, 全年."""
    return _filler().fullmatch(text) is not None


@cache
def _led_to() -> re.Pattern[str]:
    return regex("(?:申请)?(?:引发|引起|导致|产生|被申请|被提起|被|提起|提出)(?:了)?")


@cache
def _filler() -> re.Pattern[str]:
    return regex(
        "(?:共计|总计|合计|累计|一共|总共|共有|共|计|约|仅|只有|由|从|量|（|近|了|到|的|为|有|达到|达|是|数量|件数|总数|数|：|“|”|，|本年度|本年|全年|当年|今年"
        "|完成|依法|依规|按时|按期|及时|已|总量|各类|其中|内|继续|年度|[0-9]{4}年度?|至|完毕|办理|处理|答复|回复|办结|案件|均|·)*"
    )
