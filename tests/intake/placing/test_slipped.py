"""Tables two and four as plain text whose headings have other cells than the rows below them."""

# ruff: noqa: S311 - figures by chance, nothing secret
from __future__ import annotations

from random import Random

import pytest

from engine.form.edition_2021 import FORM
from engine.intake.placing import report_of
from engine.intake.plaintext import read
from engine.intake.report import Report
from tests.intake.field import figures_of

FIGURES = figures_of(FORM, Random(7), odd=False)
DISPUTES = FORM.disputes.cells()
DISCLOSURE = FORM.disclosure.cells()
_RESULTS = [column.label for column in FORM.disputes.columns]
_STARTS = ["未经复议直接起诉", "复议后起诉"]
HEADS_4 = {
    "names alone": [["行政复议", "行政诉讼"], [*_RESULTS, *_STARTS], _RESULTS * 2],
    "blanks above": [
        ["行政复议", *[""] * 4, "行政诉讼", *[""] * 9],
        [*_RESULTS, _STARTS[0], *[""] * 4, _STARTS[1], *[""] * 4],
        ["", "", *_RESULTS * 2],
    ],
    "fifteen below": [["行政复议", "行政诉讼"], _STARTS, _RESULTS * 3],
    "three above": [["行政复议", *_STARTS], _RESULTS * 3],
}
HEADS_2 = {
    "no first cell": lambda item, names: [[item], names],
    "beside the item": lambda item, names: [[item, "信息内容", *names]],
    "first cell blank": lambda item, names: [[item], ["", *names]],
}
LABELS_2 = {
    "alone": lambda row: [row.label],
    "a blank behind": lambda row: [row.label, ""],
    "the item in front": lambda row: [row.item, row.label],
    "a number in front": lambda row: ["1", row.label],
}


def _report(lines: list[list[str]], *, framed: bool) -> Report:
    drawn = [" | ".join(cells) + " |" for cells in lines]
    text = "\n".join(f"| {line}" if framed else line for line in drawn)
    return report_of(read("甲.txt", text.encode()))


def _wrong(found: Report, figures: dict[str, str]) -> list[str]:
    return [key for key, reading in found.cells.items() if reading.text != figures[key]]


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("head", HEADS_4)
def test_disputes_under_headings_that_slipped_are_read_where_the_totals_prove_the_order(
    head: str, framed: bool
) -> None:
    found = _report([*HEADS_4[head], [FIGURES[key] for key in DISPUTES]], framed=framed)
    assert not _wrong(found, FIGURES)
    assert set(found.cells) == set(DISPUTES)
    assert any("表四" in note and "请核对" in note for note in found.notes)
    assert not found.unplaced


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("head", HEADS_4)
def test_disputes_under_headings_that_slipped_are_never_read_wrong(head: str, framed: bool) -> None:
    figures = {key: str(number) for number, key in enumerate(DISPUTES, 11)}
    found = _report([*HEADS_4[head], list(figures.values())], framed=framed)
    assert not _wrong(found, figures)
    lost = [figure for key, figure in figures.items() if key not in found.cells]
    assert lost
    assert all(any(f"“{figure}”" in line for line in found.unplaced) for figure in lost)


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("labels", LABELS_2)
@pytest.mark.parametrize("head", HEADS_2)
def test_table_two_under_headings_that_slipped_is_read_by_its_order_or_said(
    head: str, labels: str, framed: bool
) -> None:
    figures = {key: str(number) for number, key in enumerate(DISCLOSURE, 11)}
    lines: list[list[str]] = []
    item = ""
    for row in FORM.disclosure.rows:
        if row.item != item:
            item = row.item
            columns = [column.label for column in FORM.disclosure.columns]
            lines += HEADS_2[head](item, columns if row.columns else [row.column_label])
        keys = [f"disclosure.{row.key}.{column}" for column in row.columns] or [f"disclosure.{row.key}"]
        lines.append([*LABELS_2[labels](row), *(figures[key] for key in keys)])
    found = _report(lines, framed=framed)
    assert not _wrong(found, figures)
    lost = [figure for key, figure in figures.items() if key not in found.cells]
    assert all(any(f"“{figure}”" in line for line in found.unplaced) for figure in lost)
    if labels != "a number in front":
        assert not lost
