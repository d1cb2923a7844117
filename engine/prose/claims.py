"""The claims that prose makes on figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.figures.claims import Claim, Source
from engine.prose.fact import Fact
from engine.prose.links import Link, Resolved

CLAIMING = frozenset({"count", "none", "money"})
"""Kinds of statements that say outright how many a figure is."""


def link_of(fact: Fact, texts: Mapping[str, Resolved]) -> Link | None:
    """The link that a statement's figure is, if it is one: then it cannot differ from the table."""
    resolved = texts.get(fact.part)
    if fact.figure is None or resolved is None:
        return None
    return next((link for link in resolved.links if (link.start, link.end) == fact.figure), None)


def told_claims(facts: Iterable[Fact], texts: Mapping[str, Resolved]) -> list[Claim]:
    """Exact counts, amounts and statements of none as claims; links and hedged figures are left out."""
    return [
        Claim(fact.key, fact.value, Source("prose", fact.part, (fact.start, fact.end)))
        for fact in facts
        if fact.kind in CLAIMING
        and fact.key is not None
        and fact.value is not None
        and not fact.approximate
        and link_of(fact, texts) is None
    ]
