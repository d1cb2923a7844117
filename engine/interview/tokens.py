"""An answer cut into what matters: names of figures, numbers, denials, 都是, 其余, and words nobody knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Literal

from engine.figures.claims import Number
from engine.interview.glue import glue_for
from engine.interview.phrases import (
    absent_pattern,
    all_pattern,
    doubt_pattern,
    each_pattern,
    except_pattern,
    listed_pattern,
    remainder_pattern,
    rest_pattern,
)
from engine.interview.question import Question
from engine.interview.vocabulary import Meaning, pattern, words_for
from engine.namedtuple import NamedTuple
from engine.regex import regex
from engine.words import Numeral, evaluate, find_none, find_numbers

Kind = Literal[
    "word",
    "number",
    "vague",
    "rest",
    "everything",
    "remainder",
    "each",
    "listed",
    "except",
    "doubt",
    "unknown",
    "break",
]
"""`vague` is a number that is not exact; `rest` is 其余为0; `listed` is 分别; `doubt` is 大概."""


class Token(NamedTuple):
    """A piece of an answer.

    Attributes:
        kind: what it is.
        start: where it begins.
        end: where it ends, the unit of a number included.
        text: as typed.
        meanings: what a word leads to; for a denial what it names itself (没有收到).
        value: the number; 0 for a denial.
        unit: the unit of the number.
        denial: whether the number is a denial.
        note: why a vague number is asked about.
    """

    kind: Kind
    start: int
    end: int
    text: str
    meanings: tuple[Meaning, ...] = ()
    value: Number = 0
    unit: str = ""
    denial: bool = False
    note: str = ""

    @property
    def counts(self) -> bool:
        """Whether it takes the place of a number."""
        return self.kind in ("number", "vague")


class Clause(NamedTuple):
    """Tokens between two separators, and the separator that opened it."""

    opened: str
    tokens: tuple[Token, ...]


_MARKS: tuple[tuple[Kind, Callable[[], re.Pattern[str]]], ...] = (
    ("everything", all_pattern),
    ("remainder", remainder_pattern),
    ("each", each_pattern),
    ("listed", listed_pattern),
    ("except", except_pattern),
    ("doubt", doubt_pattern),
)
SEPARATORS = frozenset("，,.．；;。、：:\n（）()！!？?")
_LINKS = frozenset(" \t\r\u00a0\u3000“”\"'‘’《》＝=—–·•…「」『』【】|│")
_REFERENCES = frozenset("年月日号点届期")
_ENUMERATED = frozenset("、.．)）是")


def clauses(question: Question, text: str) -> Iterator[Clause]:
    """The clauses of an answer; 、 joins names that stand before a number, a colon joins a name and its number."""
    opened = ""
    current: list[Token] = []
    for token in tokens(question, text):
        counted = any(known.counts or known.kind == "rest" for known in current)
        if token.kind == "break" and token.text in "：:、" and not counted:
            continue
        if token.kind != "break":
            current.append(token)
            continue
        if current:
            yield Clause(opened, tuple(current))
            current, opened = [], token.text
        else:
            opened += token.text
    if current:
        yield Clause(opened, tuple(current))


def tokens(question: Question, text: str) -> Iterator[Token]:
    """Everything in an answer that matters, in order, without overlaps."""
    scan = _Scan(question, text)
    unknown: Token | None = None
    at = 0
    while at < len(text):
        token, at = scan.read(at)
        if token is not None and token.kind == "unknown":
            start = unknown.start if unknown is not None and unknown.end == token.start else token.start
            if unknown is not None and start == token.start:
                yield unknown
            unknown = Token("unknown", start, token.end, text[start : token.end])
            continue
        if unknown is not None:
            yield unknown
            unknown = None
        if token is not None:
            yield token
    if unknown is not None:
        yield unknown


class _Scan:
    """Reads one piece after the other, always the longest that can stand there."""

    def __init__(self, question: Question, text: str) -> None:
        self.text = text
        self.words: Mapping[str, Meaning] = words_for(question)
        if question.vocabulary == "outcomes" and _granted().search(text):  # 公开 can only be 予以公开 then
            self.words = {**self.words, "公开": self.words["予以公开"]}
        self.names = pattern(tuple(self.words))
        self.glue = glue_for(question)
        self.numbers = {number.start: number for number in find_numbers(text)}
        self.denials = {span.start: span.end for span in find_none(text)}
        self.years = {number.text[:4] for number in self.numbers.values() if _is_year(number)}

    def read(self, at: int) -> tuple[Token | None, int]:
        """The piece at a place, None for glue, and where to go on."""
        number = self.numbers.get(at)
        limit = min((start for start in self.numbers if start > at), default=len(self.text))
        name = self.names.match(self.text, at)
        name_end = name.end() if name is not None and self._covers(at, name.end()) else at
        if number is not None and name_end <= number.figure_end:
            return (None, number.figure_end + 1) if self._heads_row(number) else self._number(number)
        end, make = max(self._candidates(at, limit, name_end), key=lambda found: found[0])
        if end > at:
            return make(at, end), end
        return self._mark(at)

    def _candidates(
        self, at: int, limit: int, name_end: int
    ) -> Iterator[tuple[int, Callable[[int, int], Token | None]]]:
        yield name_end, self._name
        rest = rest_pattern().match(self.text, at)
        yield rest.end() if rest else at, self._plain("rest")
        for kind, found in _MARKS:
            match = found().match(self.text, at)
            yield match.end() if match and match.end() <= limit else at, self._plain(kind)
        yield self.denials.get(at, at), self._denial
        absent = absent_pattern().match(self.text, at)
        yield absent.end() if absent else at, self._denial
        glue = self.glue.match(self.text, at)
        yield glue.end() if glue and glue.end() <= limit else at, lambda _start, _end: None

    def _covers(self, start: int, end: int) -> bool:
        """Whether a name does not cut a number in two: 第三方 holds its numeral whole."""
        return all(
            number.figure_end <= end
            for number in self.numbers.values()
            if start < number.figure_end and number.figure_start < end
        )

    def _name(self, start: int, end: int) -> Token:
        word = self.text[start:end]
        return Token("word", start, end, word, (self.words[word],))

    def _plain(self, kind: Kind) -> Callable[[int, int], Token]:
        return lambda start, end: Token(kind, start, end, self.text[start:end])

    def _denial(self, start: int, end: int) -> Token:
        word = self.text[start:end]
        named = tuple(self.words[match.group()] for match in self.names.finditer(word))
        return Token("number", start, end, word, named, denial=True)

    def _heads_row(self, number: Numeral) -> bool:
        """The 4. of 4.保护第三方合法权益, as a table pastes it."""
        head = not number.start or self.text[number.start - 1] in "\t\n"
        dotted = number.figure_end < len(self.text) and self.text[number.figure_end] in ".．"
        return head and dotted and self.names.match(self.text, number.figure_end + 1) is not None

    def _number(self, number: Numeral) -> tuple[Token | None, int]:
        text = self.text
        if number.kind == "other":
            end = number.end
            if self._names_something(number):
                while end < len(text) and text[end] in "、.．)）":
                    end += 1
                return None, end
            note = f"“{number.text}”不像一个数量，请核对后重填。"
            return Token("vague", number.start, end, number.text, note=note), end
        if number.kind != "exact" or number.value is None:
            note = number.note or f"“{number.text}”不是一个数量，请填准确的数。"
            return Token("vague", number.start, number.end, number.text, note=note), number.end
        if "，" in number.text and text.strip() != number.text:  # 企业1，120件是自然人
            note = f"“{number.text}”看不出是一个数还是几个数，请去掉数字中间的逗号，或者分开写。"
            return Token("vague", number.start, number.end, number.text, note=note), number.end
        behind = self.names.match(text, number.figure_end)  # 80人次: the unit is a name as well
        end = number.figure_end if behind else number.end
        token = Token("number", number.start, number.end, number.text, value=number.value, unit=number.unit)
        return token, max(end, number.start + 1)

    def _names_something(self, number: Numeral) -> bool:
        """A date, an ordinal, 1. at the head of a line: no quantity, and nothing to ask about."""
        if _is_year(number):
            return len(self.years) <= 1
        before, after = self.text[: number.start], self.text[number.figure_end : number.figure_end + 1]
        if number.unit[:1] in _REFERENCES and number.unit:
            return True
        if after == "、" and number.figure_end + 1 in self.numbers:  # 三、四件
            return False
        return before.endswith(("第", "（", "(", "其")) or (after in _ENUMERATED and after != "")

    def _mark(self, at: int) -> tuple[Token | None, int]:
        char = self.text[at]
        run = _numerals().match(self.text, at)
        value = evaluate(run.group()) if run is not None else None
        if run is not None and value is not None and self.names.match(self.text, run.end()):
            return Token("number", at, run.end(), run.group(), value=value), run.end()
        if char in SEPARATORS:
            return Token("break", at, at + 1, char), at + 1
        if char in _LINKS:
            return None, at + 1
        return Token("unknown", at, at + 1, char), at + 1


@cache
def _granted() -> re.Pattern[str]:
    """3件都公开了, 公开3件, and 公开 beside 部分公开."""
    return regex(
        "部分公开|(?<!不)公开了|(?:都|均|全部?)(?:已经?|依法)?公开|(?<![予不息分动请])公开[0-9０-９一二三四五六七八九十百两]"
    )


@cache
def _numerals() -> re.Pattern[str]:
    return regex("[零〇一二三四五六七八九十百千万两]{2,9}")


def _is_year(number: Numeral) -> bool:
    return number.kind == "other" and number.unit in ("年", "年度") and len(number.text.strip()) >= 5
