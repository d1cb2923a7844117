"""A total that stands behind its parts: 网上5件，信函3件，合计8件; …等各类信息162条."""

from __future__ import annotations

import re
from functools import cache

from engine.figures.claims import Number
from engine.prose.read.enumerations import without_number
from engine.prose.read.items import Item, Scene
from engine.prose.read.parts import CATEGORIES, Listing, category, counted_alike, is_change, is_compared
from engine.prose.read.whole import sum_of
from engine.regex import regex

_PAIR = 2
_SENTENCES = 4
_THEM = ("各项", "以上", "上述")
_SUMMING = ("等", "共", "合计", "总计", "累计", "总量", "=", "＝")


def _is_beside(item: Item, text: str) -> bool:
    """58件（上年43件），较上年增加15件: a number that only says how the one in front of it has changed."""
    last_years = item.lead == "（" and item.has("last") and not item.has("carry")
    return last_years or is_change(item, text) or is_compared(item, text)


def behind(scene: Scene, at: int) -> Listing | None:
    """网上5件，信函3件，合计8件: the total stands behind its parts."""
    text, counts = scene.text, scene.counts
    total = counts[at]
    words = without_number(text[total.low : total.start].rpartition("）")[2])
    plainly = _summing().fullmatch(words) is not None
    summing = plainly or (
        any(sign in words for sign in _SUMMING) and _summing_up().fullmatch(words) is not None
    )
    if total.value is None or not summing:
        return None
    last = counts[at - 1]
    them = words.startswith(_THEM) or (last.end == total.low and last.unit == "项")
    at -= last.end == total.low and last.unit == "项"  # 两项合计320条
    near = [item for item in counts[max(0, at - 40) : at] if item.sentence == total.sentence]
    near = [item for item in near if not _is_beside(item, text)]
    parts = [item for item in near if item.value is not None and item.unit in ("", total.unit)]
    mixed = [item for item in near if counted_alike(item, total) and not item.listed]
    if len(mixed) > max(len(parts), _PAIR - plainly) and sum_of(mixed) == total.value:
        return Listing(total, total.value, mixed, True, adjacent=True)  # 文件12件、动态80条，以上共92条
    if not parts:  # …；（六）其他处理5件。（七）总计60件
        plainly = False
        far = _SENTENCES if them else 1  # 网站220条。…。微信100条。两项合计320条
        parts = [
            item
            for item in counts[max(0, at - 40) : at]
            if item.sentence >= total.sentence - far
            and item.paragraph == total.paragraph
            and item.unit in ("", total.unit)
        ]
    tops = [item for item in parts if not any(item.total is other for other in parts)]
    parts = parts[-12:]
    if len(parts) < 2:
        return None
    for some in (tops, parts):
        running: Number = 0
        for index in range(len(some) - 1, -1, -1):
            running += some[index].amount
            if running == total.value and (index < len(some) - 1 or some[index].times > 1):
                return Listing(total, total.value, some[index:], True, adjacent=True)
    if not plainly:
        return None
    sorts = {category(item) for item in parts}
    sure = sorts == {"in", "carry_in"} or (len(sorts) == 1 and sorts <= set(CATEGORIES))
    if not sure and sorts <= {"in", "channel"}:
        return Listing(total, total.value, parts, None, adjacent=True)
    return Listing(total, total.value, parts, True, adjacent=True) if sure else None


@cache
def _summing() -> re.Pattern[str]:
    return regex(
        "(?:全年|本年度?|年度|各项|以上|上述)?(?:总共|一共|合计|共计|总计|共|累计|总数|总数为)(?:为|是|有|：)?"
    )


@cache
def _summing_up() -> re.Pattern[str]:
    """Words that may sum up, where the numbers before do add up."""
    return regex(
        "[一-鿿]{0,6}(?:总共|合计|共计|总计|累计|总量|共(?=发|公|收|办|答|受))(?:发布|公开|办结|办理|答复|收到|受理|接收|处理|申请)?(?:政府|政务|各类)?(?:信息)?(?:为|是|有|达到?|：)?|等[一-鿿]{0,8}|[=＝]"
    )
