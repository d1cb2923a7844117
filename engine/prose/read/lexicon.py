"""Words that carry meaning, as data: each stands for one thing of the form, or for something that is none.

A word is looked up longest first, so a longer entry keeps a shorter one from being seen in it (复议法 is no 复议).
`收|政府` is 收, but only where 政府 follows.
"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from engine.namedtuple import NamedTuple
from engine.prose.read.words_applications import APPLICATION_WORDS
from engine.prose.read.words_disclosure import DISCLOSURE_WORDS
from engine.prose.read.words_general import GENERAL_WORDS

DECOY = "decoy"
"""The family of words that only look like another one."""


class Mark(NamedTuple):
    """A word with a meaning, at its place in the plain text.

    Attributes:
        start: first code point.
        end: behind the last one.
        family: what sort of word it is: app, review, in, out, outcome, foreign …
        name: which one of the family.
    """

    start: int
    end: int
    family: str
    name: str


_Entry: TypeAlias = tuple[int, str, str]
"""How much of what stands in the text is the word itself, its family and its name."""


def find_marks(text: str) -> tuple[Mark, ...]:
    """Find the words of the lexicon in a plain text, the longest first, without overlaps."""
    words, lengths = _table()
    found: list[Mark] = []
    floor = 0
    for at in range(len(text)):
        if at < floor:
            continue
        for length in lengths.get(text[at : at + 2]) or lengths.get(text[at]) or ():
            entry = words.get(text[at : at + length])
            if entry is not None:
                own, family, name = entry
                floor = at + own
                if family != DECOY:
                    found.append(Mark(at, floor, family, name))
                break
    return tuple(found)


@cache
def _table() -> tuple[dict[str, _Entry], dict[str, list[int]]]:
    """The entries by what stands in the text; by their first two characters, or their only one, how long they may be.

    The longest comes first.
    """
    words: dict[str, _Entry] = {}
    for listed in (APPLICATION_WORDS, DISCLOSURE_WORDS, GENERAL_WORDS):
        for (family, name), written in listed.items():
            for word in written.split():
                head, _, rest = word.partition("|")
                words.setdefault(head + rest, (len(head), family, name))
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:2], set()).add(len(word))
    for start, known in lengths.items():
        if len(start) == 2 and start[0] in words:
            known.add(1)
    return words, {start: sorted(known, reverse=True) for start, known in lengths.items()}
