"""Undo and redo."""

from __future__ import annotations

from itertools import pairwise

from engine.draft.history import LONGEST, History
from engine.draft.model import Draft, new_draft

KEY = "applications.received.total"


def _steps(count: int) -> list[Draft]:
    return [new_draft().with_figures({KEY: number}) for number in range(count)]


def _recorded(drafts: list[Draft]) -> History:
    history = History()
    for before, after in pairwise(drafts):
        history.record(before, after)
    return history


def test_back_to_the_beginning_and_forth_again():
    drafts = _steps(4)
    history, now = _recorded(drafts), drafts[-1]
    for wanted in (*reversed(drafts[:-1]), None):
        found = history.undo(now)
        assert found == wanted
        now = found or now
    for wanted in (*drafts[1:], None):
        found = history.redo(now)
        assert found == wanted
        now = found or now


def test_a_new_step_forgets_what_was_undone():
    drafts = _steps(3)
    history = _recorded(drafts)
    now = history.undo(drafts[2])
    assert now is not None
    history.record(now, now.with_figures({KEY: 99}))
    assert history.redo(now.with_figures({KEY: 99})) is None


def test_going_to_a_question_is_no_step():
    history, draft = History(), new_draft()
    history.record(draft, draft.with_pending("profile.organ", ""))
    assert history.undo(draft) is None


def test_the_oldest_steps_are_forgotten():
    history = _recorded(_steps(LONGEST + 10))
    assert len(history.past) == LONGEST
