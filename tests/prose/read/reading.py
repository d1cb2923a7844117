"""What the tests of the reader share."""

from __future__ import annotations

from engine.prose.fact import Fact
from engine.prose.read import read_facts


def read(text: str, *, part: str = "overview", year: int | None = 2024) -> tuple[Fact, ...]:
    """The facts of one text."""
    return read_facts({part: text}, year=year)


def said(text: str, *, part: str = "overview", year: int | None = 2024) -> list[tuple[str, object]]:
    """Key and value of every count, amount, denial and statement of all that has a meaning, in order."""
    return [
        (fact.key, fact.value)
        for fact in read(text, part=part, year=year)
        if fact.key is not None and fact.kind in ("count", "money", "none", "all")
    ]


def of_kind(text: str, kind: str) -> list[Fact]:
    """The facts of one kind."""
    return [fact for fact in read(text) if fact.kind == kind]
