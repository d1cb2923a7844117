"""The explanations of a finding: the one that a wrong number of the prose has by itself, and all of them in words."""

from __future__ import annotations

from engine.figures.causes import Change
from engine.figures.claims import Source
from engine.figures.slips import slip
from engine.form.keys import is_key, spoken
from engine.prose.links import printed
from engine.rules.finding import TOLD, Finding
from engine.rules.view import View

_WHERE = {"prose": "正文所写的", "ledger": "台账计得的"}


def explained(finding: Finding) -> list[str]:
    """Each explanation of a finding in words, best first."""
    texts = []
    for explanation in finding.explanations:
        changes = "，".join(map(said, explanation.changes))
        texts.append(changes + (f"（{explanation.cause}）" if explanation.cause else ""))
    return texts


def said(change: Change) -> str:
    """A change in words: which figure, where it stands, and what becomes what."""
    if change.variable.endswith(TOLD):
        return f"正文所写的{printed(change.before)}改为{printed(change.after)}"
    name = spoken(change.key) if is_key(change.key) else change.key
    where = _WHERE.get(change.source.kind, "")
    return f"{where}{name}由{printed(change.before)}改为{printed(change.after)}"


def self_explained(finding: Finding, view: View) -> Finding:
    """A finding on one number of the prose (a sum, a share, a growth) with what that number should be as its explanation.

    Others come back as they are: those that have explanations, and those whose number does not stand in their words.
    """
    if finding.explanations or finding.expected is None or finding.actual is None or len(finding.spans) != 1:
        return finding
    from engine.figures.explain import Explanation

    (span,) = finding.spans
    if (span.part, span.start, span.end) in view.said_firmly:
        return finding  # the drafter stands by it
    key = finding.cells[0] if finding.cells else _key_at(finding, view)
    if alone(view.text(span.part)[span.start : span.end], printed(finding.actual)) is None:
        return finding
    change = Change(
        key + TOLD, key, finding.actual, finding.expected, Source("prose", span.part, (span.start, span.end))
    )
    cause = slip(finding.actual, finding.expected)
    return finding._replace(explanations=(Explanation((change,), cause.text, cause.rank),))


def _key_at(finding: Finding, view: View) -> str:
    """What the statement at the place of a finding is about; empty where the form has no figure for it."""
    found = (f.key for f in view.facts if (f.part, f.start, f.end) == finding.spans[0] and f.key)
    return next(found, "")


def alone(words: str, number: str) -> int | None:
    """Where a number stands as itself; None where it stands nowhere or more than once."""
    found = []
    at = words.find(number)
    while at >= 0:
        if not _goes_on(words[:at][::-1]) and not _goes_on(words[at + len(number) :]):
            found.append(at)
        at = words.find(number, at + 1)
    return found[0] if len(found) == 1 else None


_SEPARATORS = ".,，．"


def _goes_on(beside: str) -> bool:
    """Whether a number goes on here: with a digit, or with a sign between digits; a comma of the sentence ends it."""
    return beside[:1].isdigit() or (beside[:1] in _SEPARATORS and beside[1:2].isdigit())
