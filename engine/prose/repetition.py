"""How much of this year's prose stood in last year's report already (重复率).

Sentences are compared by pairs of characters, the best match then character by character; numbers count as equal,
so that a copied sentence with new figures is still a copied one. The preamble, headings, statutory sentences and
fixed phrases are left out on both sides: they must repeat. Comparing a sentence is remembered, so that while
somebody writes only the changed sentence is worked out anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise

from engine.namedtuple import NamedTuple
from engine.regex import regex

LINE = 0.5
"""Assessors object to a report of which half or more is last year's."""

SHORTEST = 8
"""A shorter sentence says too little to be a repetition."""

_CANDIDATE = 0.3
"""Sentences that share fewer pairs of characters are not compared character by character."""

_RUN = 3
"""Fewer equal characters in a row are chance."""


class Stretch(NamedTuple):
    """A paragraph or a sentence and how much of it is last year's.

    Attributes:
        part: the part of the prose.
        start: first code point in the resolved text of the part.
        end: behind the last one.
        share: repeated code points of those that count, 0 to 1.
        length: how many code points count (fixed phrases left out).
        like: the sentence of last year that it resembles most; empty where none does.
    """

    part: str
    start: int
    end: int
    share: float
    length: int
    like: str = ""


class Repetition(NamedTuple):
    """The repetition of the whole prose, by part and by paragraph."""

    share: float
    length: int
    parts: Mapping[str, Stretch]
    paragraphs: tuple[Stretch, ...]

    @property
    def over(self) -> bool:
        """Whether the report as a whole reaches the line of the assessors."""
        return self.length > 0 and self.share >= LINE


def repetition(now: Mapping[str, str], before: Mapping[str, str]) -> Repetition:
    """Compare this year's parts with all of last year's. Pure.

    Args:
        now: resolved texts by part.
        before: last year's texts by part.
    """
    known = _index(tuple(text for part, text in before.items() if part != "preamble"))
    paragraphs: list[Stretch] = []
    parts: dict[str, Stretch] = {}
    for part, text in now.items():
        if part == "preamble":
            continue
        found = [_joined(part, start, line, known) for start, line in _paragraphs(text)]
        paragraphs += [stretch for stretch in found if stretch.length]
        share, length = _mean(found)
        parts[part] = Stretch(part, 0, len(text), share, length)
    share, length = _mean(list(parts.values()))
    return Repetition(share, length, parts, tuple(paragraphs))


def telling(text: str) -> Iterator[str]:
    """The sentences of a text that count for a repetition, without white space and with every number as one sign."""
    for line in text.split("\n"):
        yield from _sentences(line)


@lru_cache(maxsize=256)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text, by which sentences are compared quickly."""
    plain = _plain(text)
    return frozenset(map("".join, pairwise(plain)))


def _mean(stretches: list[Stretch]) -> tuple[float, int]:
    length = sum(stretch.length for stretch in stretches)
    return (sum(stretch.share * stretch.length for stretch in stretches) / length if length else 0.0), length


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def _joined(part: str, start: int, line: str, known: _Index) -> Stretch:
    same = length = 0
    best = (0, "")
    for sentence in _sentences(line):
        count = len(sentence)
        shared, like = _best(sentence, known)
        same, length = same + shared, length + count
        best = max(best, (shared, like))
    return Stretch(part, start, start + len(line), same / length if length else 0.0, length, best[1])


class _Index:
    """Last year's sentences, and by pair of characters which of them have it."""

    __slots__ = ("having", "sentences")

    def __init__(self, sentences: tuple[str, ...], having: Mapping[str, tuple[int, ...]]) -> None:
        self.sentences = sentences
        self.having = having


@lru_cache(maxsize=4)
def _index(texts: tuple[str, ...]) -> _Index:
    sentences = tuple(
        dict.fromkeys(
            sentence for text in texts for line in text.split("\n") for sentence in _sentences(line)
        )
    )
    having: dict[str, list[int]] = {}
    for number, sentence in enumerate(sentences):
        for pair in pairs(sentence):
            having.setdefault(pair, []).append(number)
    return _Index(sentences, {pair: tuple(numbers) for pair, numbers in having.items()})


@lru_cache(maxsize=2048)
def _sentences(line: str) -> tuple[str, ...]:
    """The sentences of a paragraph that count, without white space and with every number as one sign."""
    return tuple(
        plain
        for sentence in _divided(line)
        if not _fixed().search(sentence) and len(plain := _plain(sentence)) >= SHORTEST
    )


def _divided(line: str) -> list[str]:
    for mark in "；;！!？?":
        line = line.replace(mark, "。")
    return line.split("。")


_NOISE = "，,、：:“”（）()"
_NUMERALS = "一二三四五六七八九十"


def _behind_number(sentence: str) -> str:
    """The sentence without （二）, 2. or 二是 at its head."""
    bare = sentence.lstrip()
    if bare.startswith("（"):
        inner, close, behind = bare[1:].partition("）")
        return behind if close and inner and not inner.strip(_NUMERALS) else bare
    for size in (1, 2):
        if bare[:size].isdecimal() and bare.startswith((".", "、", "．"), size):
            return bare[size + 1 :]
    return bare[2:] if bare.startswith("是", 1) and bare[0] in _NUMERALS else bare


@cache
def _digits() -> re.Pattern[str]:
    return regex(r"\d+")


@lru_cache(maxsize=4096)
def _plain(sentence: str) -> str:
    plain = _behind_number(sentence)
    for sign in _NOISE:
        plain = plain.replace(sign, "")
    return _digits().sub("0", "".join(plain.split())).replace("0.0", "0")


@cache
def _fixed() -> re.Pattern[str]:
    """Sentences that must read alike every year: law, form, statements of none, guiding phrases."""
    return regex(
        r"以习近平新时代中国特色社会主义思想为指[导引]|国务院令第?\s*711|国办公?开?办?函〔20|政府信息公开信息处理费管理办法|未(?:发出|收取)[^。]{0,16}(?:收费|处理费|费用)"
        r"|统计期限|(?:没有|未|无)(?:收到|发生|发现|产生|出现|承办|受理|接到)[^。，]{0,24}$|知情权、?参与权|公开为常态、?不公开为例外"
        r"|无其他需要报告的事项|没有其他需要报告的事项|^\s*无\s*$"
    )


@lru_cache(maxsize=4096)
def _best(sentence: str, known: _Index) -> tuple[int, str]:
    """How many characters of the sentence stand in last year's most similar one, and that one."""
    found = pairs(sentence)
    counts: Counter[int] = Counter()
    for pair in found:
        counts.update(known.having.get(pair, ()))
    best = (0, "")
    # of those that tie the first: the order of a set of pairs is another in every run
    for shared, at in sorted(((shared, -number) for number, shared in counts.items()), reverse=True)[:2]:
        number = -at
        if shared < _CANDIDATE * len(found):
            break
        best = max(best, (_shared(sentence, known.sentences[number]), known.sentences[number]))
    return best


def _shared(sentence: str, other: str) -> int:
    if sentence == other:
        return len(sentence)
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, sentence, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _RUN)
