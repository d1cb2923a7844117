"""What the rules had to say about a draft; apart from them, so that a screen may stand before they are loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.figures.solve import Solution
    from engine.rules.finding import Finding
    from engine.rules.view import View


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
        """How many findings of this severity are open: nobody decided to keep them."""
        return sum(1 for f in self.findings if f.severity == severity and not f.kept)
