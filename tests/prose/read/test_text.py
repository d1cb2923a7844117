"""Places in the text, torn numbers, odd and hostile input."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.prose.read import read_facts
from engine.prose.read.plain import plain
from tests.prose.read.reading import read, said

RECEIVED = "applications.received.total"
PIECES = (
    "收到申请", "政府信息公开", "60件", "6 0 件", "，", "。", "；", "（", "）", "其中", "占", "40%", "未", "无", "均", "\n", " ", "办结", "结转",
    "2023年", "下年", "行政复议", "行政诉讼", "分别为", "、", "1.", "万", "元", "收费", "增长", "翻一番", "持平", "与上年", "《", "》", "含", "合计", "率",
)  # fmt: skip


def test_span_and_figure_are_those_of_the_text() -> None:
    text = "（二）全年新收 政府信息公开申请 6 0 件，\n答复60件。"
    (fact, *_) = [fact for fact in read(text) if fact.key == RECEIVED]
    assert fact.text == text[fact.start : fact.end] == "新收 政府信息公开申请 6 0 件"
    assert fact.figure is not None
    assert text[slice(*fact.figure)] == "6 0"
    assert fact.value == 60


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("收到申请1\n200件。", 1200),
        ("收到申请6 0件。", 60),
        ("收到申请 60 \n件。", 60),
        ("收 到 申 请 1 2 3 件。", 123),
    ],
)
def test_torn_numbers(text: str, value: int) -> None:
    assert said(text) == [(RECEIVED, value)]


def test_paragraphs_stay_apart() -> None:
    assert plain("公开信息20条\n2.依申请公开情况\n收到申请3件").text.count("\n") == 2
    assert said("一、2024\n1.收到申请3件。") == [(RECEIVED, 3)]


def test_a_year_that_ran_into_a_figure() -> None:
    assert said("收到申请8件，不予处理32024年另行说明。")[1] == ("applications.declined.total", 3)


def test_year_is_worked_out() -> None:
    texts = {
        "preamble": "数据期限自2024年1月1日起至2024年12月31日止。",
        "overview": "收到申请5件，2023年结转2件。",
    }
    assert [fact.key for fact in read_facts(texts) if fact.key] == [RECEIVED, "applications.carried_in.total"]


def test_part_says_what_it_is_about() -> None:
    assert said("全年办结12件。", part="applications") == [("applications.handled.total", 12)]
    assert said("全年办结12件。") == []


def test_nothing_in_it() -> None:
    assert read_facts({}) == ()
    assert read("") == ()
    assert read("严格落实各项制度。") == ()


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_never_raises_and_spans_fit(text: str) -> None:
    facts = read(text)
    assert facts == read(text)
    for fact in facts:
        assert fact.text == text[fact.start : fact.end]
        assert 0 <= fact.start <= fact.end <= len(text)


@given(st.text(max_size=80))
@settings(max_examples=80, deadline=None)
def test_any_text(text: str) -> None:
    for fact in read(text, year=None):
        assert fact.text == text[fact.start : fact.end]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "无",
        "申请",
        "其中1件、",
        "均",
        "（1件",
        "占1%，",
        "《",
        "未发生行政复议、",
        "收到3件",
        " 1",
        "\n1",
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    apart = itertools.count()

    def seconds(length: int) -> float:
        text = f"{next(apart)}\n" + piece * (length // len(piece))  # no text twice: what was read is kept
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(2_000)
    small = min(seconds(5_000) for _ in range(2))
    assert min(seconds(40_000) for _ in range(2)) < max(
        0.4, 40 * small
    )  # 8 times the length; 64 if it were squared
