"""The interview as a pure state machine: draft, answer -> draft, notes; the next question follows from the draft.

The application, the plain mode and the tests drive the same functions. None of them reads or writes anything.
"""

from __future__ import annotations

from engine.draft.model import Draft
from engine.form.keys import cells_of, is_key
from engine.interview.answers import put_off, respond
from engine.interview.aside import stepped
from engine.interview.commands import command, obey
from engine.interview.echo import echo_lines, effect
from engine.interview.model import Note, Preview, Prompt, Reply, SectionState, Turn
from engine.interview.prompts import prompt_for
from engine.interview.questions import QUESTIONS, by_id
from engine.interview.revisit import carried
from engine.interview.settling import settle
from engine.interview.state import current, summary, titled
from engine.interview.state import listing as listing_of
from engine.interview.state import sections as sections_of
from engine.interview.state import turns as turns_of
from engine.interview.tied import tied
from engine.rules.check import check
from engine.rules.explained import explained
from engine.rules.finding import Finding
from engine.rules.view import view as view_of

_LIVE_FAMILIES = ("T2", "T3", "T4", "X-", "S-", "O-", "P-")
"""Findings that are said at once; what is merely still missing is not."""


def prompt(draft: Draft) -> Prompt:
    """What to show now."""
    return prompt_for(check(draft))


def answer(draft: Draft, text: str) -> Reply:
    """The drafter said something: an answer, a confirmation, a correction or a command."""
    reply = _answer(draft, text)
    return reply._replace(draft=stepped(draft, carried(draft, reply.draft)))


def _answer(draft: Draft, text: str) -> Reply:
    view = view_of(draft)
    question = current(view)
    spoken = command(text.strip())
    if spoken is not None:
        reply = obey(*spoken, view)
        if reply is not None:
            return reply._replace(notes=(*reply.notes, *_changes(draft, reply.draft)))
        if question is None:
            found = tied(verdict := check(draft))
            return Reply(draft) if found is None else settle(*found, "稍后", verdict)
        return Reply(*put_off(question, view))
    if text.strip().startswith(("/", "／")) and "\n" not in text.strip():
        return Reply(draft, (Note("unclear", f"没有“{text.strip()}”这个命令，“/帮助”可以看全部命令。"),))
    if question is None and (found := tied(verdict := check(draft))) is not None:
        reply = settle(*found, text, verdict)
        return reply._replace(notes=(*reply.notes, *_changes(draft, reply.draft)))
    if question is None:
        return Reply(draft, (Note("info", "问题都问完了。要修改请说“/跳 ”加关键词，要导出请说“/导出”。"),))
    after, notes = respond(question, text, view)
    return Reply(after, (*notes, *_changes(draft, after)))


def _changes(before: Draft, after: Draft) -> tuple[Note, ...]:
    """Contradictions that an answer brought, and those that it settled."""
    if before is after or (before.figures, before.last_year, before.profile) == (
        after.figures,
        after.last_year,
        after.profile,
    ):
        return ()
    old, new = _live(before), _live(after)
    notes = [
        Note(
            "conflict" if finding.severity == "error" else "info",
            finding.message + _best(finding),
            finding.cells,
        )
        for key, finding in new.items()
        if key not in old
    ]
    settled = [finding for key, finding in old.items() if key not in new and not _moved(finding, new)]
    notes += [Note("resolved", f"已解决：{finding.message}", finding.cells) for finding in settled]
    return tuple(notes)


def _live(draft: Draft) -> dict[tuple[str, str], Finding]:
    return {
        (finding.rule, finding.message): finding
        for finding in check(draft).findings
        if finding.severity != "hint" and finding.rule.startswith(_LIVE_FAMILIES)
    }


def _moved(finding: Finding, new: dict[tuple[str, str], Finding]) -> bool:
    """The same contradiction with other numbers is not settled."""
    return any(other.rule == finding.rule and set(other.cells) & set(finding.cells) for other in new.values())


def _best(finding: Finding) -> str:
    texts = explained(finding)
    return f"可能是：{texts[0]}。" if texts else ""


def preview(draft: Draft, text: str) -> Preview:
    """What an answer that is still being typed would mean: its figures; of a paragraph how much is last year's."""
    view = view_of(draft)
    question = current(view)
    said = text.strip()
    if question is None or not said or said.startswith(("/", "／")):
        return Preview()
    if question.kind == "prose":
        return Preview(echo=_repeated(question.part, said, view.draft))
    if question.kind != "figures":
        return Preview()
    found = effect(question, said, view)
    return Preview(
        echo=echo_lines(question, found),
        figures=found.figures,
        conflicts=found.conflicts,
        unclear=tuple(found.understood.unclear),
    )


def _repeated(part: str, text: str, draft: Draft) -> tuple[str, ...]:
    """How much of a paragraph that is being written stood in last year's report."""
    if not draft.last_year.prose or not part:
        return ()
    from engine.prose.repetition import LINE, repetition

    found = repetition({part: text}, draft.last_year.prose)
    if not found.length:
        return ()
    share = f"与去年的报告重复{found.share:.0%}"
    return (f"{share}，达到{LINE:.0%}会被认为照抄去年，请改写。" if found.over else f"{share}。",)


def open_question(draft: Draft, question: str) -> Draft:
    """Bring a question to the front, to answer it or to change its answer; nothing else changes.

    Raises:
        KeyError: there is no such question.
    """
    return stepped(draft, draft.with_pending(by_id()[question].id, ""))


def close_question(draft: Draft) -> Draft:
    """Leave the question in front as it was."""
    return stepped(draft, draft.with_pending(None))


def question_for(key: str) -> str:
    """The question whose answer fills this cell, sum or part of the prose; empty when none does."""
    bare = key.removeprefix("last_year.")
    if not is_key(key):
        return next((q.id for q in QUESTIONS if q.part == key and q.kind == "prose"), "")
    for wanted in (key, bare, *cells_of(bare)):
        found = [question.id for question in QUESTIONS if wanted in question.keys]
        if found:
            return found[0]
    return next((q.id for q in QUESTIONS if bare.startswith(q.id + ".")), "")


def sections(draft: Draft) -> tuple[SectionState, ...]:
    """How far each section is."""
    return sections_of(check(draft))


def turns(draft: Draft) -> tuple[Turn, ...]:
    """What was asked and answered so far."""
    return turns_of(view_of(draft))


def listing(draft: Draft, section: str) -> tuple[Turn, ...]:
    """All questions of a section, open ones with an empty answer and the status "later"."""
    view = view_of(draft)
    answers = {turn.question: turn for turn in turns_of(view)}
    found = []
    for question, _ in listing_of(view, section):
        shown = summary(question, view)
        turn = answers.get(question.id) or Turn(
            question.id, section, titled(question.title, view), "", shown, "answered" if shown else "later"
        )
        found.append(turn._replace(summary=shown))
    return tuple(found)
