"""The slip of the hand that turns the meant number into the typed one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.figures.slips import slip


@pytest.mark.parametrize(
    ("typed", "meant", "text"),
    [
        (63, 36, "两位数字颠倒"),
        (8891, 8819, "两位数字颠倒"),
        (66, 60, "错了一位数字"),
        (6, 60, "漏打一位数字"),
        (600, 60, "多打一位数字"),
        (606, 60, "多打一位数字"),
        (61, 60, "错了一位数字"),
        (9, 10, "少计一件或多计一件"),
        (1, 0, "少计一件或多计一件"),
        (0, 1, "少计一件或多计一件"),
        (7, 3, "错了一位数字"),
        (128, 1328, "漏打一位数字"),
        (1328, 128, "多打一位数字"),
        (5, 4, "少计一件或多计一件"),
        (231, 123, ""),
        (132, 321, ""),
        (60, 0, ""),
        (0, 60, ""),
        (321, 123, ""),
        (5, 5, ""),
        (Decimal("12.5"), Decimal("12.6"), "错了一位数字"),
        (Decimal("1.25"), Decimal("12.5"), "两位数字颠倒"),
    ],
)
def test_slips(typed: int, meant: int, text: str) -> None:
    assert slip(typed, meant).text == text


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_unlikely_slips_have_the_last_rank(typed: int, meant: int) -> None:
    found = slip(typed, meant)
    assert (found.rank == 9) is (not found.text)


@given(st.integers(0, 10**6))
def test_one_more_or_less_is_always_explained(value: int) -> None:
    assert slip(value + 1, value).text
    assert slip(value, value + 1).text


def test_likelier_slips_have_the_lower_rank() -> None:
    turned, digit, one, none = (
        slip(*typed).rank for typed in ((132, 123), (173, 123), (100, 99), (7000, 123))
    )
    dropped, doubled = slip(13, 123).rank, slip(1123, 123).rank
    assert turned < digit == dropped == doubled < one < none
