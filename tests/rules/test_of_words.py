"""The rules of words, and those of figures, run again only when such change: they may look at nothing else."""

from __future__ import annotations

from importlib.resources import files

import pytest

from engine.draft.load import loads
from engine.draft.model import Decision
from engine.rules.check import OF_FIGURES, OF_WORDS, RULES, check, run
from engine.rules.view import View, view

FORBIDDEN = ("value", "last", "facts", "solution", "whole", "explanations")


class _WordsOnly(View):
    """A view that tells on a rule that looks at figures."""

    def __getattribute__(self, name: str):
        if name in FORBIDDEN:
            raise AssertionError(name)
        return super().__getattribute__(name)


class _FiguresOnly(View):
    """A view that tells on a rule that looks at words."""

    def __getattribute__(self, name: str):
        if name in ("text", "texts", "facts", "whole", "overview", "explanations", "said_firmly"):
            raise AssertionError(name)
        return super().__getattribute__(name)


def _draft():
    draft = loads(files("examples").joinpath("weihai.toml").read_bytes(), "weihai.toml")
    text = draft.prose["overview.platform"]
    return draft.with_prose("overview.platform", text + "2023年，某某局办理事项3件，联系电话13900000000。")


@pytest.mark.parametrize(
    "rule", sorted(OF_WORDS, key=lambda rule: rule.__name__), ids=lambda rule: rule.__name__
)
def test_a_rule_of_words_looks_at_words_alone(rule):
    seen = view(_draft())
    free = list(rule(seen))
    held = _WordsOnly.__new__(_WordsOnly)
    for name in ("draft", "texts"):
        object.__setattr__(held, name, getattr(seen, name))
    assert list(rule(held)) == free


def test_figures_that_change_leave_what_was_said_of_the_words():
    draft = _draft()
    names = {name for name, rule in RULES if rule in OF_WORDS}
    others = {name for name, rule in RULES if rule not in OF_WORDS}

    def of_words(one):
        return [f for f in check(one).findings if f.rule in names - others]

    first = of_words(draft)
    assert first
    assert of_words(draft.with_figures({"disclosure.licensing": 1})) == first


def test_words_that_change_are_judged_anew():
    draft = _draft()
    assert any("13900000000" in f.message or f.rule.startswith("D-") for f in check(draft).findings)
    mended = draft.with_prose(
        "overview.platform", draft.prose["overview.platform"].replace("2023年", "2024年")
    )
    stale = [f for f in check(draft).findings if f.rule == "W-03" and f.spans]
    assert len([f for f in check(mended).findings if f.rule == "W-03" and f.spans]) < len(stale)


def test_only_what_may_have_changed_is_judged_again(monkeypatch):
    ran = []

    def counted(name, rule, seen):
        ran.append(rule)
        return run(name, rule, seen)

    monkeypatch.setattr("engine.rules.check.run", counted)
    draft = _draft().with_prose("matters", "只为这一次所写。").with_figures({"disclosure.licensing": 8642})

    def judged(one):
        ran.clear()
        check(one)
        return set(ran)

    every = {rule for _, rule in RULES}
    assert judged(draft) == every
    assert len(ran) == len(every)
    for changed, anew in (
        (draft, set()),
        (draft.with_pending("matters.fee", "没有发送的文字"), set()),
        (draft.with_figures({"disclosure.licensing": 3}), every - OF_WORDS),
        (draft.with_last_year_figures({"disclosure.licensing": 3}), every - OF_WORDS),
        (draft.with_decision(Decision("W-03", {})), every - OF_WORDS),
        (draft._replace(extra={"ledger": {"figures": {}}}), every),
        (draft.with_prose("matters", "另写一句。"), every),
        (draft.with_profile(level="county"), every),
    ):
        check(draft)
        assert judged(changed) == anew


@pytest.mark.parametrize(
    "rule", sorted(OF_FIGURES, key=lambda rule: rule.__name__), ids=lambda rule: rule.__name__
)
def test_a_rule_of_figures_looks_at_figures_alone(rule):
    figures = {"disclosure.licensing": 9, "disclosure.normative_documents.in_force": 0}
    seen = view(_draft().with_figures(figures).with_last_year_figures({"disclosure.licensing": 900}))
    free = list(rule(seen))
    held = _FiguresOnly.__new__(_FiguresOnly)
    for name in ("draft", "solution"):
        object.__setattr__(held, name, getattr(seen, name))
    assert list(rule(held)) == free


def test_words_that_change_leave_what_was_said_of_the_figures(monkeypatch):
    ran = []

    def counted(name, rule, seen):
        ran.append(rule)
        return run(name, rule, seen)

    draft = _draft().with_prose("matters", "先写一句，只为这一项测试。")
    check(draft)
    monkeypatch.setattr("engine.rules.check.run", counted)
    check(draft.with_prose("matters", "再写一句，只为这一项测试。"))
    assert set(ran) == {rule for _, rule in RULES} - OF_FIGURES
    ran.clear()
    check(draft.with_figures({"disclosure.licensing": 7}))
    assert set(ran) >= OF_FIGURES
