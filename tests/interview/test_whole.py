"""The whole draft at one look, every answer read through, findings picked out."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

import pytest

from engine.draft import Draft, loads, new_draft
from engine.draft.model import Answer, Decision
from engine.interview import machine
from engine.interview.filtering import Sieve, section_named, sections_in, sieve_of
from engine.interview.overview import Overview, overview
from engine.interview.questions import SECTION_TITLES, by_id
from engine.interview.readthrough import Entry, looked_at, read_through, seen
from engine.rules.check import Verdict, check
from tests.interview.talk import SEED, talk, tell

TODAY = date(2025, 1, 15)


@cache
def weihai() -> Draft:
    return loads(files("examples").joinpath("weihai.toml").read_bytes(), "weihai.toml")


@cache
def finished() -> Draft:
    return talk(SEED)


@cache
def broken() -> Draft:
    """One total mistyped, one text left out."""
    return weihai().with_figures({"disputes.review.total": 16}).with_prose("problems", None)


def _look(draft: Draft) -> Overview:
    return overview(check(draft), TODAY)


def _by_id(draft: Draft) -> dict[str, Entry]:
    return {entry.question: entry for entry in read_through(check(draft))}


def test_an_empty_draft_at_one_look() -> None:
    found = _look(new_draft("甲镇人民政府", "town", 2024))
    assert [look.state.section for look in found.sections] == list(SECTION_TITLES)
    assert found.sections[2].state.state == "空"
    assert found.due is not None
    assert found.due.state == "unknown"
    assert "没有答" in found.next
    assert found.share < 0.2
    assert all(look.first for look in found.sections)


def test_a_finished_draft_at_one_look() -> None:
    found = _look(finished())
    assert found.answered == found.total
    assert found.errors == 0
    assert "（100%）" in found.progress
    assert "可以导出" in found.next
    assert found.due is not None
    assert found.due.days == 5


def test_a_hundred_percent_only_when_nothing_is_open() -> None:
    assert _percent(_look(weihai())) < 100


def _percent(found: Overview) -> int:
    return int(found.progress.partition("（")[2].partition("%")[0])


def test_errors_stand_where_they_are_put_right() -> None:
    found = {look.state.section: look for look in _look(broken()).sections}
    assert found["disputes"].errors
    assert found["disputes"].state.state == "有冲突"
    assert found["problems"].errors
    assert not found["disclosure"].errors


def test_every_error_is_counted_once() -> None:
    found = _look(broken())
    assert sum(look.errors for look in found.sections) <= found.errors == len(check(broken()).blocking)


def test_decisions_are_told() -> None:
    verdict = check(broken())
    finding = verdict.blocking[0]
    assert "还没有" in _look(broken()).decisions
    for action, words in (("keep", "保留1处"), ("later", "搁置1处")):
        from engine.rules.decisions import binding

        decision = Decision(finding.rule, binding(finding, verdict.view), action, "已与法制科核对")
        assert words in _look(broken().with_decision(decision)).decisions


def test_the_first_thing_to_do_in_a_section() -> None:
    draft = finished().without_answer("matters.other")
    first = {look.state.section: look.first for look in _look(draft).sections}
    assert first["matters"] == "matters.other"
    changed = tell(finished(), "applications.received", "新收66，全部是自然人")
    first = {look.state.section: look.first for look in _look(changed).sections}
    assert first["overview"] == "overview.on_request.channels"
    assert first["disclosure"] == "disclosure.regulations"


def test_nothing_but_the_deadline_looks_at_the_clock() -> None:
    verdict = check(finished())
    early, late = overview(verdict, date(2024, 1, 1)), overview(verdict, date(2030, 1, 1))
    assert early._replace(due=None) == late._replace(due=None)
    assert early.due != late.due


def test_reading_through_has_every_question_once_in_order() -> None:
    entries = read_through(check(finished()))
    assert len({entry.question for entry in entries}) == len(entries) > 60
    sections = [entry.section for entry in entries]
    assert list(dict.fromkeys(sections)) == list(SECTION_TITLES)
    assert all(by_id()[entry.question].section == entry.section for entry in entries)
    assert not any("{" in entry.title for entry in entries)


def test_an_answer_has_words_and_figures() -> None:
    entry = _by_id(finished())["applications.received"]
    assert entry.said == "新收六十件，全部是自然人，上年结转没有"
    assert "自然人 60" in entry.result
    assert "合计 60" in entry.result
    assert "·" not in entry.result
    assert entry.state in ("answered", "warned")
    assert "60件" in _by_id(finished())["overview.on_request.text"].result


@pytest.mark.parametrize(
    ("question", "state"),
    [
        ("matters.other", "none"),
        ("profile.organ", "answered"),
    ],
)
def test_states(question: str, state: str) -> None:
    assert _by_id(finished())[question].state == state


def test_what_is_open_or_put_off_or_wrong_is_said() -> None:
    draft = finished().without_answer("overview.supervision.assessment")
    assert _by_id(draft)["overview.supervision.assessment"].state == "open"
    later = finished().with_answer(Answer("overview.supervision.assessment", "", "later"))
    assert _by_id(later)["overview.supervision.assessment"].state == "later"
    wrong = _by_id(finished().with_figures({"disputes.review.total": 16}))["disputes.review"]
    assert wrong.state == "disputed"
    assert wrong.findings
    assert wrong.in_doubt


def test_a_changed_figure_is_seen_in_the_reading_and_can_be_ticked_off() -> None:
    changed = tell(finished(), "applications.received", "新收66，全部是自然人")
    entries = _by_id(changed)
    assert entries["overview.on_request.channels"].again is not None
    ticked = looked_at(changed, "overview.on_request.channels")
    assert _by_id(ticked)["overview.on_request.channels"].again is None
    assert ticked.answer("overview.on_request.channels").text == "网络50，信函8，当面2"  # type: ignore[union-attr]


def test_ticking_off_by_words() -> None:
    changed = tell(finished(), "applications.received", "新收66，全部是自然人")
    verdict = check(changed)
    order = [entry.question for entry in read_through(verdict)]
    number = order.index("overview.on_request.channels") + 1
    after = seen(str(number), verdict).draft
    assert _by_id(after)["overview.on_request.channels"].again is None
    assert not any(entry.again for entry in _by_id(seen("全部", verdict).draft).values())
    for nonsense in ("", "0", "999", "二", "-1", "9" * 5000):
        reply = seen(nonsense, verdict)
        assert reply.draft is changed
        assert "/看过" in reply.notes[0].text
    assert "没有要再看的" in seen("1", verdict).notes[0].text
    assert "没有需要" in seen("1", check(finished())).notes[0].text


def test_a_draft_of_before_is_marked_from_its_first_change_on() -> None:
    assert all("basis" not in answer.extra for answer in weihai().answers)
    changed = tell(weihai(), "applications.received", "新收66，全部是自然人")
    found = _by_id(changed)
    assert "已由60改为66" in found["applications.outcomes"].again.words  # type: ignore[union-attr]
    assert found["overview.on_request.text"].state == "again"


def test_the_question_itself_says_why() -> None:
    changed = tell(finished(), "applications.received", "新收66，全部是自然人")
    asked = machine.prompt(machine.open_question(changed, "overview.on_request.reasons"))
    assert asked.again.startswith("请再看一眼：表三本年新收（总计）已由60改为66")
    assert machine.prompt(machine.open_question(finished(), "overview.on_request.reasons")).again == ""


@cache
def _verdict() -> Verdict:
    return check(broken())


def _picked(words: str) -> list[str]:
    sieve = sieve_of(words)
    return [finding.message for finding in _verdict().findings if sieve.passes(finding)]


@pytest.mark.parametrize(
    ("words", "sieve"),
    [
        ("", Sieve()),
        ("全部", Sieve()),
        ("错误", Sieve("error")),
        ("矛盾 三", Sieve("error", "applications")),
        ("第三部分 未处理", Sieve("", "applications", "open")),
        ("引言、提示", Sieve("hint", "preamble")),
        ("提醒 复议 已处理", Sieve("warning", "", "decided", "复议")),
        ("表四", Sieve("", "disputes")),
        ("征地 拆迁", Sieve(text="征地 拆迁")),
    ],
)
def test_words_name_what_is_wanted(words: str, sieve: Sieve) -> None:
    assert sieve_of(words) == sieve


def test_findings_are_picked_out() -> None:
    everything = _picked("")
    assert len(_picked("错误")) == len(_verdict().blocking)
    assert sum(len(_picked(word)) for word in ("错误", "提醒", "提示")) == len(everything)
    assert all("复议" in message for message in _picked("复议"))
    assert _picked("复议")
    assert _picked("错误 四")
    assert set(_picked("四")) < set(everything)
    assert _picked("已处理") == []
    assert len(_picked("未处理")) == len(everything)
    assert _picked("没有这样的话") == []


def test_a_rule_can_be_looked_for_by_its_id() -> None:
    rule = _verdict().findings[0].rule
    assert _picked(rule.lower())


def test_sections_in_which_there_is_something() -> None:
    there = sections_in(_verdict().findings)
    assert "disputes" in there
    assert list(there) == [section for section in SECTION_TITLES if section in there]
    assert section_named("六") == "matters"
    assert section_named("其他需要报告的事项") == "matters"
    assert section_named("七") == ""
