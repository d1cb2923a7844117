"""Decisions on findings: for which finding a decision was made, and whether what it was made for still stands.

A decision is bound to its rule and to what the finding was about: the values of its cells, the words of its places.
It survives every run of the rules, and lapses, visibly, when one of them changes (the convention 情况属实 of assessors:
a doubtful figure is kept with a reason, for exactly this figure).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.draft.model import Decision, Draft
from engine.figures.claims import Number
from engine.rules.finding import KEEP, LATER, Finding
from engine.rules.text import clause
from engine.rules.view import View

MESSAGE = "message"
"""Under this key stands the message of a finding that has neither cells nor places."""

CONFIRM = "confirm"
"""The action of a decision that says no more than: this is right as it stands."""

NUMBERS = "numbers"
"""The rule of a decision that confirms a number of the prose."""

_HELD = (KEEP, LATER)
_JOIN = "……"


def binding(finding: Finding, view: View) -> dict[str, Number | str | None]:
    """What a decision on this finding is made for.

    Figures by cell (None for a blank); by part of the prose the words that the finding points at, for a finding of words
    alone with the sentence around them; the message where there is nothing else.
    """
    values: dict[str, Number | str | None] = {key: view.value(key) for key in finding.cells}
    words: dict[str, list[str]] = {}
    for span in finding.spans:
        text = view.text(span.part)
        start, end = (span.start, span.end) if finding.cells else clause(text, span.start, span.end)
        words.setdefault(span.part, []).append(text[start:end].strip())
    values |= {part: _JOIN.join(dict.fromkeys(said)) for part, said in words.items()}
    return values or {MESSAGE: finding.message}


def decided(findings: Sequence[Finding], decisions: Sequence[Decision], view: View) -> list[Finding]:
    """The findings, each with the decision that stands on it, or with the newest one that has lapsed."""
    held = [decision for decision in decisions if decision.action in _HELD]
    standing = [_standing(finding, held, view) for finding in findings]
    used = {id(decision) for decision in standing if decision is not None}
    idle = [decision for decision in reversed(held) if id(decision) not in used]
    return [
        finding._replace(
            decision=decision, lapsed=None if decision else next(_concerning(finding, idle), None)
        )
        for finding, decision in zip(findings, standing, strict=True)
    ]


def confirmed_words(draft: Draft) -> frozenset[tuple[str, str]]:
    """The statements of the prose that the drafter confirmed: part and words."""
    return frozenset(
        (part, words)
        for decision in draft.decisions
        if decision.rule == NUMBERS and decision.action == CONFIRM
        for part, words in decision.values.items()
        if isinstance(words, str)
    )


def _standing(finding: Finding, held: Sequence[Decision], view: View) -> Decision | None:
    found = _concerning(finding, held)
    return next((decision for decision in found if _stands(decision.values, finding, view)), None)


def _concerning(finding: Finding, decisions: Sequence[Decision]) -> Iterator[Decision]:
    return (
        decision for decision in decisions if decision.rule == finding.rule and _concerns(decision, finding)
    )


def _concerns(decision: Decision, finding: Finding) -> bool:
    """Whether it was made for the cells, or for the parts, of this finding."""
    cells, parts = set(finding.cells), {span.part for span in finding.spans}
    keys = set(decision.values)
    if cells:
        return bool(keys & cells) and keys <= cells | parts
    # written by hand without values, it stands for all findings of its rule that are about words
    return keys <= (parts or {MESSAGE})


def _stands(values: Mapping[str, Number | str | None], finding: Finding, view: View) -> bool:
    now = binding(finding, view)
    return all(now.get(key) == value for key, value in values.items())
