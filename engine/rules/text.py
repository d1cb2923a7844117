"""What the rules of wording share: text without its white space, sentences, places, and the kind of a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeAlias

from engine.namedtuple import NamedTuple
from engine.rules.finding import Finding, Span
from engine.rules.scan import NUMERALS, places
from engine.rules.view import View

Rule: TypeAlias = Callable[[View], Iterator[Finding]]
"""A rule of the catalogue: pure, silent where it has nothing to say."""

SHOWN = 3
"""So many examples are quoted in a message; of the rest the number is given."""

_LONGEST = 500
_SENTENCE_ENDS = "。；;！!？?\n"
_TRADITIONAL = frozenset("開請關於處務與進數類發佈條訊門機構據應辦設覆複訴許責監網見據護專題級區縣鎮東")


class Compact(NamedTuple):
    """A text without white space, and where each of its characters stands in the full text."""

    text: str
    places: tuple[int, ...]

    def span(self, part: str, start: int, end: int) -> Span:
        """The place in the full text of a stretch of the compact one."""
        return Span(part, self.places[start], self.places[end - 1] + 1)


class Sentence(NamedTuple):
    """A sentence of a part, without its end mark and the white space around it."""

    part: str
    start: int
    text: str

    @property
    def end(self) -> int:
        """The code point behind the last one."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """The place of the whole sentence."""
        return Span(self.part, self.start, self.end)


@lru_cache(maxsize=32)
def compact(text: str) -> Compact:
    """The text without white space; line breaks stay, they end sentences."""
    kept = tuple(place for place, sign in enumerate(text) if sign == "\n" or not sign.isspace())
    if len(kept) == len(text):
        return Compact(text, kept)
    return Compact("".join([text[place] for place in kept]), kept)


@lru_cache(maxsize=64)
def sentences(part: str, text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; a line break ends one."""
    ended = text
    for mark in _SENTENCE_ENDS:
        ended = ended.replace(mark, "\n")
    return tuple(Sentence(part, start, line) for start, line in lines(ended))


def clause(text: str, start: int, end: int, ends: str = _SENTENCE_ENDS) -> tuple[int, int]:
    """The stretch around a place that no end mark cuts; no longer than sentences are."""
    least, most = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    first = max(max(text.rfind(mark, least, start) for mark in ends) + 1, least)
    behind = min((at for mark in ends if (at := text.find(mark, end, most)) >= 0), default=most)
    return first, behind


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, each with the place of its first code point that is not white space."""
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            yield start + line.index(bare[0]), bare
        start += len(line) + 1


def parts_of(view: View, *names: str) -> Iterator[tuple[str, str]]:
    """Parts and their texts, in the order of the draft; `overview` stands for its aspects too."""
    for part, resolved in view.texts.items():
        if resolved.text and (not names or part in names or part.split(".", 1)[0] in names):
            yield part, resolved.text


def whole(view: View) -> str:
    """All prose of the report as one text."""
    return "\n".join(resolved.text for resolved in view.texts.values())


def quoted(words: list[str] | tuple[str, ...], shown: int = SHOWN) -> str:
    """The first different words in quotation marks, and how many there are where that is more."""
    unique = list(dict.fromkeys(words))
    named = "、".join(f"“{short(word)}”" for word in unique[:shown])
    return named + (f"等{len(unique)}处" if len(unique) > shown else "")


def short(text: str, longest: int = 30) -> str:
    """A text cut to be quoted."""
    bare = " ".join(text.split())
    return bare if len(bare) <= longest else f"{bare[: longest - 1]}…"


@lru_cache(maxsize=32)
def is_traditional(text: str) -> bool:
    """Whether the text is in traditional characters, so that single characters cannot be compared."""
    return len(_TRADITIONAL.intersection(text)) >= 4


def _item_starts(text: str) -> Iterator[int]:
    """Where 一是, 其一是 or 第一， stands, and no Chinese character before it."""
    for at in places(text, "是"):
        if at and text[at - 1] in NUMERALS:
            yield at - 2 if text[max(0, at - 2) : at - 1] == "其" else at - 1
    for at in places(text, "第"):
        if text[at + 1 : at + 2] and text[at + 1] in NUMERALS and text[at + 2 : at + 3] in ("，", ","):
            yield at


def items(text: str) -> list[tuple[int, int]]:
    """The places of the items of an enumeration 一是… 二是…, each up to the next one or the end of its line."""
    found = sorted(at for at in _item_starts(text) if not at or not "一" <= text[at - 1] <= "\u9fff")
    result = []
    for position, start in enumerate(found):
        following = found[position + 1] if position + 1 < len(found) else len(text)
        line = text.find("\n", start)
        result.append((start, min(following, len(text) if line < 0 else line)))
    return result
