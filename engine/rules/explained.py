"""The explanations of a finding in words."""

from __future__ import annotations

from engine.form.keys import is_key, spoken
from engine.prose.links import printed
from engine.rules.finding import Finding

_WHERE = {"prose": "正文所写的", "ledger": "台账计得的"}


def explained(finding: Finding) -> list[str]:
    """Each explanation of a finding in words, best first."""
    texts = []
    for explanation in finding.explanations:
        changes = "，".join(
            f"{_WHERE.get(change.source.kind, '')}{spoken(change.key) if is_key(change.key) else change.key}由{printed(change.before)}改为{printed(change.after)}"
            for change in explanation.changes
        )
        texts.append(changes + (f"（{explanation.cause}）" if explanation.cause else ""))
    return texts
