"""Answers after their figures were changed elsewhere: they read as the figures do."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from engine.draft.model import Draft
from engine.interview.questions import by_id
from engine.interview.state import summary
from engine.rules.view import view


def retold(draft: Draft, keys: AbstractSet[str]) -> Draft:
    """The draft with every answer that has one of these figures (last year's behind `last_year.`) in their words."""
    seen = view(draft)
    for answer in draft.answers:
        question = by_id().get(answer.question)
        if question is None or question.kind != "figures" or not keys & set(question.keys):
            continue
        draft = draft.with_answer(answer._replace(text=summary(question, seen).replace(" · ", "，")))
    return draft
