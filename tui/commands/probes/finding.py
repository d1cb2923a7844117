"""One thing that `doctor` found."""

from __future__ import annotations

from engine.namedtuple import NamedTuple

GOOD, CARE, BAD = "可用", "注意", "不可用"


class Probe(NamedTuple):
    """One line of the result.

    Attributes:
        verdict: 可用, 注意 or 不可用.
        what: what was looked at.
        text: what was found.
        advice: what to do about it; empty where there is nothing to do.
        essential: whether nothing works without it.
    """

    verdict: str
    what: str
    text: str
    advice: str = ""
    essential: bool = False
