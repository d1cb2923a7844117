"""What passes between the interview and whoever shows it (the application, the plain mode, a test)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from engine.namedtuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.draft.model import Draft
    from engine.figures.claims import Number
    from engine.rules.finding import Finding

Kind = Literal["text", "choice", "choices", "figures", "words", "prose", "confirm", "done"]
"""How a question is answered: one line; one of the options; several options; figures in words; free prose facts;
a composed paragraph to accept or rewrite; yes or no; nothing more to ask."""


class Option(NamedTuple):
    """One of the answers to choose from; `key` or its number or its label are all understood."""

    key: str
    label: str


class Prompt(NamedTuple):
    """What to show now.

    Attributes:
        question: the id of the question ("applications.received").
        section: profile, preamble, or the key of one of the six sections.
        kind: how it is answered.
        title: the question itself.
        meaning: what is meant (口径), may be empty.
        why: why it is asked.
        example: an answer that would be understood.
        options: what can be chosen; for a confirmation yes, no, later.
        suggestion: the answer that Enter alone gives (empty: Enter alone answers nothing).
        suggestion_why: where the suggestion comes from, for the drafter.
        last_year: last year's value in words, may be empty.
        table: which table to show beside the question ("disclosure", "applications", "disputes" or "").
        cells: the cells that the question is about, for marking them in the table.
        echo: lines that say what was understood and where it goes (for a confirmation).
        text: the present answer, or the composed paragraph that may be edited.
        again: why an answer that was given should be looked at again, may be empty.
    """

    question: str
    section: str
    kind: Kind
    title: str
    meaning: str = ""
    why: str = ""
    example: str = ""
    options: tuple[Option, ...] = ()
    suggestion: str = ""
    suggestion_why: str = ""
    last_year: str = ""
    table: str = ""
    cells: tuple[str, ...] = ()
    echo: tuple[str, ...] = ()
    text: str = ""
    again: str = ""


class Note(NamedTuple):
    """Something said to the drafter in reply.

    `tone`: saved (an answer is kept), understood, unclear (asked again), conflict, resolved, info, error.
    """

    tone: Literal["saved", "understood", "unclear", "conflict", "resolved", "info", "error"]
    text: str
    cells: tuple[str, ...] = ()


class Reply(NamedTuple):
    """The draft after an answer, and what to say; the next question is `prompt(draft)`."""

    draft: Draft
    notes: tuple[Note, ...] = ()
    request: str = ""
    """What the drafter asked the program to do: "", "export", "check", "table", "help", "quit", "sections"."""


class Preview(NamedTuple):
    """What an answer that is still being typed would mean, before anything is kept."""

    echo: tuple[str, ...] = ()
    figures: Mapping[str, Number] = MappingProxyType({})
    conflicts: tuple[Finding, ...] = ()
    unclear: tuple[str, ...] = ()


class SectionState(NamedTuple):
    """How far a section is: `state` is 空, 进行中, 有冲突 or 完成; counts of its questions."""

    section: str
    title: str
    state: Literal["空", "进行中", "有冲突", "完成"]
    answered: int
    total: int
    later: int


class Turn(NamedTuple):
    """A question that was answered, for the transcript: what was asked, what was said, how it was understood."""

    question: str
    section: str
    title: str
    answer: str
    summary: str
    status: Literal["answered", "none", "later"]
