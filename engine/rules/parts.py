"""Rules about what the report must contain (family M) and what must not be left in it (W-08)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.form.current import FORM
from engine.regex import regex
from engine.rules.finding import Finding, Severity, Span
from engine.rules.scan import NUMERALS, places, says, words
from engine.rules.source import source_of
from engine.rules.text import Rule, parts_of
from engine.rules.view import View

_SHORTEST = 30
"""Fewer code points than this say nothing about problems and improvements (M-05)."""


def missing_parts(view: View) -> Iterator[Finding]:
    """M-01: no organ or year for the title; a section of prose without any text."""
    if not source_of(view.draft).complete:
        return
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
    "proactive": ("主动公开", "主動公開"),
    "on_request": ("依申请", "申请公开", "公开申请", "依申請", "公開申請"),
    "management": ("信息管理", "信息资源管理", "信息规范管理", "規範管理", "信息審核"),
    "platform": ("平台建设", "公开平台", "平台", "载体建设", "渠道建设", "阵地"),
    "supervision": ("监督保障", "监督", "保障", "監督"),
}


def aspects(view: View) -> Iterator[Finding]:
    """M-02: the five aspects of section 一 (国办公开办函〔2021〕30号); another order is a hint."""
    if not view.overview.strip() or not source_of(view.draft).complete:
        return
    whole = "overview" in view.texts
    missing = []
    for aspect in FORM.aspects:
        if whole:
            there = says(view.text("overview"), _ASPECT_WORDS[aspect.key])
        else:
            there = bool(view.text(f"overview.{aspect.key}").strip())
        if not there:
            missing.append(f"“{aspect.label}”")
    if missing:
        yield Finding("M-02", "error", f"“一、总体情况”缺少{'、'.join(missing)}方面的内容，五个方面都要写。")
    elif whole:
        headings = [_heading(view.text("overview"), _ASPECT_WORDS[aspect.key]) for aspect in FORM.aspects]
        if -1 not in headings and headings != sorted(headings):
            yield Finding("M-02", "hint", "总体情况五个方面的次序与规定格式不同，建议按格式排列。")


def _heading(text: str, words: tuple[str, ...]) -> int:
    """Which line is the first with a number at its head and one of the words soon behind; -1 when none is."""
    for number, line in enumerate(text.split("\n")):
        behind = _number(line)
        if behind and any(line.startswith(words, behind + far) for far in range(5)):
            return number
    return -1


def _number(line: str) -> int:
    """How long a number like （二）, 2. or 二是 at the head of the line is."""
    if line.startswith("（"):
        return 3 if line[1:2] and line[1] in NUMERALS[:8] and line.startswith("）", 2) else 0
    if line[:1].isdecimal():
        return 2 if line.startswith((".", "、", "．"), 1) else 0
    return 2 if line and line[0] in NUMERALS[:6] and line.startswith("是", 1) else 0


_JUDGED = {
    "考核": ("考核", "考评", "绩效"),
    "评议": ("评议", "社会评价", "满意度", "评議"),
    "追究": ("追究", "问责", "追责"),
}


def accountability(view: View) -> Iterator[Finding]:
    """M-03: 工作考核, 社会评议, 责任追究 in 监督保障 (条例第五十条第四项): owed by 人民政府, else a hint."""
    text = view.text("overview.supervision") or view.text("overview")
    missing = [word for word, forms in _JUDGED.items() if not says(text, forms)]
    if not text.strip() or not missing or not source_of(view.draft).complete:
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


_BASIS = ("公开条例", "公开條例", "公開条例", "公開條例", "《条例》", "《條例》")


def preamble(view: View) -> Iterator[Finding]:
    """M-04: what the preamble must say: basis and period; where to read the report and whom to ask.

    Statute asks for the contents only; the rest is the practice of every report seen, so basis and period are errors.
    """
    if not source_of(view.draft).complete:
        return
    text = view.text("preamble")
    if not text.strip():
        yield Finding(
            "M-04", "error", "引言还没有内容，应写明编制依据、报告内容、统计期限、获取方式和联系方式。"
        )
        return
    compact = "".join(text.split())
    year = view.draft.year
    checks: tuple[tuple[Severity, str, tuple[str, ...], str], ...] = (
        ("error", "编制依据（《中华人民共和国政府信息公开条例》）", _BASIS, ""),
        (
            "error",
            "统计期限" + (f"（{year}年1月1日至12月31日）" if year else ""),
            ("统计期限", "统计时限", "統計期限"),
            "1月1日.{0,40}12月31日",
        ),
        ("warning", "格式的名称和文号（国办公开办函〔2021〕30号）", ("30号", "60号", "格式"), ""),
        ("warning", "报告电子版的获取方式", ("下载", "下載", "查阅", "查閱", "网址", "http", "www"), ""),
        ("warning", "联系地址", ("地址", "大楼", "大厦"), r"[路街道]\d*号"),
        ("warning", "联系电话", ("电话", "電話"), r"\d{3,4}-\d{7,8}"),
    )
    for severity in ("error", "warning"):
        lacking = [
            what
            for level, what, words, pattern in checks
            if level == severity
            and not says(compact, words)
            and not (pattern and re.search(pattern, compact))
        ]
        if lacking:
            yield Finding(
                "M-04", "error" if severity == "error" else "warning", f"引言缺：{'、'.join(lacking)}。"
            )


def problems(view: View) -> Iterator[Finding]:
    """M-05, M-07: section 五 says something, about problems and about improvements."""
    text = "".join(view.text("problems").split())
    complete = source_of(view.draft).complete
    if len(text) < _SHORTEST and (text or complete):
        yield Finding(
            "M-05",
            "error",
            f"“五、存在的主要问题及改进情况”{'为空' if not text else f'只有{len(text)}个字'}，"
            f"请写明问题、去年问题的改进情况和今后举措（不少于{_SHORTEST}字）。",
        )
    elif (
        text
        and not says(text, _IMPROVING)
        and not any(at >= 4 and text[at - 4 : at].isdecimal() for at in places(text, "年将"))
    ):
        yield Finding("M-07", "warning", "第五部分只有问题，没有写改进情况。")


_IMPROVING = words("改进 改進 举措 舉措 下一步 下步 今后 整改 措施 将继 将从 将以 将进 将按 将重 将着")

_NOTHING = ("无", "没有", "暂无", "无其他需要报告的事项", "无其他事项")


def bare_words(text: str) -> str:
    """The text without white space, stops and commas."""
    for mark in "。．.，,":
        text = text.replace(mark, "")
    return "".join(text.split())


def fee_statement(view: View) -> Iterator[Finding]:
    """M-08: section 六 reports 信息处理费, also when none was charged (国办函〔2020〕109号); P-17 when it is only 无."""
    text = view.text("matters")
    year = view.draft.year
    if not text.strip() or (year and year < 2021) or bare_words(text) in _NOTHING:
        return
    if not says(text, ("信息處理費", "收费", "收費", "费用", "处理费")):
        yield Finding(
            "M-08", "warning", "第六部分没有报告政府信息公开信息处理费的收取情况，没有收取的也要写明。"
        )


@cache
def _leftovers() -> re.Pattern[str]:
    return regex(
        r"【(?:\s*|[^】\n]{0,40}(?:待填|待补|待定|填写|填入|此处|请|示例|TODO|XX|××|单位名称|机关名称|年份|数字|内容)[^】\n]{0,40})】"
        r"|[（(](?:请?填写|此处填写|待填|待补|示例(?=[）)：:]))[^）)\n]{0,60}[）)]?|××+|[×xX]{2,4}(?=[省市县区镇乡街局委办年月日件条项政机网])|_{3,}|＿{2,}|○{3,}|□{2,}"
        r"|\[bookmark:[^\]]*\]|_GoBack|_Hlk\d+|(?<![A-Za-z])(?:TODO|TBD|XXX?)(?![A-Za-z])|(?<=[\u4e00-\u9fff])\*{2,}(?=[\u4e00-\u9fff])|单击或点击此处|点击此处输入|请在此处?(?:填写|输入)"
        r"|第五十条第[（(]?四[）)]?项规定的各级人民政府|区分处理的，只计这一情形|本列数据的勾稽关系"
    )


_LEFT = words(
    "【 填写 待填 待补 示例 × ___ ＿＿ ○○○ □□ [bookmark: _GoBack _Hlk TODO TBD XX ** "
    "单击或点击此处 点击此处输入 请在此 规定的各级人民政府 区分处理的，只计 本列数据的"
)
"""One of them stands in everything that `_leftovers` finds, apart from xx市."""


def _may_be_left(text: str) -> bool:
    if says(text, _LEFT):
        return True
    low = text.lower() if "x" in text or "X" in text else ""
    return any(low[at + 2 : at + 3] > "\x7f" for at in places(low, "xx"))


_TABLE_PARTS = ("disclosure", "applications", "disputes")
_PRINTED = ("区分处理", "本列数据")
"""The tables print these words themselves; a reader may have taken them for text beside the table."""


@cache
def _brackets() -> re.Pattern[str]:
    return regex(r"【[^】\n]{0,80}】")


def leftovers(view: View) -> Iterator[Finding]:
    """W-08: placeholders, marks of the template and instructions of the form left in the text."""
    for part, text in parts_of(view):
        if not _may_be_left(text):
            continue
        taken: list[Span] = []
        beside_table = part in _TABLE_PARTS
        for match in _leftovers().finditer(text):
            if beside_table and match.group().startswith(_PRINTED):
                continue
            span = Span(part, match.start(), match.end())
            taken.append(span)
            yield Finding(
                "W-08",
                "error",
                f"文中残留占位或说明文字“{match.group()}”，请补全或删去。",
                spans=(span,),
            )
        for match in _brackets().finditer(text) if "【" in text else ():
            if not any(span.start < match.end() and match.start() < span.end for span in taken):
                yield Finding(
                    "W-08",
                    "warning",
                    f"“{match.group()}”用了方头括号，请核对是否模板残留。",
                    spans=(Span(part, match.start(), match.end()),),
                )


RULES: tuple[tuple[str, Rule], ...] = (
    ("M-01", missing_parts),
    ("M-02", aspects),
    ("M-03", accountability),
    ("M-04", preamble),
    ("M-05", problems),
    ("M-08", fee_statement),
    ("W-08", leftovers),
)
"""The rules of this module, by the id that each answers for."""
