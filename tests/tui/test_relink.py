"""Links through an edit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.prose.links import resolve
from tui.relink import relinked

RAW = "新收申请{applications.received.total}件，办结{applications.handled.total}件；制发文件7件。"
VALUES = {"applications.received.total": 60, "applications.handled.total": 60}
SHOWN = resolve(RAW, VALUES.get)
PLAIN = st.text(alphabet="政府公开，。甲乙丙", max_size=12)


def test_an_untouched_text_is_as_before() -> None:
    assert relinked(SHOWN, SHOWN.text) == RAW


@given(PLAIN, PLAIN)
def test_words_around_a_number_leave_it_linked(before: str, after: str) -> None:
    assert relinked(SHOWN, before + SHOWN.text + after) == before + RAW + after


def test_a_number_that_was_typed_over_is_a_number() -> None:
    edited = SHOWN.text.replace("办结60件", "办结59件")
    assert relinked(SHOWN, edited) == RAW.replace("{applications.handled.total}", "59")


def test_a_digit_added_to_a_number_breaks_its_link() -> None:
    edited = SHOWN.text.replace("新收申请60件", "新收申请160件")
    assert relinked(SHOWN, edited) == RAW.replace("{applications.received.total}", "160")


def test_a_deleted_sentence_takes_its_link_along() -> None:
    edited = SHOWN.text.replace("办结60件；", "")
    assert relinked(SHOWN, edited) == RAW.replace("办结{applications.handled.total}件；", "")


def test_braces_of_the_drafter_are_text() -> None:
    assert relinked(SHOWN, "{{x}} [b]") == "{{x}} [b]"
    assert relinked(resolve("没有数字", VALUES.get), "改了") == "改了"
