"""Turns of speech that say how numbers and names belong together: 其余为0, 都是, 除…外, 各, 分别, 大概."""

from __future__ import annotations

import re
from functools import cache

from engine.regex import regex


@cache
def rest_pattern() -> re.Pattern[str]:
    """其余为0, 其他都没有 …: the drafter states that everything not named is zero."""
    return regex(
        "(?:其余|其他|其它|剩余|剩下|余下|别的)(?:的)?(?:各项|各类|各行|各格|几项|几类|项|类|格)?(?:也)?(?:都|均|全部|全|皆)?"
        "(?:是|为|填|写|计)?(?:(?:0|０|〇|零)件?(?![0-9０-９.．万千百十])|没有|无(?![法正]))"
    )


@cache
def all_zero_pattern() -> re.Pattern[str]:
    """都是0, 三格全填0, 没搞: an answer that as a whole says zero of everything that was asked for."""
    return regex(
        "(?:这)?(?:[两三几]|各|每)?(?:格|项|个|样)?(?:数)?(?:全部|全都|都|均|全|皆)(?:是|为|填|写)?(?:0|０|〇|零)[件个条次场]?[。.！]?"
        "|(?:都|也|还|今年)?没有?(?:开|办|搞|做|弄)过?[。.]?"
    )


@cache
def all_pattern() -> re.Pattern[str]:
    """全部是…, 都是…, 均为…: the whole row belongs to one kind."""
    return regex("(?:全部|全都|都|均|全(?![年县市区镇省])|皆|一律)(?:是|为|系|由|属于|属)?")


@cache
def remainder_pattern() -> re.Pattern[str]:
    """其余…, 剩下…: what is left of a total."""
    return regex(
        "其余|剩余|剩下|余下|别的|(?:其他|其它)(?:的)?(?=(?:都|均|全部|全)?(?:是|为|系)(?![0-9０-９零]))"
    )


@cache
def each_pattern() -> re.Pattern[str]:
    """各: the number holds for every one named; 并 in 收到并办结 likewise."""
    return regex("各有|各为|各是|各计|各(?=[0-9０-９一二三四五六七八九十百两])|并(?=办结|答复|办理|受理)")


@cache
def listed_pattern() -> re.Pattern[str]:
    """分别: as many numbers follow as were named, in the same order."""
    return regex("分别(?:为|是|有|计)?")


@cache
def except_pattern() -> re.Pattern[str]:
    """除企业2件外: what follows is the remainder."""
    return regex("除了|除去|除开|除(?!外)|以外|之外|除外|外(?!国)")


@cache
def doubt_pattern() -> re.Pattern[str]:
    """大概, 好像: the drafter is not sure."""
    return regex("大概|可能|好像|也许|估计|似乎|差不多|或许|恐怕|不确定|大约|记不清|大致|约莫|貌似")


@cache
def absent_pattern() -> re.Pattern[str]:
    """Denials of everyday speech beside those of `engine.words.find_none`."""
    return regex(
        "没(?=收到|接到|受理|发生|开展|举办|召开|发布|发出|收取|追究|结转|制定|制发|废止|征集|征求|培训|组织|举行|新增|新设|新开|公开|解读|作出|实施)"
        "|没(?:开|办|搞)过?(?=会|新闻|发布|培训|征)"
    )
