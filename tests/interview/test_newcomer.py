"""What somebody says who sees the program for the first time, and what must come of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.draft import Draft, new_draft
from engine.interview import machine
from engine.interview.machine import open_question
from engine.interview.prompts import _rest
from engine.interview.questions import by_id
from engine.rules.view import view
from tests.interview.talk import SEED, talk


@pytest.fixture(scope="module")
def finished() -> Draft:
    """The interview of the example, answered to the end."""
    return talk(SEED)


THIS_YEAR = datetime.now(UTC).astimezone().year


def _at(question: str, **figures: int) -> Draft:
    draft = new_draft().with_profile({"organ": "某县水务局", "year": 2024, "kind": "department"})
    return open_question(draft.with_figures(figures), question)


def _told(draft: Draft, said: str) -> str:
    return "\n".join(note.text for note in machine.answer(draft, said).notes)


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("去年", THIS_YEAR - 1),
        ("今年", THIS_YEAR),
        ("24年", 2024),
        ("二〇二四年", 2024),
        ("２０２３年度", 2023),
    ],
)
def test_a_year_in_words(said: str, year: int) -> None:
    assert machine.answer(_at("profile.year"), said).draft.year == year


@pytest.mark.parametrize("said", ["24", "二十四", "2124", "前几年"])
def test_what_is_no_year_is_asked_again(said: str) -> None:
    draft = _at("profile.year")
    reply = machine.answer(draft, said)
    assert reply.draft.year == 2024
    assert reply.notes[0].tone == "unclear"


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("postcode", "2630", "２６３０００"),
        ("phone", "不清楚是多少", "0631-8888888"),
        ("website", "政府网站", "www.danhe.gov.cn"),
    ],
)
def test_an_entry_without_its_shape_is_asked_again(field: str, wrong: str, right: str) -> None:
    draft = _at(f"profile.{field}")
    reply = machine.answer(draft, wrong)
    assert field not in reply.draft.profile
    assert f"“{wrong}”不像" in reply.notes[0].text
    assert "（" not in str(machine.answer(draft, right).draft.profile[field])


@pytest.mark.parametrize(
    ("said", "key"), [("a", "chinese"), ("B", "arabic"), ("2", "arabic"), ("1.", "arabic")]
)
def test_an_option_by_its_letter(said: str, key: str) -> None:
    assert machine.answer(_at("profile.style"), said).draft.profile["style"] == key


def test_several_options_by_their_letters() -> None:
    assert machine.answer(_at("profile.powers"), "a、c").draft.powers == ("normative_documents", "penalties")


def test_the_options_are_named_with_their_numbers() -> None:
    assert _told(_at("profile.style"), "88").endswith("1“（一）”、2“1.”")


def test_a_confirmation_by_its_letter() -> None:
    draft = machine.answer(_at("disclosure.penalties"), "94件").draft
    assert machine.answer(draft, "a").draft.figures["disclosure.penalties"] == 94
    assert "请重新说" in _told(draft, "b")
    assert "先放一放" in _told(draft, "c")


def test_a_few_letters_do_not_take_the_place_of_a_paragraph() -> None:
    draft = _at("preamble.text")
    reply = machine.answer(draft, "263000")
    assert reply.draft.prose == draft.prose
    assert "不像一段完整的文字" in reply.notes[0].text
    assert machine.answer(draft, "本报告编完了。").draft.prose["preamble"] == "本报告编完了。"


@pytest.mark.parametrize(
    ("word", "question"),
    [("邮编", "profile.postcode"), ("新收", "applications.received"), ("电话", "profile.phone")],
)
def test_a_jump_by_a_word(word: str, question: str) -> None:
    draft = machine.answer(_at("profile.organ"), f"/跳 {word}").draft
    assert machine.prompt(draft).question == question


@pytest.mark.parametrize(
    ("question", "said", "figures"),
    [
        ("applications.received", "一共收了40件，个人35，公司5", {"applications.received.total": 40}),
        ("overview.proactive.events", "1场，没征集", {"consultations": 0}),
        ("overview.proactive.mailbox", "收了15件，都办了", {"mailbox.received": 15, "mailbox.answered": 15}),
        (
            "disclosure.normative_documents",
            "制发3 废止2 现有13",
            {"disclosure.normative_documents.in_force": 13},
        ),
        (
            "disputes.litigation_direct",
            "诉讼1件，还在审",
            {"disputes.litigation_direct.pending": 1, "disputes.litigation_direct.total": 1},
        ),
        ("applications.carried_in", "1件，个人", {"applications.carried_in.natural_person": 1}),
        ("profile.last_year", "去年新收32件，有效12件", {"last_year.applications.received.total": 32}),
    ],
)
def test_everyday_words_are_understood(question: str, said: str, figures: dict[str, int]) -> None:
    found = machine.preview(_at(question), said)
    assert not found.unclear
    assert {key: found.figures.get(key) for key in figures} == figures


def test_several_of_a_kind_that_is_only_named_are_asked_about() -> None:
    assert machine.preview(_at("disputes.litigation_direct"), "诉讼2件，还在审").unclear


def test_parts_that_do_not_make_up_the_total_are_asked_about() -> None:
    draft = _at("overview.proactive.posts")
    (words,) = machine.preview(draft, "网站120，微信80，总数210").unclear
    assert words == "各项之和是200，比总数210少10，请补上没有说的，或者更正总数。"
    assert not machine.preview(draft, "网站120，微信80，总数200").unclear
    assert not machine.preview(draft, "总数210").unclear


def test_what_is_wrong_with_two_things_reads_as_two_sentences() -> None:
    draft = machine.answer(_at("overview.proactive.events"), "发布会1场").draft
    assert "。；" not in _told(draft, "火星人；木星人")


def test_what_was_said_of_another_row_is_named_too() -> None:
    draft = machine.answer(_at("applications.received"), "新收60，自然人58，企业2，上年结转没有").draft
    assert "上年结转" in _told(draft, "对")


def test_a_stated_zero_of_last_year_is_told() -> None:
    draft = machine.answer(_at("profile.last_year"), "新收32，结转1，现行有效12，尚未审结0").draft
    told = _told(draft, "对")
    assert "去年新收申请 32" in told
    assert "尚未审结 0" in told
    assert "本年" not in told


def test_money_is_echoed_with_its_unit() -> None:
    assert machine.preview(_at("disclosure.fees"), "12.5").echo[0] == "听到：行政事业性收费 12.5万元"


def test_a_total_that_follows_is_not_among_what_would_be_zero() -> None:
    draft = machine.answer(_at("applications.received"), "自然人35，公司5").draft
    title = _rest(by_id()["applications.received"], view(machine.answer(draft, "对").draft)).title
    assert "其余都是0吗" in title
    assert "合计" not in title


@pytest.mark.parametrize("said", ["3件都公开了", "公开3件", "都公开了", "全部公开", "公开了3件"])
def test_all_was_given(said: str) -> None:
    draft = _at("applications.outcomes", **{"applications.handled.total": 3})
    found = machine.preview(draft, said)
    assert not found.unclear
    assert found.figures["applications.granted.total"] == 3


@pytest.mark.parametrize("said", ["不予公开3件", "不公开3", "主动公开3件"])
def test_what_was_not_given_is_not_taken_for_given(said: str) -> None:
    draft = _at("applications.outcomes", **{"applications.handled.total": 3})
    assert machine.preview(draft, said).figures.get("applications.granted.total", 0) == 0


def test_none_is_not_taken_where_there_must_be_some() -> None:
    draft = _at("applications.outcomes", **{"applications.handled.total": 3})
    reply = machine.answer(draft, "没有")
    assert reply.draft.figures == draft.figures
    assert "冲突" in "".join(machine.prompt(reply.draft).echo)
    assert (
        machine.answer(_at("applications.carried_in"), "没有").draft.figures["applications.carried_in.total"]
        == 0
    )


def test_a_row_of_zeros_is_told_in_one_word() -> None:
    assert _told(_at("applications.carried_in"), "没有") == "已记下：都是0"


@pytest.mark.parametrize("said", ["对", "好的", "不对", "y"])
def test_a_yes_does_not_become_a_sentence_of_the_report(said: str) -> None:
    draft = _at("overview.platform.measures")
    reply = machine.answer(draft, said)
    assert reply.draft.answers == draft.answers
    assert "请写出内容" in reply.notes[0].text


@pytest.mark.parametrize(
    ("question", "said", "figures"),
    [
        (
            "overview.proactive.posts",
            "公众号80条，公示栏20条，共100条",
            {"posts.wechat": 80, "posts.other": 20},
        ),
        ("overview.platform.counts", "新增0，账号1个", {"columns.added": 0, "accounts.active": 1}),
    ],
)
def test_channels_and_columns_in_everyday_words(question: str, said: str, figures: dict[str, int]) -> None:
    found = machine.preview(_at(question), said)
    assert not found.unclear
    assert {key: found.figures.get(key) for key in figures} == figures


@pytest.mark.parametrize(
    ("said", "kept"), [("1月15日", True), ("2025年1月底", True), ("2024年1月15日", False), ("尽快", False)]
)
def test_a_deadline_is_a_day_after_the_year(said: str, kept: bool) -> None:
    draft = _at("profile.deadline").with_profile({"kind": "town"})
    assert ("deadline" in machine.answer(draft, said).draft.profile) is kept
    assert machine.prompt(draft).example == "2025年1月20日"


def test_zeros_that_only_follow_are_no_present_answer() -> None:
    figures = dict.fromkeys(("applications.received.company", "applications.carried_in.company"), 0)
    draft = _at("applications.carried_out").with_figures(figures | {"applications.carried_in.total": 0})
    assert machine.prompt(draft).text == ""
    assert machine.prompt(draft.with_figures({"applications.carried_out.total": 0})).text


@pytest.mark.parametrize("said", ["都是0", "三格全填0", "没搞过"])
def test_all_zero_in_one_word(said: str) -> None:
    draft = machine.answer(_at("disclosure.regulations"), said).draft
    made, in_force = (draft.figures[f"disclosure.regulations.{column}"] for column in ("made", "in_force"))
    assert (made, in_force) == (0, 0)


@pytest.mark.parametrize("said", ["不清楚，财务还没报", "稍后补，等业务科的数", "忘了"])
def test_put_off_with_a_reason(said: str) -> None:
    draft = machine.answer(_at("disclosure.fees"), said).draft
    answer = draft.answer("disclosure.fees")
    assert answer is not None
    assert answer.status == "later"


@pytest.mark.parametrize("said", ["没写", "没做", "没搞评议", "去年没写什么问题"])
def test_nothing_done_never_stands_in_the_report(said: str) -> None:
    draft = machine.answer(_at("overview.supervision.review"), said).draft
    answer = draft.answer("overview.supervision.review")
    assert answer is not None
    assert answer.status == "none"


@pytest.mark.parametrize("said", ["没做到位，还要加强", "未公开的信息逐条说明理由"])
def test_what_only_begins_with_a_denial_is_kept(said: str) -> None:
    answer = machine.answer(_at("overview.supervision.review"), said).draft.answer(
        "overview.supervision.review"
    )
    assert answer is not None
    assert answer.text == said


def test_facts_are_not_taken_for_a_paragraph() -> None:
    draft = _at("overview.opening.text")
    reply = machine.answer(draft, "网站312条，公众号540，抖音26，一共八百七十八条")
    assert reply.draft.prose == draft.prose
    assert reply.notes[0].tone == "unclear"


def test_a_paragraph_of_ones_own_can_be_given_back() -> None:
    draft = _at("overview.opening.text")
    proposed = machine.prompt(draft).text
    own = machine.answer(draft, "县水务局认真做好政府信息公开工作，全年没有发生差错。").draft
    asked = machine.prompt(open_question(own, "overview.opening.text"))
    assert "清空" in asked.again
    back = machine.answer(open_question(own, "overview.opening.text"), "清空").draft
    assert machine.prompt(back).text == proposed
    assert machine.prompt(back).question == "overview.opening.text"


def test_a_gap_leads_to_the_question_it_waits_for() -> None:
    draft = machine.answer(_at("profile.address"), "稍后补").draft
    draft = open_question(draft, "preamble.text")
    assert "联系地址是什么？" in machine.prompt(draft).again
    assert "【待填】" in machine.answer(draft, "").notes[0].text
    led = machine.answer(draft, "补").draft
    assert machine.prompt(led).question == "profile.address"


def test_what_was_put_off_comes_back_one_by_one(finished: Draft) -> None:
    draft = finished
    for question in ("overview.management.measures", "overview.platform.measures"):
        draft = machine.answer(open_question(draft.without_answer(question), question), "稍后").draft
    done = machine.prompt(draft)
    assert (done.kind, done.suggestion) == ("done", "补")
    first = machine.answer(draft, "").draft
    assert machine.prompt(first).question == "overview.management.measures"
    assert machine.answer(first, "").notes[0].tone == "unclear"
    second = machine.answer(first, "稍后").draft
    assert machine.prompt(second).question == "overview.platform.measures"


def test_zeros_are_confirmed_by_saying_so(finished: Draft) -> None:
    draft = open_question(finished, "applications.review")
    assert machine.answer(draft, "都是0").notes[0].tone == "saved"
    assert machine.answer(draft, "第三方").notes[0].tone == "info"


def test_where_many_figures_could_be_wrong_none_is_accused(finished: Draft) -> None:
    draft = open_question(
        finished.with_figures({"applications.denied.third_party_rights.total": 36}), "applications.outcomes"
    )
    asked = machine.prompt(machine.answer(draft, "都是0").draft)
    conflict = next(line for line in asked.echo if line.startswith("〔冲突〕"))
    assert "可能是" not in conflict


def test_the_figure_just_said_is_suspected_first(finished: Draft) -> None:
    draft = open_question(finished, "applications.outcomes")
    asked = machine.prompt(machine.answer(draft, "予以公开8").draft)
    conflict = next(line for line in asked.echo if line.startswith("〔冲突〕"))
    assert "予以公开" in conflict[conflict.index("可能是") :]
