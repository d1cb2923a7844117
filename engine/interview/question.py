"""A question of the interview, as data."""

from collections.abc import Callable

from engine.interview.model import Kind, Option
from engine.namedtuple import NamedTuple
from engine.rules.view import View


class Suggestion(NamedTuple):
    """An answer that Enter alone gives, and where it comes from."""

    answer: str
    why: str


def always(_view: View) -> bool:
    """The question concerns every organ."""
    return True


def nothing(_view: View) -> Suggestion | None:
    """There is nothing to suggest."""
    return None


class Question(NamedTuple):
    """One question.

    Attributes:
        id: stable name, in the draft file too.
        section: profile, preamble or one of the six sections.
        kind: how it is answered.
        title: the question; `{year}`, `{last}` and `{organ}` are filled in.
        meaning: what is meant, where `guide` does not say it.
        why: why it is asked.
        example: an answer that would be understood.
        keys: figures that the answer may fill, in the order in which bare numbers are read.
        need: those of them without which the question stays open.
        vocabulary: which words lead to figures ("applications", "outcomes", "disputes", "facts").
        row: for a row of table 三 or 四: the row that words for columns belong to.
        field: entry of the profile that the answer fills.
        options: what can be chosen.
        guide: key of `engine.form.guidance`.
        part: the part of the prose that the answer feeds.
        when: whether it concerns this draft.
        suggest: what Enter alone answers.
        optional: whether 无 is an answer.
    """

    id: str
    section: str
    kind: Kind
    title: str
    meaning: str = ""
    why: str = ""
    example: str = ""
    keys: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    vocabulary: str = ""
    row: str = ""
    field: str = ""
    options: tuple[Option, ...] = ()
    guide: str = ""
    part: str = ""
    when: Callable[[View], bool] = always
    suggest: Callable[[View], Suggestion | None] = nothing
    optional: bool = True
