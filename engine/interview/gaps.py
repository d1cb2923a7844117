"""Questions that were put off: which comes next, and which a paragraph with gaps is waiting for."""

from __future__ import annotations

from itertools import pairwise

from engine.draft.model import Draft
from engine.interview.question import Question
from engine.interview.questions import QUESTIONS
from engine.interview.state import current, standing
from engine.rules.view import View
from engine.rules.view import view as view_of

GAP = "【待填"
FILL_WORDS = frozenset({"补", "补填", "补答", "去补", "现在补"})
"""What is said to be led to the question that was put off."""


def put_off(view: View) -> tuple[Question, ...]:
    """The questions that are put off, in the order of the report."""
    return tuple(question for question in QUESTIONS if standing(question, view) == "later")


def next_put_off(question: Question, draft: Draft) -> Question | None:
    """The one behind a question that was put off once more; None while others were not asked at all."""
    view = view_of(draft)
    if current(view) is not None:
        return None
    waiting = put_off(view)
    return next((after for before, after in pairwise(waiting) if before.id == question.id), None)


def feeding(part: str, view: View) -> tuple[Question, ...]:
    """Of the questions that are put off those whose answers the paragraph takes up."""
    return tuple(
        question
        for question in put_off(view)
        if question.kind != "prose"
        and (question.part == part or (part == "preamble" and question.section == "profile"))
    )
