"""Numbers whose only word is 公开: an outcome beside others; and numbers of a part of the year."""

from __future__ import annotations

import re
from functools import cache

from engine.prose.read.items import Item
from engine.regex import regex

_PARTS = ("半年", "季度", "截至", "截止", "1月", "1—", "1至", "1-", "1~", "1到")
_DECIDED = ("outcome", "unable", "denied")


def is_granted(item: Item, last: Item | None, follow: Item | None, text: str) -> bool:
    """公开10件，部分公开3件; 3份公开，14份不掌握: the bare word is an outcome beside another one.

    Args:
        item: the number.
        last: the count before it.
        follow: the count behind it.
        text: the plain text.
    """
    ahead = follow is not None and follow.sentence == item.sentence and follow.has("outcome")
    before = (
        last is not None
        and last.sentence == item.sentence
        and (last.has("outcome") or last.keys == ("applications.granted.total",))
    )
    alone = (
        last is not None and last.sentence == item.sentence and last.subject == "app" and item.unit == "件"
    )
    if alone and "公开" in text[item.low : item.start] and _plainly().fullmatch(text, item.low, item.start):
        return not item.tail
    if (not ahead and not before) or item.has("outcome") or item.has("site"):
        return False
    if ahead and follow is not None and _on_request().fullmatch(text, item.low, item.start):
        # 依申请公开38件，部分公开7件; but of papers: 主动公开12件，依申请公开38件，不予公开7件
        papers = last is not None and last.sentence == item.sentence and last.has("proactive")
        return not papers and any(follow.has("outcome", name) for name in ("partial", "unable", "declined"))
    if _opening().fullmatch(text, item.low, item.start):
        return not item.tail
    words = text[item.low : item.start].strip("其中有，：")
    return words == "" and _behind().fullmatch(text, item.end, item.high) is not None


def names_part_of_year(text: str) -> bool:
    """Whether a text speaks of a part of the year at all."""
    return any(sign in text for sign in _PARTS) and _part().search(text) is not None


def is_of_part_of_year(item: Item, text: str) -> bool:
    """1—9月收到41件，办结39件; 上半年收到28件: no figure of the year."""
    low = max(text.rfind(stop, max(0, item.start - 60), item.start) + 1 for stop in "。；\n")
    low = max(low, item.start - 60)
    found = next(reversed(list(_part().finditer(text, low, item.start))), None)
    return found is not None and _whole().search(text, found.end(), item.start) is None


@cache
def _opening() -> re.Pattern[str]:
    return regex(
        "(?:答复|办结|办理|处理|回复)?(?:件|的)?中?[“”其中，：]*(?:属于?|为|依法|同意|给予|决定|可以|准予|答复|作出|做出)?公开(?:类|的|数|件数?|(?:答复|决定)的?|信息)?(?:有|为|是|共)?[“”]?"
    )


@cache
def _on_request() -> re.Pattern[str]:
    return regex("[“”其中，：]*(?:属于?|为)?依申请公开的?[“”]?")


@cache
def _plainly() -> re.Pattern[str]:
    """收到申请1件，由自然人提交，公开1件: the bare verb, where the sentence is about applications."""
    return regex("[“”其中，：]*(?:已|均|依法)?公开(?:的)?[“”]?")


@cache
def _behind() -> re.Pattern[str]:
    return regex("(?:申请)?(?:已|依法|均|给予|准予|同意)*公开(?:的)?")


@cache
def _part() -> re.Pattern[str]:
    return regex(
        "[上下]半年|[一二三四1-4]季度|(?<![0-9])1(?:月份?)?[—至到~-]{1,2}(?:[2-9]|1[01])月(?!1?[0-9]{1,2}日)"
        "|截[至止](?:20[0-9]{2}年)?(?:[1-9]|1[01])月(?:底|末|份)?"
    )


@cache
def _whole() -> re.Pattern[str]:
    return regex("全年|年底|年末|合计|共计|总计|全部|12月|本年度|当年|累计")
