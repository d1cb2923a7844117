"""What a rule has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from engine.namedtuple import NamedTuple

if TYPE_CHECKING:
    from engine.draft.model import Decision
    from engine.figures.claims import Number
    from engine.figures.explain import Explanation

Severity = Literal["error", "warning", "hint"]

KEEP, LATER = "keep", "later"
"""What may be decided on a finding: it stays as it is, for a reason; it is put off and still stands against an export."""

TOLD = "@told"
"""Behind the key of a change: the number is not the figure itself, but a sum, a share or a growth that prose tells."""


class Span(NamedTuple):
    """A place in a prose part: code points of the resolved text, end exclusive."""

    part: str
    start: int
    end: int


class Finding(NamedTuple):
    """A contradiction, an omission or a doubt.

    Attributes:
        rule: id of the catalogue (T3-01 …).
        severity: error blocks the export unless a decision stands against it.
        message: what is wrong, where, with both values, and what to do; Chinese.
        cells: keys of the cells concerned.
        spans: places in the prose.
        expected: the value that the rest of the report asks for, where there is one.
        actual: the value that stands there.
        difference: actual - expected.
        explanations: which statements to give up so that the rest fits, best first.
        decision: the drafter's decision on it: kept with a reason, or put off.
        fix: what the words at each of its places should be, where that is known.
        lapsed: a decision on other values than those that stand now.
    """

    rule: str
    severity: Severity
    message: str
    cells: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    expected: Number | None = None
    actual: Number | None = None
    difference: Number | None = None
    explanations: tuple[Explanation, ...] = ()
    decision: Decision | None = None
    fix: str | None = None
    lapsed: Decision | None = None

    @property
    def kept(self) -> bool:
        """Whether it stays as it is, for a reason."""
        return self.decision is not None and self.decision.action == KEEP

    @property
    def blocks(self) -> bool:
        """Whether this finding stands against an export."""
        return self.severity == "error" and not self.kept
