"""Whatever a rule says in any of these tests is well-formed: its cells exist, its places stand in the text."""

from __future__ import annotations

import re

import pytest

from engine.form.keys import LAST_YEAR, figure_keys
from engine.rules import check as checking
from engine.rules.finding import Finding
from engine.rules.text import Rule
from engine.rules.view import View

_ID = re.compile(r"[A-Z]\d?-(\d\d|LAST)")


def well_formed(finding: Finding, seen: View) -> None:
    """Fails where a finding points at nothing."""
    assert _ID.fullmatch(finding.rule), finding
    assert finding.message.strip() == finding.message != ""
    assert "\n" not in finding.message
    assert "None" not in finding.message, finding
    keys = figure_keys()
    for key in finding.cells:
        assert key.removeprefix(LAST_YEAR) in keys, finding
    assert len(set(finding.cells)) == len(finding.cells), finding
    for span in finding.spans:
        assert 0 <= span.start < span.end <= len(seen.text(span.part)), finding
    if finding.difference is not None:
        assert finding.expected is not None, finding
        assert finding.actual is not None, finding
        assert finding.difference == finding.actual - finding.expected, finding
    for explanation in finding.explanations:
        assert explanation.changes
        for change in explanation.changes:
            assert change.key.removeprefix(LAST_YEAR) in keys, finding
            assert change.before != change.after, finding


@pytest.fixture(autouse=True)
def _only_well_formed(monkeypatch: pytest.MonkeyPatch) -> None:
    run = checking.run

    def looked_at(name: str, rule: Rule, seen: View) -> list[Finding]:
        found = run(name, rule, seen)
        for finding in found:
            well_formed(finding, seen)
        return found

    monkeypatch.setattr(checking, "run", looked_at)
