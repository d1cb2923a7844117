"""An answer in words -> figures.

Numbers are paired with the words that name a row or a column of the form: with those before them
(自然人58), or, in a clause that begins with the number, with those after it (58件自然人). A row that is named
holds for what follows (新收60，自然人58；上年结转没有). What cannot be placed, and every number that is not exact, is
returned as unclear and asked again; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Literal

from engine.figures.claims import Number
from engine.form.keys import DECIMALS, LAST_YEAR, is_key, title, unit
from engine.interview.question import Question
from engine.interview.vocabulary import Meaning, all_pattern, pattern, rest_pattern, words_for
from engine.words import Numeral, find_none, find_numbers

CORRECTION = "；改："
"""Stands between an answer and a correction of it; what is said after it takes precedence."""

_OTHER_UNITS = frozenset({"元", "万元", "%", "倍", "分"})
"""Units in which nothing is counted; a figure of 件 given in one of them is asked again."""

_SEPARATORS = frozenset("，,；;。、\n（）()：:！!")


@dataclass(slots=True)
class Understood:
    """What an answer said: figures by key, whether everything else is zero, and what was not clear."""

    figures: dict[str, Number] = field(default_factory=dict)
    rest_is_zero: bool = False
    unclear: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word (`meaning`), a number (`value`), or 全部是 (`everything`) at a place in the text."""

    kind: Literal["word", "number", "everything"]
    start: int
    end: int
    meaning: Meaning | None = None
    value: Number = 0
    unit: str = ""


def understand(question: Question, text: str, known: Callable[[str], Number | None]) -> Understood:
    """Read an answer to a question for figures.

    Args:
        question: what was asked; it decides which words count.
        text: the answer as typed, corrections after `CORRECTION`.
        known: the figure of a key so far, for 全部是自然人.
    """
    found = Understood()
    for piece in text.split(CORRECTION):
        part = _read(question, piece, lambda key: found.figures.get(key, known(key)))
        found.figures.update(part.figures)
        found.rest_is_zero = found.rest_is_zero or part.rest_is_zero
        found.unclear = part.unclear
    return found


def _read(question: Question, text: str, known: Callable[[str], Number | None]) -> Understood:
    found = Understood()
    rest = rest_pattern().search(text)
    if rest:
        found.rest_is_zero = True
        text = text[: rest.start()] + "，" * (rest.end() - rest.start()) + text[rest.end() :]
    reader = _Reader(question, known, found)
    tokens = _tokens(question, text, found)
    for _, clause in groupby(tokens, key=_clause_of(text, tokens)):
        reader.clause(list(clause))
    reader.loose_numbers()
    return found


def _tokens(question: Question, text: str, found: Understood) -> list[_Token]:
    """Words, numbers and denials in order; nothing overlaps."""
    words = words_for(question.vocabulary, question.keys)
    numbers = [number for number in find_numbers(text) if _is_amount(number, text)]
    taken = [False] * len(text)
    tokens: list[_Token] = []

    def take(token: _Token) -> None:
        if not any(taken[token.start : token.end]):
            tokens.append(token)
            taken[token.start : token.end] = [True] * (token.end - token.start)

    figures = [(number.figure_start, number.figure_end) for number in numbers]
    for match in pattern(tuple(words)).finditer(text):
        if not any(match.start() < end and start < match.end() for start, end in figures):
            take(_Token("word", match.start(), match.end(), words[match.group()]))
    for number in numbers:
        if number.kind == "exact" and number.value is not None:
            token = _Token(
                "number", number.figure_start, number.figure_end, value=number.value, unit=number.unit
            )
            take(token)
        else:
            found.unclear.append(number.note or f"“{number.text}”不是准确数，请填准确的数。")
    for match in all_pattern().finditer(text):
        take(_Token("everything", match.start(), match.end()))
    for none in find_none(text):
        take(_Token("number", none.start, none.end))
    return sorted(tokens, key=lambda token: token.start)


def _is_amount(number: Numeral, text: str) -> bool:
    """Not a year, an ordinal or the like; a bare digit string after a word counts."""
    return number.kind != "other" or text.strip() == number.text


def _clause_of(text: str, tokens: list[_Token]) -> Callable[[_Token], int]:
    """Which clause a token stands in; separators inside a number do not count."""
    inside = {index for token in tokens for index in range(token.start, token.end)}
    marks = [index for index, char in enumerate(text) if char in _SEPARATORS and index not in inside]

    def clause(token: _Token) -> int:
        return sum(1 for mark in marks if mark < token.start)

    return clause


class _Reader:
    """Pairs words with numbers, clause by clause."""

    def __init__(self, question: Question, known: Callable[[str], Number | None], found: Understood) -> None:
        self.question = question
        self.known = known
        self.found = found
        self.rows: tuple[str, ...] = (question.row,) if question.row else ()
        self.loose: list[_Token] = []

    def clause(self, tokens: list[_Token]) -> None:
        """Read one clause."""
        if tokens[0].kind == "number" and tokens[-1].kind == "word":
            tokens = self._turned(tokens)
        named: list[Meaning] = []
        everything = False
        for token in tokens:
            if token.kind == "word" and token.meaning is not None:
                named.append(token.meaning)
                if everything:
                    self._everything(named)
                    named, everything = [], False
            elif token.kind == "everything":
                everything = True
            else:
                self._number(named, token)
                named = []
        rows = [meaning for meaning in named if meaning.kind == "row"]
        if rows:
            self.rows = rows[-1].target

    @staticmethod
    def _turned(tokens: list[_Token]) -> list[_Token]:
        """58件自然人2件企业 -> 自然人58 企业2: each number behind the words that follow it."""
        turned: list[_Token] = []
        number: _Token | None = None
        for token in tokens:
            if token.kind == "number":
                turned += [number] if number else []
                number = token
            else:
                turned.append(token)
        return [*turned, number] if number else turned

    def _number(self, named: list[Meaning], token: _Token) -> None:
        if not named:
            self.loose.append(token)
            return
        for key in self._keys(named):
            self._put(key, token)

    def _keys(self, named: list[Meaning]) -> list[str]:
        """The keys that the words before a number name together."""
        whole = [meaning for meaning in named if meaning.kind == "keys"]
        if whole:
            return list(whole[-1].target)
        for meaning in named:
            if meaning.kind == "row":
                self.rows = meaning.target
        columns = [meaning.target[0] for meaning in named if meaning.kind == "column"]
        column = columns[-1] if columns else "total"
        return [f"{self._table}.{row}.{column}" for row in self.rows]

    @property
    def _table(self) -> str:
        return "disputes" if self.question.vocabulary == "disputes" else "applications"

    def _put(self, key: str, token: _Token) -> None:
        if not is_key(key):
            self.found.unclear.append(f"“{token.value}”说的是哪一格？没有“{key}”这一格，请换个说法。")
            return
        if token.unit in _OTHER_UNITS and unit(key) not in ("元", "万元"):
            self.found.unclear.append(f"{title(key)}按{unit(key)}计，“{token.value}{token.unit}”请核对。")
            return
        value = _in_unit(token, key)
        if value is None:
            self.found.unclear.append(f"{title(key)}应为整数，“{token.value}{token.unit}”请核对。")
            return
        before = self.found.figures.get(key)
        if before is not None and before != value:
            self.found.unclear.append(f"{title(key)}说了{before}，又说了{value}，请说明是哪一个。")
            return
        self.found.figures[key] = value

    def _everything(self, named: list[Meaning]) -> None:
        """全部是自然人: the whole total in one column, nothing in the others."""
        columns = [meaning.target[0] for meaning in named if meaning.kind == "column"]
        if not columns or not self.rows:
            return
        for row in self.rows:
            total_key = f"{self._table}.{row}.total"
            self._settle_loose(total_key)
            total = self.found.figures.get(total_key, self.known(total_key))
            if total is None:
                self.found.unclear.append(f"请先说{title(total_key)}是多少。")
                continue
            self.found.figures[f"{self._table}.{row}.{columns[-1]}"] = total
            self.found.rest_is_zero = True

    def _settle_loose(self, total_key: str) -> None:
        if len(self.loose) == 1 and total_key not in self.found.figures:
            self._put(total_key, self.loose.pop())

    def loose_numbers(self) -> None:
        """Numbers without a word: the one figure asked for, the total, by unit, or all keys in order."""
        question, loose = self.question, self.loose
        if not loose:
            return
        keys = question.need or question.keys
        if len(loose) == len(keys) and not self.found.figures:
            for key, token in zip(keys, loose, strict=True):
                self._put(key, token)
            return
        main = self._main() if len(loose) == 1 or question.row else None
        for token in loose:
            place = self._by_unit(token) or main
            if place is None or place in self.found.figures:
                self.found.unclear.append(
                    f"“{token.value}{token.unit}”不知道填到哪里，请连同名称一起说，例如“{question.example}”。"
                )
            else:
                self._put(place, token)

    def _by_unit(self, token: _Token) -> str | None:
        keys = [
            key for key in self.question.keys if unit(key) == token.unit and key not in self.found.figures
        ]
        return keys[0] if len(keys) == 1 and len(self.question.keys) > 1 else None

    def _main(self) -> str | None:
        """Where a single bare number goes: the total of the row, or the only key that is needed."""
        question = self.question
        if question.row:
            return f"{self._table}.{question.row}.total"
        if len(question.need) == 1:
            return question.need[0]
        return None


def _in_unit(token: _Token, key: str) -> Number | None:
    """The number in the unit of the key: 元 and 万元 are converted; None when a count has a fraction."""
    wanted, value = unit(key), Decimal(token.value)
    if wanted == "万元" and token.unit == "元":
        value /= 10000
    elif wanted == "元" and token.unit == "万元":
        value *= 10000
    if value == value.to_integral_value():
        return int(value)
    return value.normalize() if key.removeprefix(LAST_YEAR) in DECIMALS else None
