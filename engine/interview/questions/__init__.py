"""All questions in the order in which they are asked.

The tables come before the prose: then every number that the prose needs is there and linked when it is composed.
"""

from __future__ import annotations

from functools import cache

from engine.form.current import FORM
from engine.interview.question import Question
from engine.interview.questions import applications, closing, disclosure, disputes, overview, profile

QUESTIONS: tuple[Question, ...] = (
    *profile.QUESTIONS,
    *closing.PREAMBLE,
    *disclosure.QUESTIONS,
    *applications.QUESTIONS,
    *disputes.QUESTIONS,
    *overview.QUESTIONS,
    *closing.PROBLEM_QUESTIONS,
    *closing.MATTER_QUESTIONS,
)

SECTION_TITLES: dict[str, str] = {
    "profile": "单位信息",
    "preamble": "引言",
    **{section.key: section.heading for section in FORM.sections},
}
"""What the parts of the interview are called, in the order of the report."""


@cache
def by_id() -> dict[str, Question]:
    """Every question under its id."""
    return {question.id: question for question in QUESTIONS}
