"""Whatever is typed: no exception, no dead end, nothing kept that was not confirmed."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.draft.dump import dumps
from engine.draft.load import loads
from engine.draft.model import Draft
from engine.interview import machine
from engine.interview.questions import QUESTIONS, by_id
from engine.interview.understand import understand
from tests.interview.talk import SEED, step, talk

FRAGMENTS = (  # noqa: SIM905 - a list of eighty words reads worse
    "自然人 企业 58 60件 六十 ２ 0 无 没有 其余为0 全部是 都是 其余 剩下 除 外 各 分别 、 ， ； 。 ： （ ） \n \t 新收 上年结转 结转下年度 予以公开 不予公开 "
    "第三方 不掌握 维持 纠正 共 合计 约 几 余 左右 大概 -3 3.5 1,234 1，234 万 万元 元 % 倍 2024年 第三 一是 1. 火星人 😀 𠮷 & < {{ { } "
    "{applications.received.total} \\ \" ' NaN 1e9 6103534661466 ∞ \u200b \ufeff \x00 \x1b[31m 对 不对 稍后 是 1 2 3 无法 清空 /回 /跳 /跳新收 /稍后 /为何 /表 / ／查 yes 不清楚"
).split(" ")
TEXT = st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join) | st.text(max_size=40)


@pytest.fixture(autouse=True)
def _no_explanations(monkeypatch):
    """Nonsense contradicts itself in many places; what explains it is tested with the figures."""
    monkeypatch.setattr("engine.rules.view._explained", lambda _solution, _largest, _firm: {})


@pytest.mark.parametrize("seed", range(2))
def test_a_long_talk_of_nonsense(seed):
    chance = random.Random(seed)  # noqa: S311 - a test, not a secret
    draft = Draft()
    questions = [question.id for question in QUESTIONS]
    for turn in range(300):
        text = "".join(chance.choices(FRAGMENTS, k=chance.randrange(5)))
        if chance.random() < 0.3:
            text = SEED.get(machine.prompt(draft).question, "是")
        if chance.random() < 0.1:
            draft = machine.open_question(draft, chance.choice(questions))
        machine.preview(draft, text)
        draft = step(draft, text)
        machine.prompt(draft)
        if turn % 50 == 0:
            assert loads(dumps(draft), "x") == draft
            machine.sections(draft)
            machine.listing(draft, chance.choice(machine.sections(draft)).section)
    finished = _put_off_to_the_end(draft)
    assert machine.prompt(finished).kind == "done"


def _put_off_to_the_end(draft: Draft) -> Draft:
    """From every state 稍后 moves on, a confirmation included."""
    for _ in range(300):
        prompt = machine.prompt(draft)
        if prompt.kind == "done":
            break
        after = step(draft, "稍后")
        assert after != draft, prompt
        draft = after
    return draft


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from([question.id for question in QUESTIONS]), TEXT)
def test_any_text_at_any_question(question, text):
    opened = machine.open_question(BASE, question)
    machine.preview(opened, text)
    reply = machine.answer(opened, text)
    machine.prompt(reply.draft)
    if by_id()[question].kind == "figures":
        assert reply.draft.figures == BASE.figures or reply.notes
    later = machine.answer(reply.draft, "/稍后").draft
    assert later != reply.draft or reply.draft.pending is None


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([q.id for q in QUESTIONS if q.kind == "figures"]), TEXT)
def test_understanding_never_raises_and_knows_only_keys_of_the_form(question, text):
    found = understand(by_id()[question], text, lambda _key: 7)
    draft = Draft().with_figures({k: v for k, v in found.figures.items() if not k.startswith("last_year.")})
    assert draft.figures is not None
    assert len(set(found.unclear)) == len(found.unclear)


BASE = talk(SEED)


@pytest.mark.parametrize("question", [question.id for question in QUESTIONS])
def test_a_number_too_large_is_asked_again(question):
    draft = machine.open_question(Draft(), question)
    for text in ("6103534661466", "收到6103534661466元", "7645……6103534661466"):
        machine.preview(draft, text)
        assert all(value != 6103534661466 for value in machine.answer(draft, text).draft.figures.values())
