from __future__ import annotations

from decimal import Decimal

import pytest

from engine.draft import Answer, Decision, Draft, new_draft
from engine.draft.model import PROSE_PARTS, LastYear
from engine.form import figure_keys


def test_a_new_draft_says_who_reports_for_which_year():
    draft = new_draft("威海市商务局", "政府部门", 2024)
    assert (draft.organ, draft.kind, draft.year) == ("威海市商务局", "department", 2024)
    assert (draft.level, draft.scope, draft.powers, draft.short_name) == (None, None, None, None)
    assert new_draft().profile == {}


def test_no_key_is_the_beginning_of_another():
    keys = figure_keys()
    assert not [key for key in keys if any(other.startswith(f"{key}.") for other in keys)]


def test_figures_change_and_blank(draft: Draft):
    changed = draft.with_figures({"applications.received.natural_person": None, "posts.total": 1})
    assert "applications.received.natural_person" not in changed.figures
    assert changed.figures["posts.total"] == 1
    assert draft.figures["posts.total"] == 8819


@pytest.mark.parametrize("value", [True, -1, 1.5, Decimal("60.0"), "60", 10**13, Decimal("nan")])
def test_a_figure_that_the_file_would_refuse_is_refused_at_once(draft: Draft, value: object):
    with pytest.raises(ValueError, match=r"applications\.received\.total"):
        draft.with_figures({"applications.received.total": value})


def test_an_unknown_figure_is_refused(draft: Draft):
    with pytest.raises(KeyError):
        draft.with_figures({"applications.received.totl": 1})
    with pytest.raises(KeyError):
        draft.with_figures({"last_year.applications.received.total": 1})


def test_figures_print_as_stated(draft: Draft):
    figures = draft.with_figures({"disclosure.fees": Decimal("1E+3")}).figures
    assert str(figures["disclosure.fees"]) == "1000"
    assert str(draft.figures["disclosure.fees"]) == "786.10"


def test_the_whole_overview_takes_the_place_of_its_aspects(draft: Draft):
    whole = draft.with_prose("overview", "一整篇")
    assert draft.overview_is_table
    assert not whole.overview_is_table
    assert [part for part in whole.prose if part.startswith("overview")] == ["overview"]
    with pytest.raises(ValueError, match="一整篇"):
        whole.with_prose("overview.opening", "一个方面")


def test_prose_has_plain_line_ends_and_no_control_characters(draft: Draft):
    text = draft.with_prose("matters", "甲\r\n乙\r丙\x00\x1b[31m\ud800\t丁").prose["matters"]
    assert text == "甲\n乙\n丙[31m\t丁"


def test_an_unknown_part_is_refused(draft: Draft):
    with pytest.raises(KeyError):
        draft.with_prose("matter", "无")
    assert set(draft.prose) <= set(PROSE_PARTS)


def test_a_composed_text_is_known_until_somebody_edits_it(draft: Draft):
    assert draft.is_composed("matters")
    assert not draft.with_prose("matters", "无 。").is_composed("matters")
    assert not draft.is_composed("problems")
    assert draft.with_prose("matters", "改").with_prose("matters", "无。").is_composed("matters")


def test_a_later_answer_takes_the_place_of_the_earlier(draft: Draft):
    changed = draft.with_answer(Answer("received", "61件"))
    assert [answer.question for answer in changed.answers] == ["received", "fees"]
    assert changed.answer("received") == Answer("received", "61件")
    assert changed.without_answer("received").answer("received") is None


def test_what_is_typed_is_kept_until_it_is_confirmed(draft: Draft):
    assert draft.pending == ("disputes", "好像没有")
    assert draft.with_pending(None).pending is None


def test_a_decision_on_the_same_keys_takes_the_place_of_the_earlier(draft: Draft):
    values = {"applications.received.total": 61, "posts.total": 8}
    changed = draft.with_decision(Decision("T3-01", values, reason="再核对"))
    assert [decision.reason for decision in changed.decisions] == ["再核对"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("ministry", "ministry"),
        ("国务院部门", "ministry"),
        ("自治区人民政府", "province"),
        ("设区的市、自治州人民政府", "city"),
        ("县(市、区)人民政府", "county"),
        ("乡镇人民政府", "town"),
        ("街道办事处", "subdistrict"),
        ("开发区管委会", "zone"),
        ("政府部门", "department"),
        ("政府办公厅(室)", "office"),
        ("授权组织", "authorised"),
    ],
)
def test_kinds_are_known_by_their_chinese_names(word: str, kind: str):
    assert new_draft(kind=word).kind == kind


def test_other_words_of_the_profile_are_known_in_chinese():
    draft = new_draft().with_profile(level="县级", scope="本机关", powers=["行政许可", "fees", "规章"])
    assert (draft.level, draft.scope) == ("county", "organ")
    assert draft.powers == ("licensing", "fees", "regulations")
    assert draft.with_profile({"level": None}).level is None


@pytest.mark.parametrize("entry", [{"kind": "公司"}, {"year": 1999}, {"organ": 5}, {"powers": "licensing"}])
def test_a_profile_that_the_file_would_refuse_is_refused_at_once(entry: dict[str, object]):
    with pytest.raises(ValueError, match=r"\w"):
        new_draft().with_profile(entry)


@pytest.mark.parametrize(
    "known",
    [{"figures": {"posts.total": 0}}, {"prose": {"matters": "无。"}}, {"extra": {"file": "去年.docx"}}],
)
def test_a_year_before_is_known_as_soon_as_anything_is(known):
    assert not Draft().last_year
    assert Draft(last_year=LastYear(**known)).last_year


@pytest.mark.parametrize("year", ["2024", 2024.0, None])
def test_a_year_that_is_no_number_is_unknown(year):
    assert Draft(profile={"year": year}).year is None
