"""The interview as a pure state machine: draft, answer -> draft, notes; the next question follows from the draft.

The application, the plain mode and the tests drive the same functions. None of them reads or writes anything.
The first question can be shown before all that understands an answer and judges it is loaded: `judge` loads both.
"""

from __future__ import annotations

from engine.draft.model import Draft
from engine.form.keys import cells_of, is_key
from engine.interview.aside import stepped
from engine.interview.model import Preview, Prompt, Reply, SectionState, Turn
from engine.interview.prompts import prompt_for
from engine.interview.questions import QUESTIONS, by_id
from engine.interview.revisit import carried
from engine.interview.state import listing as listing_of
from engine.interview.state import sections as sections_of
from engine.interview.state import summary, titled
from engine.interview.state import turns as turns_of
from engine.rules.verdict import Verdict
from engine.rules.view import view as view_of


def judge(draft: Draft) -> Verdict:
    """What all rules say about a draft."""
    from engine.interview.answering import judged

    return judged(draft)


def prompt(draft: Draft) -> Prompt:
    """What to show now."""
    return prompt_for(judge(draft))


def answer(draft: Draft, text: str) -> Reply:
    """The drafter said something: an answer, a confirmation, a correction or a command."""
    from engine.interview.answering import answered

    reply = answered(draft, text)
    return reply._replace(draft=stepped(draft, carried(draft, reply.draft)))


def preview(draft: Draft, text: str) -> Preview:
    """What an answer that is still being typed would mean: its figures; of a paragraph how much is last year's."""
    from engine.interview.answering import previewed

    return previewed(draft, text)


def open_question(draft: Draft, question: str) -> Draft:
    """Bring a question to the front, to answer it or to change its answer; nothing else changes.

    Raises:
        KeyError: there is no such question.
    """
    return stepped(draft, draft.with_pending(by_id()[question].id, ""))


def close_question(draft: Draft) -> Draft:
    """Leave the question in front as it was."""
    return stepped(draft, draft.with_pending(None))


def question_for(key: str) -> str:
    """The question whose answer fills this cell, sum or part of the prose; empty when none does."""
    bare = key.removeprefix("last_year.")
    if not is_key(key):
        return next((q.id for q in QUESTIONS if q.part == key and q.kind == "prose"), "")
    for wanted in (key, bare, *cells_of(bare)):
        found = [question.id for question in QUESTIONS if wanted in question.keys]
        if found:
            return found[0]
    return next((q.id for q in QUESTIONS if bare.startswith(q.id + ".")), "")


def sections(draft: Draft) -> tuple[SectionState, ...]:
    """How far each section is."""
    return sections_of(judge(draft))


def listing(draft: Draft, section: str) -> tuple[Turn, ...]:
    """All questions of a section, open ones with an empty answer and the status "later"."""
    view = view_of(draft)
    answers = {turn.question: turn for turn in turns_of(view)}
    found = []
    for question, _ in listing_of(view, section):
        shown = summary(question, view)
        turn = answers.get(question.id) or Turn(
            question.id, section, titled(question.title, view), "", shown, "answered" if shown else "later"
        )
        found.append(turn._replace(summary=shown))
    return tuple(found)
