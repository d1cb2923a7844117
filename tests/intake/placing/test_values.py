"""What stands in a square: numbers in every dress, nothing in every dress, and the rest."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.intake.placing.values import value_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("０", 0),
        ("〇", 0),
        ("0件", 0),
        ("1,234", 1234),
        ("1，234", 1234),
        ("12,345,678", 12345678),
        ("786.00", 786),
        ("786万元", 786),
        ("60 件", 60),
        ("5 8\n21", 5821),
        ("-1", -1),
        ("－1", -1),
        ("+3", 3),
        ("9.5", Decimal("9.5")),
        ("7730.280", Decimal("7730.28")),
        ("[bookmark: _Hlk12]60", 60),
    ],
)
def test_numbers(text: str, number: int | Decimal) -> None:
    assert value_of(text).number == number
    assert value_of(text).kind == "number"


@pytest.mark.parametrize("text", ["/", "／", "\\", "—", "——", "-", "--", "－", "无", "没有", "*", "…"])
def test_signs_for_nothing_are_no_zero(text: str) -> None:
    assert value_of(text) == ("none", None, "")


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\u200b", "\n"])
def test_blanks(text: str) -> None:
    assert value_of(text).kind == "blank"


@pytest.mark.parametrize("text", ["约30", "12-15", "0 0", "1,23", "60（含）", "见附件", "1.2.3", "007 1"])
def test_the_rest_is_text(text: str) -> None:
    assert value_of(text).is_text


@given(st.text(max_size=20))
def test_nothing_raises(text: str) -> None:
    assert (value_of(text).number is None) == (value_of(text).kind != "number")
