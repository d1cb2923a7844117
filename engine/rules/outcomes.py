"""Outcomes that ask for words: corrected cases, one reason for most refusals, a flood of applications, the fee."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.form.keys import OUTCOMES, title
from engine.regex import regex
from engine.rules.figures import jumps
from engine.rules.finding import Finding, Span
from engine.rules.parts import bare_words
from engine.rules.scan import leftmost, places, says, words
from engine.rules.text import Rule, parts_of
from engine.rules.view import View

_CORRECTED_SHARE, _CORRECTED_CASES = 20, 3
_GROUPED_SHARE, _GROUPED_FROM = 50, 10
_FLOOD = 10


_PRAISE = words("优质高效 依法合规 合法合规 规范高效 优质、高效 规范有序 及时高效 高质高效 零投诉 圆满")
_ADMITTED = ("复议", "纠正", "纠错", "败诉", "依申请", "答复", "诉讼")


def praised_although_corrected(view: View) -> Iterator[Finding]:
    """P-11: many corrected cases, praise in 一 and not a word in 五."""
    keys = (
        "disputes.review.corrected",
        "disputes.litigation_direct.corrected",
        "disputes.litigation_after_review.corrected",
    )
    corrected = [view.value(key) or 0 for key in keys]
    closed = sum(view.value(f"disputes.review.{result}") or 0 for result in ("upheld", "corrected", "other"))
    share = corrected[0] * 100 / closed if closed else 0
    if sum(corrected) < _CORRECTED_CASES and (not corrected[0] or share < _CORRECTED_SHARE):
        return
    if not view.text("problems").strip() or says(view.text("problems"), _ADMITTED):
        return
    for part, text in parts_of(view, "overview"):
        found = leftmost(text, _PRAISE)
        if found:
            yield Finding(
                "P-11",
                "warning",
                f"行政复议、诉讼结果纠正{sum(corrected)}件"
                + (f"（复议纠正占已结{closed}件的{share:.0f}%）" if corrected[0] else "")
                + f"，正文却称“{text[slice(*found)]}”，“存在的主要问题”也未提及，请写明原因和改进。",
                cells=tuple(key for key, value in zip(keys, corrected, strict=True) if value),
                spans=(Span(part, *found),),
            )
            return


def one_reason(view: View) -> Iterator[Finding]:
    """P-19: one row of （三）to（六）holds half of all outcomes."""
    handled = view.value("applications.handled.total")
    if handled is None or handled < _GROUPED_FROM:
        return
    for row in OUTCOMES:
        key = f"applications.{row}.total"
        value = view.value(key)
        if value and "." in row and value * 100 >= handled * _GROUPED_SHARE:
            yield Finding(
                "P-19",
                "hint",
                f"办理结果集中在一类：{title(key)}{value}件，占{handled}件的{value * 100 / handled:.0f}%，建议在正文说明原因。",
                cells=(key, "applications.handled.total"),
            )


@cache
def _no_fee() -> re.Pattern[str]:
    return regex(
        "(?:未|没有|无|不)(?:发出|收取|产生|发生|涉及|进行|实际收取|征收)?[^。；，\n]{0,24}(?:收费|处理费|费用)|(?:处理费|收费|费用)[^。；，\n]{0,12}(?:为零|(?<![\\d.])0\\s*元|零元|为0)"
    )


@cache
def _no_notice() -> re.Pattern[str]:
    return regex(
        "(?:未|没有|无)[^。；，\n]{0,8}(?:发出|发送|出具|开具|送达|下达)[^。；，\n]{0,12}收费通知|(?:没有|无)收费通知|收费通知\\s*0\\s*件"
    )


def _says_no_fee(text: str) -> bool:
    """Whether `_no_fee` finds anything; the plainest sentences need no pattern."""
    for fee in ("收费", "处理费", "费用"):
        for at in places(text, fee):
            before = text[max(0, at - 24) : at]
            cut = max(before.rfind(mark) for mark in "。；，\n") + 1
            if says(before[cut:], ("未", "没有", "无", "不")):
                return True
    return _no_fee().search(text) is not None


def flood(view: View) -> Iterator[Finding]:
    """P-20: ten times as many applications and no fee (国办函〔2020〕109号第四条)."""
    key = "applications.received.total"
    now, before = view.value(key), view.last(key)
    if not now or not before or now < before * _FLOOD:
        return
    notices = view.value("info_fee.notices")
    if notices == 0 or (notices is None and _says_no_fee(view.text("matters"))):
        yield Finding(
            "P-20",
            "hint",
            f"新收申请由去年{before}件增到{now}件，而没有收取信息处理费。若有同一申请人单月超过10件的，请确认是否符合收费条件。",
            cells=(key,),
        )


def fee_words(view: View) -> Iterator[Finding]:
    """P-15: 六 says that no fee was charged, table 三 has applications closed for an unpaid one (国办函〔2020〕109号)."""
    overdue = view.value("applications.other.fee_overdue.total")
    if not overdue or view.value("info_fee.notices") is not None:
        return
    text = view.text("matters")
    notice = _no_notice().search(text)
    charged = _no_fee().search(text)
    found = notice or (charged if charged and "通知" not in text else None)
    if found:
        yield Finding(
            "P-15",
            "error",
            f"第六部分称“{found.group()}”，表三“逾期未按收费通知要求缴纳费用”却有{overdue}件，"
            f"说明发出过收费通知（不少于{overdue}件），请核对。",
            cells=("applications.other.fee_overdue.total",),
            spans=(Span("matters", found.start(), found.end()),),
        )


_FEE_FROM = 2021
"""The fee exists since 2021-01-01; reports for earlier years need not name it."""


def only_none(view: View) -> Iterator[Finding]:
    """P-17: section 六 is only 无, so that the fee is not reported."""
    text = view.text("matters")
    bare = bare_words(text).replace("“", "").replace("”", "")
    if (view.draft.year or _FEE_FROM) >= _FEE_FROM and bare in (
        "无",
        "没有",
        "暂无",
        "无其他需要报告的事项",
        "无其他事项",
    ):
        yield Finding(
            "P-17",
            "warning",
            f"第六部分只写“{bare}”，没有说明信息处理费的收取情况，没有收取的也要写明。",
            spans=(Span("matters", 0, len(text)),),
        )


_BECAUSE = ("原因", "由于", "主要因", "因为", "主要是因", "主要是由", "系因", "缘于")


@cache
def _because() -> re.Pattern[str]:
    return regex("受[^。，]{1,12}影响|因[^。，；]{2,20}(?:增|集中|上升|引发较多)")


def _gives_reason(text: str) -> bool:
    if says(text, _BECAUSE):
        return True
    if "影响" in text or any(says(text[at + 3 : at + 26], _GROWN) for at in places(text, "因")):
        return _because().search(text) is not None
    return False


_GROWN = ("增", "集中", "上升", "引发较多")


def unexplained(view: View) -> Iterator[Finding]:
    """C-06: a jump, corrected cases or one reason for most refusals, and no reason given in 一 or 五."""
    if _gives_reason(view.overview) or _gives_reason(view.text("problems")) or not view.overview.strip():
        return
    odd = [finding for rule in (jumps, praised_although_corrected, one_reason) for finding in rule(view)]
    if not odd:
        return
    names = {"X-07": "数量大增大减", "P-11": "复议诉讼被纠正", "P-19": "办理结果集中在一类"}
    what = "、".join(dict.fromkeys(names.get(finding.rule, finding.rule) for finding in odd))
    yield Finding(
        "C-06",
        "hint",
        f"{what}，正文没有原因分析，建议写明原因。",
        cells=tuple(dict.fromkeys(cell for finding in odd for cell in finding.cells)),
    )


RULES: tuple[tuple[str, Rule], ...] = (
    ("P-11", praised_although_corrected),
    ("P-15", fee_words),
    ("P-17", only_none),
    ("P-19", one_reason),
    ("P-20", flood),
    ("C-06", unexplained),
)
"""The rules of this module, by the id that each answers for."""
