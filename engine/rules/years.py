"""Years that are not the report year, and dates that cannot be (W-03, W-04, W-05)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.namedtuple import NamedTuple
from engine.regex import regex
from engine.rules.finding import Finding, Severity, Span
from engine.rules.scan import leftmost, places, runs, says, words
from engine.rules.source import source_of
from engine.rules.text import Compact, Rule, clause, compact, parts_of
from engine.rules.view import View

_BEFORE, _BEHIND = 10, 14
"""So far to both sides of a year, within its sentence, the words count that explain it."""


class _Year(NamedTuple):
    """A year as it is written: 2024年."""

    start: int
    end: int
    number: int


def _years(text: str, start: int = 0) -> Iterator[_Year]:
    """The years of a text that stand free: not in brackets, not in numbers, no 90年代."""
    for at in places(text, "年"):
        first = at - 4
        digits = text[first:at] if first >= start else ""
        if not digits.isdecimal() or not digits.startswith(("19", "20")):
            continue
        before = text[first - 1] if first else ""
        if before and (before in ".〔[（(-" or before.isdecimal()):
            continue
        if not text.startswith(("代", "级", "期"), at + 1):
            yield _Year(first, at + 1, int(digits))


_ALWAYS = words("施行 修订 修正 以来 年起 历年 颁布 成立 建成 开通 机构改革")


def _always(near: str) -> bool:
    """Whether words stand there beside which a year of any time is no leftover."""
    return (
        says(near, _ALWAYS)
        or any(len(four := near[at + 1 : at + 5]) == 4 and four.isdecimal() for at in places(near, "自"))
        or any(not near.startswith("今年", at + 2) for at in places(near, "年至"))
    )


_COMPARED = words(
    "上年 上一年 去年 同期 同比 环比 结转 转结 結轉 顺延 预算 决算 公报 年报 报告 考核 评估 测评 通报 "
    "问题 整改 排名 反馈"
)


@cache
def _of_last_year() -> re.Pattern[str]:
    """Words beside which last year's number is no leftover."""
    return regex(
        "[对相]比|(?<!占)比(?![例率重])|[较較與](?![为大好多强快高少])|[流划]?[转轉](?=[入下至到今来來结結接续續])"
    )


def _is_compared(near: str) -> bool:
    return says(near, _COMPARED) or _of_last_year().search(near) is not None


_OF_NEXT_YEAR = words("将 將 转 轉 下一年 下年 计划 预算 拟 继续 前 公布 发布 發布 延 办理 辦理")
"""Words beside which next year's number is no slip."""

_WORK = words("公开 申请 信息 政务 培训 网站 文件 解读 平台 考核 制定 收取 承办 办理 收到 发布")


@cache
def _opening() -> re.Pattern[str]:
    """What may stand before the first year of a sentence."""
    return regex(
        r"^(?:（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|\d{1,2}[.、．]|[一二三四五六七八九十][、是])?"
        r"(?:[\u4e00-\u9fff]{2,12}[。：:])?(?:截至|截止|在|按照)?$"
    )


def stale_years(view: View) -> Iterator[Finding]:
    """W-03: a year that is not the report year, where nothing beside it explains it.

    An error where it opens a sentence about this year's work or stands in the name of this report, else a warning.
    """
    year = view.draft.year
    if not year:
        return
    yield from _title(view, year)
    for part, text in parts_of(view):
        squeezed = compact(text)
        found: dict[tuple[int, Severity], list[Span]] = {}
        for there in _years(squeezed.text):
            severity = _judged(part, squeezed.text, there, year)
            if severity is not None:
                span = squeezed.span(part, there.start, there.end)
                found.setdefault((there.number, severity), []).append(span)
        for (other, severity), spans in found.items():
            again = f"（{len(spans)}处）" if len(spans) > 1 else ""
            yield Finding(
                "W-03",
                severity,
                f"报告年度是{year}年，这里写的是{other}年{again}，疑似沿用旧稿，请核对；确指{other}年的，请写明与本年的关系。",
                spans=tuple(spans),
                expected=year,
                actual=other,
                fix=f"{year}年",
            )
        yield from _next_step(part, squeezed, year)


def _title(view: View, year: int) -> Iterator[Finding]:
    found = next(_years(compact(source_of(view.draft).title).text), None)
    if found and found.number != year:
        yield Finding(
            "W-03",
            "error",
            f"标题写的是{found.number}年，报告年度是{year}年，请改正。",
            expected=year,
            actual=found.number,
        )


def _judged(part: str, text: str, there: _Year, year: int) -> Severity | None:
    other = there.number
    if other == year or _enclosed(text, there.start):
        return None
    start, end = clause(text, there.start, there.end)
    near = text[max(start, there.start - _BEFORE) : min(end, there.end + _BEHIND)]
    if _always(near) or _in_range(near, year) or _listed(text, there, year):
        return None
    sentence = text[start:end]
    if part == "preamble":
        return _judged_preamble(sentence, other, year)
    if other > year:
        explained = part == "problems" or says(near, _OF_NEXT_YEAR)
        return None if other == year + 1 and explained else "warning"
    if other == year - 1 and (_is_compared(near) or "上年" in sentence):
        return None
    return "error" if part != "problems" and _opens(text, there, start, end, year) else "warning"


def _opens(text: str, there: _Year, start: int, end: int, year: int) -> bool:
    """Whether the year opens a sentence about this year's work."""
    behind = text[there.end : end]
    if not _opening().match(text[start : there.start]) or regex(r"度?\d{1,2}月(?!\d*31日)").match(behind):
        return False
    told = says(behind, _WORK)
    return told and (there.number == year - 1 or any(sign.isdigit() for sign in behind))


def _judged_preamble(sentence: str, other: int, year: int) -> Severity | None:
    """In the preamble the name of this report must have the year; dates of publication come a year later."""
    if says(sentence, ("期限", "时限", "统计", "所列数据", "数据时")):
        return None  # W-05 judges the period
    if other == year + 1:
        return None if says(sentence, ("月", "公布", "发布", "印发")) else "warning"
    if re.search(
        rf"{other}年(?:度|的)?[^，。]{{0,16}}政府信息公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报)",
        sentence,
    ):
        return "error"
    history = other < year and says(sentence, ("印发", "出台", "修改"))
    return None if history or (other == year - 1 and _is_compared(sentence)) else "warning"


def _enclosed(text: str, at: int) -> bool:
    """Whether the place is inside 《》, 〔〕 or quotation marks."""
    before = text[max(0, at - 80) : at]
    return any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("《》", "〔〕", "“”"))


def _in_range(near: str, year: int) -> bool:
    if not says(near, "-—–~～至到"):
        return False
    for match in regex(r"((?:19|20)\d\d)年?度?[-—–~～至到]((?:19|20)\d\d)").finditer(near):
        if int(match.group(1)) <= year <= int(match.group(2)):
            return True
    return False


def _listed(text: str, there: _Year, year: int) -> bool:
    """2023年、2024年: two years side by side are compared, not confused."""
    behind = text[there.end : there.end + 8].lstrip("度、和与及")
    return behind.startswith(str(year)) and not text.startswith(str(year), there.end)


_MEASURES = ("下一步", "下步", "今后", "整改措施", "改进措施", "改进举措", "工作措施", "工作打算")


def _next_step(part: str, squeezed: Compact, year: int) -> Iterator[Finding]:
    """The report year in the plans of section 五 is often the next year of last year's report."""
    lead = leftmost(squeezed.text, _MEASURES) if part == "problems" else None
    if lead is None:
        return
    for there in _years(squeezed.text, lead[1]):
        if there.number != year:
            continue
        start, end = clause(squeezed.text, there.start, there.end)
        sentence = squeezed.text[start:end]
        planned = regex("将|继续|加大|进一步|要(?!求|点)").search(sentence)
        if planned and not regex("已|了|完成|针对|存在|不足|问题").search(sentence):
            yield Finding(
                "W-03",
                "warning",
                f"今后的举措写的是{year}年，而{year}年是报告年度，通常应为{year + 1}年，请核对是否沿用旧稿。",
                spans=(squeezed.span(part, there.start, there.end),),
                expected=year + 1,
                actual=year,
                fix=f"{year + 1}年",
            )
            return


@cache
def _published() -> re.Pattern[str]:
    return regex(
        r"(?:于|在|至)?(20\d\d)年(\d{1,2})月(?:\d{1,2}日|底|初|中旬|上旬|下旬)?(?:之?前)?[^。；;\n]{0,16}?(?:公布|发布|公开|挂网|上网|报送)"
    )


_MADE_PUBLIC = ("公布", "发布", "公开", "挂网", "上网", "报送")


def _may_be_published(text: str, year: int) -> bool:
    """Whether a month of that year and a word of publication stand together."""
    for at in places(text, "年"):
        digits = text[max(0, at - 4) : at]
        if len(digits) == 4 and digits.isdecimal() and int(digits) == year:
            month, _, behind = text[at + 1 : at + 32].partition("月")
            if month.isdecimal() and says(behind, _MADE_PUBLIC):
                return True
    return False


def early_publication(view: View) -> Iterator[Finding]:
    """W-04: this year's report published before the year is over."""
    year = view.draft.year
    if not year:
        return
    for part, text in parts_of(view):
        squeezed = compact(text)
        for match in _published().finditer(squeezed.text) if _may_be_published(squeezed.text, year) else ():
            start, _ = clause(squeezed.text, match.start(), match.end(), "。；;\n")
            before = squeezed.text[start : match.end()]
            told = re.search(
                rf"{year}年(?:度)?政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)|本(?:年度)?报告",
                before,
            )
            if int(match.group(1)) == year and told:
                yield Finding(
                    "W-04",
                    "error",
                    f"日期不可能：{year}年度报告的统计期到{year}年12月31日为止，这里却写{year}年{match.group(2)}月公布，"
                    f"应为{year + 1}年，请改正。",
                    spans=(squeezed.span(part, match.start(), match.end()),),
                )


@cache
def _period() -> re.Pattern[str]:
    return regex(
        r"(?<!\d)(\d{4})(年?)(\d{1,2})月(\d{1,2})日?(?:零时|0时|起|开始|[，,（）])*(?:至|到|—+|-+|–|~|～|－)"
        r"(?:(?:(\d{4})(年?)|[同当本]年)?(\d{1,2})月)?(\d{1,2})日?"
    )


def _may_be_wrong(text: str, year: int | None) -> bool:
    """Whether a period stands there that is not the report year's, written in one of the usual ways."""
    right = [
        f"{year}年1月1日{begin}至{again}12月31日"
        for begin in ("", "起")
        for again in ("", f"{year}年", "本年", "当年")
    ]
    for at in places(text, "月"):
        if not text[max(0, at - 1) : at].isdecimal() or not text[at + 1 : at + 2].isdecimal():
            continue
        behind = text[at + 2 : at + 24].lstrip("0123456789日零时起开始，,（）")
        ended = not behind or behind[0] in "至到—-–~～－" or behind[0].isdecimal()
        if ended and not text.startswith(tuple(right), max(0, at - 6)):
            return True
    return False


def period(view: View) -> Iterator[Finding]:
    """W-05: the period of the statistics is the report year from its first to its last day (DB51/T 2660-2019)."""
    year = view.draft.year
    for part, text in parts_of(view, "preamble", "overview"):
        squeezed = compact(text)
        for match in _period().finditer(squeezed.text) if _may_be_wrong(squeezed.text, year) else ():
            start, end = clause(squeezed.text, match.start(), match.end())
            words = _IN_PREAMBLE if part == "preamble" else _ELSEWHERE
            if not says(squeezed.text[start:end], words):
                continue
            said = _said_of(match, year or int(match.group(1)))
            if said:
                yield Finding(
                    "W-05",
                    "error",
                    f"统计期限写作“{match.group()}”，{said}。应为{year or '报告年度的'}{'年' if year else ''}1月1日至12月31日，请改正。",
                    spans=(squeezed.span(part, match.start(), match.end()),),
                    fix=f"{year}年1月1日至12月31日" if year else None,
                )


_IN_PREAMBLE = ("统计", "期限", "时限", "数据")
_ELSEWHERE = ("统计期", "统计时", "所列数据")


def _said_of(match: re.Match[str], year: int) -> str:
    """What is wrong with the period; empty when nothing is."""
    first, mark, month, day, second, mark_too, last_month, last_day = match.groups()
    if not mark or (second and not mark_too):
        return "漏了“年”字"
    if int(first) != year or (second and int(second) != year):
        return f"不是报告年度{year}年"
    wrong = (month, day, last_month, last_day) != ("1", "1", "12", "31") and tuple(
        int(number or 0) for number in (month, day, last_month, last_day)
    ) != (1, 1, 12, 31)
    return "起止日期不对" if wrong else ""


@cache
def _glued() -> re.Pattern[str]:
    return regex(r"(?<![\d.-])(20\d\d)(?:1[0-2]|[1-9])月(?!份?\d{4})")


def glued_dates(view: View) -> Iterator[Finding]:
    """W-03: the 年 between year and month left out (20241月)."""
    for part, text in parts_of(view):
        squeezed = compact(text)
        if not any(e - s in (5, 6) and squeezed.text.startswith("月", e) for s, e in runs(squeezed.text)):
            continue
        for match in _glued().finditer(squeezed.text):
            if any(match.start() in range(*found.span()) for found in _period().finditer(squeezed.text)):
                continue
            yield Finding(
                "W-03",
                "warning",
                f"“{match.group()}”年份后漏了“年”字，请改正。",
                spans=(squeezed.span(part, match.start(), match.end()),),
                fix=f"{match.group()[:4]}年{match.group()[4:]}",
            )


RULES: tuple[tuple[str, Rule], ...] = (
    ("W-03", stale_years),
    ("W-03", glued_dates),
    ("W-04", early_publication),
    ("W-05", period),
)
"""The rules of this module, by the id that each answers for."""
