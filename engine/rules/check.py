"""Run all rules over a draft. A rule that crashes becomes a finding that says so; the others still run."""

from collections.abc import Mapping

from engine.draft.model import Draft
from engine.namedtuple import NamedTuple
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
    words, stated = _said(seen), _stated(seen)
    findings: list[Finding] = []
    for name, rule in RULES:
        if rule in OF_WORDS:
            findings += _remembered(name, rule, seen, words.findings)
        elif rule in OF_FIGURES:
            findings += _remembered(name, rule, seen, stated.findings)
        else:
            findings += run(name, rule, seen)
    if findings:
        findings = _explained(findings, seen)
    if draft.decisions:
        findings = decided(findings, draft.decisions, seen)
    return tuple(sorted(findings, key=lambda finding: _ORDER[finding.severity]))


def _explained(findings: list[Finding], seen: View) -> list[Finding]:
    from engine.rules.explained import self_explained  # a draft without findings does not wait for these
    from engine.rules.slipped import with_slipped_row

    return [with_slipped_row(self_explained(finding, seen), seen) for finding in findings]


class _Words(NamedTuple):
    """What the rules of words look at, and what they found there."""

    profile: Mapping[str, object]
    extra: Mapping[str, object]
    texts: tuple[tuple[str, str], ...]
    findings: dict[Rule, list[Finding]]


_newest = _Words({}, {}, (), {})


def _said(seen: View) -> _Words:
    """The memory of the rules of words: the newest one where the draft still says the same, else an empty one."""
    global _newest  # noqa: PLW0603 - one draft is worked on at a time; its words seldom change with its figures
    texts = tuple((part, resolved.text) for part, resolved in seen.texts.items())
    words = _Words(seen.draft.profile, seen.draft.extra, texts, {})
    if words[:3] != _newest[:3]:
        _newest = words
    return _newest


class _Figures(NamedTuple):
    """What the rules of figures look at, and what they found there."""

    profile: Mapping[str, object]
    extra: Mapping[str, object]
    figures: Mapping[str, object]
    last_year: object
    derived: Mapping[str, object]
    findings: dict[Rule, list[Finding]]


_latest = _Figures({}, {}, {}, None, {}, {})


def _stated(seen: View) -> _Figures:
    """The memory of the rules of figures: the newest one where the draft still states the same, else an empty one."""
    global _latest  # noqa: PLW0603 - see `_said`
    draft = seen.draft
    stated = _Figures(draft.profile, draft.extra, draft.figures, draft.last_year, seen.solution.derived, {})
    same = all(one is other for one, other in zip(stated[:4], _latest[:4], strict=True))
    if not same or stated.derived != _latest.derived:
        _latest = stated
    return _latest


def _remembered(name: str, rule: Rule, seen: View, findings: dict[Rule, list[Finding]]) -> list[Finding]:
    found = findings.get(rule)
    if found is None:
        found = findings[rule] = run(name, rule, seen)
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
