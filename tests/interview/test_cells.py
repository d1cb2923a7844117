"""Cells stated, cleared and filled apart from any question."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.draft import Draft, loads, new_draft
from engine.draft.model import Answer
from engine.form import CELLS
from engine.interview import machine
from engine.interview.cells import Entry, matrix, read_cell, table_of, with_cells
from engine.interview.celltold import meaning_of, rest_lines, state_of
from engine.interview.zeros import rest_of
from engine.rules.check import check
from engine.rules.view import view

ROW = "applications.denied.third_party_rights"
RECEIVED = "applications.received"
FEES = "disclosure.fees"


@cache
def weihai() -> Draft:
    return loads(files("examples").joinpath("weihai.toml").read_bytes(), "weihai.toml")


# -- what is written in a cell ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("60", 60), ("６０", 60), ("六十", 60), ("60件", 60), ("六十件", 60), (" 60 ", 60), ("60.0", 60)),
        *(("1,234", 1234), ("１，２３４", 1234), ("1 234", 1234), ("1.2万", 12000)),
        *(("0", 0), ("无", 0), ("没有", 0), ("零", 0), ("〇", 0)),
    ],
)
def test_numbers_are_understood_however_they_are_written(text: str, value: int) -> None:
    assert read_cell(f"{ROW}.company", text) == Entry(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("786", 786),
        ("786.5", Decimal("786.5")),
        ("786.50万元", Decimal("786.5")),
        ("125000元", Decimal("12.5")),
        ("￥1,234.00", 1234),
        ("1.2亿元", 12000),
    ],
)
def test_money_takes_decimals_and_units(text: str, value: Decimal | int) -> None:
    assert read_cell(FEES, text).value == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("abc", "不是一个数"),
        ("3.5", "小数"),
        ("-3", "负号"),
        ("约60", "不是准确数"),
        ("十余件", "不是准确数"),
        ("五六", "看不出"),
        ("60人", "单位"),
        ("30%", "不像一个数量"),
        ("9" * 15, "太大"),
        ("60 70", "不是一个数"),
    ],
)
def test_what_is_no_count_is_said(text: str, why: str) -> None:
    entry = read_cell(f"{ROW}.company", text)
    assert entry.value is None
    assert why in entry.fault


@pytest.mark.parametrize("text", ["/", "—", "——", "-", " ／ "])
def test_a_stroke_says_nothing(text: str) -> None:
    assert read_cell(f"{ROW}.company", text) == Entry(stroke=True)
    assert read_cell(f"{ROW}.company", "  ") == Entry()


@settings(max_examples=200)
@given(st.sampled_from([*CELLS[::9], FEES]), st.text(max_size=30))
def test_no_text_is_too_odd_and_what_is_taken_can_be_kept(key: str, text: str) -> None:
    entry = read_cell(key, text)
    if entry.value is not None:
        assert new_draft().with_figures({key: entry.value}).figures[key] == entry.value


# -- the draft afterwards -----------------------------------------------------------------------------------------------


def test_only_the_cell_changes() -> None:
    before = weihai()
    after = with_cells(before, {f"{ROW}.company": 3})
    changed = {k for k in CELLS if before.figures.get(k) != after.figures.get(k)}
    assert changed == {f"{ROW}.company"}
    assert with_cells(before, {f"{ROW}.company": 0}) is before
    assert f"{ROW}.company" not in with_cells(before, {f"{ROW}.company": None}).figures


def test_an_answer_reads_as_its_figures_do() -> None:
    draft = machine.open_question(new_draft("某县财政局", "department", 2024), RECEIVED)
    draft = machine.answer(machine.answer(draft, "新收60，自然人58，企业2").draft, "对").draft
    answer = draft.answer(RECEIVED)
    assert answer is not None
    assert "58" in answer.text
    after = with_cells(draft, {f"{RECEIVED}.natural_person": 57}).answer(RECEIVED)
    assert after is not None
    assert "58" not in after.text
    assert "57" in after.text


def test_an_answer_follows_a_figure_that_follows_from_the_cell() -> None:
    told = Answer("applications.outcomes", "第三方权益36")
    kinds = {f"{ROW}.{kind}": 0 for kind in ("research", "nonprofit", "legal_service", "other_org")}
    draft = new_draft().with_figures({**kinds, f"{ROW}.natural_person": 36, f"{ROW}.company": 0})
    after = with_cells(draft.with_answer(told), {f"{ROW}.company": 2}).answer("applications.outcomes")
    assert after is not None
    assert "38" in after.text


def test_a_question_whose_figures_are_all_gone_is_open_again() -> None:
    key = "disclosure.licensing"
    draft = new_draft().with_figures({key: 5}).with_answer(Answer(key, "5件"))
    after = with_cells(draft, {key: None})
    assert after.answer(key) is None
    assert any(
        turn.question == key and turn.status == "later" for turn in machine.listing(after, "disclosure")
    )


def test_what_was_none_is_an_answer_once_there_is_a_figure() -> None:
    key = "applications.handled"
    draft = new_draft().with_answer(Answer(key, "", "none"))
    after = with_cells(draft, {f"{key}.total": 60}).answer(key)
    assert after is not None
    assert (after.status, after.text) == ("answered", "合计 60")


# -- what is said about a cell ------------------------------------------------------------------------------------------


def _state(draft: Draft, key: str) -> tuple[str, str, str]:
    verdict = check(draft)
    state = state_of(
        key, verdict.view, [f for f in verdict.findings if f.severity == "error" and f.rule != "T-01"]
    )
    return state.kind, state.words, state.likely


def test_stated_derived_blank_and_disputed() -> None:
    draft = weihai()
    assert _state(draft, f"{ROW}.natural_person") == ("stated", "36件。", "")
    assert "与各项之和一致" in _state(draft, f"{ROW}.total")[1]
    kind, words, _ = _state(draft.with_figures({f"{ROW}.total": None}), f"{ROW}.total")
    assert kind == "derived"
    assert "36件，由此得出：" in words
    kind, words, _ = _state(new_draft().with_figures({f"{ROW}.total": 5}), f"{ROW}.company")
    assert (kind, words) == ("blank", "还没有填。按已填的合计，在0到5之间。")
    wrong = draft.with_figures({f"{ROW}.natural_person": 63})
    kind, _, likely = _state(wrong, f"{ROW}.natural_person")
    assert kind == "disputed"
    assert "由63改为36" in likely
    assert _state(wrong, f"{ROW}.total")[0] == "stated"


def test_every_cell_has_a_meaning() -> None:
    assert all(meaning_of(key) for key in CELLS)
    assert len(meaning_of(f"{ROW}.company")) == 2


def test_the_matrix_holds_every_cell_once() -> None:
    for name in ("disclosure", "applications", "disputes"):
        flat = [key for row in matrix(table_of(f"{name}.")) for key in row]
        assert flat == [key for key in CELLS if key.startswith(name)]


# -- the rest is 0 ------------------------------------------------------------------------------------------------------


def test_the_rest_of_an_empty_table() -> None:
    rest = rest_of("applications", new_draft())
    assert len(rest.zeros) == 24 * 6
    full = view(new_draft().with_figures(dict.fromkeys(rest.zeros, 0)))
    assert all(full.value(key) == 0 for key in CELLS if key.startswith("applications."))
    assert not rest.held


def test_what_a_total_says_is_not_zero_stays_blank() -> None:
    draft = new_draft().with_figures({"disputes.review.total": 3, "disputes.review.upheld": 1})
    rest = rest_of("disputes", draft)
    assert all(key.startswith("disputes.litigation") for key in rest.zeros)
    (held,) = rest.held
    assert set(held.keys) == {f"disputes.review.{c}" for c in ("corrected", "other", "pending")}
    assert "对不上" in " ".join(rest_lines(rest, "disputes"))


def test_what_the_prose_says_is_not_zero_stays_blank() -> None:
    draft = new_draft(year=2024).with_prose("overview", "2024年，新收政府信息公开申请60件。")
    rest = rest_of("applications", draft)
    kinds = {f"{RECEIVED}.{column}" for column in ("natural_person", "company", "other_org")}
    assert kinds <= {key for held in rest.held for key in held.keys}
    assert not kinds & set(rest.zeros)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([k for k in CELLS if k.startswith("applications.")]), st.integers(0, 5), max_size=12
    )
)
def test_filling_brings_no_contradiction(figures: dict[str, int]) -> None:
    draft = new_draft().with_figures(dict(figures))
    before = {conflict.equation for conflict in view(draft).whole.conflicts}
    rest = rest_of("applications", draft)
    after = draft.with_figures(dict.fromkeys(rest.zeros, 0))
    assert {conflict.equation for conflict in view(after).whole.conflicts} <= before
    assert not set(rest.zeros) & set(figures)
    assert not set(rest.zeros) & {key for one in rest.held for key in one.keys}
