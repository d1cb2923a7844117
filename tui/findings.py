"""Findings of the rules in the words of the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from engine.form import is_key, unit
from engine.form.keys import spoken
from engine.prose.links import printed
from engine.rules.finding import KEEP, TOLD, Finding
from tui.text import Line, labelled, line, one_line

if TYPE_CHECKING:
    from engine.draft.model import Decision
    from engine.figures.causes import Change
    from engine.figures.explain import Explanation

CONFLICT, MISSING, WARNING, HINT = "〔冲突〕", "〔待补〕", "〔提醒〕", "〔提示〕"

STYLES = {CONFLICT: "$text-error", MISSING: "$text-warning", WARNING: "$text-warning", HINT: "$quiet"}

PUT_OFF, STILL_BLOCKS = "先放一放。", "先放一放，导出前仍要处理。"

_ORDER = {CONFLICT: 0, WARNING: 1, HINT: 2, MISSING: 3}
_MOST_EXPLANATIONS = 3
_CONTEXT = 24
"""So many characters of the text are shown on each side of the words that a finding points at."""


def mark(finding: Finding) -> str:
    """The word for a finding: a contradiction, something still missing, a reminder, a hint."""
    if finding.severity == "error":
        return MISSING if finding.rule == "T-01" or finding.rule.startswith("M-") else CONFLICT
    return WARNING if finding.severity == "warning" else HINT


def is_conflict(finding: Finding) -> bool:
    """Whether statements contradict each other and nobody decided to keep them."""
    return not finding.kept and mark(finding) == CONFLICT


def conflicts(findings: Iterable[Finding]) -> list[Finding]:
    """The open contradictions."""
    return [finding for finding in findings if is_conflict(finding)]


def suspects(finding: Finding) -> tuple[str, ...]:
    """The cells to mark: those that an explanation would change, else all that take part."""
    named = [
        change.key
        for explanation in finding.explanations
        for change in explanation.changes
        if change.source.kind != "prose"
    ]
    return tuple(dict.fromkeys(named)) or (() if finding.explanations else finding.cells)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Contradictions first, then reminders and hints, then what is missing; behind them what is put off or kept."""
    return sorted(
        findings, key=lambda finding: (finding.kept, finding.decision is not None, _ORDER[mark(finding)])
    )


def numbers(finding: Finding) -> str:
    """应为 60，现为 66，多 6."""
    parts = []
    measure = unit(finding.cells[0]) if finding.cells and is_key(finding.cells[0]) else ""
    if finding.expected is not None:
        parts.append(f"应为{printed(finding.expected)}{measure}")
    if finding.actual is not None:
        parts.append(f"现为{printed(finding.actual)}{measure}")
    if finding.difference:
        parts.append(
            f"{'多' if finding.difference > 0 else '少'}{printed(max(finding.difference, -finding.difference))}{measure}"
        )
    return "，".join(parts)


def explained(explanation: Explanation) -> str:
    """A way out: which figures would have to be what."""
    changes = "；".join(
        f"{_where(change)}应为{printed(change.after)}（现在是{printed(change.before)}）"
        for change in explanation.changes
    )
    return changes + (f"，像是{explanation.cause}" if explanation.cause else "")


def excerpt(finding: Finding, text_of: Callable[[str], str]) -> list[Line]:
    """Where in the text it is: the words themselves, with some before and after."""
    lines = []
    for span in finding.spans[:_MOST_EXPLANATIONS]:
        text = text_of(span.part)
        before = text[max(0, span.start - _CONTEXT) : span.start]
        after = text[span.end : span.end + _CONTEXT]
        lines.append(
            line(
                ("原文　", "$quiet"),
                (one_line(before), "$quiet"),
                (one_line(text[span.start : span.end]), "bold"),
                (one_line(after), "$quiet"),
                hang=6,
            )
        )
    return lines


def described(finding: Finding, *, most: int = _MOST_EXPLANATIONS) -> list[Line]:
    """A finding with its numbers and its best explanations."""
    word = mark(finding)
    lines = [line((word, STYLES[word]), finding.message, hang=8)]
    if text := numbers(finding):
        lines.append(line(("　　　　", ""), (text, "bold"), hang=8))
    for number, explanation in enumerate(finding.explanations[:most]):
        lead = "最可能是　" if number == 0 else "也可能是　"
        lines.append(line((lead, "$quiet"), explained(explanation), hang=10))
    if finding.kept and finding.decision is not None:
        lines.append(line(("已决定保留　", "$text-success"), finding.decision.reason, hang=12))
    elif finding.decision is not None:
        words = STILL_BLOCKS if finding.blocks else PUT_OFF
        lines.append(line(("已搁置　", "$text-warning"), words, hang=8))
    if finding.lapsed is not None:
        lines.append(line(("原决定失效　", "$text-warning"), lapsed(finding.lapsed), hang=12))
    return lines


def grounds(rule: str) -> list[Line]:
    """By which rule, on what ground it stands, and what to do; nothing where the manual has no such rule."""
    from engine.rules.manual import ENTRIES

    entry = ENTRIES.get(rule)
    if entry is None:
        return []
    return [
        labelled("怎么办", entry.todo),
        labelled("依据　", entry.source),
        labelled("规则　", f"{entry.id} {entry.title}"),
    ]


def lapsed(decision: Decision) -> str:
    """A decision that was made for other values."""
    why = f"（当时的理由：{one_line(decision.reason)}）" if decision.reason else ""
    return f"曾决定{'保留' if decision.action == KEEP else '搁置'}{why}，后来内容变了，请重新决定。"


def brief(finding: Finding) -> Line:
    """A finding in one logical line, for the echo while typing."""
    text = numbers(finding)
    tail = f"（{text}）" if text else ""
    return line((mark(finding), STYLES[mark(finding)]), finding.message, tail, hang=8)


def _where(change: Change) -> str:
    if change.variable.endswith(TOLD):
        return "正文写的这个数"
    name = spoken(change.key) if is_key(change.key) else change.key
    return f"正文写的{name}" if change.source.kind == "prose" else name
