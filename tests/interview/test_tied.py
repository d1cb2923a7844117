"""Where several corrections fit equally well, the interview asks for the one figure that tells them apart."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest

from engine.draft.load import loads
from engine.draft.model import Draft
from engine.interview import machine
from engine.rules.check import check

TOTAL = "disputes.review.total"


@cache
def _torn() -> Draft:
    """The example with a total of 16 where 6 and 9 stand: any of the five figures may be the wrong one."""
    draft = loads(files("examples").joinpath("weihai.toml").read_bytes(), "weihai.toml")
    for part, text in draft.prose.items():
        draft = draft.with_prose(part, text.replace("{disputes.review.total}", "16"))
    return draft.with_figures({TOTAL: 16})


def _asked(draft: Draft) -> str:
    """The figure that the interview asks about."""
    prompt = machine.prompt(draft)
    assert prompt.question == "tied"
    (key,) = prompt.cells
    return key


def test_it_is_asked_when_nothing_else_is_left():
    prompt = machine.prompt(_torn())
    assert prompt.kind == "choice"
    assert prompt.title.endswith("吗？")
    assert prompt.options[0].label.startswith("是，就是")
    assert "16" in prompt.why


def test_a_confirmed_figure_is_not_blamed_again():
    key = _asked(_torn())
    draft = machine.answer(_torn(), "1").draft
    assert draft.figures == _torn().figures
    blamed = {c.key for f in check(draft).findings for e in f.explanations for c in e.changes}
    assert key not in blamed
    assert machine.prompt(draft).cells != (key,)


@pytest.mark.parametrize("said", ["2", "label", "number"])
def test_another_figure_settles_it(said: str):
    prompt = machine.prompt(_torn())
    label = prompt.options[1].label
    number = label.removeprefix("不是，应为")
    reply = machine.answer(_torn(), {"2": "2", "label": label, "number": number}[said])
    key = _asked(_torn())
    assert f"{reply.draft.figures[key]}件" == number
    assert not [f for f in check(reply.draft).findings if f.rule == "T4-01"]
    assert any(note.tone == "resolved" for note in reply.notes)


def test_put_off_it_is_not_asked_again_until_a_figure_changes():
    draft = machine.answer(_torn(), "稍后").draft
    assert machine.prompt(draft).kind == "done"
    assert check(draft).blocking
    assert machine.prompt(draft.with_figures({TOTAL: 17})).question == "tied"


def test_an_unclear_answer_changes_nothing():
    for words in ("十几件", "不知所云", "都不是，是另一个数"):
        reply = machine.answer(_torn(), words)
        assert reply.notes[0].tone == "unclear"
        assert reply.draft == _torn()


def test_an_impossible_figure_is_refused():
    reply = machine.answer(_torn(), "2.5件")
    assert reply.draft == _torn()
    assert reply.notes[0].tone == "unclear"
