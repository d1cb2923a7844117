"""Run all rules over a draft. A rule that crashes becomes a finding that says so; the others still run."""

from __future__ import annotations

from engine.draft.model import Decision, Draft
from engine.figures.solve import Solution
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
    told,
    wording,
    years,
)
from engine.rules.finding import Finding
from engine.rules.text import Rule
from engine.rules.view import View, view

RULES: tuple[tuple[str, Rule], ...] = (
    *balance.RULES,
    *figures.RULES,
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

_ORDER = {"error": 0, "warning": 1, "hint": 2}


class Verdict:
    """Everything the rules had to say about a draft, errors first, each kind in the order of the catalogue."""

    def __init__(self, view: View, findings: tuple[Finding, ...]) -> None:
        self.view = view
        self.findings = findings

    @property
    def solution(self) -> Solution:
        """The solved figures."""
        return self.view.solution

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Errors without a decision: they stand against an export."""
        return tuple(finding for finding in self.findings if finding.blocks)

    def count(self, severity: str) -> int:
        """How many findings of this severity have no decision."""
        return sum(1 for f in self.findings if f.severity == severity and f.decision is None)


def check(draft: Draft) -> Verdict:
    """All findings on a draft. Pure; does not depend on today's date."""
    seen = view(draft)
    findings = [finding for name, rule in RULES for finding in run(name, rule, seen)]
    decided = [_with_decision(finding, draft, seen) for finding in findings]
    return Verdict(seen, tuple(sorted(decided, key=lambda finding: _ORDER[finding.severity])))


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


def _with_decision(finding: Finding, draft: Draft, seen: View) -> Finding:
    for decision in draft.decisions:
        if decision.rule == finding.rule and _still_holds(decision, finding, seen):
            return finding._replace(decision=decision)
    return finding


def _still_holds(decision: Decision, finding: Finding, seen: View) -> bool:
    """A decision stands for the cells and the values that it was made for; changed values ask anew."""
    if not set(decision.values) <= set(finding.cells) or bool(finding.cells) != bool(decision.values):
        return False
    return all(seen.value(key) == value for key, value in decision.values.items())
