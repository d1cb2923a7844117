"""Composed paragraphs: they say what was stated, nothing else, in clean Chinese."""

from __future__ import annotations

import re

import pytest

from engine.interview import machine
from engine.interview.state import facts
from engine.prose.compose import Facts, compose
from engine.prose.compose.facts import growth, listed
from engine.prose.compose.parts import COMPOSED
from engine.prose.links import linked_keys, resolve
from engine.rules.check import check
from tests.interview.talk import COUNTY, NOTHING, SEED, talk, tell

DOUBLED = re.compile("[，、；：。][，、；：。！？]|（）|[，、；：（]$|[一二三四]是[；。，]|  |None")


def _facts(figures=None, said=None, **profile) -> Facts:
    known, words = figures or {}, said or {}
    return Facts(profile, known.get, words.get)


def _text(part: str, figures=None, said=None, **profile) -> str:
    known = figures or {}
    return resolve(compose(part, _facts(known, said, **profile)), known.get).text


@pytest.fixture(scope="module", params=[SEED, NOTHING, COUNTY], ids=["seed", "nothing", "county"])
def finished(request):
    return talk(request.param)


def test_no_paragraph_has_doubled_marks_or_empty_items(finished):
    view = check(finished).view
    for part in COMPOSED:
        for line in resolve(compose(part, facts(view)), view.value).text.split("\n"):
            assert not DOUBLED.search(line), line
            assert line.endswith("。") or re.match(r"（[一二三四五]）|[1-5]\.", line), line


def test_every_number_of_a_table_is_linked(finished):
    """What is neither a link, a year, a document number nor the drafter's own words has no digit."""
    said = "".join(answer.text for answer in finished.answers)
    for part in ("overview.proactive", "overview.on_request", "overview.platform", "overview.supervision"):
        bare = re.sub(r"\{[a-z_.]+\}", "", finished.prose[part])
        bare = re.sub(r"较上年(?:增长|下降)[0-9.]+%", "", bare)
        for number in re.findall("[0-9]+", bare):
            assert number in said, (part, bare)


def test_nothing_said_is_nothing_claimed():
    for part in COMPOSED:
        text = compose(part, _facts())
        if part not in ("overview.opening", "problems"):
            assert "【待填：" in text or linked_keys(text), (part, text)
        assert not DOUBLED.search(text)
    assert compose("problems", _facts()) == ""
    assert compose("no.such.part", _facts()) == ""


def test_none_is_said_as_none_and_unknown_is_left_out():
    assert _text("overview.on_request", {"applications.received.total": 0}) == "全年未收到政府信息公开申请。"
    none = {"applications.received.total": 0, "applications.carried_in.total": 0}
    assert _text("overview.on_request", none) == "全年未收到政府信息公开申请，无上年结转。"
    assert "行政复议" not in _text("overview.on_request", {"applications.received.total": 3})
    assert "行政诉讼" not in _text("overview.on_request", {"disputes.review.total": 3})
    both = {"disputes.review.total": 0, "disputes.litigation.total": 0}
    assert _text("overview.on_request", both) == "全年未发生因政府信息公开引起的行政复议和行政诉讼。"
    assert _text("overview.supervision", {"accountability.people": 0}) == (
        "全年未发生因政府信息公开工作被追究责任的情形。"
    )
    assert "责任" not in _text("overview.supervision", {"training.sessions": 2})


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ({}, "【待填：信息处理费收取情况】"),
        ({"info_fee.notices": 0}, "未发出收费通知，未收取政府信息公开信息处理费。"),
        ({"info_fee.notices": 0, "info_fee.received_yuan": 400}, "未发出信息处理费收费通知，实际收取400元。"),
        (
            {"info_fee.notices": 1, "info_fee.billed_yuan": 400, "info_fee.received_yuan": 0},
            "总金额400元，未实际收取。",
        ),
        ({"info_fee.notices": 1}, "总金额【待填：信息处理费收费通知总金额】元，实际收取【待填："),
    ],
)
def test_the_fee(figures, text):
    composed = _text("matters", figures, year=2024)
    if "总金额【" in text:
        assert composed.count("【待填：") == 2
    else:
        assert text in composed


def test_the_preamble_without_site_or_address():
    none = dict.fromkeys(("profile.website_name", "profile.website", "profile.address", "profile.phone"), "")
    text = _text("preamble", said=none, organ="甲县档案局", year=2024)
    assert text.endswith("需要本报告的，可向甲县档案局索取。公众对本报告有疑问的，可与甲县档案局联系。")
    assert "网站" not in text
    assert not DOUBLED.search(text)


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (60, 4, "较上年增长1400%"),
        (250, 210, "较上年增长19%"),
        (4, 3, "较上年增长33.3%"),
        (2, 3, "较上年下降33.3%"),
        (1, 16, "较上年下降93.8%"),
        (0, 5, "较上年下降100%"),
        (200, 100, "较上年增长100%"),
        (1001, 1000, "较上年增长0.1%"),
        (100001, 100000, "与上年基本持平"),
        (5, 5, "与上年持平"),
        (5, 0, ""),
        (0, 0, ""),
        (5, None, ""),
        (None, 5, ""),
    ],
)
def test_growth(now, before, text):
    assert growth(now, before) == text


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("公开清单；更新目录", "一是公开清单；二是更新目录。"),
        ("公开清单。更新目录。", "一是公开清单；二是更新目录。"),
        ("一是公开清单；二是更新目录。", "一是公开清单；二是更新目录。"),
        ("1.公开清单\n2.更新目录", "一是公开清单；二是更新目录。"),
        ("（一）公开清单；（二）更新目录", "一是公开清单；二是更新目录。"),
        ("第一，公开清单；第二，更新目录", "一是公开清单；二是更新目录。"),
        ("公开清单，；。", "公开清单。"),
        ("落实三审三校制度", "落实三审三校制度。"),
        ("1.5万户企业受益", "1.5万户企业受益。"),
        ("；；。", ""),
        ("", ""),
    ],
)
def test_a_list_is_numbered_once(said, text):
    assert listed(_facts(said={"q": said}).items("q")) == text


def test_both_styles_of_headings():
    said = {"problems.problem_1": "甲", "problems.measure_1": "乙", "problems.progress": "丙；丁"}
    chinese = _text("problems", said=said, year=2024)
    assert chinese.split("\n")[0] == "（一）上年度问题改进情况"
    assert "针对上年度报告指出的问题，改进情况如下：一是丙；二是丁。" in chinese
    arabic = _text("problems", said=said, year=2024, style="arabic")
    assert [line for line in arabic.split("\n") if line[0].isdigit() and line[1] == "."] == [
        "1.上年度问题改进情况",
        "2.存在的主要问题",
        "3.改进措施",
    ]


def test_a_paragraph_follows_the_figures_until_it_is_edited():
    draft = talk(SEED)
    changed = tell(draft, "applications.outcomes", "予以公开10，第三方合法权益35")
    assert changed.is_composed("overview.on_request")
    view = check(changed).view
    assert "予以公开10件" in resolve(changed.prose["overview.on_request"], view.value).text
    own = "我们写的：新收{applications.received.total}件，{不是链接}。"
    edited = machine.answer(machine.open_question(draft, "overview.on_request.text"), own).draft
    after = tell(edited, "applications.received", "61件，全部是自然人")
    assert after.prose["overview.on_request"] == own
    assert resolve(own, check(after).view.value).text == "我们写的：新收61件，{不是链接}。"
    again = machine.answer(machine.open_question(after, "overview.on_request.text"), "").draft
    assert again.prose["overview.on_request"] == own


@pytest.mark.parametrize(
    "words", ["{applications.received.total}", "{{7*7}}", "&<x>", "一是；二是", "😀𠮷", "{", "。。"]
)
def test_hostile_words_are_carried_as_they_are(words):
    draft = tell(talk(SEED), "overview.management.measures", f"做了{words}的事")
    view = check(draft).view
    shown = resolve(draft.prose["overview.management"], view.value).text
    assert shown
    if "{app" in words:
        assert "做了60的事" in shown
    elif "；" not in words and "。" not in words:
        assert f"做了{words}的事" in shown
