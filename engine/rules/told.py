"""What the prose says of all, and what it names jointly, against the tables (P-03, P-06, P-10, P-14).

Counts and statements of none are claims like any other and meet the tables in one model (`engine.rules.balance`);
shares, growth and sums are judged in modules of their own, each by its own arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from engine.figures.claims import Number
from engine.prose.claims import CLAIMING, comparable, link_of
from engine.prose.fact import Fact
from engine.regex import regex
from engine.rules.decisions import confirmed_words
from engine.rules.finding import Finding, Severity, Span
from engine.rules.text import Rule
from engine.rules.told_ratios import (
    HANDLED,
    INTAKE,
    RECEIVED,
    cells_of,
    growth,
    near,
    pairs_of,
    share_of,
    shares,
    span_of,
)
from engine.rules.told_sums import among_or_besides, brief, sums
from engine.rules.view import View

State = Literal["agrees", "contradicts", "linked", "confirmed", "unchecked"]

_CARRIED_OUT = "applications.carried_out.total"

# -- statements of all ----------------------------------------------------------------------------------------------


def everything(view: View) -> Iterator[Finding]:
    """P-03, P-10, P-14: 全部办结, 办结率100%, 均获维持, 均为自然人 against the tables and the sentence itself."""
    for place, fact in enumerate(view.facts):
        found = _of_all(fact, place, view) if fact.kind in ("all", "share") else None
        if found is None:
            continue
        rule, severity, rest, message = found
        if rest:
            yield Finding(
                rule,
                severity,
                f"“{brief(fact.text)}”：{message}",
                cells=cells_of(fact),
                spans=(span_of(fact),),
                expected=0,
                actual=rest,
                difference=rest,
            )


def _of_all(fact: Fact, place: int, view: View) -> tuple[str, Severity, Number, str] | None:
    """Rule, severity, what is left over, and what the tables say; None where the statement cannot be judged."""
    key = fact.key or ""
    if key == HANDLED:
        return _all_done(fact, place, view)
    if fact.kind != "all":
        return None
    if key.startswith("disputes.") and key.endswith((".upheld", ".corrected", ".other")):
        total, part = view.value(key.rsplit(".", 1)[0] + ".total"), view.value(key)
        if total is not None and part is not None:
            rest = _left_over(fact, total, part)
            return "P-10", "error", rest, f"但表四总计{total}件，这一结果只有{part}件，请核对。"
    elif key.startswith("applications.received.") and not key.endswith(".total"):
        total, part = view.value(RECEIVED), view.value(key)
        if total is not None and part is not None:
            rest = _left_over(fact, total, part)
            return "P-14", "error", rest, f"但表三新收{total}件，其中这一类只有{part}件，请核对。"
    return None


def _left_over(fact: Fact, total: Number, part: Number) -> Number:
    """What the statement leaves out; nothing where it was made of no more than there are."""
    said_of = total if fact.value is None else min(total, fact.value)
    return max(0, said_of - part)


def _all_done(fact: Fact, place: int, view: View) -> tuple[str, Severity, Number, str] | None:
    """全部办结 and 办结率100% against what is carried into the next year."""
    text = view.text(fact.part)
    if fact.kind == "share":
        on_time = _on_time().search(text, max(0, fact.start - 4), fact.end)
        if fact.value != 100 or "办结率" not in fact.text or on_time:
            return None
    low = max(fact.start - 12, *(text.rfind(stop, 0, fact.start) + 1 for stop in "。；\n"))
    if _rest().search(text, low, fact.end):
        return None
    told = _told_behind(fact, place, view) if fact.kind == "all" else None
    left = view.value(_CARRIED_OUT)
    if not left and told is None:
        return None if left is None else ("P-03", "error", 0, "")
    handled = view.value(HANDLED)
    if told is None and fact.value is not None and fact.kind == "all" and handled is not None:
        if fact.value == handled and _said_of(fact, place, view) == HANDLED:
            return None  # 办结18件，均按时办结: said of those
        if fact.value not in (view.value(RECEIVED), view.value(INTAKE)):
            return None
    sure = _done().search(fact.text) is not None
    severity: Severity = "error" if sure else "hint"
    if told is not None:
        return "P-03", severity, told, f"同一句又称有{told}件结转下年度，前后矛盾，请核对。"
    return "P-03", severity, left or 0, f"但表三仍有{left}件结转下年度继续办理，请核对。"


def _said_of(fact: Fact, place: int, view: View) -> str | None:
    """The key of the last count of applications in front of a statement."""
    before = [
        other
        for other in near(view, place)[0]
        if other.part == fact.part and other.kind == "count" and other.end <= fact.start and other.key
    ]
    return before[-1].key if before else None


def _told_behind(fact: Fact, place: int, view: View) -> Number | None:
    """均已办结，剩余4件结转下年度: how many the same sentence carries over all the same."""
    text = view.text(fact.part)
    before, behind = near(view, place)
    for other in (*before, *behind):
        if other.part != fact.part or other.kind != "count" or other.approximate or not other.value:
            continue
        if other.key == HANDLED and "\n" not in text[min(other.end, fact.end) : max(other.start, fact.start)]:
            return None  # the two figures are compared by themselves
        between = text[fact.end : other.start] if other.start >= fact.end else "。"
        if other.key == _CARRIED_OUT and not any(stop in between for stop in "。；\n除另"):
            return other.value
    return None


# -- two groups in one number ---------------------------------------------------------------------------------------


def joint_outcomes(view: View) -> Iterator[Finding]:
    """P-06: 予以公开及部分公开258件 against both rows of table 三."""
    keys = ("applications.granted.total", "applications.partial.total")
    values = [view.value(key) for key in keys]
    if None in values:
        return
    both = sum(value for value in values if value is not None)
    for fact in view.facts:
        if fact.key is not None or fact.kind != "other" or fact.value is None or fact.approximate:
            continue
        if _joint().fullmatch(fact.text) and fact.value != both:
            yield Finding(
                "P-06",
                "error",
                f"“{fact.text}”：表三予以公开{values[0]}件、部分公开{values[1]}件，合计{both}件，两处不一致。",
                cells=keys,
                spans=(span_of(fact),),
                expected=both,
                actual=fact.value,
                difference=fact.value - both,
            )


# -- the fee --------------------------------------------------------------------------------------------------------


def fee_told(view: View) -> Iterator[Finding]:
    """P-18 where only the text tells of the fee: none billed and some received, or more received than billed."""
    keys = ("info_fee.notices", "info_fee.billed_yuan", "info_fee.received_yuan")
    if any(view.value(key) is not None for key in keys):
        return  # the figures are judged with the organ's other ones
    told = {key: [fact for fact in view.facts if fact.key == key and not fact.approximate] for key in keys}
    notices, billed, received = (facts[0] if len(facts) == 1 else None for facts in told.values())
    if received is None or not received.value or received.kind != "money":
        return
    for other, text in (
        (notices, "没有发出收费通知，却有实收"),
        (billed, "实际收取的多于通知收取的"),
    ):
        if other is None or other.value is None or other.part != received.part:
            continue
        if other.value == 0 or (other is billed and received.value > other.value):
            yield Finding(
                "P-18",
                "error",
                f"“{other.text}”与“{received.text}”自相矛盾：{text}，请核对。",
                cells=keys,
                spans=(span_of(other), span_of(received)),
                expected=other.value,
                actual=received.value,
                difference=received.value - other.value,
            )
            return


# -- what the office must know --------------------------------------------------------------------------------------


def state(fact: Fact, view: View) -> State:
    """How a statement stands to the rest of the report; what nothing can be compared with may have been confirmed."""
    found = _compared(fact, view)
    if found == "unchecked" and (fact.part, fact.text) in confirmed_words(view.draft):
        return "confirmed"
    return found


def _compared(fact: Fact, view: View) -> State:
    if link_of(fact, view.texts) is not None:
        return "linked"
    if fact.kind in CLAIMING and fact.key is not None and fact.value is not None and not fact.approximate:
        value = view.solution.value(fact.key)
        if value == fact.value:
            return "agrees"
        return (
            "contradicts"
            if value is not None and comparable(fact, view.texts, view.solution)
            else "unchecked"
        )
    rule = _JUDGES.get(fact.kind)
    if rule is None:
        return "unchecked"
    if span_of(fact) in _blamed(view, rule):
        return "contradicts"
    return "agrees" if _judged(fact, view) else "unchecked"


def _judged(fact: Fact, view: View) -> bool:
    """Whether there was enough to judge a statement by."""
    if fact.approximate or (fact.value is None and fact.kind != "all"):
        return False
    if fact.kind == "growth":
        return bool(pairs_of(fact, view))
    if fact.kind == "share":
        return share_of(fact, view) is not None
    if fact.kind == "sum":
        return None not in fact.parts and bool(fact.parts)
    return _of_all(fact, view.facts.index(fact), view) is not None


@lru_cache(maxsize=8)
def _blamed(view: View, rule: Rule) -> frozenset[Span]:
    """The places that a rule finds wrong; a view does not change."""
    return frozenset(span for found in rule(view) if found.severity == "error" for span in found.spans)


_JUDGES: dict[str, Rule] = {"growth": growth, "share": shares, "sum": sums, "all": everything}


@cache
def _on_time() -> re.Pattern[str]:
    return regex("按时|按期|及时|到期|限时|依法")


@cache
def _rest() -> re.Pattern[str]:
    return regex("其余|其他|其它|余下|剩余|除|外|到期|应办")


@cache
def _done() -> re.Pattern[str]:
    return regex("办结|办理完|完结|完毕")


@cache
def _joint() -> re.Pattern[str]:
    return regex(
        "(?:予以|同意)?公开(?:及|和|或|与|以及|、)(?:予以)?部分(?:予以)?公开(?:的|共|共计|合计|申请)*[0-9]+件"
    )


RULES: tuple[tuple[str, Rule], ...] = (
    ("X-05", growth),
    ("P-07", shares),
    ("S-01", sums),
    ("S-00", among_or_besides),
    ("P-03", everything),
    ("P-06", joint_outcomes),
    ("P-18", fee_told),
)
"""The rules of this family, for the list in `engine.rules.check`."""
