"""A report as a draft: what can be saved, what is only judged, and what the reader remembers."""

from __future__ import annotations

import pytest

from engine.draft import new_draft
from engine.draft.dump import dumps
from engine.draft.load import loads
from engine.form.keys import CELLS
from engine.intake.drafts import as_last_year, draft_of, report_of_draft
from engine.intake.errors import IntakeError
from engine.intake.placing import report_of
from engine.intake.report import Report
from engine.rules.check import check
from tests.intake.placing.building import report, table_2, table_3, table_4

ZEROS = dict.fromkeys(CELLS, "0")
TITLE = "某某县水务局2024年政府信息公开工作年度报告"
WORDS = ("一、总体情况", "我局全年公开信息三十条。", "五、存在的主要问题及改进情况", "公开还不够及时。")


def read(figures: dict[str, str], *more: str) -> Report:
    tables = table_2(figures), table_3(figures), table_4(figures)
    return report_of(report(TITLE, *WORDS[:2], *tables, *WORDS[2:], *more))


def test_a_draft_has_profile_figures_prose_and_what_was_seen() -> None:
    draft = draft_of(read(ZEROS | {"disclosure.fees": "12.5"}))
    assert (draft.organ, draft.year) == ("某某县水务局", 2024)
    assert len(draft.figures) == 200
    assert str(draft.figures["disclosure.fees"]) == "12.5"
    assert dict(draft.prose) == {"overview": WORDS[1], "problems": WORDS[3]}
    seen = draft.extra["read"]
    assert isinstance(seen, dict)
    assert seen["title"] == TITLE
    assert seen["headings"] == [WORDS[0], WORDS[2]]
    assert seen["file"] == "报告.docx"
    assert seen["complete"] is False


def test_a_draft_of_a_report_can_be_saved_and_read_again() -> None:
    figures = ZEROS | {CELLS[20]: "-1", CELLS[30]: "9.5", CELLS[40]: "/", CELLS[50]: "", CELLS[60]: "约3"}
    draft = draft_of(read(figures))
    assert set(CELLS) - set(draft.figures) == {CELLS[at] for at in (20, 30, 40, 50, 60)}
    again = loads(dumps(draft), "草稿.toml")
    assert again.figures == draft.figures
    assert again.prose == draft.prose
    seen = again.extra["read"]
    assert isinstance(seen, dict)
    assert seen["odd"] == {CELLS[20]: "-1", CELLS[30]: "9.5"}
    assert seen["marked"] == {CELLS[40]: "/", CELLS[60]: "约3"}
    assert len(seen["unplaced"]) == 1


def test_as_read_it_keeps_what_no_draft_may_hold() -> None:
    draft = draft_of(read(ZEROS | {CELLS[20]: "-1", CELLS[30]: "9.5"}), as_read=True)
    assert draft.figures[CELLS[20]] == -1
    assert str(draft.figures[CELLS[30]]) == "9.5"
    found = [finding for finding in check(draft).findings if finding.rule == "T-02"]
    assert [finding.cells for finding in found] == [(CELLS[20], CELLS[30])]


def test_blanks_are_no_zeros() -> None:
    assert draft_of(read({})).figures == {}
    assert draft_of(read(dict.fromkeys(CELLS, "无"))).figures == {}


def test_last_year_takes_figures_and_prose() -> None:
    draft = as_last_year(new_draft("某某县水务局", year=2025), read(ZEROS))
    assert len(draft.last_year.figures) == 200
    assert draft.last_year.prose["problems"] == WORDS[3]
    assert draft.figures == {}
    loads(dumps(draft), "草稿.toml")
    assert as_last_year(new_draft(), read(ZEROS)).last_year.figures


@pytest.mark.parametrize("year", [2023, 2024, 2026])
def test_a_report_on_another_year_is_refused_as_last_year(year: int) -> None:
    with pytest.raises(IntakeError, match="2024年的报告"):
        as_last_year(new_draft(year=year), read(ZEROS))


def test_a_draft_becomes_the_report_that_it_would_be() -> None:
    draft = draft_of(read(ZEROS)).with_prose("matters", "全年收到申请{applications.received.total}件。")
    found = report_of_draft(draft, "草稿.toml")
    assert found.prose["matters"] == "全年收到申请0件。"
    assert len(found.cells) == 200
    assert found.title == TITLE
    assert len(found.headings) == 6
