"""The claims that prose makes on figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from engine.figures.claims import Claim, Number, Source
from engine.figures.solve import Solution
from engine.form.keys import FACTS, LAST_YEAR
from engine.prose.fact import Fact
from engine.prose.links import Link, Resolved
from engine.regex import regex

CLAIMING = frozenset({"count", "none", "money"})
"""Kinds of statements that say outright how many a figure is."""

_RECEIVED, _CARRIED = "applications.received.", "applications.carried_in."
PROSE_ONLY = frozenset(FACTS)
"""Keys of figures that no table holds; what a text says of them is compared only where the draft states them."""


def link_of(fact: Fact, texts: Mapping[str, Resolved]) -> Link | None:
    """The link that a statement's figure is, if it is one: then it cannot differ from the table."""
    resolved = texts.get(fact.part)
    if fact.figure is None or resolved is None:
        return None
    return next((link for link in resolved.links if (link.start, link.end) == fact.figure), None)


def told_claims(
    facts: Iterable[Fact],
    texts: Mapping[str, Resolved],
    known: Solution | None = None,
    *,
    whole_place: bool = False,
) -> list[Claim]:
    """Exact counts, amounts and statements of none as claims; links and hedged figures are left out.

    Left out as well is what may be meant otherwise: figures that no table holds and the draft does not state, an
    amount that is the table's one rounded, a figure of another scope (全区 beside 区本级) than one told of the same key.

    Args:
        facts: what the prose says.
        texts: the prose.
        known: the figures of the tables and of last year.
        whole_place: the report is that of a whole place, so that 全区 is no other scope than its own.
    """
    claiming: dict[str, list[Fact]] = {}
    for fact in facts:
        if link_of(fact, texts) is None and comparable(fact, texts, known):
            claiming.setdefault(fact.key or "", []).append(fact)
    meant = {
        id(fact) for told in claiming.values() for fact in _of_one_scope(told, texts, known, whole_place)
    }
    return [
        Claim(fact.key or "", fact.value or 0, Source("prose", fact.part, (fact.start, fact.end)))
        for told in claiming.values()
        for fact in told
        if id(fact) in meant
    ]


def comparable(fact: Fact, texts: Mapping[str, Resolved], known: Solution | None) -> bool:
    """Whether a figure must be the one that the tables hold."""
    if fact.kind not in CLAIMING or fact.key is None or fact.value is None or fact.approximate:
        return False
    if fact.kind == "count" and _of_a_part(fact, texts):
        return False
    key = fact.key
    stated = known is not None and key in known.problem.stated
    if key.removeprefix(LAST_YEAR) in PROSE_ONLY and not stated:
        return False
    figure = None if known is None else known.value(key)
    if figure is None or known is None or figure == fact.value:
        return True
    if fact.kind == "money" and _is_rounded(Decimal(fact.value), Decimal(figure), fact.text):
        return False
    if key.startswith(_RECEIVED) and _with_the_old(key, known) == fact.value and "新" not in fact.text:
        return False  # 全年共收办60件 may tell of what was carried over as well
    row, _, column = key.rpartition(".")
    stock = known.value(f"{row}.in_force") if column == "made" else None
    # 公开规范性文件9件 may tell of all that are in force
    return stock != fact.value or _issued().search(fact.text) is not None


def _with_the_old(key: str, known: Solution) -> Number | None:
    """What came in with what was carried over, in the column of a key."""
    new, old = known.value(key), known.value(_CARRIED + key.removeprefix(_RECEIVED))
    return None if new is None or old is None else new + old


def _of_a_part(fact: Fact, texts: Mapping[str, Resolved]) -> bool:
    """Whether a count is that of some months, of several years, of one channel or of special cases."""
    resolved = texts.get(fact.part)
    if resolved is None:
        return False
    text = resolved.text
    low = max(text.rfind(stop, 0, fact.start) for stop in "。；\n") + 1
    if _other_period().search(_whole_year().sub("", text[low : fact.start])):
        return True
    near = text[max(low, fact.start - 4) : fact.end]
    if _special().search(near):
        return True
    clause = text[max(low, text.rfind("，", 0, fact.start) + 1) : fact.end]
    way = _one_way().search(clause) if fact.key and fact.key.startswith("applications.") else None
    return way is not None and not any(sign in clause for sign in "、等各及和")


def _is_rounded(told: Decimal, figure: Decimal, text: str) -> bool:
    """Whether an amount is the figure as a shorter number prints it (1.29亿元 for 12863.45万元)."""
    written = _number().findall(text)
    digits = len(written[-1].replace(".", "").replace(",", "").strip("0")) if written else 0
    if not told or not figure or digits < _SIGNIFICANT:
        return False
    places = told.adjusted() - digits + 1
    return figure.quantize(Decimal(1).scaleb(places), rounding=ROUND_HALF_UP) == told or (
        Decimal(0) <= figure - told < Decimal(1).scaleb(places)
    )


_SIGNIFICANT = 2
"""An amount with fewer digits is too rough to be called the other one rounded."""


# -- scopes ---------------------------------------------------------------------------------------------------------


def _of_one_scope(
    told: list[Fact], texts: Mapping[str, Resolved], known: Solution | None, whole_place: bool
) -> Iterator[Fact]:
    """Of several figures of one key those of one scope: the one that the table has, else the first told."""
    if len({fact.value for fact in told}) < 2:
        yield from told
        return
    scopes = {id(fact): scope(fact, texts) for fact in told}
    if whole_place:
        scopes = {name: "" if found == "wide" else found for name, found in scopes.items()}
    if len(set(scopes.values())) == 1:
        yield from told
        return
    figure = None if known is None else known.value(told[0].key or "")
    leading = next((fact for fact in told if fact.value == figure), told[0])
    yield from (
        fact for fact in told if scopes[id(fact)] == scopes[id(leading)] or fact.value == leading.value
    )


def scope(fact: Fact, texts: Mapping[str, Resolved]) -> str:
    """Of whom a figure is told, as its sentence says: wide (全区, 各部门), own (区本级, 我办), or nothing."""
    resolved = texts.get(fact.part)
    if resolved is None:
        return ""
    text = resolved.text
    low = max(text.rfind(stop, 0, fact.start) for stop in "。；\n") + 1
    found = list(_scope().finditer(text, low, fact.end))
    return "" if not found else "wide" if found[-1].group("wide") else "own"


@cache
def _scope() -> re.Pattern[str]:
    return regex(
        "(?P<wide>全(?P<place>省|市|区|县|州|盟|旗|镇|乡|街道|系统|局|委|厅|校|院)|各(?:级|部门|单位|乡|镇|街道|县|区|市)|下属|所属|直属)"
        "|(?P<own>本级|本机关|本单位|[我本](?:局|办|委|厅|院|镇|乡|街道)|政府办(?:公室)?|机关本身)"
    )


@cache
def _other_period() -> re.Pattern[str]:
    return regex(
        "近[两二三四五六十2-9]年|[两二三四五六十2-9]年(?:来|间|内|以来)|历年|[上下]半年|季度|每[月年天日周]|[月年日]均|平均|单[日月]|最多|最高|(?<![0-9])[0-9]{1,2}月(?!底前|[0-9]{1,2}日前)"
    )


@cache
def _whole_year() -> re.Pattern[str]:
    return regex(
        "1 ?月 ?1 ?日[^，。；0-9]{0,4}(?:20[0-9]{2} ?年)?12 ?月 ?31 ?日|截[至止](?:20[0-9]{2}年)?(?:12月底?|12月31日)"
    )


@cache
def _special() -> re.Pattern[str]:
    return regex("超期|逾期|延期|提前|当场|当日|撤回|补正|抽查|指导")


@cache
def _one_way() -> re.Pattern[str]:
    return regex(
        "(?:通过|经由?|以)[^，。；]{1,15}(?:网|平台|系统|渠道|信函|邮件|邮箱|邮寄|窗口|当面|传真|APP)"
    )


@cache
def _number() -> re.Pattern[str]:
    return regex("[0-9][0-9,.]*")


@cache
def _issued() -> re.Pattern[str]:
    return regex("制发|制定|印发|出台|颁布|新")
