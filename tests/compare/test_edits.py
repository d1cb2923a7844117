"""Stretches of text: exact for any two texts, fine where little changed, bounded where much is compared."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from engine.compare.edits import Edit, edits, mirrored, sides

CHINESE = st.text("本年新收申请办结的了0123456789.，。；：（）\n ab", max_size=200)
ANY = st.text(max_size=60)


@given(CHINESE | ANY, CHINESE | ANY)
def test_both_texts_can_be_made_from_the_stretches(old: str, new: str) -> None:
    found = edits(old, new)
    assert sides(found) == (old, new)
    assert sides(mirrored(found)) == (new, old)
    assert mirrored(mirrored(found)) == found
    assert all(edit.text for edit in found)
    kinds = [edit.kind for edit in found]
    assert all(a != b and (a, b) != ("inserted", "deleted") for a, b in pairwise(kinds))


@given(CHINESE)
def test_equal_texts_have_no_change(text: str) -> None:
    assert [edit.kind for edit in edits(text, text)] == (["same"] if text else [])


def test_a_number_changes_as_a_whole() -> None:
    assert edits("全年新收申请60件，办结58件。", "全年新收申请66件，办结58件。") == (
        Edit("same", "全年新收申请"),
        Edit("deleted", "60"),
        Edit("inserted", "66"),
        Edit("same", "件，办结58件。"),
    )


def test_sentences_come_first() -> None:
    old = "一是公开不够及时。二是解读形式单一。"
    found = edits(old, "一是公开不够及时。新增专栏三个。二是解读形式单一。")
    assert [edit for edit in found if edit.kind != "same"] == [Edit("inserted", "新增专栏三个。")]


def test_a_sentence_written_anew_is_no_confetti() -> None:
    found = edits("不断健全工作机制，压实责任。", "举办培训两场的做法得到认可。")
    assert [edit.kind for edit in found] in (
        ["deleted", "inserted"],
        ["deleted", "inserted", "same"],
    )


def test_more_than_can_be_compared_is_coarse_and_exact() -> None:
    old, new = "甲乙丙丁" * 25_000, "丁丙乙甲" * 25_000
    assert sides(edits(old, new)) == (old, new)
