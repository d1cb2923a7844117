"""What stands around a number and says that it is one of another sort: patterns that compile when first asked for."""

from __future__ import annotations

import re
from functools import cache

from engine.regex import regex


@cache
def rate_before() -> re.Pattern[str]:
    """A rate in front of a number: 办结率为."""
    return regex("率(?:均|都)?(?:为|达到?|：)?\\Z")


@cache
def reached() -> re.Pattern[str]:
    """Words between what was before and what it came to: 增至, 下降为."""
    return regex(
        "^(?:20[0-9]{2}年度?|今年|本年度?)?(?:激增|猛增|骤增|锐减|骤减|剧增|增加|增长|上升|下降|减少|降低|提高|变化|变|增|升|降)?(?:达到|达|到|至|(?<=[加长升降少低高化变])为)了?(?:20[0-9]{2}年度?|今年|本年度?)?的?$"
    )


@cache
def year_only() -> re.Pattern[str]:
    """2024年为29件, 2024年29件: a figure in a row of years."""
    return regex("20[0-9]{2}年度?(?:为|是|有|共)?")


@cache
def added() -> re.Pattern[str]:
    """依申请公开：新增42件."""
    return regex(
        "(?:其中)?(?:20[0-9]{2}年度?|本年度?|今年|全年|当年)?(?:共|累计)?新增(?:件|数|数量|总数)?(?:为|：)?"
    )


@cache
def papers() -> re.Pattern[str]:
    """审核公文726件: the papers of an office."""
    return regex(
        "(?:公文|发文|行文)(?:公开属性|属性|认定|审查|审核|总量|总数|数量|件数|累计|共计|合计|共|为)*\\Z"
    )


@cache
def compound() -> re.Pattern[str]:
    """申请评查6次: the noun behind the application says what is counted."""
    return regex(
        "申请(?:疑难案件|复杂案件|典型案例|评查|评议|评审|评估|抽查|检查|测试|测评|演练|培训|工作会|专题会|座谈|约谈|督办|督查|通报|调研|指导|研判|会商)[会]?[^，。；]{0,6}\\Z|(?:申请|公开)的[^，。；的]{1,6}[函单]\\Z"
    )
