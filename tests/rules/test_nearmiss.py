"""A long name that is nearly written as it should be: found where it stands, with the edits that put it right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.rules.nearmiss import Edit, NearMiss, near_misses

NAME = "青岚市临溪县自然资源和规划局"
"""No character stands in it twice."""
OTHER = "甲乙丙丁戊己庚辛壬癸"
FILLER = st.text("子丑寅卯辰巳午未，。", max_size=12)


def righted(found: NearMiss, text: str) -> str:
    """What stands there, with every edit undone."""
    written = text[found.start : found.end]
    out, at, place = [], 0, 0
    for edit in found.edits:
        keep = edit.place - place
        out.append(written[at : at + keep])
        at, place = at + keep, edit.place
        if edit.written:
            assert written[at : at + 1] == edit.written
            at += 1
        if edit.meant:
            out.append(edit.meant)
            place += 1
    return "".join(out) + written[at:]


@st.composite
def slips(draw: st.DrawFn, count: int) -> str:
    """The name with so many characters replaced, left out or put in, apart from each other and within it."""
    places = draw(
        st.lists(st.integers(1, len(NAME) - 2), min_size=count, max_size=count, unique=True).filter(
            lambda found: all(abs(a - b) > 1 for a in found for b in found if a != b)
        )
    )
    signs = list(NAME)
    for place in places:
        other = draw(st.sampled_from(OTHER))
        signs[place] = draw(st.sampled_from(["", other, signs[place] + other]))
    return "".join(signs)


@given(FILLER, st.integers(1, 2).flatmap(slips), FILLER)
def test_one_or_two_slips_are_found_and_can_be_undone(before: str, written: str, behind: str) -> None:
    text = before + written + behind
    (found,) = near_misses(NAME, text)
    assert text[found.start : found.end] == written
    assert 1 <= len(found.edits) <= 2
    assert righted(found, text) == NAME


@given(FILLER, slips(3), FILLER)
def test_three_slips_make_another_name(before: str, written: str, behind: str) -> None:
    assert near_misses(NAME, before + written + behind) == ()


@given(FILLER, st.integers(1, 3))
def test_the_name_as_it_should_be_is_no_near_miss(filler: str, count: int) -> None:
    assert near_misses(NAME, (filler + NAME) * count + filler) == ()


@given(slips(1), slips(2), FILLER)
def test_each_place_is_told_once_from_left_to_right(first: str, second: str, filler: str) -> None:
    text = f"{first}，{NAME}，{second}。{filler}{first}"
    found = near_misses(NAME, text)
    assert [text[one.start : one.end] for one in found] == [first, second, first]
    assert [one.start for one in found] == sorted(one.start for one in found)


@pytest.mark.parametrize(
    ("written", "edits"),
    [
        (NAME.replace("和", "及"), [Edit(10, "和", "及")]),
        (NAME.replace("和", ""), [Edit(10, "和", "")]),
        (NAME.replace("和", "和与"), [Edit(11, "", "与")]),
        (NAME.replace("和规", "规和"), [Edit(10, "和", ""), Edit(12, "", "和")]),
        (NAME[:-1], [Edit(13, "局", "")]),
        (NAME[1:], [Edit(0, "青", "由")]),
    ],
)
def test_edits_say_what_was_meant_and_what_is_written(written: str, edits: list[Edit]) -> None:
    text = f"由{written}负责"
    (found,) = near_misses(NAME, text)
    assert righted(found, text) == NAME
    if len(edits) == 1:
        assert list(found.edits) == edits


@pytest.mark.parametrize("name", ["", "县", "临溪县政府"])
def test_short_names_are_not_looked_for(name: str) -> None:
    assert near_misses(name, "临溪县人民政府") == ()
    assert near_misses("临溪县人民政府"[:6], "临溪县民政府")
