"""Lists of parts in the prose against their totals (S-01, S-02, S-03), and 其中 for 另有 (S-00).

What a list leaves open is a hint: 其中 names some parts as often as all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.figures.claims import Number
from engine.figures.slips import Slip, slip
from engine.prose.fact import Fact
from engine.prose.links import printed
from engine.regex import regex
from engine.rules.finding import Finding, Severity, Span
from engine.rules.told_ratios import HANDLED, INTAKE, RECEIVED, cells_of, difference, span_of
from engine.rules.view import View

_CARRIED_IN, _CARRIED_OUT = "applications.carried_in.total", "applications.carried_out.total"


def sums(view: View) -> Iterator[Finding]:
    """S-01, S-02, S-03: a total against the parts that the sentence lists."""
    for fact in view.facts:
        if fact.kind != "sum" or fact.value is None or any(part is None for part in fact.parts):
            continue
        if fact.approximate:
            yield from _rough(fact)
            continue
        added = added_up(fact)
        if added == fact.value or _meant_another_total(fact, added, view):
            continue
        typed = _typed(fact.value, added)
        severity: Severity
        if fact.whole:
            cause = f"，总数像是{typed.text}" if typed else ""
            text = f"分项之和为{printed(added)}，与总数{printed(fact.value)}不等{cause}"
            yield _finding("S-01", "error", fact, added, text)
        elif added > fact.value:
            severity = "error" if _must_be_less(fact) else "hint"
            yield _finding(
                "S-03", severity, fact, added, f"分项之和{printed(added)}大于总数{printed(fact.value)}"
            )
        else:
            sure = fact.whole is None and typed is not None and min(fact.value, added) >= _THREE
            nearly = _is_nearly_all(fact, added)
            severity = (
                "error" if nearly or (sure and fact.value - added >= _FEW) else "warning" if sure else "hint"
            )
            text = f"所列各项只合计{printed(added)}，少于总数{printed(fact.value)}"
            if sure and typed:
                text += f"，总数像是{typed.text}"
            elif nearly:
                text += f"，只差{printed(fact.value - added)}，像是漏列一项或有一个数写错了"
            else:
                text += "；如不是全部，请写“其中主要包括”"
            yield _finding("S-02", severity, fact, added, text)


def _is_nearly_all(fact: Fact, added: Number) -> bool:
    """Whether so little is wanting that nobody would have left it out: 283条，其中27条、109条、138条、8条.

    What is not yet handled may be wanting among the outcomes of what was received.
    """
    if fact.whole is not None or fact.value is None or fact.value - added > _WANTING:
        return False
    if fact.key is not None and fact.key.startswith((RECEIVED, INTAKE)):
        return False
    return fact.value >= _THREE or (fact.value >= _SMALL and len(fact.parts) >= _MANY)


def added_up(fact: Fact) -> Number:
    """The sum of the parts."""
    return sum((part for part in fact.parts if part is not None), 0)


_THREE = 100
"""With fewer digits too many sums look like a slip of the total."""
_NEAR = 13
"""The figures of one balance stand so near to each other."""
_FEW = 10
"""A list that names all but so few may as well have left them out."""
_WANTING, _SMALL, _MANY = 3, 20, 4
"""So little is wanting, of a total from so many, among at least so many parts."""
_PLAIN = 1
"""Slips up to this rank are those of the hand: a digit wrong, dropped, doubled, or two swapped."""


def _typed(total: Number, added: Number) -> Slip | None:
    """The slip by which the sum was printed as this total; None where it takes more than one."""
    found = slip(total, added)
    return found if found.text and found.rank <= _PLAIN and min(total, added) >= 10 else None


def _finding(rule: str, severity: Severity, fact: Fact, added: Number, text: str) -> Finding:
    value = fact.value if fact.value is not None else 0
    return Finding(
        rule,
        severity,
        f"“{brief(fact.text)}”：{text}，请核对。",
        cells_of(fact),
        (span_of(fact),),
        added,
        value,
        difference(value, added),
    )


def _rough(fact: Fact) -> Iterator[Finding]:
    """S-03 for 300余条，其中…，其他300余条: one part is as much as the total, and there are others besides."""
    value = fact.value or 0
    rest = added_up(fact) - value
    if value and value in fact.parts and len(fact.parts) > 2 and rest * 5 >= value:
        yield Finding(
            "S-03",
            "error",
            f"“{brief(fact.text)}”：其中一项已与总数同为{printed(value)}，另外各项还有{printed(rest)}，请核对。",
            cells_of(fact),
            (span_of(fact),),
            actual=value,
        )


def _must_be_less(fact: Fact) -> bool:
    """Whether the parts of an open list cannot together be more than the total: the same item is counted once."""
    if not _announced().search(fact.text) or any((part or 0) > (fact.value or 0) for part in fact.parts):
        return False
    if fact.key is not None and fact.key.startswith(("applications.", "disputes.")):
        return _kinds().search(fact.text) is not None
    return len(_channels().findall(fact.text)) <= 1


def _meant_another_total(fact: Fact, added: Number, view: View) -> bool:
    """Whether the list names no total itself, and another figure of the same part is its sum."""
    if printed(fact.value or 0) in fact.text:
        return False
    return any(
        other.part == fact.part and other.kind == "count" and other.value == added for other in view.facts
    )


def among_or_besides(view: View) -> Iterator[Finding]:
    """S-00: 受理455件，其中4件来自上年结转，答复451件，结转8件: it balances only when the four came besides."""
    counts = [fact for fact in view.facts if fact.kind == "count" and not fact.approximate]
    for number, total in enumerate(counts):
        if total.key != RECEIVED or total.value is None:
            continue
        text = view.text(total.part)
        end = text.find("\n", total.end)
        near = [
            fact
            for fact in counts[number + 1 : number + _NEAR]
            if fact.part == total.part and (end < 0 or fact.start < end) and fact.value is not None
        ]
        old = next((fact for fact in near if fact.key == _CARRIED_IN), None)
        done = next((fact for fact in near if fact.key == HANDLED), None)
        left = next((fact for fact in near if fact.key == _CARRIED_OUT), None)
        if old is None or done is None or not old.value or "其中" not in text[total.end : old.start]:
            continue
        others = (fact for fact in view.facts if fact.part == total.part and fact.unit == total.unit)
        if any(total.end <= fact.start and fact.end <= old.start for fact in others):
            continue  # 其中网络24件、信函26件，上年结转4件: 其中 is said of others
        worked = (done.value or 0) + (left.value if left is not None and left.value is not None else 0)
        if "。" in text[total.end : old.start] or total.value == worked or total.value + old.value != worked:
            continue
        shown = [fact for fact in (total, old, done, left) if fact is not None]
        rest = f"＋结转下年度{printed(left.value or 0)}件" if left is not None else ""
        yield Finding(
            "S-00",
            "error",
            f"“{brief(text[total.start : old.end])}”：总数{printed(total.value)}件若已含上年结转，"
            f"与办结{printed(done.value or 0)}件{rest}（共{printed(worked)}件）不平；上年结转另计时才平，“其中”应为“另有”，请核对。",
            cells=tuple(fact.key for fact in shown if fact.key),
            spans=tuple(Span(fact.part, fact.start, fact.end) for fact in shown),
            expected=worked,
            actual=total.value,
            difference=difference(total.value, worked),
        )


def brief(text: str) -> str:
    """A statement short enough to be quoted."""
    return text if len(text) <= 40 else f"{text[:24]}……{text[-12:]}"


@cache
def _announced() -> re.Pattern[str]:
    return regex("其中|含|包括|分别|：")


@cache
def _kinds() -> re.Pattern[str]:
    return regex(
        "自然人|法人|企业|网络|网上|信函|当面|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|维持|纠正"
    )


@cache
def _channels() -> re.Pattern[str]:
    return regex("网站|微信|微博|公众号|抖音|新媒体|公报|公示栏|报刊|电视|客户端")
