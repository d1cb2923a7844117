"""The answer to the question that tells tied explanations apart. Pure."""

from __future__ import annotations

from engine.draft.model import Decision, Draft
from engine.figures.claims import Number
from engine.form.keys import LAST_YEAR, spoken
from engine.interview.answers import LATER_WORDS, YES_WORDS, recomposed
from engine.interview.model import Note, Reply
from engine.interview.retelling import retold
from engine.interview.splitting import SplitQuestion
from engine.interview.tied import NOT_NOW
from engine.prose.links import printed
from engine.rules.check import Verdict
from engine.rules.decisions import CONFIRM, binding
from engine.rules.finding import LATER, Finding
from engine.words import read_number

CONFIRMED = "confirmed"
"""The rule of a decision that says: this figure was looked up and is right."""

_WHICH = "请把正确的数直接写出来，例如“36”。"


def settle(finding: Finding, split: SplitQuestion, said: str, verdict: Verdict) -> Reply:
    """The answer: the figure is right and never doubted again, or it is another one."""
    draft = verdict.view.draft
    words = said.strip()
    chosen = _chosen(split, words)
    if words in LATER_WORDS - {"3"} or chosen == len(split.options) + 1:
        decision = Decision(finding.rule, binding(finding, verdict.view), LATER)
        return Reply(draft.with_decision(decision), (Note("info", "好，先放一放，导出前还要处理。"),))
    value: Number | None = None
    if chosen is not None:
        value = split.options[chosen - 1].value
    elif words in YES_WORDS and words:
        value = split.typed
    else:
        number = read_number(words)
        if number is not None and number.kind == "exact":
            value = number.value
    if value is None:
        return Reply(draft, (Note("unclear", _WHICH),))
    if value == split.typed:
        decision = Decision(CONFIRMED, {split.key: split.typed}, CONFIRM)
        return Reply(
            draft.with_decision(decision),
            (Note("saved", f"已确认{spoken(split.key)}是{printed(value)}，以后不再怀疑这个数。"),),
        )
    return _changed(draft, split, value)


def _chosen(split: SplitQuestion, words: str) -> int | None:
    """Which option was meant, counted from 1; the last one is 稍后. A bigger number is a figure."""
    bare = words.rstrip("。.、)）")
    if bare.isascii() and bare.isdigit() and 1 <= int(bare) <= len(split.options) + 1:
        return int(bare)
    labels = [*(option.text for option in split.options), NOT_NOW.label]
    return labels.index(words) + 1 if words in labels else None


def _changed(draft: Draft, split: SplitQuestion, value: Number) -> Reply:
    bare = split.key.removeprefix(LAST_YEAR)
    try:
        after = (
            draft.with_figures({split.key: value})
            if bare == split.key
            else draft.with_last_year_figures({bare: value})
        )
    except ValueError as error:
        return Reply(draft, (Note("unclear", f"{str(error).partition('：')[2] or error}。{_WHICH}"),))
    after = recomposed(retold(after, {split.key}))
    return Reply(after, (Note("saved", f"{spoken(split.key)}由{printed(split.typed)}改为{printed(value)}"),))
