"""Which option an answer means: by number, by letter, by its label or a part of it. Pure."""

from __future__ import annotations

from functools import cache
from string import ascii_lowercase

from engine.form.organs import organ_kind
from engine.interview.model import Option
from engine.interview.question import Question


def option_of(question: Question, said: str) -> Option | None:
    """An option by number, letter, key, label, or a label that the words are part of."""
    exact = [option for option in question.options if said in (option.key, option.label)]
    if exact:  # before the numbers: a label may be “1.” itself
        return exact[0]
    word = numbered(said.translate(digits()).strip(" .．、。"), len(question.options))
    if word.isascii() and word.isdigit() and 1 <= int(word) <= len(question.options):
        return question.options[int(word) - 1]
    for option in question.options:
        if word in (option.key, option.label):
            return option
    if question.field == "kind" and (kind := organ_kind(word)):
        return next(option for option in question.options if option.key == kind.key)
    inside = [option for option in question.options if len(word) > 1 and word in option.label]
    return inside[0] if len(inside) == 1 else None


def numbered(said: str, count: int) -> str:
    """The number for the letter of one of so many options: b is 2; anything else stays as it is."""
    at = ascii_lowercase.find(said.lower()) if len(said) == 1 else -1
    return str(at + 1) if 0 <= at < count else said


@cache
def digits() -> dict[int, str]:
    """Full-width digits to plain ones."""
    return {ord("０") + digit: str(digit) for digit in range(10)}
