"""The tables of a report as printed: figures that cannot be, an old template, lost rows."""

from __future__ import annotations

from decimal import Decimal

from engine.draft.model import Draft
from engine.rules.check import check
from engine.rules.finding import Finding

OTHERS = [f"applications.other.{row}" for row in ("correction_overdue", "fee_overdue", "other")]


def findings(rule: str, *, year: int | None = 2024, edition: str = "2021", **read: object) -> list[Finding]:
    profile = {"organ": "某某县水务局", **({"year": year} if year else {})}
    draft = Draft(edition=edition, profile=profile, extra={"read": read} if read else {})
    return [finding for finding in check(draft).findings if finding.rule == rule]


def test_a_draft_has_no_structure_to_judge() -> None:
    assert not [rule for rule in ("T-02", "T-04", "T-05") if findings(rule)]


def test_negative_and_fractional_figures_are_one_finding_per_table() -> None:
    figures = {
        "applications.received.total": -1,
        "applications.granted.total": Decimal("9.5"),
        "disclosure.fees": Decimal("9.5"),
        "disputes.review.total": -3,
    }
    found = [f for f in check(Draft(figures=figures)).findings if f.rule == "T-02"]
    assert [f.cells for f in found] == [
        ("applications.received.total", "applications.granted.total"),
        ("disputes.review.total",),
    ]
    assert {f.severity for f in found} == {"error"}
    assert found[1].actual == -3


def test_figures_that_a_draft_could_not_take_over_are_remembered() -> None:
    (found,) = findings("T-02", odd={"disclosure.licensing": "-5"})
    assert found.cells == ("disclosure.licensing",)
    assert "-5" in found.message


def test_old_labels_are_an_error_from_the_report_on_2021() -> None:
    labels = ["本年新制作数量", "采购总金额"]
    (found,) = findings("T-04", old_labels=labels)
    assert found.severity == "error"
    assert "本年新制作数量" in found.message
    assert not findings("T-04", year=2020, old_labels=labels)
    assert not findings("T-04", year=None, old_labels=labels)


def test_an_old_name_alone_is_a_warning() -> None:
    (found,) = findings("T-04", old_labels=["规范性文件"])
    assert found.severity == "warning"


def test_other_outcomes_in_one_row_are_the_mark_of_an_old_template() -> None:
    (found,) = findings("T-05", missing_rows=OTHERS)
    assert found.severity == "warning"
    assert "其他处理" in found.message
    assert len(found.cells) == 21
    assert not findings("T-05", year=2020, missing_rows=OTHERS)
    assert not findings("T-05", edition="2019", missing_rows=OTHERS)


def test_lost_rows_and_columns_strange_rows_and_another_order() -> None:
    (lost,) = findings("T-05", missing_rows=["applications.declined.repeated"])
    assert "重复申请" in lost.message
    (column,) = findings("T-05", missing_columns=["disclosure.repealed"])
    assert "本年废止件数" in column.message
    (strange,) = findings("T-05", surplus=["某种别的情况"])
    assert (strange.severity, "某种别的情况" in strange.message) == ("hint", True)
    (order,) = findings("T-05", disordered=["applications"])
    assert order.severity == "hint"


def test_marks_of_a_conversion_are_one_warning_that_shows_one() -> None:
    (found,) = findings("W-08", residue=["[bookmark: _Hlk1]", "[bookmark: _Hlk2]"])
    assert found.severity == "warning"
    assert "2处" in found.message
    assert "[bookmark: _Hlk1]" in found.message
    assert not findings("W-08", title="年度报告")
