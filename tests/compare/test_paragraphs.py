"""Paragraphs: same, changed, moved, new or gone; the other way round the mirror image."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.compare.edits import mirrored, sides
from engine.compare.paragraphs import ParagraphChange, changes

FIRST = "全年通过政府网站公开信息320条，政务新媒体公开信息110条。"
SECOND = "收到政府信息公开申请12件，全部按期答复。"
THIRD = "举办政务公开培训2次，开展日常检查4次。"

LINES = st.lists(st.sampled_from([FIRST, SECOND, THIRD, "", "（一）主动公开", "甲"]), max_size=8)
TEXTS = st.builds("\n".join, LINES) | st.text("申请件。，\n12", max_size=60)


def _told(old: str, new: str) -> list[tuple[str, bool, int | None, int | None]]:
    return [
        (
            change.kind,
            change.moved,
            None if change.old is None else change.old.number,
            None if change.new is None else change.new.number,
        )
        for change in changes(old, new)
    ]


def _mirror(change: ParagraphChange) -> ParagraphChange:
    turned = {"added": "removed", "removed": "added"}.get(change.kind, change.kind)
    return ParagraphChange(turned, change.moved, change.new, change.old, mirrored(change.edits))  # type: ignore[arg-type]


@given(TEXTS, TEXTS)
def test_applied_to_the_old_text_they_give_the_new_one(old: str, new: str) -> None:
    found = changes(old, new)
    before = sorted((c for c in found if c.old is not None), key=lambda c: c.old)  # type: ignore[arg-type, return-value]
    after = [c for c in found if c.new is not None]
    assert "\n".join(sides(change.edits)[0] for change in before) == old
    assert "\n".join(sides(change.edits)[1] for change in after) == new
    for change in found:
        ours, theirs = sides(change.edits)
        assert change.old is None or old[change.old.start : change.old.end] == ours
        assert change.new is None or new[change.new.start : change.new.end] == theirs


@given(TEXTS, TEXTS)
def test_the_other_way_round_is_the_mirror_image(old: str, new: str) -> None:
    assert set(map(_mirror, changes(old, new))) == set(changes(new, old))


@given(TEXTS)
def test_equal_texts_are_the_same_throughout(text: str) -> None:
    assert all(change.kind == "same" and not change.moved for change in changes(text, text))


def test_a_changed_paragraph() -> None:
    assert _told(f"{FIRST}\n{SECOND}", f"{FIRST}\n{SECOND.replace('12', '13')}") == [
        ("same", False, 0, 0),
        ("changed", False, 1, 1),
    ]


def test_a_moved_paragraph_is_neither_new_nor_gone() -> None:
    assert _told(f"{FIRST}\n{SECOND}\n{THIRD}", f"{THIRD}\n{FIRST}\n{SECOND}") == [
        ("same", True, 2, 0),
        ("same", False, 0, 1),
        ("same", False, 1, 2),
    ]


def test_a_paragraph_may_move_and_change() -> None:
    found = _told(f"{FIRST}\n{SECOND}\n{THIRD}", f"{THIRD.replace('2次', '3次')}\n{FIRST}\n{SECOND}")
    assert found[0] == ("changed", True, 2, 0)


def test_new_and_gone_stand_in_their_place() -> None:
    assert _told(f"{FIRST}\n{SECOND}", f"{FIRST}\n{THIRD}") == [
        ("same", False, 0, 0),
        ("removed", False, 1, None),
        ("added", False, None, 1),
    ] or _told(f"{FIRST}\n{SECOND}", f"{FIRST}\n{THIRD}") == [
        ("same", False, 0, 0),
        ("added", False, None, 1),
        ("removed", False, 1, None),
    ]


def test_a_long_text_full_of_changes() -> None:
    old = "\n".join(
        f"第{n}项工作：办理申请{n * 7}件，公开信息{n * 3}条，解读政策{n}篇。" for n in range(3000)
    )
    new = "\n".join(
        f"第{n}项工作：办理申请{n * 7 + 1}件，公开信息{n * 3}条，解读政策{n}篇。" for n in range(3000)
    )
    found = changes(old, new)
    assert "\n".join(sides(change.edits)[1] for change in found if change.new is not None) == new
    assert all(change.kind == "changed" for change in found if change.old and change.new)


def test_a_hundred_thousand_equal_lines() -> None:
    assert len(changes("甲\n" * 50_000, "乙\n" * 50_000)) > 0
