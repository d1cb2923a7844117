"""A case ledger on its way into a draft, without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.draft import Draft
from engine.draft.errors import DraftTroubleError
from engine.interview.ledger import (
    brought_in,
    cases,
    confirmed,
    counted,
    in_words,
    opened,
    place_name,
    placeable,
    remember,
    taken,
    where,
    with_column,
    with_word,
)

HEAD = "编号,收到日期,申请人类型,办结日期,办理结果\n"
ROWS = (
    "申1,2024-01-08,自然人,2024-01-17,予以公开\n"
    "申2,2024-02-08,自然人,2024-02-17,已妥处\n"
    "申3,2023-12-20,商业企业,2024-01-09,予以公开\n"
)
RECEIVED = "applications.received.natural_person"
GRANTED = "applications.granted.natural_person"


@pytest.fixture
def draft() -> Draft:
    return Draft(profile={"organ": "某某县档案局", "kind": "department", "year": 2024})


def _ledger(folder: Path, text: str = HEAD + ROWS) -> Path:
    path = folder / "台账.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_sure_is_taken_and_the_rest_stays_blank(tmp_path: Path, draft: Draft) -> None:
    found = opened(_ledger(tmp_path), draft)
    assert [line.split("：")[0] for line in in_words(found)][:2] == ["申请编号", "收到日期"]
    done = counted(found, draft.year)
    (unsure,) = done.unsure
    assert (unsure.word, unsure.cases, where(unsure)) == ("已妥处", ("申2",), "第3行")
    assert placeable(unsure)
    brought = taken(draft, found, done, "2025-01-03", tmp_path)
    assert brought.draft.figures[RECEIVED] == 2
    assert brought.draft.figures["applications.carried_in.company"] == 1
    assert GRANTED not in brought.draft.figures
    assert brought_in(brought)[0] == f"填入草稿{len(brought.filled)}格。"


def test_a_word_once_placed_is_known_the_next_time(tmp_path: Path, draft: Draft) -> None:
    path = _ledger(tmp_path)
    found = opened(path, draft)
    (unsure,) = counted(found, 2024).unsure
    found = with_word(found, unsure, "granted")
    assert counted(found, 2024).unsure == ()
    assert remember(found) == ""
    again = counted(opened(path, draft), 2024)
    assert again.figures[GRANTED] == 2
    assert place_name("outcome", "granted") == "（一）予以公开"


def test_what_the_draft_says_stays_and_the_difference_is_named(tmp_path: Path, draft: Draft) -> None:
    stated = draft.with_figures({RECEIVED: 7})
    found = opened(_ledger(tmp_path), stated)
    brought = taken(stated, found, counted(found, 2024), "2025-01-03", tmp_path)
    assert brought.draft.figures[RECEIVED] == 7
    assert any("填的是7，台账计得2" in line for line in brought_in(brought))


def test_a_column_is_chosen_or_denied(tmp_path: Path, draft: Draft) -> None:
    found = opened(_ledger(tmp_path, (HEAD + ROWS).replace("收到日期", "甲")), draft)
    assert found.missing == ("received",)
    with pytest.raises(DraftTroubleError, match="收到日期"):
        counted(found, 2024)
    header = next(header for header in found.headers if header.text == "甲")
    found = with_column(found, "received", header)
    assert counted(found, 2024).figures[RECEIVED] == 2
    without = with_column(found, "closed", None)
    assert "closed" not in without.fields
    assert all("比较像" not in line for line in in_words(confirmed(found)))


def test_the_cases_of_a_cell_are_looked_up_again(tmp_path: Path, draft: Draft) -> None:
    path = _ledger(tmp_path)
    found = opened(path, draft)
    kept = taken(draft, found, counted(found, 2024), "2025-01-03", tmp_path).draft
    assert cases(kept, RECEIVED, tmp_path).cases == ("申1", "申2")
    path.write_text(HEAD + ROWS + "申4,2024-05-08,自然人,2024-05-17,予以公开\n", encoding="utf-8")
    assert "填入草稿时这一格是2件，现在是3件" in cases(kept, RECEIVED, tmp_path).note
    path.unlink()
    with pytest.raises(DraftTroubleError, match="没有找到台账"):
        cases(kept, RECEIVED, tmp_path)
    with pytest.raises(DraftTroubleError, match="还没有台账"):
        cases(draft, RECEIVED, tmp_path)
