"""An outcome in the words of a ledger -> the rows of table 三 that it may mean. One row is an answer, several are a question."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from unicodedata import normalize

from engine.form.keys import OUTCOMES
from engine.intake.ledger.vocabulary import (
    AMBIGUOUS,
    GROUP_WORDS,
    GROUPS,
    NEGATED,
    NOT_GIVEN,
    OPEN,
    OPEN_WORDS,
    OUTCOME_LABELS,
    PARTIAL,
    ROW_WORDS,
    STRONG_GRANTED,
    WEAK_GRANTED,
    YES,
    pattern,
    plain,
)
from engine.regex import regex

Rows = tuple[str, ...]
"""Candidates in the order of the form; `("open",)` for a case that is not closed; empty where nothing is known."""

_CODE = regex(r"^[(]?([三四五六])[)]?[-—.、]?[(]?([1-8])[)]?[.、]?$")
_GROUP_NUMERALS = {"三": "denied", "四": "unable", "五": "declined", "六": "other"}


def outcome_rows(
    outcome: object, reason: object = "", split: object = "", learnt: Mapping[str, str] | None = None
) -> Rows:
    """The rows that an outcome may mean.

    Args:
        outcome: the cell of the outcome.
        reason: the cell of the sub-reason, where the ledger has one.
        split: the cell of 是否区分处理, where the ledger has one.
        learnt: words of this ledger that a person has placed: plain word -> row of the form or `open`.

    Returns:
        One row: that is it. Several: it must be asked. None: the words say nothing (blank, or unknown).
    """
    said, why = plain(outcome), plain(reason)
    known = learnt or {}
    for word in (said + why, said, why):
        if word and word in known:
            return (known[word],)
    if plain(split) in YES or str(split).strip() in YES:
        return ("partial",)
    return _of_words(said, why, outcome, reason)


def _of_words(said: str, why: str, outcome: object, reason: object) -> Rows:  # noqa: C901 - the order of the questions is the rule
    if pattern(PARTIAL).search(said):
        return ("partial",)
    group = _group(said)
    if said in OUTCOME_LABELS and not (why and group):
        row = OUTCOME_LABELS[said]
        return _joined(row, why) if why else (row,)
    coded = _coded(outcome) or _coded(reason)
    if coded:
        return coded
    if why in OUTCOME_LABELS and (not said or (group and OUTCOME_LABELS[why] in _rows_of(group))):
        return (OUTCOME_LABELS[why],)
    named = _named(said, why)
    if said.startswith("其他处理") and said.endswith("其他"):
        return ("other.other",)
    if "部分" in said:  # a part of the case, and nobody says what became of the rest
        return _sorted({"partial", *named, *(_rows_of(group) if group and not named else ())})
    if group:
        return _within(group, named)
    if said == "其他":
        return named or ("other.other",)
    negated = pattern(NEGATED).search(said)
    if not negated and pattern(STRONG_GRANTED).search(said):
        return _sorted({"granted", *named})
    if pattern(OPEN_WORDS).search(said):
        return (OPEN,)
    if named:
        return named
    if not negated and pattern(WEAK_GRANTED).search(said):
        return ("granted",)
    return _doubtful(said + why)


def _joined(row: str, why: str) -> Rows:
    """A row that the outcome names itself, beside a reason: the reason may name another one, which is a question."""
    named = _named("", why)
    if not named or row in named or row == "partial":
        return (row,)
    return _sorted({row, *named})


def _within(group: str, named: Rows) -> Rows:
    rows = _rows_of(group)
    if not named:
        return rows
    if set(named) <= set(rows):
        return named
    inside = tuple(row for row in named if row in rows)
    return _sorted({*named, *(inside or rows)})


def _rows_of(group: str) -> Rows:
    if group == "not_given":
        return GROUPS["denied"] + GROUPS["unable"]
    return GROUPS[group]


@cache
def _group(said: str) -> str:
    for group, words in GROUP_WORDS.items():
        if pattern(words).search(said):
            return group
    return "not_given" if pattern(NOT_GIVEN).search(said) else ""


def _named(said: str, why: str) -> Rows:
    """The rows whose patterns stand in the words, else what doubtful words leave open."""
    text = f"{said} {why}"
    rows = {row for row, words in ROW_WORDS.items() if pattern(words).search(text)}
    if {"denied.prohibited_by_law", "other.other"} <= rows:
        rows.discard("other.other")
    if "unable.still_unclear" in rows and "补正后" in text:
        rows.discard("other.correction_overdue")
    if "declined.reissue" in rows and "重复出具" in text:
        rows.discard("declined.repeated")
    return _sorted(rows) if rows else _doubtful(text)


def _doubtful(text: str) -> Rows:
    for words, rows in AMBIGUOUS.items():
        if pattern(words).search(text):
            return rows
    return ()


def _coded(raw: object) -> Rows:
    """（三）-1 and the like: the number of a group and of a row in it."""
    if not isinstance(raw, str):
        return ()
    found = _CODE.match(normalize("NFKC", raw).replace(" ", ""))
    if found is None:
        return ()
    rows = GROUPS[_GROUP_NUMERALS[found[1]]]
    index = int(found[2])
    return (rows[index - 1],) if index <= len(rows) else ()


def _sorted(rows: set[str]) -> Rows:
    return tuple(row for row in OUTCOMES if row in rows)
