"""Ledgers that are ticked: a column for each outcome, or for each kind of applicant."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.form.edition_2021 import FORM
from engine.form.keys import KINDS, OUTCOMES
from tests.intake.ledger.making import HEADER, changed, tallied, written

KIND_HEAD = [FORM.applications.column(kind).label for kind in KINDS]
PEOPLE = ["申请人类型", *[""] * 5]


def ticks(count: int, *places: int, tick: str = "√") -> list[str]:
    return [tick if place in places else "" for place in range(count)]


@pytest.mark.parametrize("tick", ["√", "✓", "1", "是", "Y"])
@pytest.mark.parametrize("empty", ["", "0", "否", "×"])
def test_kinds_and_outcomes_in_one_row_of_headers(tmp_path: Path, tick: str, empty: str) -> None:
    outcomes = ["予以公开", "部分公开", "国家秘密", "本机关不掌握", "信访举报投诉类申请", "撤回申请"]
    rows = [["序号", "申请编号", "收到日期", *KIND_HEAD, *outcomes, "办结日期", "备注"]]
    for number in range(6):
        cells = [cell or empty for cell in ticks(6, number, tick=tick) + ticks(6, number, tick=tick)]
        rows.append([str(number + 1), f"A{number}", "2024-03-05", *cells, "2024-03-20", ""])
    done = tallied(written(tmp_path / "a.csv", rows))
    assert done.settled, (done.unsure, done.problems)
    expected = (
        "granted",
        "partial",
        "denied.state_secret",
        "unable.not_held",
        "declined.petition",
        "other.other",
    )
    for kind, outcome in zip(KINDS, expected, strict=True):
        assert done.figures[f"applications.{outcome}.{kind}"] == 1


def test_the_whole_form_as_columns(tmp_path: Path) -> None:
    rows = [FORM.applications.row(key) for key in OUTCOMES]
    groups = [
        row.group if row.group and rows[at - 1].group != row.group else "" for at, row in enumerate(rows)
    ]
    labels = [row.label if row.group else "" for row in rows]
    groups = [row.label if not row.group else group for row, group in zip(rows, groups, strict=True)]
    table = [
        ["某局台账"],
        ["编号", "收到日期", *PEOPLE, "办理结果", *[""] * 20, "办结日期"],
        ["", "", KIND_HEAD[0], "法人或其他组织", *[""] * 4, *groups, ""],
        ["", "", "", *KIND_HEAD[1:], *labels, ""],
    ]
    table += [
        [f"第{number}号", "2024-03-05", *ticks(6, number % 6), *ticks(21, number), "2024-03-20"]
        for number in range(len(OUTCOMES))
    ]
    done = tallied(written(tmp_path / "a.csv", table))
    assert done.settled, (done.unsure, done.problems)
    for number, key in enumerate(OUTCOMES):
        assert done.figures[f"applications.{key}.total"] == 1
        assert done.figures[f"applications.{key}.{KINDS[number % 6]}"] == 1


def test_two_ticks_are_asked(tmp_path: Path) -> None:
    head = ["编号", "收到日期", "申请人类型", "予以公开", "部分公开", "不予公开", "过程性信息", "办结日期"]
    case = ["2024-03-05", "公民"]
    rows = [
        head,
        ["1号", *case, *ticks(4, 0), "2024-03-20"],
        ["2号", *case, *ticks(4, 0, 1), "2024-03-20"],
        ["3号", *case, *ticks(4, 2, 3), "2024-03-20"],
        ["4号", *case, *ticks(4), ""],
    ]
    done = tallied(written(tmp_path / "a.csv", rows))
    (asked,) = done.unsure
    assert asked.word == "同时勾选D列、E列"
    assert asked.cases == ("2号",)
    assert done.at_least["applications.denied.process_information.total"] == 1
    assert done.at_least["applications.granted.total"] == 1


def test_ticks_of_review_are_no_outcomes(tmp_path: Path) -> None:
    head = [
        ["编号", "收到日期", "申请人类型", "办理结果", "办结日期", "复议结果", "", ""],
        ["", "", "", "", "", "维持", "纠正", "其他"],
    ]
    rows = [*head, ["1号", "2024-03-05", "公民", "予以公开", "2024-03-20", "√", "", ""]]
    done = tallied(written(tmp_path / "a.csv", rows))
    assert done.figures["applications.granted.total"] == 1


def test_a_title_over_the_table_makes_no_choice_of_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    done = tallied(written(path, [["2024年依申请公开台账"], HEADER, changed(outcome="部分公开")]))
    assert done.figures["applications.partial.total"] == 1
    assert done.figures["applications.granted.total"] == 0
