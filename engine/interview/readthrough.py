"""Every answer by question, to be read through once before the report leaves the house. Pure.

Each entry has what was asked, what the drafter said, which figures came of it, and whether something about it is in
doubt: it is missing, something that it rests on changed since, or a finding points at it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal

from engine.draft.model import Draft
from engine.interview.deciding import question_of
from engine.interview.model import Note, Reply
from engine.interview.question import Question
from engine.interview.questions import SECTION_TITLES
from engine.interview.revisit import Revisit, revisits, stamped
from engine.interview.state import Standing, listing, summary, titled
from engine.namedtuple import NamedTuple
from engine.rules.check import Verdict
from engine.rules.finding import Finding
from engine.rules.view import View

State = Literal["disputed", "again", "partial", "open", "later", "warned", "none", "answered"]

WORDS: dict[State, str] = {
    "disputed": "有错误",
    "again": "再看一眼",
    "partial": "没答全",
    "open": "未答",
    "later": "稍后补",
    "warned": "有提醒",
    "none": "无",
    "answered": "已答",
}
"""What each state is called, the most pressing first."""

_MISSING: dict[Standing, State] = {"open": "open", "partial": "partial", "later": "later"}
_NOT_NEEDED = "说过稍后补；正文已经写好，不再问"

_SEEN = "请写编号，编号见“/通读”，例如“/看过 3”；全部看过写“/看过 全部”。"


class Entry(NamedTuple):
    """A question and its answer.

    Attributes:
        question: its id.
        section: its section.
        title: the question, organ and year filled in.
        said: what the drafter said, in their words; empty where nobody was asked.
        result: the figures or entries that the draft holds for it; of a paragraph its text.
        state: how it stands.
        again: what changed since it was answered.
        findings: open errors and reminders that are put right here.
    """

    question: str
    section: str
    title: str
    said: str
    result: str
    state: State
    again: Revisit | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def in_doubt(self) -> bool:
        """Whether it should be looked at before the report leaves the house."""
        return self.state not in ("answered", "none")

    @property
    def text(self) -> str:
        """Everything that a search looks at."""
        return " ".join((self.title, self.said, self.result, WORDS[self.state]))


def read_through(verdict: Verdict) -> tuple[Entry, ...]:
    """All questions that concern the draft, in the order of the report."""
    view = verdict.view
    marked = revisits(view)
    pointed: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in verdict.findings:
        if finding.severity != "hint" and not finding.kept:
            pointed[question_of(finding)].append(finding)
    return tuple(
        _entry(question, standing, view, marked, tuple(pointed.get(question.id, ())))
        for section in SECTION_TITLES
        for question, standing in listing(view, section)
    )


def seen(rest: str, verdict: Verdict) -> Reply:
    """`/看过 3`: the answer was looked at again and stays; 全部 for all of them.

    Args:
        rest: the number in the reading, counted from 1, or 全部.
        verdict: what the rules say about the draft.
    """
    draft = verdict.view.draft
    marked = revisits(verdict.view)
    if not marked:
        return Reply(draft, (Note("info", "没有需要再看一眼的回答。"),))
    if rest.strip() in ("全部", "所有"):
        return Reply(looked_at(draft, *marked), (Note("saved", f"已看过{len(marked)}处，回答不变。"),))
    entries = read_through(verdict)
    number = rest.strip().removeprefix("第").removesuffix("题")
    if not (number.isascii() and number.isdigit() and 0 < int(number[:6]) <= len(entries)):
        return Reply(draft, (Note("unclear", _SEEN),))
    entry = entries[int(number) - 1]
    if entry.question not in marked:
        return Reply(draft, (Note("info", f"第{number}题没有要再看的：{entry.title}"),))
    return Reply(looked_at(draft, entry.question), (Note("saved", f"已看过，回答不变：{entry.title}"),))


def looked_at(draft: Draft, *questions: str) -> Draft:
    """The draft with these answers confirmed as they are, on the figures as they now stand."""
    for question in questions:
        draft = stamped(draft, question)
    return draft


def _entry(
    question: Question,
    standing: Standing,
    view: View,
    marked: Mapping[str, Revisit],
    findings: tuple[Finding, ...],
) -> Entry:
    answer = view.draft.answer(question.id)
    said = ""
    if answer is not None and question.kind not in ("prose", "confirm"):
        said = {"none": "无", "later": "稍后补"}.get(answer.status, answer.text)
    result = view.text(question.part) if question.kind == "prose" else summary(question, view)
    if question.kind == "figures":
        result = result.replace(" · ", "，").replace("·", "")
    if answer is not None and answer.status == "later" and standing == "done":
        said, result = ("", result) if question.kind == "figures" and result else (_NOT_NEEDED, "")
    state: State = "none" if answer is not None and answer.status == "none" else "answered"
    if any(finding.severity == "error" for finding in findings):
        state = "disputed"
    elif question.id in marked:
        state = "again"
    elif (missing := _MISSING.get(standing)) is not None:
        state = missing
    elif findings:
        state = "warned"
    return Entry(
        question.id,
        question.section,
        titled(question.title, view),
        said,
        result,
        state,
        marked.get(question.id),
        findings,
    )
