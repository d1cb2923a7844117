"""Section 五: problems against measures (M-06), and problems without facts (C-01)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from engine.rules.finding import Finding, Span
from engine.rules.scan import NUMERALS, leftmost, places, runs, says, words
from engine.rules.text import Rule, items, quoted, sentences, short
from engine.rules.view import View

PART = "problems"


_FAULTS = ("问题", "不足", "短板", "差距")
_FAR = 10


def _problem_lead(text: str) -> int | None:
    """Behind the first words that say that problems follow: 存在的主要问题, 仍存在一些不足; last year's are none."""
    starts = {at for word in ("存在", "仍存在", "主要问题", "主要不足") for at in places(text, word)}
    for start in sorted(starts):
        if text[:start].endswith(("上年度", "上年", "去年", "上一年")):
            continue
        if text.startswith("主要", start):
            return start + 4
        still = text.startswith("仍", start)
        behind = start + 2 + still
        end = (None if still else _at_once(text, behind)) or _soon(text, behind)
        if end is not None:
            return end
    return None


def _at_once(text: str, at: int) -> int | None:
    """Behind 的主要问题, where that stands here."""
    for lead in _LEADS:
        behind = at + len(lead) if text.startswith(lead, at) else -1
        for main in ("主要", "") if behind >= 0 else ():
            if text.startswith(main, behind) and text.startswith(_FAULTS, behind + len(main)):
                return behind + len(main) + 2
    return None


def _soon(text: str, at: int) -> int | None:
    """Behind the last 问题 or 不足 that follows within ten characters of the same sentence."""
    for far in range(_FAR, -1, -1):
        if text.startswith(_FAULTS, at + far) and not says(text[at : at + far], "。；\n"):
            return at + far + 2
    return None


_LEADS = ("", "的", "着", "一些", "以下", "以下方面", "以下方面的", "以下几方面", "以下几方面的")


_MEASURE_LEADS = words("下一步 下步 今后 下一年 整改措施 改进措施 改进举措 具体措施 工作举措 工作打算")


def _measure_lead(text: str, start: int) -> tuple[int, int] | None:
    """The first words that announce measures."""
    found = leftmost(text, _MEASURE_LEADS, start)
    for at in places(text, "改进"):
        if found is not None and at >= found[0]:
            break
        if at < start:
            continue
        if text.startswith("情况", at + 2) and not text[:at].endswith(("上年度问题", "上年问题", "去年问题")):
            return at, at + 4
        if at and text[at - 1] in "）.、":
            return at, at + 2
    return found


@lru_cache(maxsize=16)
def halves(text: str) -> tuple[int, int] | None:
    """Where the problems begin and where the measures begin; None when the text does not say so."""
    lead = _problem_lead(text)
    if lead is None:
        return None
    measures = _measure_lead(text, lead)
    while measures and text.startswith("情况", measures[1]) and measures[1] - lead < 4:
        measures = _measure_lead(text, measures[1])
    return (lead, measures[0]) if measures else (lead, len(text))


def measures_of(text: str) -> list[str]:
    """The measures that a section 五 announces, each without its 一是."""
    found = halves(text)
    behind = text[found[1] :] if found else text
    return [_without_number(behind[start:end]).strip() for start, end in items(behind)]


def _without_number(item: str) -> str:
    return item[2:] if item.startswith("是", 1) and item[0] in NUMERALS else item


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


_VAGUE = words(
    "有待 亟待 还需 仍需 需进一步 需要进一步 不够 不足 不高 不强 不深 不广 较弱 欠缺 不到位 不及时 "
    "不平衡 不全面 还不 单一 薄弱 不完善 不规范"
)
_FACTS = (
    *("“", "《", "例如", "比如", "表现为", "主要是", "其中", "导致", "由于", "占比", "仅", "只有", "超过"),
    *(numeral + "成" for numeral in NUMERALS + "两"),
)


def _is_vague(text: str) -> bool:
    return says(text, _VAGUE)


def _has_fact(text: str) -> bool:
    """Whether a figure, a name, an example or a cause stands there."""
    if says(text, _FACTS) or runs(text):
        return True
    return any(text[at + 1 : at + 2] not in ("", "何", "实", "期") for at in places(text, "如"))


def vague(view: View) -> Iterator[Finding]:
    """C-01: problems that only say 有待提高, with neither a figure nor a named thing."""
    text = view.text(PART)
    found = halves(text)
    if found is None:
        return
    start, end = found
    stretches = [(start + a, start + b) for a, b in items(text[start:end])] or [
        (s.start, s.end) for s in sentences(PART, text) if start <= s.start < end and _is_vague(s.text)
    ]
    empty = [(a, b) for a, b in stretches if _is_vague(text[a:b]) and not _has_fact(text[a:b])]
    if empty:
        yield Finding(
            "C-01",
            "warning",
            f"问题写得空泛：{quoted([short(text[a:b].strip('；。 '), 24) for a, b in empty])}。请写明是哪个环节、有什么事实或数据。",
            spans=tuple(Span(PART, a, b) for a, b in empty),
        )


RULES: tuple[tuple[str, Rule], ...] = (("M-06", counts), ("C-01", vague))
"""The rules of this module, by the id that each answers for."""
