"""In which entries two drafts differ, one plain line each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from engine.draft.model import OVERVIEW, PROSE_PARTS, Decision, Draft
from engine.draft.profile import words
from engine.figures.claims import Number, claims_of, problem
from engine.figures.solve import Solution, solve
from engine.form import CELLS, FACTS, FORM, is_key, title
from engine.regex import regex

_BLANK = "（空）"
_SHOWN = 24
"""So many characters of a text are shown on each side of a change."""

PROFILE = {
    "organ": "机关名称",
    "short_name": "简称",
    "kind": "机关类型",
    "level": "层级",
    "scope": "报告口径",
    "year": "报告年度",
    "powers": "职权",
    "website": "网站",
    "website_name": "网站名称",
    "url": "网址",
    "contact": "联系人或部门",
    "address": "地址",
    "postcode": "邮编",
    "phone": "电话",
    "email": "邮箱",
    "deadline": "截止日期",
    "style": "行文风格",
    "signature": "落款",
    "date": "落款日期",
}
"""What the drafter calls the entries of the profile."""


def differences(old: Draft, new: Draft, asked: Callable[[str], str] = str) -> list[str]:
    """What is different in `new`, old value first; empty when the drafts are equal.

    Args:
        old: the one draft.
        new: the other.
        asked: what the drafter calls a question, by its id.
    """
    before, after = old.last_year, new.last_year
    lines = [
        *_values(_worded(old), _worded(new), PROFILE, lambda key: f"单位信息“{PROFILE.get(key, key)}”"),
        *_values(old.figures, new.figures, (*CELLS, *FACTS), title),
        *_texts(old.prose, new.prose, "", (_numbers(old.figures), _numbers(new.figures))),
        *_values(before.figures, after.figures, (*CELLS, *FACTS), lambda key: f"去年{title(key)}"),
        *_texts(before.prose, after.prose, "去年", (_numbers(before.figures), _numbers(after.figures))),
        *_decisions(old.decisions, new.decisions),
        *_answers(old, new, asked),
    ]
    if not lines and old != new:
        lines.append("其他内容有改动")
    return lines


def part_title(part: str) -> str:
    """What the drafter calls a part of the prose."""
    if part == "preamble":
        return "引言"
    headings = {section.key: section.heading for section in FORM.sections}
    if part in headings:
        return headings[part]
    aspects = {aspect.key: aspect.label for aspect in FORM.aspects} | {"opening": "开头"}
    return f"{headings[OVERVIEW]}—{aspects.get(part.partition('.')[2], part)}"


def _values(
    old: Mapping[str, object],
    new: Mapping[str, object],
    order: Mapping[str, str] | tuple[str, ...],
    name: Callable[[str], str],
) -> Iterator[str]:
    known = [key for key in order if key in old or key in new]
    for key in [*known, *sorted({*old, *new} - set(known))]:
        before, after = old.get(key), new.get(key)
        if before != after:
            yield f"{name(key)}：{_shown(before)} → {_shown(after)}"


def _worded(draft: Draft) -> dict[str, object]:
    return {key: words(key, value) for key, value in draft.profile.items()}


def _texts(
    old: Mapping[str, str],
    new: Mapping[str, str],
    year: str,
    numbers: tuple[Callable[[str], str], Callable[[str], str]],
) -> Iterator[str]:
    for part in PROSE_PARTS:
        before, after = old.get(part), new.get(part)
        if before != after:
            shown = (text and read(text) for read, text in zip(numbers, (before, after), strict=True))
            yield f"{year}正文“{part_title(part)}”：{_change(*shown)}"


def _numbers(figures: Mapping[str, Number]) -> Callable[[str], str]:
    """What puts the numbers in the place of the links of a text; a link without a number stays."""

    @cache
    def solution() -> Solution:
        return solve(problem(claims_of(figures, {})))

    def number(found: re.Match[str]) -> str:
        key = found.group(1)
        value = solution().value(key) if is_key(key) else None
        return found.group() if value is None else str(value)

    return lambda text: regex(r"\{([a-z_.]+)\}").sub(number, text)


def _change(before: str | None, after: str | None) -> str:
    if before is None or after is None:
        return f"{_shown(before)} → {_shown(after)}"
    same = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    start = max(0, same - 6)
    return f"{_excerpt(before, start)} → {_excerpt(after, start)}（{len(before)} 字 → {len(after)} 字）"


def _decisions(old: tuple[Decision, ...], new: tuple[Decision, ...]) -> Iterator[str]:
    for decision in old:
        if decision not in new:
            yield f"对 {decision.rule} 的处理意见：{_excerpt(decision.reason)} → {_BLANK}"
    for decision in new:
        if decision not in old:
            yield f"对 {decision.rule} 的处理意见：{_BLANK} → {_excerpt(decision.reason)}"


def _answers(old: Draft, new: Draft, asked: Callable[[str], str]) -> Iterator[str]:
    before, after = ({answer.question: answer for answer in draft.answers} for draft in (old, new))
    for question in {**before, **after}:
        one, two = before.get(question), after.get(question)
        if (one and one[:3]) != (two and two[:3]):
            yield f"回答“{asked(question)}”：{_shown(one and one.text)} → {_shown(two and two.text)}"
    if old.pending != new.pending:
        texts = (draft.pending and draft.pending[1] for draft in (old, new))
        yield "尚未确认的回答：" + " → ".join(map(_shown, texts))


def _shown(value: object) -> str:
    if value is None:
        return _BLANK
    if isinstance(value, str):
        return _excerpt(value)
    if isinstance(value, list | tuple):
        return "、".join(map(str, value)) or _BLANK
    return str(value)


def _excerpt(text: str, start: int = 0) -> str:
    part = " ".join(text[start : start + _SHOWN].split())
    return f"“{'…' if start else ''}{part}{'…' if len(text) > start + _SHOWN else ''}”"
