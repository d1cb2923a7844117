"""One part of the prose: its name, its text, taking over, last year's text, and what is known about it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest

from engine.draft import Draft, loads
from engine.form.keys import figure_keys
from engine.interview import machine
from engine.interview.part import (
    before,
    part_in_front,
    part_named,
    part_of,
    parts,
    question_of,
    taken,
    title,
    written,
)
from engine.interview.part_state import PartState, figures, part_state
from engine.interview.questions import QUESTIONS
from engine.rules.view import view

PART = "overview.on_request"
RECEIVED = "applications.received.total"


@cache
def weihai() -> Draft:
    return loads(files("examples").joinpath("weihai.toml").read_bytes(), "weihai.toml")


def _state(text: str, part: str = PART, draft: Draft | None = None) -> PartState:
    return part_state(draft or weihai(), part, text)


def test_every_part_that_a_question_asks_for_is_offered_under_its_question() -> None:
    asked = {question.part: question.id for question in QUESTIONS if question.kind == "prose"}
    offered = set(parts(weihai())) | {"overview"}
    assert set(asked) <= offered
    assert all(question_of(part) == question for part, question in asked.items())
    assert all(part_of(question_of(part)) == part for part in parts(weihai()))
    assert part_of("applications.received") == ""


def test_section_one_is_whole_or_by_aspect() -> None:
    whole = Draft().with_prose("overview", "全文。")
    assert "overview" in parts(whole)
    assert not [part for part in parts(whole) if part.startswith("overview.")]
    assert "overview" not in parts(weihai())


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("概述", "overview.opening"),
        ("引言", "preamble"),
        ("主动公开", "overview.proactive"),
        ("“监督保障”", "overview.supervision"),
        ("第五部分", "problems"),
        ("六", "matters"),
        ("3", "overview.proactive"),
        ("overview.platform", "overview.platform"),
        ("处理费", "matters"),
        ("天气", ""),
        ("", ""),
        ("99", ""),
    ],
)
def test_parts_are_named_in_the_drafters_words(words: str, part: str) -> None:
    assert part_named(words, weihai()) == part


def test_the_part_in_front_is_that_of_the_question() -> None:
    assert part_in_front("overview.platform.measures", weihai()) == "overview.platform"
    assert part_in_front("applications.received", weihai()) == "applications"
    assert part_in_front("overview.platform.measures", Draft().with_prose("overview", "文")) == "overview"
    assert part_in_front("", weihai()) == "preamble"


def test_a_text_is_taken_as_it_is() -> None:
    for words in ("稍后", "删除", "/导出", "是"):
        draft = taken(weihai(), PART, words)
        assert draft.prose[PART] == words
        assert not draft.is_composed(PART)


def test_taking_over_answers_the_question() -> None:
    empty = Draft().with_profile(organ="甲县教育局", year=2024)
    draft = taken(machine.open_question(empty, "problems.text"), "problems", "　问题。 \n\n改进。\n")
    assert draft.prose["problems"] == "问题。\n\n改进。"
    assert draft.answer("problems.text") is not None
    assert draft.pending is None


def test_the_composed_text_goes_on_following_the_facts() -> None:
    composed = written(PART, view(weihai()))
    draft = taken(weihai(), PART, composed)
    assert draft.is_composed(PART)
    assert not taken(weihai(), PART, composed + "特此说明。").is_composed(PART)


def test_an_emptied_part_is_asked_for_again() -> None:
    draft = taken(weihai(), "overview.proactive", "")
    assert "overview.proactive" not in draft.prose
    assert draft.answer("overview.proactive.text") is None
    assert (
        taken(weihai().with_prose("disclosure", "说明。"), "disclosure", "").prose.get("disclosure") is None
    )


def test_last_years_text_of_an_aspect_is_cut_out_of_the_whole() -> None:
    whole = "总的情况。\n（一）主动公开情况\n公开信息5条。\n（二）依申请公开情况\n收到4件。\n都答复了。\n（三）监督保障\n考核。"
    draft = weihai().with_last_year_prose("overview", whole)
    assert before("overview.opening", draft) == "总的情况。"
    assert before("overview.proactive", draft) == "公开信息5条。"
    assert before(PART, draft) == "收到4件。\n都答复了。"
    assert before("problems", draft) == ""


def test_figures_of_a_part_and_whether_the_text_tells_them() -> None:
    state = _state(f"新收政府信息公开申请{{{RECEIVED}}}件，予以公开9件，部分公开2件。")
    told = {fact.figure.key: fact.mention for fact in state.facts}
    assert told[RECEIVED] == "linked"
    assert told["applications.granted.total"] == "told"
    assert told["applications.partial.total"] == "differs"
    assert told["applications.denied.total"] == "absent"
    assert {one.link.text for one in state.offers if one.link} == {"{applications.granted.total}"}


def test_findings_of_a_part_are_those_that_point_at_it() -> None:
    state = _state("新收政府信息公开申请61件。")
    assert any(
        span.part == PART and state.text.text[span.start : span.end].count("61")
        for finding in state.findings
        for span in finding.spans
    )
    assert not [f for f in state.findings if f.spans and all(span.part != PART for span in f.spans)]


def test_repetition_counts_this_part_and_the_whole() -> None:
    text = "完善登记、审查、办理、答复各环节的分工，责任到人，逐件留痕。"
    draft = weihai().with_last_year_prose(PART, text)
    state = _state(text, draft=draft)
    assert state.share == 1
    assert state.over
    assert state.whole is not None
    assert state.whole < 1
    assert "100%" in state.repeated
    assert _state(text).share is None


def test_judging_leaves_the_draft_alone() -> None:
    draft = weihai()
    held = dict(draft.prose)
    _state("别的文字。")
    assert dict(draft.prose) == held
    assert _state("").text.text == ""


def test_all_figures_can_be_picked_those_of_the_part_first() -> None:
    state = _state(weihai().prose[PART])
    found = figures(view(weihai()), state.facts)
    assert [one.key for one in found[: len(state.facts)]] == [fact.figure.key for fact in state.facts]
    keys = [one.key for one in found]
    assert len(keys) == len(set(keys))
    assert figure_keys() <= set(keys)
    assert "last_year.applications.received.total" in keys


def test_titles_are_different() -> None:
    assert len({title(part) for part in parts(weihai())}) == len(parts(weihai()))
