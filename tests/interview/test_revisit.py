"""What rests on a changed answer is marked for a second look, and nothing else is."""

from __future__ import annotations

import pytest

from engine.draft import Draft, loads
from engine.draft.dump import dumps
from engine.interview import machine
from engine.interview.revisit import BASIS, revisits, stamped
from engine.rules.view import view
from tests.interview.talk import SEED, talk, tell

RECEIVED = "applications.received.natural_person"


def _marks(draft: Draft) -> dict[str, str]:
    return {question: found.words for question, found in revisits(view(draft)).items()}


def _received(draft: Draft, number: int) -> Draft:
    return tell(draft, "applications.received", f"新收{number}，全部是自然人")


def _enter(draft: Draft, question: str) -> Draft:
    """Open a question, look, and leave the answer as it is."""
    return machine.answer(machine.open_question(draft, question), "").draft


@pytest.fixture(scope="module")
def draft() -> Draft:
    """A whole interview, every answer given on the figures that stand."""
    return talk(SEED)


def test_a_fresh_interview_needs_no_second_look(draft: Draft) -> None:
    assert _marks(draft) == {}


def test_a_changed_figure_marks_what_rests_on_it(draft: Draft) -> None:
    changed = _received(draft, 66)
    marks = _marks(changed)
    assert "表三本年新收（总计）已由60改为66" in marks["applications.outcomes"]
    assert "文字已跟着改" in marks["overview.on_request.text"]
    assert "applications.received" not in marks
    assert "overview.management.text" not in marks
    assert all(words.startswith("请再看一眼：") for words in marks.values())


def test_a_figure_that_is_what_it_was_needs_no_look(draft: Draft) -> None:
    there = _received(draft, 66)
    assert _marks(there)
    assert _marks(_received(there, 60)) == {}


def test_looking_and_leaving_it_takes_the_mark_away(draft: Draft) -> None:
    changed = _received(draft, 66)
    question = "overview.on_request.text"
    assert question not in _marks(_enter(changed, question))
    assert question not in _marks(stamped(changed, question))
    reasons = "overview.on_request.reasons"
    assert reasons in _marks(changed)
    assert reasons not in _marks(_enter(changed, reasons))


def test_a_text_written_by_hand_is_marked_for_numbers_in_its_own_words(draft: Draft) -> None:
    text = "全年收到申请60件，全部按期答复。"
    written = machine.answer(machine.open_question(draft, "overview.on_request.text"), text).draft
    changed = written.with_figures({RECEIVED: 66, "applications.received.total": 66})
    found = revisits(view(changed))["overview.on_request.text"]
    assert not found.follows
    assert "已由60改为66" in found.words
    assert changed.prose["overview.on_request"] == text


def test_blanks_are_told_as_blanks(draft: Draft) -> None:
    cleared = draft.with_figures({key: None for key in draft.figures if key.startswith("disputes.review.")})
    assert "（结果纠正）原来是9，现在空着" in _marks(cleared)["overview.on_request.reasons"]


def test_another_year_or_scope_touches_every_figure_of_the_tables(draft: Draft) -> None:
    marks = _marks(draft.with_profile(year=2025))
    assert "报告年度已由2024改为2025" in marks["disclosure.licensing"]
    marks = _marks(draft.with_profile(scope="region"))
    assert "报告口径已由本机关改为本级政府汇总" in marks["disputes.review"]


def test_it_stands_in_the_file_and_survives_nonsense(draft: Draft) -> None:
    again = loads(dumps(draft), "a.toml")
    assert again.answers == draft.answers
    assert any(BASIS in answer.extra for answer in again.answers)
    answer = draft.answer("applications.outcomes")
    assert answer is not None
    odd = {"no.such.key": "3", "applications.received.total": 7, "profile.colour": "red", "last_year.x": "1"}
    assert _marks(draft.with_answer(answer._replace(extra={BASIS: odd}))) == {}
    assert _marks(draft.with_answer(answer._replace(extra={BASIS: 5}))) == {}
