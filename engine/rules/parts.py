"""Rules about what the report must contain (family M) and what must not be left in it (W-08)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.form.edition_2021 import FORM
from engine.rules.finding import Finding, Span
from engine.rules.view import View

_SHORTEST = 30
"""Fewer code points than this say nothing about problems and improvements (M-05)."""


def missing_parts(view: View) -> Iterator[Finding]:
    """M-01: no organ or year for the title; a section of prose without any text."""
    for there, name in ((view.draft.organ, "机关全称"), (view.draft.year, "报告年度")):
        if not there:
            yield Finding("M-01", "error", f"标题缺少{name}，请在“单位信息”里填写。")
    for section in FORM.sections:
        if section.body != "prose" or section.key == "problems":
            continue
        text = view.overview if section.key == "overview" else view.text(section.key)
        if not text.strip():
            yield Finding(
                "M-01",
                "error",
                f"“{section.heading}”还没有内容。六个部分都要有，次序按规定格式。",
            )


_ASPECT_WORDS = {
    "proactive": ("主动公开",),
    "on_request": ("依申请公开", "依申请"),
    "management": ("信息管理",),
    "platform": ("平台建设", "公开平台"),
    "supervision": ("监督保障", "监督"),
}


def aspects(view: View) -> Iterator[Finding]:
    """M-02: the five aspects of section 一 (国办公开办函〔2021〕30号)."""
    if not view.overview.strip():
        return
    whole = "overview" in view.texts
    for aspect in FORM.aspects:
        if whole:
            there = any(word in view.text("overview") for word in _ASPECT_WORDS[aspect.key])
        else:
            there = bool(view.text(f"overview.{aspect.key}").strip())
        if not there:
            yield Finding("M-02", "error", f"“一、总体情况”缺少“{aspect.label}”方面的内容。")


_JUDGED = ("考核", "评议", "追究")


def accountability(view: View) -> Iterator[Finding]:
    """M-03: 工作考核, 社会评议, 责任追究 in 监督保障 (条例第五十条第四项): owed by 人民政府, else a hint."""
    text = view.text("overview.supervision") or view.text("overview")
    missing = [word for word in _JUDGED if word not in text]
    if not text.strip() or not missing:
        return
    kind = view.kind
    owed = kind is not None and kind.is_government
    tail = "没有追究的也要写明。" if "追究" in missing else ""
    yield Finding(
        "M-03",
        "error" if owed else "hint",
        f"“监督保障”里没有写{'、'.join(missing)}的情况。"
        + ("各级人民政府的报告应当写明工作考核、社会评议和责任追究结果。" if owed else "建议写明。")
        + tail,
    )


def preamble(view: View) -> Iterator[Finding]:
    """M-04: what the preamble must say: basis and period; where to read the report and whom to ask."""
    text = view.text("preamble")
    if not text.strip():
        yield Finding(
            "M-04", "error", "引言还没有内容，应写明编制依据、报告内容、统计期限、获取方式和联系方式。"
        )
        return
    compact = "".join(text.split())
    year = view.draft.year
    checks = (
        (
            "error",
            "编制依据（《中华人民共和国政府信息公开条例》）",
            "公开条例" in compact or "《条例》" in compact,
        ),
        (
            "error",
            "统计期限" + (f"（{year}年1月1日至12月31日）" if year else ""),
            "1月1日" in compact and "12月31日" in compact,
        ),
        ("warning", "报告电子版的获取方式", any(w in compact for w in ("下载", "查阅", "网址", "http"))),
        ("warning", "联系方式（地址、电话）", "电话" in compact and "地址" in compact),
    )
    for severity, what, there in checks:
        if not there:
            yield Finding("M-04", "error" if severity == "error" else "warning", f"引言缺：{what}。")


def problems(view: View) -> Iterator[Finding]:
    """M-05, M-07: section 五 says something, about problems and about improvements."""
    text = "".join(view.text("problems").split())
    if len(text) < _SHORTEST:
        yield Finding(
            "M-05",
            "error",
            f"“五、存在的主要问题及改进情况”{'为空' if not text else f'只有{len(text)}个字'}，"
            f"请写明问题、去年问题的改进情况和今后举措（不少于{_SHORTEST}字）。",
        )
    elif not any(word in text for word in ("改进", "举措", "下一步", "下步", "整改", "措施")):
        yield Finding("M-07", "warning", "第五部分只有问题，没有写改进情况。")


def fee_statement(view: View) -> Iterator[Finding]:
    """M-08: section 六 reports 信息处理费, also when none was charged (国办函〔2020〕109号)."""
    text = view.text("matters")
    if text.strip() and not any(word in text for word in ("信息处理费", "收费")):
        yield Finding(
            "M-08", "warning", "第六部分没有报告政府信息公开信息处理费的收取情况，没有收取的也要写明。"
        )


@cache
def _leftovers() -> re.Pattern[str]:
    return re.compile(
        r"【[^】]{0,80}】|（填写[^）]{0,60}）|××+|_{3,}|\[bookmark:[^\]]*\]|(?<![A-Za-z])(?:TODO|XXX?)(?![A-Za-z])"
    )


def leftovers(view: View) -> Iterator[Finding]:
    """W-08: placeholders left in the text."""
    for part, resolved in view.texts.items():
        for match in _leftovers().finditer(resolved.text):
            yield Finding(
                "W-08",
                "error",
                f"文中残留占位文字“{match.group()}”，请补全或删去。",
                spans=(Span(part, match.start(), match.end()),),
            )
