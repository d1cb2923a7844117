"""Links through an edit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.prose.links import resolve
from engine.prose.relink import relinked, source, spliced

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


def test_a_moved_sentence_keeps_its_links() -> None:
    raw = "全年新收申请{applications.received.total}件。办理结果另见附表，均已按期答复。制发文件7件。"
    shown = resolve(raw, VALUES.get)
    first, second, third = shown.text.rstrip("。").split("。")
    edited = f"{second}。{third}。其中{first}。"
    assert relinked(shown, edited).count("{applications.received.total}") == 1
    assert relinked(shown, edited).endswith("其中全年新收申请{applications.received.total}件。")


def test_a_number_that_only_looks_alike_is_not_linked() -> None:
    edited = "培训60人次。"
    assert relinked(SHOWN, edited) == edited


@given(st.integers(0, len(SHOWN.text)), st.integers(0, 6), st.text(alphabet="政府，。05.件", max_size=4))
def test_following_an_edit_links_only_figures_that_stand_alone(start: int, size: int, new: str) -> None:
    end = min(start + size, len(SHOWN.text))
    after = SHOWN.text[:start] + new + SHOWN.text[end:]
    for link in spliced(SHOWN.links, start, end, new, after):
        assert after[link.start : link.end] == "60"
        assert not after[link.end : link.end + 1].isdigit()
        assert not after[max(0, link.start - 1) : link.start].isdigit()
    touched = [link for link in SHOWN.links if start < link.end and link.start < end]
    assert len(spliced(SHOWN.links, start, end, new, after)) <= len(SHOWN.links) - len(touched)


def test_following_an_edit_moves_what_stands_behind() -> None:
    after = "今年" + SHOWN.text
    assert source(after, spliced(SHOWN.links, 0, 0, "今年", after)) == "今年" + RAW


def test_typing_into_a_figure_or_beside_it_breaks_its_link() -> None:
    first, second = SHOWN.links
    for at, new in ((first.start + 1, "5"), (first.end, "5"), (first.start, "1")):
        after = SHOWN.text[:at] + new + SHOWN.text[at:]
        assert [link.key for link in spliced(SHOWN.links, at, at, new, after)] == [second.key]


def test_a_decimal_behind_a_figure_is_another_number() -> None:
    at = SHOWN.links[0].end
    after = SHOWN.text[:at] + ".5" + SHOWN.text[at:]
    assert len(spliced(SHOWN.links, at, at, ".5", after)) == 1
