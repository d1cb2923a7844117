"""Findings of the rules in the words of the screen."""

from __future__ import annotations

from collections.abc import Iterable

from engine.figures.claims import Number
from engine.figures.explain import Explanation
from engine.form import is_key, title, unit
from engine.rules.finding import Finding
from tui.text import Line, line

CONFLICT, MISSING, WARNING, HINT = "〔冲突〕", "〔待补〕", "〔提醒〕", "〔提示〕"

STYLES = {CONFLICT: "$text-error", MISSING: "$text-warning", WARNING: "$text-warning", HINT: "$text-muted"}

_ORDER = {CONFLICT: 0, WARNING: 1, HINT: 2, MISSING: 3}
_MOST_EXPLANATIONS = 3


def mark(finding: Finding) -> str:
    """The word for a finding: a contradiction, something still missing, a reminder, a hint."""
    if finding.severity == "error":
        return MISSING if finding.rule == "T-01" or finding.rule.startswith("M-") else CONFLICT
    return WARNING if finding.severity == "warning" else HINT


def is_conflict(finding: Finding) -> bool:
    """Whether statements contradict each other and nobody decided to keep them."""
    return finding.decision is None and mark(finding) == CONFLICT


def conflicts(findings: Iterable[Finding]) -> list[Finding]:
    """The open contradictions."""
    return [finding for finding in findings if is_conflict(finding)]


def suspects(finding: Finding) -> tuple[str, ...]:
    """The cells to mark: those that an explanation would change, else all that take part."""
    named = [
        change.variable.split("@", maxsplit=1)[0]
        for explanation in finding.explanations
        for change in explanation.changes
    ]
    return tuple(dict.fromkeys(named)) or finding.cells


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Contradictions first, then reminders and hints, then what is still missing; decided ones last."""
    return sorted(findings, key=lambda finding: (finding.decision is not None, _ORDER[mark(finding)]))


def name_of(variable: str) -> str:
    """What a figure is called; `key@2` is a second statement on the same figure."""
    key = variable.split("@", maxsplit=1)[0]
    return title(key) if is_key(key) else key


def numbers(finding: Finding) -> str:
    """应为 60，现为 66，多 6."""
    parts = []
    measure = unit(finding.cells[0]) if finding.cells and is_key(finding.cells[0]) else ""
    if finding.expected is not None:
        parts.append(f"应为{finding.expected}{measure}")
    if finding.actual is not None:
        parts.append(f"现为{finding.actual}{measure}")
    if finding.difference:
        parts.append(f"{'多' if finding.difference > 0 else '少'}{abs(finding.difference)}{measure}")
    return "，".join(parts)


def explained(explanation: Explanation) -> str:
    """A way out: which figures would have to be what."""
    changes = "；".join(
        f"{name_of(change.variable)}应为{_figure(change.after)}（现在填的是{_figure(change.before)}）"
        for change in explanation.changes
    )
    return changes + (f"，像是{explanation.cause}" if explanation.cause else "")


def described(finding: Finding, *, most: int = _MOST_EXPLANATIONS) -> list[Line]:
    """A finding with its numbers and its best explanations."""
    word = mark(finding)
    lines = [line((word, STYLES[word]), finding.message, hang=8)]
    if text := numbers(finding):
        lines.append(line(("　　　　", ""), (text, "bold"), hang=8))
    for number, explanation in enumerate(finding.explanations[:most]):
        lead = "最可能是　" if number == 0 else "也可能是　"
        lines.append(line((lead, "$text-muted"), explained(explanation), hang=10))
    if finding.decision is not None:
        lines.append(line(("已决定保留　", "$text-success"), finding.decision.reason, hang=12))
    return lines


def brief(finding: Finding) -> Line:
    """A finding in one logical line, for the echo while typing."""
    text = numbers(finding)
    tail = f"（{text}）" if text else ""
    return line((mark(finding), STYLES[mark(finding)]), finding.message, tail, hang=8)


def _figure(value: Number) -> str:
    return str(value)
