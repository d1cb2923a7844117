from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.draft import Answer, Draft
from engine.draft.changes import (
    Change,
    ChangeError,
    State,
    applied,
    changes,
    draft_of,
    fingerprint,
    state_of,
    without_pending,
)

VALUES = st.recursive(
    st.integers(0, 3) | st.text("甲乙", max_size=2) | st.lists(st.integers(0, 2), max_size=2),
    lambda inner: (
        st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
        | st.lists(st.dictionaries(st.sampled_from("ab"), st.integers(0, 2), max_size=2), max_size=4)
    ),
    max_leaves=12,
)
STATES = st.dictionaries(st.sampled_from("abc"), VALUES, max_size=3)


def _through_json(done: tuple[Change, ...]) -> list[Change]:
    return [Change(tuple(path), *rest) for path, *rest in json.loads(json.dumps(done))]


@given(STATES, STATES)
def test_forth_and_back_for_any_two_states(old: State, new: State):
    done = _through_json(changes(old, new))
    assert applied(old, done) == new
    assert applied(new, [change.reversed for change in reversed(done)]) == old


def test_a_draft_and_its_state_say_the_same(draft: Draft):
    stamped = draft._replace(
        extra={
            "甲": {"乙": [1, Decimal("1.50")]},
            "丙": datetime(2025, 1, 8, 9, tzinfo=UTC),
            "丁": date(2025, 1, 8),
        }
    )._replace(composed={})
    stamped = stamped._replace(extra={**stamped.extra, "戊": time(9, 30)})
    state = json.loads(json.dumps(state_of(stamped), ensure_ascii=False))
    assert draft_of(state) == stamped


def test_one_figure_is_one_change_by_its_key(draft: Draft):
    after = draft.with_figures(
        {"applications.received.natural_person": 66, "disclosure.fees": Decimal("1.5")}
    )
    assert changes(state_of(draft), state_of(after)) == (
        Change(("figures", "disclosure", "fees"), "\x00d786.10", "\x00d1.5"),
        Change(("figures", "applications", "received", "natural_person"), 60, 66),
    )


def test_one_answer_of_many_is_all_that_is_noted(draft: Draft):
    after = draft.with_answer(Answer("received", "66件"))
    (change,) = changes(state_of(draft), state_of(after))
    assert (change.path, change.at, len(change.old), len(change.new)) == (("interview", "answers"), 0, 1, 1)


def test_the_question_in_front_and_what_is_typed_make_no_difference(draft: Draft):
    other = draft.with_pending(None)._replace(extra={"typing": {"question": "x", "text": "半"}})
    assert fingerprint(state_of(draft)) == fingerprint(state_of(other))
    assert fingerprint(state_of(draft)) != fingerprint(state_of(draft.with_prose("matters", "有。")))
    assert without_pending({"interview": {"pending": 1}, "a": 1}) == {"a": 1}


@pytest.mark.parametrize(
    "change",
    [
        Change(("a",), 2, 3),
        Change(("a", "b"), None, 3),
        Change(("l",), [{"x": 2}], [], 0),
        Change(("l",), [{"x": 1}], [], 1),
        Change(("l",), {"x": 1}, [], 0),
        Change(("a",), [], [], 0),
        Change((), 1, 2),
    ],
)
def test_what_does_not_fit_is_refused(change: Change):
    with pytest.raises(ChangeError):
        applied({"a": 1, "l": [{"x": 1}]}, [change])


@pytest.mark.parametrize(
    "state", [{}, {"edition": "2021", "figures": {"x": 1}}, {"edition": "\x00zz"}, {"edition": "\x00dx"}]
)
def test_what_is_no_draft_is_refused(state: dict[str, Any]):
    with pytest.raises(ChangeError):
        draft_of(state)
