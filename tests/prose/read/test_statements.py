"""Statements of none and of all, sums, shares, growth."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.prose.read.reading import of_kind, read, said

RECEIVED = "applications.received.total"
HANDLED = "applications.handled.total"
REVIEW = "disputes.review.total"
LITIGATION = "disputes.litigation.total"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("未收到政府信息公开申请。", [RECEIVED]),
        ("没有收到公民、法人或者其他组织的申请。", [RECEIVED]),
        ("全年零申请、零复议、零诉讼。", [RECEIVED, REVIEW, LITIGATION]),
        ("未发生因信息公开申请引起的行政复议和行政诉讼案件。", [REVIEW, LITIGATION]),
        ("申请、行政复议、行政诉讼均为零。", [RECEIVED, REVIEW, LITIGATION]),
        ("收到申请5件，无结转下年度办理件。", ["applications.carried_out.total"]),
        ("未制发规章、行政规范性文件。", ["disclosure.regulations.made", "disclosure.normative_documents.made"]),
        ("未实施行政强制，无行政事业性收费。", ["disclosure.compulsion", "disclosure.fees"]),
        ("没有产生政府信息公开信息处理费，未发出收费通知。", ["info_fee.received_yuan", "info_fee.notices"]),
        ("行政复议3件，未出现被纠错情形。", ["disputes.review.corrected"]),
        ("未收到行政许可申请。", ["disclosure.licensing"]),
        ("未出现逾期答复申请的情况，无法提供2件。", []),
        ("没有及时更新的栏目一律整改。", []),
    ],
)  # fmt: skip
def test_none(text: str, keys: list[str]) -> None:
    assert [(fact.key, fact.value) for fact in of_kind(text, "none")] == [(key, 0) for key in keys]


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("新收申请20件，上年结转1件，均已办结。", HANDLED, 21),
        ("收到申请20件，结转下年2件，其余均已答复。", HANDLED, 18),
        ("收到申请9件，全部依法答复完毕。", HANDLED, 9),
        ("收到申请9件，均为自然人。", "applications.received.natural_person", 9),
        ("行政诉讼4件，均胜诉。", "disputes.litigation.upheld", 4),
    ],
)
def test_all(text: str, key: str, value: int) -> None:
    assert [(fact.key, fact.value) for fact in of_kind(text, "all")] == [(key, value)]


@pytest.mark.parametrize("text", ["对申请严格登记、审核，均按流程答复。", "受理留言9条，全部办结。"])
def test_all_of_nothing_in_particular(text: str) -> None:
    assert of_kind(text, "all") == []


@pytest.mark.parametrize(
    ("text", "value", "parts", "whole"),
    [
        ("公开信息90件（含网站50件、微信40件）。", 90, (50, 40), True),
        ("公开信息90条，其中要闻20条、公告30条。", 90, (20, 30), None),
        ("公开信息90条，其中要闻20条、公告30条等。", 90, (20, 30), False),
        ("公开信息90条，其中要闻20条、公告30条、其他40条。", 90, (20, 30, 40), True),
        ("网上申请5件，信函申请3件，合计8件。", 8, (5, 3), True),
        ("收到申请8件。其中，网上申请5件，信函申请3件。", 8, (5, 3), None),
        ("公开信息90条，其中要闻20条（市级5条，县级15条），公告30条，其他41条。", 90, (20, 30, 41), True),
        ("答复申请6件，予以公开1件、部分公开2件、无法提供3件。", 6, (1, 2, 3), True),
        ("收到申请6件，办结5件，结转下年1件。", 6, (5, 1), True),
    ],
)
def test_sums(text: str, value: int, parts: tuple[int, ...], whole: bool | None) -> None:
    found = [(fact.value, fact.parts, fact.whole) for fact in of_kind(text, "sum") if fact.value == value]
    assert found == [(value, parts, whole)]


def test_steps_are_no_sum() -> None:
    assert of_kind("收到申请12件，上年结转3件，行政复议9件。", "sum") == []
    assert of_kind("答复提问35条；征集调查22期；解读材料6篇，解读产品7个。", "sum") == []


@pytest.mark.parametrize(
    ("text", "value", "parts", "key"),
    [
        ("答复申请50件，予以公开20件，占40%。", 40, (20, 50), "applications.granted.total"),
        ("收到申请30件，办结30件，办结率100%。", 100, (30, 30), HANDLED),
        ("答复申请50件，予以公开占40.5%。", Decimal("40.5"), (None, 50), "applications.granted.total"),
        ("群众满意率为98%。", 98, (None, None), None),
    ],
)
def test_shares(text: str, value: object, parts: tuple[object, ...], key: str | None) -> None:
    (fact,) = of_kind(text, "share")
    assert (fact.value, fact.parts, fact.key) == (value, parts, key)


@pytest.mark.parametrize(
    ("text", "value", "parts"),
    [
        ("收到申请60件，较上年增长1400%。", 1400, (60, None)),
        ("收到申请25件，同比下降16.7%（上年30件）。", Decimal("-16.7"), (25, 30)),
        ("收到申请30件，增长2倍。", 200, (30, None)),
        ("收到申请30件，是上年的2倍。", 100, (30, None)),
        ("收到申请30件，较上年翻一番。", 100, (30, None)),
        ("收到申请30件，与上年持平。", 0, (30, 30)),
        ("收到申请7件，比上年减少三成。", -30, (7, None)),
    ],
)
def test_growth(text: str, value: object, parts: tuple[object, ...]) -> None:
    (fact,) = of_kind(text, "growth")
    assert (fact.value, fact.parts, fact.key) == (value, parts, RECEIVED)


def test_more_by_so_many_is_no_figure() -> None:
    assert said("收到申请30件，比上年增加5件。") == [(RECEIVED, 30)]


def test_same_as_last_year_tells_last_years_figure() -> None:
    facts = read("行政复议2件，与去年相同。")
    assert ("last_year." + REVIEW, 2) in [(fact.key, fact.value) for fact in facts]


@pytest.mark.parametrize(
    "text",
    [
        "没有未按时公开的行政规范性文件。",
        "未制定行政规范性文件计划。",
        "没有出现申请积压。",
        "未收到需要转办的申请。",
        "无行政许可事项调整。",
        "本年度依申请公开工作没有新的情况需要报告。",
        "全年未发生泄密事件。",
        "没有其他需要报告的事项。",
    ],
)
@pytest.mark.parametrize("part", ["overview", "problems", "matters"])
def test_none_of_some_is_not_none(text: str, part: str) -> None:
    assert [fact.key for fact in read(text, part=part) if fact.kind == "none"] == []


def test_none_for_a_reason_is_hedged() -> None:
    (fact,) = of_kind("未发生因答复不规范引发的行政复议案件。", "none")
    assert (fact.key, fact.value, fact.approximate) == (REVIEW, 0, True)


def test_a_clause_that_says_it_is_done_is_hedged() -> None:
    (fact,) = of_kind("收到申请5件，已按照有关规定和程序进行了答复。", "all")
    assert (fact.key, fact.value, fact.approximate) == ("applications.handled.total", 5, True)


@pytest.mark.parametrize(
    "text",
    ["收到申请5件，已按规定办结2件。", "收到申请5件，按照热线转办流程办理。", "收到申请5件，及时完善栏目。"],
)
def test_a_clause_of_something_else_is_not_that(text: str) -> None:
    assert of_kind(text, "all") == []


def test_a_result_behind_two_disputes_is_of_both() -> None:
    facts = of_kind("没有因信息公开被行政复议、诉讼纠错。", "none")
    assert [fact.key for fact in facts] == ["disputes.review.corrected", "disputes.litigation.corrected"]


def test_verbs_of_denial_are_joined() -> None:
    facts = of_kind("未制发或废止规章、行政规范性文件。", "none")
    rows = ("regulations", "normative_documents")
    assert {fact.key for fact in facts} == {
        f"disclosure.{row}.{column}" for row in rows for column in ("made", "repealed")
    }


def test_results_behind_none_of_one_dispute_are_of_the_other() -> None:
    text = "被申请行政复议5宗、行政诉讼0宗，其中2宗维持原答复，3宗结果纠正。"
    assert ("disputes.review.upheld", 2) in said(text)
    assert ("disputes.review.corrected", 3) in said(text)


def test_disputes_are_left_behind_with_their_sentence() -> None:
    text = "全年行政复议0件、行政诉讼0件。开展执法检查120次，立案62起。"
    assert [key for key, _ in said(text)] == ["disputes.review.total", "disputes.litigation.total"]


def test_a_paragraph_is_about_what_its_heading_is_about() -> None:
    text = "（一）依申请公开\n办结45件，其中公开30件、不予公开15件。\n（二）平台建设\n更新栏目45个。"
    assert ("applications.handled.total", 45) in said(text)
    assert len(said(text)) == 3


def test_a_share_behind_a_bracket_is_of_the_number_in_front_of_it() -> None:
    text = "答复申请83件，其他处理41件（其中申请人撤回36件），占49.4%。"
    (fact,) = of_kind(text, "share")
    assert fact.parts == (41, 83)


def test_a_number_behind_a_bracket_has_the_name_in_front_of_it() -> None:
    text = "予以公开（含已主动公开告知途径的11件）40件，部分公开13件。"
    assert said(text) == [("applications.granted.total", 40), ("applications.partial.total", 13)]


def test_all_without_a_number() -> None:
    (fact,) = of_kind("全部申请均已办结。", "all")
    assert (fact.key, fact.value) == (HANDLED, None)
    assert of_kind("下一步，确保申请全部按时办结。", "all") == []
    assert of_kind("上年结转3件均已办结，本年新收20件。", "all") == []


@pytest.mark.parametrize("text", ["收到申请61件，与上年基本持平。", "答复50件，予以公开20件，约占41%。"])
def test_hedged_ratios(text: str) -> None:
    assert [fact.approximate for fact in read(text) if fact.kind in ("growth", "share")] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "收到申请60件，比上年多12件。",
        "收到申请60件，统计口径与上年一致。",
        "办理因上一年度申请引发的行政复议1件。",
    ],
)
def test_no_figure_of_last_year(text: str) -> None:
    assert [fact.key for fact in read(text) if (fact.key or "").startswith("last_year.")] == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("公开信息100条（含财政信息3条、人事信息5条）。", None),
        ("公开信息900条，包括财政信息300条、人事信息500条。", None),
        ("公开信息900条，其中财政信息300条，其他概况类信息500条。", None),
        ("公开信息900条，其中财政信息300条，其他500条。", True),
        ("公开信息900条（含财政信息400条、人事信息490条）。", True),
    ],
)
def test_whether_a_list_that_does_not_add_up_is_whole(text: str, whole: bool | None) -> None:
    (fact,) = of_kind(text, "sum")
    assert fact.whole is whole
