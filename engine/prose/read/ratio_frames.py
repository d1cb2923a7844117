"""What stands around a ratio and says of what it is one: patterns that compile when first asked for."""

from __future__ import annotations

import re
from functools import cache

from engine.regex import regex


@cache
def rate() -> re.Pattern[str]:
    """A rate or a share in front of a ratio: 办结率为, 占总数的."""
    return regex(
        "(?:率|占比|比例|比重|占)(?:总[数量]的?|的)?(?:平均|均|都|已|约)?(?:为|达到?了?|：|至|到|保持|提高到|提升到|提升至|实现)?$"
    )


@cache
def next_of_kind() -> re.Pattern[str]:
    """占62%，其次是B类38%: words of nothing but another name."""
    return regex("[，、；](?:其次)?(?:是|为)?[一-鿿（）“”]{2,14}")


@cache
def up_to() -> re.Pattern[str]:
    """增长到3倍: up to so much."""
    return regex("[到至]$")


@cache
def as_last_year() -> re.Pattern[str]:
    """与上年持平: as much as last year."""
    return regex(
        "同比(?:基本|大致|大体)?持平|(?:与|和|同|较|比)(上年度?|去年|上一年度?|20[0-9]{2}年度?|往年)(?:（[^（）]{1,12}）|的[0-9]{1,6}[件宗份条])?(?:同期)?(?:数据?|数量|基本|大致|大体)?(?:保持)?(?:基本|大致|大体)?(?:持平|相同|一致|一样|不变|无变化|没有变化|未发生变化)"
    )


@cache
def nearly() -> re.Pattern[str]:
    """基本持平: nearly as much."""
    return regex("基本|大致|大体")


@cache
def of_method() -> re.Pattern[str]:
    """办法与上年一致: what is the same is no figure."""
    return regex("口径|格式|内容|标准|要求|方式|体例|做法|栏目|范围|原则|流程|机制")
