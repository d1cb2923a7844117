"""Sums: exact, cell by cell, with every contribution; a blank is not 0; what is contradictory stays so."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.draft.dump import dumps
from engine.draft.load import loads
from engine.draft.model import Draft
from engine.form import CELLS
from engine.rollup import merge, rolled_up
from engine.rollup.record import recorded, recorded_total
from engine.rollup.unit import unit_of
from engine.rules.check import check
from tests.rollup.units import applications, draft, unit

RECEIVED = "applications.received.natural_person"
FEES = "disclosure.fees"


def test_every_cell_is_the_sum_with_its_contributions() -> None:
    rollup = merge([unit("甲局", applications(3)), unit("乙局"), unit("丙局", applications(4))])
    assert rollup.totals[RECEIVED].value == 7
    assert rollup.totals[RECEIVED].parts == ((1, 3), (3, 4))
    assert rollup.totals["applications.handled.total"].value == 7
    assert rollup.totals["disputes.review.total"].value == 0
    assert set(CELLS) <= set(rollup.totals)
    assert rollup.issues == ()


def test_the_draft_of_the_sum() -> None:
    made = rolled_up(
        merge([unit("甲局", applications(3)), unit("乙局", applications(4))]), organ="某县人民政府"
    )
    assert (made.organ, made.year, made.scope) == ("某县人民政府", 2024, "region")
    assert made.figures[RECEIVED] == 7
    assert made.prose == {}
    assert not [finding for finding in check(made).findings if finding.rule.startswith("T")]


@given(st.lists(st.decimals(min_value=0, max_value=10**6, places=6), min_size=1, max_size=8))
def test_fees_are_summed_exactly(fees: list[Decimal]) -> None:
    rollup = merge([unit(f"第{n}号局", {FEES: fee}) for n, fee in enumerate(fees)])
    assert rollup.totals[FEES].value == sum(fees)
    assert "E" not in str(rollup.totals[FEES].value)


def test_a_sum_of_decimals_prints_without_padding() -> None:
    rollup = merge([unit("甲局", {FEES: Decimal("0.50")}), unit("乙局", {FEES: Decimal("0.50")})])
    assert str(rollup.totals[FEES].value) == "1"


def test_a_blank_is_not_zero() -> None:
    blank = unit("乙局", {"disclosure.licensing": None})
    rollup = merge([unit("甲局", {"disclosure.licensing": 5}), blank])
    total = rollup.totals["disclosure.licensing"]
    assert (total.value, total.known, total.blank) == (None, 5, (2,))
    assert "disclosure.licensing" not in rolled_up(rollup).figures
    (issue,) = rollup.issues
    assert (issue.kind, issue.severity, issue.units) == ("blank", "error", (2,))
    assert "乙局" in issue.message


def test_what_follows_in_a_unit_is_not_blank() -> None:
    derivable = applications(4) | {"applications.received.total": None, "applications.granted.company": None}
    rollup = merge([unit("甲局", applications(3)), unit("乙局", derivable)])
    assert rollup.totals["applications.received.total"].value == 7
    assert rollup.totals["applications.granted.company"].value == 0
    assert rollup.issues == ()


def test_a_total_that_no_unit_states_is_left_to_follow() -> None:
    without = {"applications.received.total": None}
    made = rolled_up(
        merge([unit("甲局", applications(3) | without), unit("乙局", applications(1) | without)])
    )
    assert "applications.received.total" not in made.figures
    assert check(made).view.value("applications.received.total") == 4


def test_an_empty_table_is_named_as_such() -> None:
    empty = unit("乙局", {cell: None for cell in CELLS if cell.startswith("disputes.")})
    rollup = merge([unit("甲局"), empty])
    (issue,) = rollup.issues
    assert (issue.kind, issue.units, len(issue.cells)) == ("empty_table", (2,), 15)
    assert "表四" in issue.message


def test_a_contradiction_is_named_and_stays_in_the_sum() -> None:
    wrong = unit("乙局", applications(4) | {"applications.received.total": 9})
    rollup = merge([unit("甲局", applications(3)), wrong])
    found = [issue for issue in rollup.issues if issue.kind == "contradictory"]
    assert found
    assert {issue.rule for issue in found} <= {"T3-01", "T3-03"}
    assert all(
        issue.units == (2,) and "乙局" in issue.message and issue.severity == "error" for issue in found
    )
    assert rollup.totals["applications.received.total"].value == 12
    rules = {finding.rule for finding in check(rolled_up(rollup)).findings}
    assert "T3-03" in rules


def test_contradictions_that_cancel_out_are_still_named() -> None:
    more, less = (applications(4) | {"applications.received.total": value} for value in (5, 3))
    rollup = merge([unit("甲局", more), unit("乙局", less)])
    assert {issue.units for issue in rollup.issues if issue.kind == "contradictory"} == {(1,), (2,)}


def test_facts_are_summed_where_every_unit_tells_them() -> None:
    told = [unit("甲局", {"posts.total": 10, "interpretations": 2}), unit("乙局", {"posts.total": 5})]
    rollup = merge(told)
    assert rollup.totals["posts.total"].value == 15
    assert rollup.totals["interpretations"].value is None
    (issue,) = rollup.issues
    assert (issue.kind, issue.severity) == ("partly_stated", "hint")
    figures = rolled_up(rollup).figures
    assert figures["posts.total"] == 15
    assert "interpretations" not in figures


def test_a_score_has_no_sum() -> None:
    rollup = merge([unit("甲局", {"assessment.score": 95}), unit("乙局", {"assessment.score": 90})])
    assert "assessment.score" not in rollup.totals


def test_a_stated_sum_of_cells_counts_where_the_cells_are_known() -> None:
    stated = {"applications.denied.total": 0}
    rollup = merge([unit("甲局", stated), unit("乙局")])
    assert rollup.totals["applications.denied.total"].value == 0


def test_a_sum_beyond_any_report_is_named_and_not_written() -> None:
    rollup = merge(
        [unit("甲局", {"disclosure.licensing": 10**12}), unit("乙局", {"disclosure.licensing": 10**12})]
    )
    assert [issue.kind for issue in rollup.issues] == ["too_large"]
    assert "disclosure.licensing" not in rolled_up(rollup).figures


def test_the_record_survives_the_file() -> None:
    blank = applications(4) | {"disclosure.fees": None, "disclosure.licensing": 7}
    rollup = merge([unit("甲局", {FEES: Decimal("0.5")}), unit("乙局", blank), unit("丙局", year=2023)])
    made = loads(dumps(rolled_up(rollup)), "汇总.toml")
    record = recorded(made)
    assert record is not None
    assert record.units == rollup.record.units
    assert record.units[2].left_out == "2023年"
    for key in CELLS:
        total, kept = rollup.totals[key], recorded_total(record, key)
        assert (kept.value, kept.known, kept.parts, kept.blank) == (
            total.value,
            total.known,
            total.parts,
            total.blank,
        )


def test_the_record_answers_for_sums_of_cells() -> None:
    denied = {f"applications.denied.{row}.total": 2 for row in ("state_secret", "third_party_rights")}
    record = recorded(rolled_up(merge([unit("甲局", denied), unit("乙局")])))
    assert record is not None
    assert recorded_total(record, "applications.denied.total").parts == ((1, 4),)


@pytest.mark.parametrize(
    "spoiled",
    [
        {"units": "x"},
        {"units": [{"who": "x"}], "cells": {}},
        {"units": [{"organ": "甲局", "file": "a"}], "cells": {RECEIVED: "2:5"}},
        {"units": [{"organ": "甲局", "file": "a"}], "cells": {RECEIVED: "1:x"}},
        {"units": [{"organ": "甲局", "file": "a"}], "cells": {"nothing": "1:1"}},
        {"units": [{"organ": "甲局", "file": "a"}], "blank": {RECEIVED: "1-999999999999"}},
        {"units": [{"organ": "甲局", "file": "a"}], "cells": {FEES: "1:1.x"}},
    ],
)
def test_a_record_that_somebody_spoiled_is_none(spoiled: dict[str, object]) -> None:
    assert recorded(Draft(extra={"rollup": spoiled})) is None


def test_the_texts_of_the_roll_up_that_is_replaced_stay() -> None:
    first = rolled_up(merge([unit("甲局", applications(3))]), organ="某县人民政府")
    first = first.with_prose("problems", "问题").with_figures({"inspections": 2, "disclosure.licensing": 9})
    second = rolled_up(merge([unit("甲局", applications(5))]), first)
    assert second.organ == "某县人民政府"
    assert second.prose["problems"] == "问题"
    assert second.figures["inspections"] == 2
    assert second.figures["disclosure.licensing"] == 0
    assert second.figures[RECEIVED] == 5


def test_a_roll_up_can_be_a_source_itself() -> None:
    county = unit_of("县.toml", rolled_up(merge([unit("甲局", applications(3))]), organ="某县人民政府"))
    rollup = merge([county, unit("某市某局", applications(2)), unit("甲局", applications(3))])
    assert rollup.totals[RECEIVED].value == 5
    assert rollup.left_out == {3: "已含在汇总里"}
    assert [issue.kind for issue in rollup.issues] == ["contained"]


def test_no_units_at_all() -> None:
    rollup = merge([])
    assert rollup.issues == ()
    assert rollup.totals == {}
    assert rolled_up(rollup).figures == {}
    assert rollup.year is None


def test_what_a_report_prints_in_place_of_a_number_is_quoted() -> None:
    read = draft("乙局", {"disclosure.licensing": None})._replace(
        extra={"read": {"marked": {"disclosure.licensing": "/"}}}
    )
    (issue,) = merge([unit("甲局"), unit_of("b.docx", read)]).issues
    assert "“/”" in issue.message
