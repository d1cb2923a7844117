"""Reading a whole report: every number in every part, and statements of none and of all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from engine.form.keys import unit as unit_of
from engine.prose.fact import Fact, FactKind
from engine.prose.read.brackets import in_brackets
from engine.prose.read.denials import denials
from engine.prose.read.divided import divided
from engine.prose.read.done import done
from engine.prose.read.everything import everything
from engine.prose.read.items import Item, Scene, scene
from engine.prose.read.ledger import exact_sums
from engine.prose.read.lists import listings
from engine.prose.read.meaning import Reader
from engine.prose.read.paragraphs import by_paragraphs
from engine.prose.read.parts import Listing
from engine.prose.read.plain import Plain, plain
from engine.prose.read.ratios import Ratios
from engine.prose.read.settle import settle
from engine.prose.read.statement import Statement
from engine.regex import regex

_ONCE = (
    "posts.",
    "interpretations",
    "press_conferences",
    "consultations",
    "columns.",
    "accounts.",
    "training.",
)


def read_facts(texts: Mapping[str, str], *, year: int | None = None) -> tuple[Fact, ...]:
    """Read what the prose of a report says in figures.

    Args:
        texts: the text of each part, links resolved.
        year: the year of the report; worked out from the text where it is not known.

    Returns:
        The facts by part, in the order of the texts; in a part by place. Never raises for text.
    """
    if year is None:
        year = _year_of(texts)
    facts: list[Fact] = []
    told: set[str] = set()
    for part, text in texts.items():
        easy, statements = _read(part, text, year)
        facts += [_once(statement, told).fact(part, text, easy) for statement in statements]
    return tuple(facts)


@lru_cache(maxsize=64)
def _read(part: str, text: str, year: int | None) -> tuple[Plain, tuple[Statement, ...]]:
    """A part by itself; while somebody writes, only the part that changes is read anew."""
    easy = plain(text)
    found = _statements(scene(part, easy.text), year)
    return easy, tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))


def _statements(one: Scene, year: int | None) -> list[Statement]:
    lists = listings(one)
    Reader(one, year).read()
    settle(one.counts, one.text, year)
    lists += exact_sums(one.counts, lists)
    lists = divided(one, lists)
    lists += by_paragraphs(one, lists)
    lists += in_brackets(one, lists)
    denied = denials(one, year)
    whole = everything(one)
    whole += done(one, whole)
    ratios = Ratios(one, [*denied, *whole], year).read()
    read = {statement.figure for statement in ratios}
    zeros = _zeros(one, denied)
    found = [*denied, *whole, *ratios]
    found += [_sum(listing) for listing in lists if listing.value is not None]
    for item in one.items:
        if item.index in zeros:
            continue
        if item.sort != "ratio" or item.figure not in read:
            found += _number(item)
    return found


def _zeros(one: Scene, denied: list[Statement]) -> set[int]:
    """The numbers that are only the word of a denial: 均为零."""
    found: set[int] = set()
    for statement in denied:
        at = bisect_left(one.items, statement.end, key=lambda item: item.end)
        for item in one.items[max(0, at - 1) : at + 1]:
            if (
                item.value == 0
                and not item.keys
                and statement.start <= item.start
                and item.end <= statement.end
            ):
                found.add(item.index)
    return found


def _number(item: Item) -> Iterator[Statement]:
    """A number with its meaning, or declared free."""
    if not item.keys or item.value is None:
        kind: FactKind = "date" if item.sort == "date" else "other"
        start = item.span[0] if item.sort == "count" else item.start
        yield Statement(
            start,
            item.end,
            None,
            kind,
            item.value,
            item.unit,
            approximate=item.approximate,
            figure=item.figure,
        )
        return
    start, end = item.span
    rough = item.approximate or item.partly
    for key in item.keys:
        unit = unit_of(key)
        stated: FactKind = "money" if unit in ("元", "万元") else "count"
        yield Statement(start, end, key, stated, item.value, unit, approximate=rough, figure=item.figure)


def _sum(listing: Listing) -> Statement:
    first, last = listing.addends[0], listing.addends[-1]
    start, end = first.span[0], last.span[1]
    total = listing.total
    if total is not None and total.start > last.start:
        end = total.end
    elif total is not None and listing.adjacent:
        start = total.span[0]
    key = total.keys[0] if total is not None and total.keys else None
    hedged = any(item.approximate for item in listing.addends) or (total is not None and total.approximate)
    unit = total.unit if total is not None else first.unit
    parts = tuple(item.value for item in listing.addends for _ in range(item.times))
    return Statement(
        min(start, first.start), end, key, "sum", listing.value, unit, parts, listing.whole, hedged
    )


def _once(statement: Statement, told: set[str]) -> Statement:
    """What is told of the year's publishing counts where it is told first; a second number is another one."""
    key = statement.key
    if key is None or statement.kind != "count" or not key.startswith(_ONCE):
        return statement
    if key not in told:
        told.add(key)
        return statement
    return Statement(
        statement.start,
        statement.end,
        None,
        "other",
        statement.value,
        statement.unit,
        approximate=statement.approximate,
        figure=statement.figure,
    )


def _year_of(texts: Mapping[str, str]) -> int | None:
    """The year that the report is about: of its period, else the one named most."""
    named: Counter[int] = Counter()
    for text in texts.values():
        period = _period().search(text)
        if period is not None:
            return int(period.group(1))
        named.update(int(year) for year in _year().findall(text))
    return min(named, key=lambda year: (-named[year], -year)) if named else None


@cache
def _period() -> re.Pattern[str]:
    return regex("(20[0-9]{2}) ?年 ?1 ?月 ?1 ?日[^，。\n]{0,6}?[至到—-]")


@cache
def _year() -> re.Pattern[str]:
    return regex("(20[0-9]{2}) ?年(?!1[0-9]?月[0-9]{1,2}日起)")
