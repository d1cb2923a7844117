"""The last day for the report: by law, by the local notice, and how far away it is."""

from __future__ import annotations

from datetime import date

import pytest

from engine.draft import new_draft
from engine.rules.deadline import LOCAL, deadline

TODAY = date(2025, 1, 15)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025年1月20日", date(2025, 1, 20)),
        ("1月20日前", date(2025, 1, 20)),
        ("１月２０日", date(2025, 1, 20)),
        ("2025-01-20", date(2025, 1, 20)),
        ("2025.1.20", date(2025, 1, 20)),
        ("20250120", date(2025, 1, 20)),
        ("一月二十日", date(2025, 1, 20)),
        ("二〇二五年一月二十日", date(2025, 1, 20)),
        ("2025年2月底前", date(2025, 2, 28)),
        ("3月末", date(2025, 3, 31)),
        ("2025 年 1 月 20 日", date(2025, 1, 20)),
    ],
)
def test_what_the_local_notice_says_comes_first(written: str, day: date) -> None:
    for kind in ("zone", "department"):
        due = deadline(new_draft("甲局", kind, 2024).with_profile(deadline=written), TODAY)
        assert due is not None
        assert (due.day, due.source) == (day, LOCAL)


@pytest.mark.parametrize("written", ["尽快", "年底", "13月1日", "1月40日", "电话0631-5587393"])
def test_what_is_no_day_is_said(written: str) -> None:
    due = deadline(new_draft("甲管委会", "zone", 2024).with_profile(deadline=written), TODAY)
    assert due is not None
    assert due.day is None
    assert written in due.message
    statutory = deadline(new_draft("甲局", "department", 2024).with_profile(deadline=written), TODAY)
    assert statutory is not None
    assert statutory.day == date(2025, 1, 31)


@pytest.mark.parametrize(
    ("kind", "day", "duty"),
    [
        ("department", date(2025, 1, 31), "主管部门"),
        ("ministry", date(2025, 1, 31), "主管部门"),
        ("county", date(2025, 3, 31), "向社会公布"),
        ("province", date(2025, 3, 31), "向社会公布"),
    ],
)
def test_the_law_by_kind_of_organ(kind: str, day: date, duty: str) -> None:
    due = deadline(new_draft("甲", kind, 2024), TODAY)
    assert due is not None
    assert due.day == day
    assert duty in due.duty
    assert "第四十九条" in due.source


@pytest.mark.parametrize("kind", ["town", "subdistrict", "zone"])
def test_towns_streets_and_zones_have_none_by_law(kind: str) -> None:
    due = deadline(new_draft("甲", kind, 2024), TODAY)
    assert due is not None
    assert (due.day, due.left) == (None, "期限未填")


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2025, 1, 30), "还有1天"),
        (date(2025, 1, 31), "今天到期"),
        (date(2025, 2, 3), "已过期3天"),
        (date(2023, 12, 31), "还有397天"),
    ],
)
def test_days_in_words(today: date, left: str) -> None:
    due = deadline(new_draft("甲局", "department", 2024), today)
    assert due is not None
    assert due.left == left
