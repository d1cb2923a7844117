"""The one explanation of a contradiction that is worth naming beside an answer."""

from __future__ import annotations

from collections.abc import Collection

from engine.figures.explain import Explanation
from engine.rules.explained import explained
from engine.rules.finding import Finding

_TOO_MANY = 3
"""So many single figures that could equally be wrong are no explanation: naming the first one would only mislead."""


def likeliest(finding: Finding, said: Collection[str]) -> str:
    """The likeliest explanation in words; empty where the finding has none, or many that are as likely.

    Args:
        finding: the contradiction.
        said: the figures of the answer that brought it: among explanations that are alike, the one that is about
            the answer itself comes first.
    """
    texts = explained(finding)
    if not texts:
        return ""
    first = finding.explanations[0]
    alike = [at for at, other in enumerate(finding.explanations) if _alike(first, other)]
    own = [at for at in alike if all(change.key in said for change in finding.explanations[at].changes)]
    if len(own) == 1:
        return texts[own[0]]
    return "" if len(alike) >= _TOO_MANY else texts[0]


def _alike(first: Explanation, other: Explanation) -> bool:
    """Whether both change one figure, and neither looks more like a slip; one more or less looks like anything."""
    if len(first.changes) != 1 or len(other.changes) != 1:
        return first is other
    return first.rank == other.rank or (_by_one(first) and _by_one(other))


def _by_one(explanation: Explanation) -> bool:
    (change,) = explanation.changes
    return abs(change.after - change.before) == 1
