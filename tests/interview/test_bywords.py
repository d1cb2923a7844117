"""Cells stated by words, in the plain mode and in the composer."""

from __future__ import annotations

import pytest

from engine.draft import new_draft
from engine.form import CELLS
from engine.interview import machine
from engine.interview.bywords import cells_named, fill, fill_rest, table_named
from engine.rules.view import view

ROW = "applications.denied.third_party_rights"


@pytest.mark.parametrize(
    ("said", "key", "value"),
    [
        ("不予公开 第三方权益 企业 3", f"{ROW}.company", 3),
        ("第三方权益企业 ３", f"{ROW}.company", 3),
        ("第三方权益 企业3", f"{ROW}.company", 3),
        ("企业 第三方 三件", f"{ROW}.company", 3),
        ("4.保护第三方合法权益 总计 36", f"{ROW}.total", 36),
        ("新收 65", "applications.received.total", 65),
        ("其他 自然人 1", "applications.other.other.natural_person", 1),
        ("第三方 其他 2", f"{ROW}.other_org", 2),
        ("表四 复议后起诉 维持 1", "disputes.litigation_after_review.upheld", 1),
        ("复议 无", "disputes.review.total", 0),
        ("规章 制发 1", "disclosure.regulations.made", 1),
        ("许可 5,821", "disclosure.licensing", 5821),
    ],
)
def test_a_cell_by_words(said: str, key: str, value: int) -> None:
    reply = machine.answer(new_draft(), f"/填 {said}")
    assert reply.draft.figures == {key: value}
    assert reply.notes[0].tone == "saved"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "请这样说"),
        ("3", "请这样说"),
        ("不知道什么 3", "不是表里的行或列"),
        ("不予公开 3", "可能是"),
        ("诉讼 维持 1", "可能是"),
        ("规章 企业 1", "没有对应的格"),
        ("第三方 企业 约3", "不是准确数"),
        ("第三方 企业 3.5", "小数"),
    ],
)
def test_what_is_not_clear_changes_nothing(said: str, why: str) -> None:
    draft = new_draft()
    reply = fill(said, view(draft))
    assert reply.draft is draft
    assert why in reply.notes[0].text


def test_a_cell_is_cleared_and_contradictions_are_told() -> None:
    draft = new_draft().with_figures({f"{ROW}.company": 3})
    assert fill("第三方 企业 空", view(draft)).draft.figures == {}
    assert "没有填过" in fill("第三方 科研机构 空", view(draft)).notes[0].text
    reply = machine.answer(draft, "/填 第三方 总计 2")
    assert any(note.tone == "conflict" for note in reply.notes)


def test_every_cell_can_be_named_by_its_labels() -> None:
    assert cells_named(["不予公开", "属于国家秘密", "自然人"])[0] == [
        "applications.denied.state_secret.natural_person"
    ]
    assert len(cells_named([])[0]) == len(CELLS)


def test_the_rest_is_filled_only_after_a_confirmation() -> None:
    draft = new_draft().with_figures({"disclosure.licensing": 5})
    asked = machine.answer(draft, "/补零 二")
    assert asked.draft.figures == draft.figures
    assert "/补零 二 确认" in asked.notes[0].text
    done = machine.answer(draft, "/补零 二 确认").draft.figures
    assert done == {"disclosure.licensing": 5} | {
        k: 0 for k in CELLS if k.startswith("disclosure.") and "lic" not in k
    }
    assert "哪张表" in fill_rest("五", view(draft)).notes[0].text


def test_tables_by_name() -> None:
    assert [table_named(word) for word in ("三", "表三", "3", "五", "")] == ["applications"] * 3 + [""] * 2
