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


_Entry: TypeAlias = tuple[str, int, str, str]
"""What stands in the text, how much of it the word itself is, its family and its name."""


def find_marks(text: str) -> tuple[Mark, ...]:
    """Find the words of the lexicon in a plain text, the longest first, without overlaps."""
    table = _table()
    found: list[Mark] = []
    floor = 0
    for at in range(len(text)):
        if at < floor:
            continue
        entries = table.get(text[at : at + 2]) or table.get(text[at])
        if entries is None:
            continue
        for word, length, family, name in entries:
            if text.startswith(word, at):
                floor = at + length
                if family != DECOY:
                    found.append(Mark(at, floor, family, name))
                break
    return tuple(found)


@cache
def _table() -> dict[str, list[_Entry]]:
    """Entries by their first two characters, or their only one; the longest first, those of one character last."""
    entries: dict[str, _Entry] = {}
    for words in (APPLICATION_WORDS, DISCLOSURE_WORDS, GENERAL_WORDS):
        for (family, name), written in words.items():
            for word in written.split():
                head, _, rest = word.partition("|")
                entries.setdefault(head + rest, (head + rest, len(head), family, name))
    table: dict[str, list[_Entry]] = {}
    for text in sorted(entries, key=len, reverse=True):
        table.setdefault(text[:2], []).append(entries[text])
    for start, listed in table.items():
        if len(start) == 2:
            listed.extend(table.get(start[0], ()))
    return table
