"""This year's report against last year's words and tables (X-09, X-10, X-11), and against other organs' (C-04)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.form.keys import CELLS
from engine.regex import regex
from engine.rules.finding import Finding, Span
from engine.rules.problems import measures_of
from engine.rules.text import Rule, quoted, short
from engine.rules.view import View

_ALIKE = 0.8
"""From here on a section is last year's."""

_JUDGED_FROM = 30
"""A section of which fewer characters count is not judged (六 often has nothing but fixed phrases)."""

_NAMES = {"overview": "总体情况", "problems": "存在的主要问题及改进情况", "matters": "其他需要报告的事项"}


def repeated_prose(view: View) -> Iterator[Finding]:
    """X-09: 一, 五 or 六 as last year (条例第五十条第四项 asks for 改进情况; 国办公开办函〔2021〕30号: 内容雷同)."""
    before = view.draft.last_year.prose
    if not any(part != "preamble" for part in before):
        return
    from engine.prose.repetition import LINE, repetition

    found = repetition({part: resolved.text for part, resolved in view.texts.items()}, before)
    for section, name in _NAMES.items():
        stretches = [stretch for part, stretch in found.parts.items() if part.split(".", 1)[0] == section]
        length = sum(stretch.length for stretch in stretches)
        if length < _JUDGED_FROM:
            continue
        share = sum(stretch.share * stretch.length for stretch in stretches) / length
        if share < LINE:
            continue
        worst = sorted(
            (p for p in found.paragraphs if p.part.split(".", 1)[0] == section and p.share >= LINE),
            key=lambda stretch: -stretch.share,
        )[:3]
        advice = (
            "应写新问题，并交代去年问题的整改情况。" if section == "problems" else "请写今年的做法和数据。"
        )
        yield Finding(
            "X-09",
            "warning" if share >= _ALIKE else "hint",
            f"“{name}”与去年{'基本相同' if share >= _ALIKE else '重复较多'}（重复率{share:.0%}，不含法定表述和固定用语），{advice}",
            spans=tuple(Span(p.part, p.start, p.end) for p in worst),
        )


_FEW = 3
"""So few equal non-zero cells may be chance."""


def same_tables(view: View) -> Iterator[Finding]:
    """X-10: every figure of the tables as last year."""
    if not view.draft.last_year.figures:
        return
    filled: list[str] = []
    for cell in CELLS:
        now, before = view.value(cell), view.last(cell)
        if now is None or before is None:
            continue
        if now != before:
            return
        if now:
            filled.append(cell)
    if len(filled) > _FEW:
        yield Finding(
            "X-10",
            "warning",
            f"表格里{len(filled)}个不为0的数字与去年完全相同，请确认不是照搬去年的表格。",
            cells=tuple(filled),
        )


@cache
def _filler() -> re.Pattern[str]:
    return regex(
        "进一步|持续|继续|不断|加强|提升|提高|优化|完善|强化|推进|推动|深化|健全|做好|加大|力度|水平|工作|政府|信息|公开|政务|质效|质量"
    )


_MENTIONED = 0.34
"""So much of the words that carry a promise must come back."""


def unanswered_promises(view: View) -> Iterator[Finding]:
    """X-11: measures announced in last year's 五 that 一 and 五 of this year do not mention."""
    text = view.draft.last_year.prose.get("problems", "")
    if not text or not view.overview.strip():
        return
    from engine.prose.repetition import pairs

    told = pairs(view.overview + "\n" + view.text("problems"))
    missing = []
    for promise in measures_of(text):
        head = regex("[。；;：:]").split(promise, maxsplit=1)[0]
        carried = frozenset().union(*(pairs(word) for word in _filler().split(head)))
        if len(carried) >= 2 and len(carried & told) < _MENTIONED * len(carried):
            missing.append(head)
    if missing:
        yield Finding(
            "X-11",
            "hint",
            f"去年承诺的举措{quoted([short(word, 24) for word in missing])}在今年的报告中没有回应，请写明落实情况。",
        )


RULES: tuple[tuple[str, Rule], ...] = (
    ("X-09", repeated_prose),
    ("X-10", same_tables),
    ("X-11", unanswered_promises),
)
"""The rules of this module, by the id that each answers for."""
