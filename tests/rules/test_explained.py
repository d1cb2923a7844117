"""Explanations in words, and the one that a wrong number of the prose has by itself."""

from __future__ import annotations

import pytest

from engine.draft.model import Decision
from engine.figures.causes import Change
from engine.figures.claims import FIGURES, LAST, Source
from engine.figures.explain import Explanation
from engine.rules.decisions import CONFIRM, NUMBERS
from engine.rules.explained import TOLD, alone, explained, said, self_explained
from engine.rules.finding import Finding, Span
from engine.rules.view import view
from tests.rules.drafts import draft_of

TOTAL, PERSON = "applications.received.total", "applications.received.natural_person"
TEXT = "全年新收政府信息公开申请10件，较上年增长52%。"
DRAFT = draft_of(f'[profile]\norgan = "某某县人民政府"\nyear = 2024\n[prose]\noverview = "{TEXT}"\n')
GROWTH = Span("overview", TEXT.index("较"), len(TEXT) - 1)


def _finding(**more: object) -> Finding:
    made = Finding("X-05", "error", "不符", (TOTAL,), (GROWTH,), expected=25, actual=52, difference=27)
    return made._replace(**more)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(TOTAL, TOTAL, 63, 36, FIGURES), "表三本年新收（总计）由63改为36"),
        (Change(f"{TOTAL}@2", TOTAL, 63, 36, Source("prose")), "正文所写的表三本年新收（总计）由63改为36"),
        (Change(f"{TOTAL}@2", TOTAL, 63, 36, Source("ledger")), "台账计得的表三本年新收（总计）由63改为36"),
        (
            Change(f"last_year.{TOTAL}", f"last_year.{TOTAL}", 63, 36, LAST),
            "去年表三本年新收（总计）由63改为36",
        ),
        (Change(TOTAL + TOLD, TOTAL, 52, 25, Source("prose")), "正文所写的52改为25"),
        (Change("x", "x", 1, 2, FIGURES), "x由1改为2"),
    ],
)
def test_a_change_names_the_figure_where_it_stands_and_both_values(change: Change, words: str) -> None:
    assert said(change) == words


def test_every_way_out_is_told_best_first_with_its_cause() -> None:
    one, two = Change(TOTAL, TOTAL, 63, 36), Change(PERSON, PERSON, 8, 9)
    ways = (Explanation((one,), "两位数字颠倒", 0), Explanation((one, two), "", 9))
    first, second = explained(_finding(explanations=ways))
    assert first == f"{said(one)}（两位数字颠倒）"
    assert second == f"{said(one)}，{said(two)}"
    assert explained(_finding()) == []


def test_a_wrong_number_of_the_prose_explains_itself() -> None:
    found = self_explained(_finding(), view(DRAFT))
    (way,) = found.explanations
    assert way.changes == (
        Change(TOTAL + TOLD, TOTAL, 52, 25, Source("prose", "overview", (GROWTH.start, GROWTH.end))),
    )


def test_its_cause_is_the_slip_of_the_hand() -> None:
    (way,) = self_explained(_finding(expected=25), view(DRAFT)).explanations
    assert way.cause == "两位数字颠倒"
    (way,) = self_explained(_finding(expected=700), view(DRAFT)).explanations
    assert (way.cause, way.rank) == ("", 9)


def test_without_a_cell_it_is_about_what_the_words_are_about() -> None:
    text = DRAFT.prose["overview"]
    start = text.index("新收")
    place = Span("overview", start, text.index("，"))
    found = self_explained(_finding(cells=(), spans=(place,), expected=16, actual=10), view(DRAFT))
    assert [way.changes[0].key for way in found.explanations] == [TOTAL]
    elsewhere = Span("overview", 0, text.index("，"))
    found = self_explained(_finding(cells=(), spans=(elsewhere,), expected=16, actual=10), view(DRAFT))
    assert [way.changes[0].key for way in found.explanations] == [""]


@pytest.mark.parametrize(
    "finding",
    [
        _finding(explanations=(Explanation((Change(TOTAL, TOTAL, 1, 2),), "", 9),)),
        _finding(expected=None),
        _finding(actual=None),
        _finding(spans=()),
        _finding(spans=(GROWTH, GROWTH._replace(start=0))),
        _finding(actual=5),  # stands there only within 52
    ],
)
def test_others_come_back_as_they_are(finding: Finding) -> None:
    assert self_explained(finding, view(DRAFT)) == finding


def test_what_the_drafter_confirmed_is_not_explained_away() -> None:
    seen = view(DRAFT)
    fact = next(fact for fact in seen.facts if fact.kind == "growth")
    confirmed = DRAFT.with_decision(
        Decision(NUMBERS, {fact.part: fact.text}, CONFIRM, "", "张三", "2025-01-10")
    )
    finding = _finding(spans=(Span(fact.part, fact.start, fact.end),))
    assert self_explained(finding, seen).explanations
    assert self_explained(finding, view(confirmed)) == finding


@pytest.mark.parametrize(
    ("words", "number", "at"),
    [
        ("66件", "66", 0),
        ("共66件", "66", 1),
        ("共66", "66", 1),
        ("166件", "66", None),
        ("665件", "66", None),
        ("6.66件", "66", None),
        ("66.5件", "66", None),
        ("1,066件，66件", "66", 7),
        ("网站40条，66条在报刊", "66", 6),
        ("共计：66，其余不计", "66", 3),
        ("1，066件", "66", None),
        ("66，000件", "66", None),
        ("66.", "66", 0),
        ("66件，其中66件", "66", None),
        ("60件", "66", None),
    ],
)
def test_a_number_that_stands_alone(words: str, number: str, at: int | None) -> None:
    assert alone(words, number) == at
