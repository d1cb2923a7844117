"""What an answer does, and what one that is still being typed would do; with all that understands words."""

from __future__ import annotations

from collections.abc import Collection

from engine.draft.model import Draft
from engine.interview.answers import put_off, respond
from engine.interview.commands import command, obey
from engine.interview.echo import echo_lines, effect
from engine.interview.gaps import FILL_WORDS
from engine.interview.gaps import put_off as put_off_questions
from engine.interview.likely import likeliest
from engine.interview.model import Note, Preview, Reply
from engine.interview.settling import settle
from engine.interview.state import current
from engine.interview.tied import tied
from engine.rules.check import check
from engine.rules.finding import Finding
from engine.rules.verdict import Verdict
from engine.rules.view import view as view_of

_LIVE_FAMILIES = ("T2", "T3", "T4", "X-", "S-", "O-", "P-")
"""Findings that are said at once; what is merely still missing is not."""


def judged(draft: Draft) -> Verdict:
    """All rules over a draft."""
    return check(draft)


def answered(draft: Draft, text: str) -> Reply:
    """The drafter said something; see `engine.interview.machine.answer`."""
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
        later = put_off_questions(view)
        if later and text.strip() in {"", *FILL_WORDS}:
            return Reply(draft.with_pending(later[0].id, ""))
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
    said = {key for key, number in after.figures.items() if before.figures.get(key) != number}
    notes = [
        Note(
            "conflict" if finding.severity == "error" else "info",
            finding.message + _best(finding, said),
            finding.cells,
        )
        for key, finding in new.items()
        if key not in old
    ]
    settled = [finding for key, finding in old.items() if key not in new and not _moved(finding, new)]
    notes += [Note("resolved", finding.message, finding.cells) for finding in settled]
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


def _best(finding: Finding, said: Collection[str]) -> str:
    text = likeliest(finding, said)
    return f"可能是：{text}。" if text else ""


def previewed(draft: Draft, text: str) -> Preview:
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
