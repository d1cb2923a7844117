"""This year against last year, in figures and words."""

from __future__ import annotations

from decimal import Decimal

from engine.draft import Draft
from engine.draft.model import LastYear
from engine.interview.growth import group_title, summary, years
from engine.rules.check import check


def _draft(this: dict[str, int], last: dict[str, int]) -> Draft:
    draft = Draft(profile={"organ": "某某县档案局", "kind": "department", "year": 2024})
    return draft.with_figures(this).with_last_year(LastYear({**last}))


def test_growth_is_told_and_a_blank_is_never_zero() -> None:
    draft = _draft(
        {"disclosure.licensing": 150, "disclosure.penalties": 40, "disclosure.compulsion": 3},
        {
            "disclosure.licensing": 100,
            "disclosure.penalties": 40,
            "disclosure.compulsion": 0,
            "disclosure.fees": 9,
        },
    )
    rows = {row.key: row for row in years(check(draft))}
    assert rows["disclosure.licensing"].words == ("100", "150", "+50", "+50.0%")
    assert rows["disclosure.licensing"].growth == Decimal("50.0")
    assert rows["disclosure.penalties"].percent == "持平"
    assert rows["disclosure.compulsion"].percent == "去年为0"
    assert rows["disclosure.fees"].words == ("9", "空", "", "")
    assert summary(tuple(rows.values())) == "增加2项，减少0项，持平1项，1项缺一年的数"


def test_the_main_rows_of_table_three_are_the_totals() -> None:
    draft = _draft({"applications.received.natural_person": 5}, {"applications.received.natural_person": 2})
    (row,) = (row for row in years(check(draft)) if row.key == "applications.received.natural_person")
    assert not row.main
    assert group_title(row.group).startswith("表三")


def test_a_jump_asks_for_its_reason() -> None:
    draft = _draft({"disclosure.licensing": 5000}, {"disclosure.licensing": 100})
    (row,) = (row for row in years(check(draft)) if row.key == "disclosure.licensing")
    assert row.asks is not None
    assert "1处变动很大" in summary((row,))
