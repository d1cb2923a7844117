"""Answers after their figures were changed elsewhere: they read as the figures do."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from engine.draft.model import Draft
from engine.interview.questions import by_id
from engine.interview.revisit import stamped
from engine.interview.state import missing, summary
from engine.rules.view import view


def retold(draft: Draft, keys: AbstractSet[str]) -> Draft:
    """The draft with every answer that has one of these figures (last year's behind `last_year.`) in their words.

    An answer of which no figure is left was taken back: its question is open again. What was 无 or put off is answered
    once its figures are there.
    """
    seen = view(draft)
    for answer in draft.answers:
        question = by_id().get(answer.question)
        if question is None or question.kind != "figures" or not keys & set(question.keys):
            continue
        text = summary(question, seen).replace(" · ", "，")
        if not text and answer.status == "answered":
            draft = draft.without_answer(question.id)
            continue
        if text and (answer.status == "none" or not missing(question, seen)):
            answer = answer._replace(status="answered")  # noqa: PLW2901
        draft = stamped(draft.with_answer(answer._replace(text=text)), question.id)
    return draft
