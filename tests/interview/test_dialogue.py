"""Whole interviews."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.draft.dump import dumps
from engine.draft.load import loads
from engine.draft.model import Draft
from engine.figures.claims import FIGURES
from engine.form.keys import CELLS, KINDS, OUTCOMES, figure_keys
from engine.interview import machine
from engine.interview.questions import QUESTIONS, by_id
from engine.prose.links import resolve
from engine.rules.check import check
from tests.interview.talk import COUNTY, NOTHING, SEED, step, talk, tell

INTERVIEWS = {"seed": SEED, "nothing": NOTHING, "county": COUNTY}


@pytest.fixture(scope="module")
def seed() -> Draft:
    return talk(SEED)


@pytest.fixture(scope="module", params=list(INTERVIEWS))
def finished(request) -> Draft:
    return talk(INTERVIEWS[request.param])


def _cells(draft: Draft) -> dict[str, object]:
    view = check(draft).view
    return {cell: view.value(cell) for cell in CELLS}


SEED_CELLS = {
    "disclosure.normative_documents.repealed": 1,
    "disclosure.normative_documents.in_force": 7,
    "disclosure.licensing": 5821,
    "disclosure.penalties": 94,
    "disclosure.compulsion": 9,
    "disclosure.fees": 786,
    "disputes.review.upheld": 6,
    "disputes.review.corrected": 9,
    "disputes.review.total": 15,
    **{
        f"applications.{row}.{column}": count
        for row, count in {
            "received": 60,
            "granted": 9,
            "partial": 1,
            "denied.third_party_rights": 36,
            "unable.not_held": 3,
            "unable.needs_creation": 10,
            "other.correction_overdue": 1,
            "handled": 60,
        }.items()
        for column in ("natural_person", "total")
    },
}


def test_the_seed_report_has_its_200_cells_and_no_error(seed):
    assert _cells(seed) == {cell: SEED_CELLS.get(cell, 0) for cell in CELLS}
    verdict = check(seed)
    assert [finding.message for finding in verdict.blocking] == []
    assert machine.prompt(seed).kind == "done"
    assert "可以导出报告" in machine.prompt(seed).title


def test_every_interview_ends_without_a_blank_or_an_error(finished):
    assert None not in _cells(finished).values()
    assert [finding.message for finding in check(finished).blocking] == []
    assert {state.state for state in machine.sections(finished)} == {"完成"}


def test_a_county_states_every_kind_of_applicant():
    cells = _cells(talk(COUNTY))
    for row in ("received", "carried_in", "handled", "carried_out", *OUTCOMES):
        kinds = [cells[f"applications.{row}.{kind}"] for kind in KINDS]
        assert cells[f"applications.{row}.total"] == sum(kinds)
    assert cells["applications.handled.total"] == 248
    assert cells["applications.unable.needs_creation.legal_service"] == 1
    assert cells["applications.declined.repeated.natural_person"] == 5
    assert cells["disputes.litigation_direct.upheld"] == 2


@pytest.mark.parametrize("name", INTERVIEWS)
def test_a_killed_program_resumes_the_same_dialogue(name):
    said, again = [], []
    assert talk(INTERVIEWS[name], said=said) == talk(INTERVIEWS[name], between=True, said=again)
    assert said == again


def test_the_order_of_answers_does_not_matter(seed):
    draft = Draft()
    answers = {**SEED, "profile.kind": "7", "profile.contact": SEED["profile.organ"]}
    answers["disclosure.regulations"] = "0，0，0"
    for question in reversed(QUESTIONS):
        if question.id in answers and question.kind not in ("prose", "confirm"):
            draft = tell(draft, question.id, answers[question.id])
    ended = talk(SEED, draft)
    assert _cells(ended) == _cells(seed)
    assert ended.prose == seed.prose
    assert ended.profile == seed.profile


def test_answering_again_changes_nothing_else(finished, request):
    answers = INTERVIEWS[request.node.callspec.params["finished"]]
    for question in QUESTIONS:
        opened = machine.open_question(finished, question.id)
        assert machine.close_question(opened) == finished
        assert machine.prompt(opened).question == question.id
        text = answers.get(question.id)
        if text is None or finished.answer(question.id) is None:
            continue
        again = tell(finished, question.id, text) if text else step(opened, "")
        assert _cells(again) == _cells(finished), question.id
        assert again.profile == finished.profile, question.id
        assert again.prose == finished.prose, question.id
        assert {a.question for a in again.answers} == {a.question for a in finished.answers}


def test_changing_one_answer_loses_no_other(seed):
    changed = tell(seed, "overview.proactive.posts", "共8820条，网站3093，微信4357，微博1046，抖音324")
    assert changed.figures["posts.total"] == 8820
    assert {k: v for k, v in changed.figures.items() if not k.startswith("posts")} == {
        k: v for k, v in seed.figures.items() if not k.startswith("posts")
    }
    assert "8820条" in resolve(changed.prose["overview.proactive"], check(changed).view.value).text


def test_everything_put_off_then_taken_up():
    draft = Draft()
    while machine.prompt(draft).kind != "done":
        draft = step(draft, "稍后")
    assert "稍后补的问题还有" in machine.prompt(draft).echo[0]
    assert draft.figures == {}
    while waiting := [answer.question for answer in draft.answers if answer.status == "later"]:
        opened = machine.open_question(draft, waiting[0])
        text = SEED.get(waiting[0], "") or machine.prompt(opened).suggestion
        draft = tell(draft, waiting[0], text) if text else step(opened, "")
        draft = talk(SEED, draft)
        assert waiting[0] not in [answer.question for answer in draft.answers if answer.status == "later"]
    assert _cells(draft) == {cell: SEED_CELLS.get(cell, 0) for cell in CELLS}
    assert not check(draft).blocking


def test_a_partial_answer_is_asked_for_the_rest():
    draft = tell(Draft(), "applications.received", "60件，自然人58")
    prompt = machine.prompt(machine.close_question(talk_profile(draft)))
    assert prompt.kind == "confirm"
    assert prompt.question == "applications.received"
    assert "商业企业" in prompt.title
    assert "其余不可能都是0" in prompt.meaning  # 58 < 60
    draft = step(talk_profile(draft), "企业2，其余为0")
    draft = step(draft, "对")
    assert check(draft).view.value("applications.received.company") == 2
    assert draft.figures["applications.received.total"] == 60


def test_the_rest_is_zero_only_when_confirmed():
    draft = tell(talk_profile(Draft()), "applications.received", "60件，自然人58，企业2")
    assert set(draft.figures) & {f"applications.received.{k}" for k in KINDS} == {
        "applications.received.natural_person",
        "applications.received.company",
    }
    assert _cells(draft)["applications.received.research"] == 0  # 合计已满, derived, not stated


def talk_profile(draft: Draft) -> Draft:
    """With the profile, the preamble and table 二 answered."""
    for question in QUESTIONS:
        if question.section in ("profile", "preamble", "disclosure") and draft.answer(question.id) is None:
            text = SEED.get(question.id, "")
            text = text or machine.prompt(machine.open_question(draft, question.id)).suggestion
            draft = (
                tell(draft, question.id, text)
                if text
                else step(machine.open_question(draft, question.id), "")
            )
    return draft


def test_a_contradiction_is_told_when_it_arises_and_when_it_is_settled(seed):
    said: list = []
    draft = tell(seed, "applications.outcomes", "予以公开8", said)
    conflicts = [note for _, note in said if note.tone == "conflict"]
    assert any("applications.granted.total" in note.cells or "8" in note.text for note in conflicts)
    assert any("可能是" in note.text for note in conflicts)
    said.clear()
    draft = tell(draft, "applications.outcomes", "予以公开9", said)
    assert [note.tone for _, note in said if note.tone in ("conflict", "resolved")].count("resolved") >= 1
    assert not any(note.tone == "conflict" for _, note in said)
    assert _cells(draft) == _cells(seed)


def test_a_contradiction_is_shown_before_it_is_kept(seed):
    opened = machine.open_question(seed, "overview.proactive.posts")
    shown = machine.preview(opened, "共8819条，网站3093，微信4357，微博1046，抖音324")
    assert [finding.rule for finding in shown.conflicts] == ["S-01"]
    assert any(line.startswith("〔冲突〕") for line in shown.echo)


def test_question_for_every_key_can_be_opened(seed):
    for key in sorted(figure_keys()):
        question = machine.question_for(key)
        assert question in by_id(), key
        opened = machine.open_question(seed, question)
        assert machine.prompt(opened).question == question
    for part in seed.prose:
        assert by_id()[machine.question_for(part)].part == part
    assert FIGURES


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("/跳 applications.outcomes", "applications.outcomes"),
        ("/跳 表二", None),
        ("/跳 三、收到和处理政府信息公开申请情况", "applications.received"),
        ("/跳 三", "applications.received"),
        ("/跳 新收", None),
        ("/跳新收", None),
        ("／跳　新收", None),
        ("/t disputes", "disputes.review"),
        ("/跳 不存在的题", None),
        ("/跳", None),
        ("/跳 [", None),
        ("/跳 {year}", None),
        ("/回", "matters.text"),
        ("/h", "matters.text"),
        ("/为何", ""),
        ("/稍后", ""),
        ("/表", ""),
        ("/表 三", ""),
        ("/查", ""),
        ("/目录", ""),
        ("/导出", ""),
        ("/导出 /tmp/x.docx", ""),
        ("/帮助", ""),
        ("/退出", ""),
        ("/", ""),
        ("/胡说", ""),
        ("/ ", ""),
    ],
)
def test_commands_from_the_end(seed, said, question):
    reply = machine.answer(seed, said)
    if question is not None:
        assert machine.prompt(reply.draft).question == question
    assert machine.close_question(reply.draft) == seed
    assert reply.notes or reply.request or reply.draft.pending or question is None or said == "/稍后"


def test_back_and_later_keep_what_is_there(seed):
    opened = machine.open_question(seed, "applications.received")
    back = machine.answer(opened, "/回").draft
    assert machine.prompt(back).question != "applications.received"
    assert machine.close_question(back) == seed
    assert machine.answer(opened, "/稍后").draft == seed
    assert machine.answer(opened, "").draft == seed
    why = machine.answer(opened, "/为何")
    assert "为什么问" in why.notes[0].text
    assert why.draft == opened


def test_a_digit_is_a_number_where_no_option_bears_it():
    draft = tell(talk_profile(Draft()), "applications.received", "60件，自然人59")
    assert machine.prompt(draft).options[0].key == "later"
    replied = machine.answer(draft, "企业1").draft
    assert check(step(replied, "对")).view.value("applications.received.company") == 1


def test_a_denial_of_something_else_is_not_a_denial_of_all():
    draft = tell(talk_profile(Draft()), "disputes.review", "没有诉讼")
    assert "disputes.review.total" not in draft.figures
    draft = tell(draft, "overview.proactive.events", "没有发布会")
    assert "consultations" not in draft.figures
    draft = tell(draft, "disputes.review", "没有败诉")
    assert draft.figures["disputes.review.corrected"] == 0
    assert "disputes.review.total" not in draft.figures


def test_unclear_parts_are_not_confirmed_by_enter_alone():
    draft = machine.answer(machine.open_question(Draft(), "applications.received"), "自然人58，火星人3").draft
    assert "没听明白" in machine.prompt(draft).title
    assert machine.answer(draft, "").draft == draft
    kept = machine.answer(draft, "对").draft
    assert kept.figures == {"applications.received.natural_person": 58}


def test_the_file_of_every_state_can_be_read(finished):
    assert loads(dumps(finished), "草稿.toml") == finished
    assert not re.search("None", dumps(finished).decode("utf-8"))
    assert Path(__file__).is_file()
