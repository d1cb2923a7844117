"""Finding commands, questions and figures by a few typed letters or characters.

What is typed is looked for in this order: the characters themselves; their pinyin, whole or only the initials or both
mixed (xinshou, xs, xshou); the characters with others in between; the initials with others in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from engine.words.pinyin import syllables

Found = TypeVar("Found")

_LEAST_SCATTERED = 2
"""So many letters or characters must be typed before they may stand apart."""


def ranked(wanted: str, among: Iterable[Found], text: Callable[[Found], str]) -> list[Found]:
    """What matches, best first; all of it, in order, where nothing is typed."""
    bare = "".join(wanted.lower().split())
    if not bare:
        return list(among)
    scored = [(score, number, one) for number, one in enumerate(among) if (score := rank(bare, text(one)))]
    scored.sort(key=lambda entry: entry[:2])
    return [one for _, _, one in scored]


def rank(wanted: str, text: str) -> int:
    """How well a text matches what is typed, in lower case: 1 best, 0 not at all."""
    plain = text.lower()
    at = plain.find(wanted)
    if at >= 0:
        return 1 if at == 0 else 2
    if not wanted.isascii():
        return 5 if len(wanted) >= _LEAST_SCATTERED and _scattered(wanted, plain) else 0
    read = _read(text)
    if _spelt(wanted, read, 0):
        return 3
    if any(_spelt(wanted, read, start) for start in range(1, len(read))):
        return 4
    first = "".join(syllable[0] for syllable in read)
    return 6 if len(wanted) >= _LEAST_SCATTERED and _scattered(wanted, first) else 0


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[str, ...]:
    """The syllables and the other letters and digits; punctuation is left out."""
    return tuple(syllable for syllable in syllables(text) if syllable[0].isalnum())


def _spelt(wanted: str, read: tuple[str, ...], at: int) -> bool:
    """Whether the letters spell the syllables from here on, each in full or only begun."""
    if not wanted:
        return True
    if at == len(read) or wanted[0] != read[at][0]:
        return False
    syllable = read[at]
    longest = next((n for n in range(len(syllable), 0, -1) if wanted.startswith(syllable[:n])), 0)
    return any(_spelt(wanted[taken:], read, at + 1) for taken in range(longest, 0, -1))


def _scattered(wanted: str, text: str) -> bool:
    """Whether the characters stand in the text in this order."""
    rest = iter(text)
    return all(char in rest for char in wanted)
