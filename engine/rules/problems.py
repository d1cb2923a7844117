"""Section 五: problems against measures (M-06), and problems without facts (C-01)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.rules.finding import Finding, Span
from engine.rules.text import Rule, items, quoted, sentences, short
from engine.rules.view import View

PART = "problems"


@cache
def _problem_lead() -> re.Pattern[str]:
    return re.compile(
        "(?<!上年度)(?<!上年)(?<!去年)(?<!上一年)(?:存在(?:的|着|一些|以下|以下几?方面的?)?(?:主要)?(?:问题|不足|短板|差距)"
        "|主要问题|主要不足|仍?存在[^。；\n]{0,10}(?:问题|不足|短板|差距))"
    )


@cache
def _measure_lead() -> re.Pattern[str]:
    return re.compile(
        "下一?步|今后|下一年|整改措施|改进措施|改进举措|具体措施|工作举措|工作打算|(?<!上年度问题)(?<!上年问题)(?<!去年问题)改进情况|(?<=[）.、])改进"
    )


def halves(text: str) -> tuple[int, int] | None:
    """Where the problems begin and where the measures begin; None when the text does not say so."""
    lead = _problem_lead().search(text)
    if lead is None:
        return None
    measures = _measure_lead().search(text, lead.end())
    while measures and re.match("情况", text[measures.end() :]) and measures.end() - lead.end() < 4:
        measures = _measure_lead().search(text, measures.end())
    return (lead.end(), measures.start()) if measures else (lead.end(), len(text))


def measures_of(text: str) -> list[str]:
    """The measures that a section 五 announces, each without its 一是."""
    found = halves(text)
    behind = text[found[1] :] if found else text
    return [
        re.sub("^(?:一|二|三|四|五|六|七|八|九|十)是", "", behind[start:end]).strip()
        for start, end in items(behind)
    ]


def _enumerated(text: str) -> list[tuple[int, int]]:
    """The items of one enumeration; empty when there are several, which cannot be counted against each other."""
    found = items(text)
    firsts = sum(
        1 for start, _ in found if text[start] == "一" or text[start : start + 2] in ("其一", "第一")
    )
    return found if firsts == 1 else []


def counts(view: View) -> Iterator[Finding]:
    """M-06: as many measures as problems (local notices ask for a measure for each problem)."""
    text = view.text(PART)
    found = halves(text)
    if found is None:
        return
    problems = _enumerated(text[found[0] : found[1]])
    measures = _enumerated(text[found[1] :])
    if problems and measures and len(problems) != len(measures):
        yield Finding(
            "M-06",
            "warning",
            f"第五部分有{len(problems)}个问题、{len(measures)}条举措，不对应。请为每个问题写一条改进举措。",
            spans=(Span(PART, *found), Span(PART, found[1], len(text))),
            expected=len(problems),
            actual=len(measures),
            difference=len(measures) - len(problems),
        )


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(
        "有待|亟待|还需|仍需|需要?进一步|不够|不足|不高|不强|不深|不广|较弱|欠缺|不到位|不及时|不平衡|不全面|还不|单一|薄弱|不完善|不规范"
    )


@cache
def _fact() -> re.Pattern[str]:
    return re.compile(
        "\\d|[“《]|例如|比如|如[^何实期]|表现为|主要是|其中|导致|由于|[一二三四五六七八九十两]成|占比|仅|只有|超过"
    )


def vague(view: View) -> Iterator[Finding]:
    """C-01: problems that only say 有待提高, with neither a figure nor a named thing."""
    text = view.text(PART)
    found = halves(text)
    if found is None:
        return
    start, end = found
    places = [(start + a, start + b) for a, b in items(text[start:end])] or [
        (s.start, s.end) for s in sentences(PART, text) if start <= s.start < end and _vague().search(s.text)
    ]
    empty = [(a, b) for a, b in places if _vague().search(text, a, b) and not _fact().search(text, a, b)]
    if empty:
        yield Finding(
            "C-01",
            "warning",
            f"问题写得空泛：{quoted([short(text[a:b].strip('；。 '), 24) for a, b in empty])}。请写明是哪个环节、有什么事实或数据。",
            spans=tuple(Span(PART, a, b) for a, b in empty),
        )


RULES: tuple[tuple[str, Rule], ...] = (("M-06", counts), ("C-01", vague))
"""The rules of this module, by the id that each answers for."""
