"""字数 as Word counts it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.prose.length import words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n　", 0),
        ("新收申请60件。", 7),
        ("占12.86%，", 3),
        ("见www.gov.cn首页", 4),
        ("two words", 2),
        ("“甲”……——", 7),
        ("２０２４年", 5),
        ("（一）\n主动公开", 7),
    ],
)
def test_signs_and_runs(text: str, count: int) -> None:
    assert words(text) == count


@given(st.text(alphabet="政府信息，。（）“”", max_size=40), st.text(alphabet="公开件。", max_size=40))
def test_chinese_text_counts_sign_by_sign(first: str, second: str) -> None:
    assert words(first + second) == len(first + second) == words(f"{first}\n{second}")
