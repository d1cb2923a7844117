"""Each number of the prose with what it rests on."""

from __future__ import annotations

from typing import Any

from engine.draft.difference import part_title
from engine.draft.model import PROSE_PARTS
from engine.form.keys import is_cell, is_key, spoken
from engine.prose.claims import link_of
from engine.prose.fact import Fact
from engine.prose.links import printed
from engine.rules.numbers import WORDS, Told, coverage, numbers
from engine.rules.result import number
from engine.rules.view import View

_AROUND = 12


def number_rows(view: View) -> list[dict[str, Any]]:
    """The numbers in the order of the report; those that mean nothing to the form have no source."""
    order = {part: place for place, part in enumerate(PROSE_PARTS)}
    return [_row(told, view) for told in sorted(numbers(view), key=lambda told: order[told.fact.part])]


def coverage_of(view: View) -> dict[str, Any]:
    """How many numbers are in which state."""
    found = coverage(numbers(view))
    return {**found._asdict(), "words": found.words}


def _row(told: Told, view: View) -> dict[str, Any]:
    fact = told.fact
    return {
        "part": fact.part,
        "part_title": part_title(fact.part),
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
        "quote": _quote(fact, view),
        "value": number(fact.value),
        "unit": fact.unit,
        "kind": fact.kind,
        "key": fact.key,
        "source": _source(told, view),
        "state": told.state,
        "state_words": WORDS[told.state],
        "free": told.is_free,
    }


def _quote(fact: Fact, view: View) -> str:
    """The statement; a bare number with some words around it."""
    if len(fact.text) >= _AROUND:
        return fact.text
    text = view.text(fact.part)
    start = max(text.rfind("\n", 0, fact.start) + 1, fact.start - _AROUND)
    for sign in "。；，、":
        start = max(start, text.rfind(sign, 0, fact.start) + 1)
    return text[start : fact.end]


def _source(told: Told, view: View) -> str:
    fact = told.fact
    if told.is_free:
        return ""
    link = link_of(fact, view.texts)
    key = link.key if link is not None else fact.key
    value = view.value(key) if key is not None and is_key(key) else None
    named = spoken(key) if key is not None and is_key(key) else ""
    if told.state == "confirmed":
        return "经办人核对确认"
    match fact.kind:
        case "sum":
            parts = "＋".join(printed(part) for part in fact.parts if part is not None)
            return f"{named + '，' if named else ''}分项相加：{parts}"
        case "share":
            values = [printed(part) for part in fact.parts if part is not None]
            return f"占比：{'÷'.join(values)}" if len(values) == 2 else "占比：没有认出所用的两个数"
        case "growth":
            return _growth(fact, key, view)
        case _:
            pass
    if not named:
        return "表格里没有对应的数，要另附依据"
    where = "（草稿填报）" if key is not None and not is_cell(key) and key in view.draft.figures else ""
    return f"{named}{where}＝{printed(value)}" if value is not None else f"{named}（只在正文里）"


def _growth(fact: Fact, key: str | None, view: View) -> str:
    """What grew from what: as the text says it, else as this year's and last year's tables do."""
    now, before = fact.parts if len(fact.parts) == 2 else (None, None)
    if key is not None and is_key(key):
        now = view.value(key) if now is None else now
        before = view.last(key) if before is None else before
    if now is None or before is None:
        return "与上年比：没有认出所用的两个数"
    return f"与上年比：由{printed(before)}到{printed(now)}"
