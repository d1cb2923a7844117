"""An applicant's kind in the words of a ledger -> the six columns of table 三. One is an answer, several are a question."""

from __future__ import annotations

from collections.abc import Mapping

from engine.form.keys import KINDS, ORGANISATIONS
from engine.intake.ledger.vocabulary import KIND_LABELS, KIND_WORDS, ORGANISATION_WORDS, pattern, plain

_PREFIX = "^(?:法人(?:或者?|和|及|与)?其他组织|法人|组织)"


def applicant_kinds(raw: object, learnt: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The kinds of applicant that a word may mean.

    Args:
        raw: the cell.
        learnt: words of this ledger that a person has placed: plain word -> kind.

    Returns:
        One kind: that is it. Several: it must be asked. None: the word says nothing (blank, or unknown).
    """
    word = plain(raw)
    if learnt and word in learnt:
        return (learnt[word],)
    if word in KIND_LABELS:
        return (KIND_LABELS[word],)
    rest = pattern(_PREFIX).sub("", word)
    if word and not rest:
        return ORGANISATIONS
    if rest in KIND_LABELS:
        return (KIND_LABELS[rest],)
    found: set[str] = set()
    for kind, words in KIND_WORDS:
        rest, hits = pattern(words).subn("，", rest)
        if hits:
            found.add(kind)
    if found:
        return tuple(kind for kind in KINDS if kind in found)
    return ORGANISATIONS if pattern(ORGANISATION_WORDS).search(word) else ()


def kind_of_name(raw: object) -> tuple[str, ...]:
    """The kind that the name of an applicant shows: a personal name, or an organisation that says what it is."""
    word = plain(raw)
    found = applicant_kinds(word)
    if len(found) == 1 and found[0] != "natural_person":
        return found
    personal = 2 <= len(word) <= 4 and all("\u4e00" <= char <= "\u9fff" for char in word)
    return ("natural_person",) if personal and not found else ()
