"""Findings and numbers dealt with by words: the same for the screen and the plain mode."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest

from engine.draft.load import loads
from engine.draft.model import Draft
from engine.interview import machine
from engine.interview.deciding import Author, carry_out
from engine.interview.model import Reply
from engine.rules.check import check

CELL = "applications.denied.third_party_rights.natural_person"
WHO = Author("张三", "2025-01-10T09:00:00+08:00")


@cache
def _broken() -> Draft:
    """The example with one wrong cell: 36 became 63."""
    draft = loads(files("examples").joinpath("weihai.toml").read_bytes(), "weihai.toml")
    return draft.with_figures({CELL: 63})


def _do(request: str, draft: Draft | None = None) -> Reply:
    return carry_out(request, check(draft or _broken()), WHO)


def test_a_proposal_is_taken():
    reply = _do("apply 1")
    assert reply.draft.figures[CELL] == 36
    assert "由63改为36" in reply.notes[0].text
    assert not check(reply.draft).blocking
    (decision,) = reply.draft.decisions
    assert (decision.action, decision.by, decision.at) == ("corrected", "张三", WHO.at)


def test_the_answer_reads_as_the_figures_do_afterwards():
    answered = machine.answer(
        machine.open_question(_broken(), "applications.received"), "新收61，自然人60"
    ).draft
    while answered.pending:
        answered = machine.answer(answered, "对，记下").draft
    number = next(
        n for n, f in enumerate(check(answered).findings, 1) if f.rule == "T3-03" and "新收" in f.message
    )
    ways = [
        _do(f"apply {number} {way}", answered).draft
        for way in (1, 2)
        if _do(f"apply {number} {way}", answered).notes[0].tone == "saved"
    ]
    assert ways
    for draft in ways:
        answer = draft.answer("applications.received")
        assert answer is not None
        assert str(draft.figures["applications.received.total"]) in answer.text


def test_kept_with_a_reason_and_not_without():
    assert _do("keep 1").notes[0].tone == "unclear"
    assert _do("keep 1 对").notes[0].tone == "unclear"
    reply = _do("keep 1 已与业务科室核对")
    assert [f.kept for f in check(reply.draft).findings].count(True) == 1
    assert reply.draft.decisions[-1].reason == "已与业务科室核对"


def test_put_off_still_blocks():
    draft = _do("later 1").draft
    assert len(check(draft).blocking) == len(check(_broken()).blocking)


def test_to_the_question():
    assert _do("go 1").draft.pending == ("applications.denied.third_party_rights", "")


@pytest.mark.parametrize(
    "request_", ["apply", "apply 0", "apply 99", "keep x", "apply 1 99", "link", "confirm 999"]
)
def test_a_number_that_is_not_there_is_asked_again(request_):
    reply = _do(request_)
    assert reply.notes[0].tone == "unclear"
    assert reply.draft == _broken()


def test_numbers_are_listed_and_linked():
    text = _broken().prose["overview.on_request"].replace("{applications.received.total}", "60")
    draft = _broken().with_prose("overview.on_request", text)
    listed = _do("numbers", draft).notes[0].text
    assert "可关联" in listed
    assert "与表格无关的没有列出" in listed
    reply = _do("link 全部", draft)
    assert "{applications.received.total}" in reply.draft.prose["overview.on_request"]
    assert _do("link 全部", reply.draft).notes[0].text == "没有可以关联的数字。"


def test_the_commands_reach_it():
    for said, request in (
        ("/采纳 1", "apply 1"),
        ("/采纳1", "apply 1"),
        ("／保留 2 已核实无误", "keep 2 已核实无误"),
        ("/cn 1", "apply 1"),
        ("/撤销", "undo"),
    ):
        assert machine.answer(_broken(), said).request == request


def test_repetition_while_writing():
    told = "本年度加强平台建设，规范栏目设置，逐项核对更新内容，方便群众查询。"
    draft = machine.open_question(_broken().with_last_year_prose("overview", told), "overview.platform.text")
    question = machine.prompt(draft)
    assert question.kind == "prose"
    assert "100%" in machine.preview(draft, told).echo[0]
    fresh = "完成三个乡镇站点的迁移，旧站只读保留一年，失效链接全部换成新址。"
    assert not machine.preview(draft, fresh).echo or "照抄" not in machine.preview(draft, fresh).echo[0]
