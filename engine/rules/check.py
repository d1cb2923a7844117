"""Run all rules over a draft. A rule that crashes becomes a finding that says so; the others still run."""

from typing import TypeAlias

from engine.draft.model import Draft
from engine.rules import (
    balance,
    citations,
    counts,
    coverage,
    figures,
    headings,
    names,
    organ,
    outcomes,
    parts,
    plausible,
    privacy,
    problems,
    repeated,
    statements,
    structure,
    told,
    wording,
    years,
)
from engine.rules.decisions import decided
from engine.rules.finding import Finding
from engine.rules.text import Rule
from engine.rules.verdict import Verdict
from engine.rules.view import View, same_report, view

__all__ = ["OF_WORDS", "RULES", "Verdict", "check", "run"]

RULES: tuple[tuple[str, Rule], ...] = (
    *balance.RULES,
    *figures.RULES,
    *structure.RULES,
    *told.RULES,
    *organ.RULES,
    *outcomes.RULES,
    *plausible.RULES,
    *counts.RULES,
    *repeated.RULES,
    *parts.RULES,
    *statements.RULES,
    *headings.RULES,
    *years.RULES,
    *citations.RULES,
    *names.RULES,
    *wording.RULES,
    *privacy.RULES,
    *problems.RULES,
    *coverage.RULES,
)
"""Every rule with the first id of the catalogue that it answers for."""

OF_WORDS = frozenset(
    rule
    for module in (parts, statements, headings, years, citations, names, wording, privacy, problems, coverage)
    for _, rule in module.RULES
)
"""Rules that look at the prose and the profile alone; while only figures change they need not run again."""

OF_FIGURES = frozenset(rule for _, rule in (*figures.RULES, ("T-02", structure.impossible_figures)))
"""Rules that look at the figures and the profile alone; while only words change they need not run again."""

_ORDER = {"error": 0, "warning": 1, "hint": 2}


_KEPT = 4
_recent: list[Verdict] = []
"""The last verdicts, newest first; replaced as a whole, since a thread may be looking."""


def check(draft: Draft) -> Verdict:
    """All findings on a draft. Pure; does not depend on today's date.

    One answer asks for the verdict on the same few reports again and again: the rules run once for each.
    """
    seen = view(draft)
    known = next((verdict for verdict in tuple(_recent) if same_report(verdict.view.draft, draft)), None)
    if known is not None and known.view is seen:
        return known
    found = Verdict(seen, known.findings if known is not None else _judged(seen))
    _recent[:] = [found, *_recent[: _KEPT - 1]]
    return found


def _judged(seen: View) -> tuple[Finding, ...]:
    draft = seen.draft
    texts = tuple((part, resolved.text) for part, resolved in seen.texts.items())
    words = _memory(OF_WORDS, draft.profile, draft.extra, texts)
    stated = _memory(OF_FIGURES, draft.profile, draft.extra, seen.solution)
    findings: list[Finding] = []
    for name, rule in RULES:
        memory = words if rule in OF_WORDS else stated if rule in OF_FIGURES else None
        findings += run(name, rule, seen) if memory is None else _remembered(name, rule, seen, memory)
    if findings:
        findings = _explained(findings, seen)
    if draft.decisions:
        findings = decided(findings, draft.decisions, seen)
    return tuple(sorted(findings, key=lambda finding: _ORDER[finding.severity]))


def _explained(findings: list[Finding], seen: View) -> list[Finding]:
    from engine.rules.explained import self_explained  # a draft without findings does not wait for these
    from engine.rules.slipped import with_slipped_row

    return [with_slipped_row(self_explained(finding, seen), seen) for finding in findings]


_Memory: TypeAlias = dict[Rule, list[Finding]]
"""What each rule of a sort found."""

_newest: dict[frozenset[Rule], tuple[tuple[object, ...], _Memory]] = {}
"""By the rules of a sort: what they looked at last, and found. One draft is worked on at a time."""


def _memory(rules: frozenset[Rule], *ground: object) -> _Memory:
    """What the rules of a sort found where they looked at the same, else an empty memory, which is then the newest.

    Args:
        rules: of the sort.
        ground: all that they look at.
    """
    known = _newest.get(rules)
    if known is None or known[0] != ground:
        known = _newest[rules] = (ground, {})
    return known[1]


def _remembered(name: str, rule: Rule, seen: View, memory: _Memory) -> list[Finding]:
    found = memory.get(rule)
    if found is None:
        found = memory[rule] = run(name, rule, seen)
    return found


def run(name: str, rule: Rule, seen: View) -> list[Finding]:
    """One rule; its crash is a warning of its own id and stops nothing."""
    try:
        return list(rule(seen))
    except Exception as error:  # noqa: BLE001 - whatever a rule does, the others must speak
        return [
            Finding(
                name, "warning", f"规则{name}未能运行（{type(error).__name__}：{error}），请反馈给开发者。"
            )
        ]
