"""Whose text is another's, among the reports of one folder (C-04)."""

from __future__ import annotations

import pytest

from engine.draft.model import Draft
from engine.rules.finding import Finding
from engine.rules.siblings import LINE, Print, alike, print_of
from engine.rules.view import view

LONG = {bytes([mark]): 20 for mark in range(10)}
"""Ten sentences of twenty characters."""


def _marks(*numbers: int) -> dict[bytes, int]:
    return {bytes([number]): 20 for number in numbers}


def _told(*prints: Print) -> dict[str, Finding]:
    return alike(prints)


def test_both_of_two_offices_with_one_text_are_told() -> None:
    found = _told(Print("a.docx", "甲局", LONG), Print("b.docx", "乙局", LONG))
    assert list(found) == ["a.docx", "b.docx"]
    assert {finding.severity for finding in found.values()} == {"hint"}
    assert found["a.docx"].message.startswith("正文与“乙局”的报告（b.docx）高度雷同，整句相同的占100%，")


def test_an_office_without_a_name_is_told_by_its_file() -> None:
    found = _told(Print("a.docx", "", LONG), Print("b.docx", "", LONG))
    assert "正文与报告b.docx高度雷同" in found["a.docx"].message


def test_the_most_similar_one_is_named_and_of_equals_the_first() -> None:
    far, near = Print("far", "乙局", _marks(*range(8), 20, 21)), Print("near", "丙局", _marks(*range(9), 20))
    again = near._replace(name="again", organ="丁局")
    found = _told(Print("a", "甲局", LONG), far, near, again)
    assert "near" in found["a"].message
    assert "90%" in found["a"].message


@pytest.mark.parametrize(("shared", "told"), [(7, False), (8, True)])
def test_from_the_line_on(shared: int, told: bool) -> None:
    assert LINE == 0.8
    found = _told(Print("a", "甲局", LONG), Print("b", "乙局", _marks(*range(shared), *range(30, 60))))
    assert list(found) == (["a"] if told else [])  # b says much more than what it shares


def test_reports_of_one_office_are_its_own() -> None:
    assert not _told(Print("2023", "甲局", LONG), Print("2024", "甲局", LONG))
    assert not _told(Print("alone", "甲局", LONG))
    assert not _told()


def test_who_says_little_copies_nobody_and_keeps_no_other_from_being_told() -> None:
    little = _marks(*range(7))
    found = _told(Print("a", "甲局", little), Print("b", "乙局", LONG), Print("c", "丙局", LONG))
    assert list(found) == ["b", "c"]


def test_what_very_many_say_is_the_phrase_of_the_place() -> None:
    few = [Print(f"{number}", f"{number}局", LONG) for number in range(64)]
    assert len(_told(*few)) == 64
    assert not _told(*few, Print("64", "64局", LONG))


SENTENCES = "组织教师走进社区讲解招生政策并发放问答手册。改版网站专栏并由专人每日巡查更新。"


def _print(organ: str, overview: str, *, short: str | None = None, problems: str = "") -> Print:
    draft = Draft(profile={"organ": organ, **({"short_name": short} if short else {})})
    draft = draft.with_prose("overview.opening", overview).with_prose("problems", problems or None)
    return print_of("x", view(draft.with_prose("matters", "承办建议五件提案七件均已按时答复代表委员。")))


def test_names_and_numbers_of_its_own_make_no_text_another() -> None:
    one = _print("甲县教育局", f"甲县教育局{SENTENCES}教育局全年培训教师共12次。", short="教育局")
    other = _print("乙县教育体育局", f"乙县教育体育局{SENTENCES}教体局全年培训教师共9次。", short="教体局")
    assert one.sentences == other.sentences
    assert len(one.sentences) == 3
    assert (one.name, one.organ) == ("x", "甲县教育局")
    without = _print("乙县教育体育局", f"乙县教育体育局{SENTENCES}教体局全年培训教师共9次。")
    assert len(one.sentences.keys() & without.sentences.keys()) == 2


def test_sections_one_and_five_count_with_the_length_of_their_sentences() -> None:
    one = _print("甲局", SENTENCES, problems="解读材料以文字为主而图解很少。")
    assert sorted(one.sentences.values()) == sorted(
        map(len, (*SENTENCES.split("。")[:2], "解读材料以文字为主而图解很少"))
    )


def test_a_broken_character_is_no_reason_to_stop() -> None:
    assert _print("甲局", "组织教师走进社区\ud800讲解招生政策。").sentences
