"""An answer in words -> figures.

Numbers are paired with the words that name a row or a column of the form: with those before them
(自然人58), or, in a clause that begins with the number, with those after it (58件自然人). A row that is named
holds for what follows (新收60，自然人58；上年结转没有). What cannot be placed, every number that is not exact, and
every number beside words that mean nothing to the question, is returned as unclear and asked again; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from engine.figures.claims import Number
from engine.interview.pairing import Labelled, pair
from engine.interview.phrases import all_zero_pattern
from engine.interview.placing import Places
from engine.interview.question import Question
from engine.interview.tokens import SEPARATORS, Clause, Token, clauses, tokens
from engine.regex import regex
from engine.words import says_none

CORRECTION = "；改："
"""Stands between an answer and a correction of it; what is said after it takes precedence."""


class Understood:
    """What an answer said: figures by key, whether everything else is zero, and what was not clear."""

    def __init__(self) -> None:
        self.figures: dict[str, Number] = {}
        self.rest_is_zero = False
        self.unclear: list[str] = []


def understand(question: Question, text: str, known: Callable[[str], Number | None]) -> Understood:
    """Read an answer to a question for figures.

    Args:
        question: what was asked; it decides which words count.
        text: the answer as typed, corrections after `CORRECTION`.
        known: the figure of a key so far, for 全部是自然人.
    """
    found = Understood()
    for piece in _without_denied(text).split(CORRECTION):
        places = Places(question, lambda key: found.figures.get(key, known(key)), found.figures)
        if denies_everything(question, piece):
            places.figures.update(dict.fromkeys(question.need, 0))
        else:
            _Reader(question, piece, places).read()
        found.figures.update(places.figures)
        found.rest_is_zero = found.rest_is_zero or places.rest_is_zero
        found.unclear = list(dict.fromkeys(places.unclear))
    return found


def _without_denied(text: str) -> str:
    """企业不是2件，是3件 -> 企业 3件; as long as before."""
    return _denied().sub(lambda found: " " * len(found.group()), text)


@cache
def _denied() -> re.Pattern[str]:
    return regex(
        "(?:不是|并非)[0-9０-９零一二三四五六七八九十百千万两]{1,9}[件个条次]?[，,]?(?:而是|应该是|应当是|应为|应是|是)"
        "(?=[0-9０-９零一二三四五六七八九十百千万两])"
    )


def denies_everything(question: Question, text: str) -> bool:
    """无, 没有收到申请, 都是0: an answer that as a whole says none, and names nothing but what was asked for."""
    if not says_none(text) and not all_zero_pattern().fullmatch(text.strip()):
        return False
    named = [
        meaning for token in tokens(question, text) for meaning in token.meanings if token.kind != "break"
    ]
    if question.vocabulary == "facts":
        return all(meaning.target == question.need for meaning in named)
    return all(
        meaning.target in ((question.row,), ("total",)) or (meaning.kind == "row" and not question.row)
        for meaning in named
    )


class _Reader:
    """Reads an answer clause by clause and puts what it says into its places."""

    def __init__(self, question: Question, text: str, places: Places) -> None:
        self.text = text
        self.places = places
        self.by_unit = question.vocabulary == "facts"
        self.clauses = list(clauses(question, text))
        self.ends = {token.end for clause in self.clauses for token in clause.tokens}
        self.starts = {token.start for clause in self.clauses for token in clause.tokens}
        self.named: list[Token] = []
        """Names that are waiting for their number: 自然人，58."""
        self.excepted = False
        """除企业2件外: what follows is about the remainder."""

    def read(self) -> None:
        """Read every clause, then what is left."""
        for clause in _listed(self.clauses):
            self._clause(clause.opened, self._without_except(clause.tokens))
        if len(self.named) == 1 and self.places.is_single(self.named[0].meanings):
            token = self.named.pop()  # 1件，还在审: the only one is of the only kind that is named
            self.places.everything(list(token.meanings), token.text, remainder=False)
        self._drop_names()
        self.places.finish()

    def _without_except(self, said: tuple[Token, ...]) -> list[Token]:
        """除企业2件外 is about the remainder; 企业以外 without 除 is nothing that can be placed."""
        if any(token.kind == "except" and token.text.startswith("除") for token in said):
            self.excepted = True
            return [token for token in said if token.kind != "except"]
        return [token._replace(kind="unknown") if token.kind == "except" else token for token in said]

    def _clause(self, opened: str, said: list[Token]) -> None:
        while said and said[0].kind == "rest":
            self._drop_names()
            self.places.rest()
            said = said[1:]
        rest = next((index for index, token in enumerate(said) if token.kind == "rest"), None)
        if rest is not None:
            self._clause(opened, said[:rest])
            self._clause("", said[rest:])
            return
        cut = next((i for i, token in enumerate(said) if token.kind in ("everything", "remainder")), None)
        if cut is None:
            self._plain(opened, said)
            return
        head, tail = said[:cut], said[cut + 1 :]
        remainder = said[cut].kind == "remainder"
        if any(token.counts for token in tail):
            if remainder:  # 剩下2个是公司, 其余2件都是企业: the number says it
                tail = [token for token in tail if token.kind not in ("everything", "remainder")]
            kept = [] if remainder else [Token("each", said[cut].start, said[cut].end, said[cut].text)]
            self._clause(opened, head + kept + tail)
            return
        remainder = remainder or any(token.kind == "remainder" for token in tail) or self.excepted
        self._everything(opened, head, said[cut:], remainder=remainder)

    def _everything(self, opened: str, head: list[Token], said: list[Token], *, remainder: bool) -> None:
        """60件都是自然人, 其余为企业."""
        names = [token for token in said if token.kind == "word"]
        if any(token.kind in ("unknown", "doubt") for token in said):
            self._plain(opened, head)
            self.places.ask(f"“{self._said(said)}”没有听懂，请换成表上的名称再说一遍。")
            return
        if not names:
            names, head = [token for token in head if token.kind == "word" and head[-1] is token], head[:-1]
        if head:
            self._plain(opened, head)
        self._drop_names()
        if not names:
            self.places.ask(f"“{self._said(said)}”后面没有说是哪一项，请补充。")
            return
        meanings = [meaning for token in names for meaning in token.meanings]
        self.places.everything(meanings, self._said(said), remainder=remainder)

    def _plain(self, opened: str, said: list[Token]) -> None:
        """A clause of names and numbers."""
        if not said:
            return
        if not any(token.counts for token in said):
            self._without_number(opened, said)
            return
        said = self._with_waiting(said)
        names = [token for token in said if token.kind == "word"]
        if not names and any(token.kind == "each" and token.text.startswith("各") for token in said):
            self.places.ask(f"“{self._said(said)}”是哪几项？请连同名称一起说，例如“{self.places.example}”。")
            return
        paired = pair(said, by_unit=self.by_unit)
        if paired is None:
            self.places.ask(
                f"“{self._said(said)}”看不出哪个数是哪一项，请分开说，例如“{self.places.example}”。"
            )
            return
        for index, labelled in enumerate(paired):
            self._assign(labelled, stray=bool(index) and bool(names))

    def _without_number(self, opened: str, said: list[Token]) -> None:
        names = [token for token in said if token.kind == "word"]
        if any(token.kind in ("unknown", "doubt") for token in said):
            self._drop_names()
            self.places.ask(f"“{self._whole(said)}”没有听懂，没有记下。")
        elif (
            names
            and opened.endswith(("（", "("))
            and self.places.detail([meaning for token in names for meaning in token.meanings])
        ):
            return
        elif len(names) == 1 and names[0].text.startswith("全部") and not self.named:
            self.places.everything(list(names[0].meanings), names[0].text, remainder=False)
        else:
            self.named += names

    def _with_waiting(self, said: list[Token]) -> list[Token]:
        """Put the names that wait for a number before a clause that has none of its own, or that says 各 or 都没有."""
        if not self.named:
            return said
        waiting, names = self.named, [token for token in said if token.kind == "word"]
        counted = [token for token in said if token.counts]
        joined = any(token.kind == "each" for token in said) or counted[0].denial
        if (not names and len(counted) == 1) or (joined and not any(t.kind == "unknown" for t in said)):
            self.named = []
            return waiting + said
        self._drop_names(used=True)
        return said

    def _drop_names(self, *, used: bool = False) -> None:
        """Names that got no number: a row holds for what follows, everything else is asked about."""
        rows = [t for t in self.named if all(meaning.kind == "row" for meaning in t.meanings)]
        if rows and used:
            self.places.rows = rows[-1].meanings[-1].target
        for token in self.named:
            if not (used and token in rows):
                self.places.ask(f"“{token.text}”没有说是多少，请补充。")
        self.named = []

    def _assign(self, labelled: Labelled, *, stray: bool) -> None:
        number, said = labelled.number, self._said(labelled.tokens)
        if number.kind == "vague":
            self.places.ask(number.note)
        elif any(token.kind == "doubt" for token in labelled.tokens):
            self.places.ask(f"“{said}”不能确定，请核实后填准确的数；确定没有请答“无”。")
        elif labelled.unknown:
            unknown = labelled.unknown[0].text
            self.places.ask(
                f"“{self._whole(labelled.tokens)}”里的“{unknown}”没有听懂，请换成表上的名称再说一遍。"
            )
        else:
            self.places.number(labelled, said, stray=stray)

    def _whole(self, said: list[Token] | tuple[Token, ...]) -> str:
        """The words with what stands around them in their clause."""
        start, end = min(token.start for token in said), max(token.end for token in said)
        while start and start not in self.ends and self.text[start - 1] not in SEPARATORS:
            start -= 1
        while end < len(self.text) and end not in self.starts and self.text[end] not in SEPARATORS:
            end += 1
        return self.text[start:end].strip()

    def _said(self, said: list[Token] | tuple[Token, ...]) -> str:
        return self.text[min(t.start for t in said) : max(t.end for t in said)] if said else ""


def _listed(found: list[Clause]) -> list[Clause]:
    """维持、纠正分别为6件、9件 -> 维持6件，纠正9件; untouched where the names and the numbers are not as many."""
    read: list[Clause] = []
    at = 0
    while at < len(found):
        clause = found[at]
        at += 1
        where = next((i for i, token in enumerate(clause.tokens) if token.kind == "listed"), None)
        if where is None:
            read.append(clause)
            continue
        names = [token for token in clause.tokens[:where] if token.kind == "word"]
        names = [token for token in names if token.meanings[0].target != ("total",)]
        numbers = list(clause.tokens[where + 1 :])
        while len(numbers) < len(names) and at < len(found) and len(found[at].tokens) == 1:
            numbers += found[at].tokens
            at += 1
        if len(numbers) == len(names) and all(token.counts for token in numbers):
            read += [Clause("，", (name, number)) for name, number in zip(names, numbers, strict=True)]
        else:
            read.append(Clause(clause.opened, (*clause.tokens[:where], *numbers)))
    return read
