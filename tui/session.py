"""One draft being worked on: the file, the interview, the verdict. Knows no widget.

The rules run once for each state of the draft; prompt, sections and transcript all read that one verdict. The very
first run has to make ready everything that reads prose, which takes longer than all the rest of the start: the first
frame makes do with the figures alone (`at_hand`), and `judge` runs in a thread meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from engine.draft.errors import DraftTroubleError
from engine.draft.file import DraftFile
from engine.draft.history import History
from engine.draft.journal import BACK, OUTSIDE, Journal, Note
from engine.draft.model import Draft
from engine.interview import machine
from engine.interview.model import Prompt
from engine.interview.prompts import prompt_for
from engine.interview.revisit import carried
from engine.interview.state import sections, turn, turns
from engine.rules.verdict import Verdict
from engine.rules.view import view
from tui.author import author, signed
from tui.typed import typed_in, with_typed, without_typed

if TYPE_CHECKING:
    from engine.figures.claims import Number
    from engine.interview.model import Preview, Reply, SectionState, Turn
    from engine.prose.links import Resolved
    from engine.rules.finding import Finding
    from engine.rules.repair import Fix

NOT_SAVED = "没有存上"

JUDGING = Prompt(question="", section="", kind="done", title="问题都问完了，正在核对全部内容。")


class Session:
    """The state behind the interview screen.

    Attributes:
        file: the open draft file.
        saved_at: when the file last took everything, None before the first time.
        kept_at: where what could not be saved is kept, when the program had to end all the same.
        trouble: why the last save failed; empty when it did not.
        typing: question and text that is typed but not sent.
        history: every step, also of earlier sittings, for undo, redo and looking back.
        unsent: by question, what was typed there and not sent before another question was opened.
    """

    def __init__(self, file: DraftFile) -> None:
        self.file = file
        self.draft = without_typed(file.draft)
        self.saved_at: datetime | None = None
        self.kept_at: Path | None = None
        self.trouble = ""
        self.typing = typed_in(file.draft)
        self.history = History(Journal(file.path), self.draft)
        self.unsent: dict[str, str] = {}
        self._kept: Draft | None = self.draft
        self._kept_typing = self.typing
        self._warm = False
        self._prompt: tuple[Verdict, Prompt] | None = None
        self._verdict: tuple[Draft, Verdict] | None = None
        self._figures: tuple[Draft, Verdict] | None = None

    @property
    def path(self) -> Path:
        """The draft file."""
        return self.file.path

    @property
    def prompt(self) -> Prompt:
        """What is asked now."""
        verdict = self.at_hand
        if self._prompt is None or self._prompt[0] is not verdict:
            found = prompt_for(verdict)
            if found.kind == "done" and not self.is_judged:
                found = JUDGING
            self._prompt = (verdict, found)
        return self._prompt[1]

    @property
    def verdict(self) -> Verdict:
        """What the rules say about the newest state."""
        if self._verdict is None or self._verdict[0] is not self.draft:
            self.judged(self.draft, self.judge(self.draft))
        return self.at_hand

    @property
    def at_hand(self) -> Verdict:
        """The verdict; before the rules ran for the first time, the figures and what follows from them."""
        if self._verdict is not None and self._verdict[0] is self.draft:
            return self._verdict[1]
        if self._warm:
            return self.verdict
        if self._figures is None or self._figures[0] is not self.draft:
            self._figures = (self.draft, Verdict(view(self.draft), ()))
        return self._figures[1]

    @property
    def is_judged(self) -> bool:
        """Whether all rules ran over the newest state."""
        return self._verdict is not None and self._verdict[0] is self.draft

    @staticmethod
    def judge(draft: Draft) -> Verdict:
        """Run all rules; touches nothing of the session, so that a thread may do it."""
        return machine.judge(draft)

    def judged(self, draft: Draft, verdict: Verdict) -> None:
        """Take over a verdict; one on an older state only says that the next will be quick."""
        self._warm = True
        if draft is self.draft:
            self._verdict = (draft, verdict)

    @property
    def sections(self) -> tuple[SectionState, ...]:
        """How far each section is."""
        return sections(self.at_hand)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The past answers."""
        return turns(self.at_hand.view)

    def turn(self, question: str) -> Turn | None:
        """The past answer to a question; None where it has none."""
        return turn(question, self.at_hand.view)

    def listing(self, section: str) -> tuple[Turn, ...]:
        """All questions of a section."""
        return machine.listing(self.draft, section)

    @property
    def editable(self) -> str:
        """The present answer as the drafter may change it: their own words; a paragraph with its numbers."""
        prompt = self.prompt
        if prompt.kind == "prose":
            return self._paragraph.text
        if prompt.kind in ("choice", "choices"):
            return ""
        answer = self.draft.answer(prompt.question)
        return (answer.text if answer and answer.text and prompt.kind != "confirm" else "") or prompt.text

    @property
    def _paragraph(self) -> Resolved:
        from engine.prose.links import resolve

        return resolve(self.prompt.text, self.at_hand.view.value)

    def answer(self, text: str) -> Reply:
        """Take an answer; nothing is written yet. Numbers left alone in an edited paragraph stay linked."""
        if self.prompt.kind == "prose" and text.strip() and not text.startswith(("/", "／")):
            from engine.prose.relink import relinked

            text = relinked(self._paragraph, text)
        asked = self.prompt.question
        reply = machine.answer(self.draft, text)
        draft = signed(reply.draft) if reply.draft.decisions is not self.draft.decisions else reply.draft
        self.change(draft, "answer", asked)
        return reply

    def change(self, draft: Draft, what: str = "", place: str = "") -> None:
        """Go on with another state of the draft; it can be undone.

        Args:
            draft: the new state.
            what: the kind of step, for the history; see `engine.interview.past`.
            place: the question or the rule that it was about.
        """
        draft = carried(self.draft, draft)
        self.history.record(self.draft, draft, self._note(what, place))
        self.draft = draft
        self.typing = None

    def undo(self) -> bool:
        """Take the last step back, be it of an earlier sitting; False at the beginning."""
        return self._go(self.history.undo(self.draft, self._note()))

    def redo(self) -> bool:
        """Do again what was undone last; False where nothing was."""
        return self._go(self.history.redo(self.draft, self._note()))

    def go_back(self, draft: Draft) -> None:
        """Go on with an earlier state; that is a step of its own."""
        self.change(draft.with_pending(None), BACK)

    def _note(self, what: str = "", place: str = "") -> Note:
        who = author(self.draft)
        return Note(who.at, who.by, what, place)

    def _go(self, draft: Draft | None) -> bool:
        if draft is None:
            return False
        self.draft = draft
        self.typing = None
        return True

    def carry_out(self, request: str) -> Reply:
        """Do what was asked for in words about a finding or a number of the prose."""
        from engine.interview.deciding import carry_out

        reply = carry_out(request, self.verdict, author(self.draft))
        self.change(reply.draft, "decision")
        return reply

    def reading(self, text: str) -> Callable[[], Preview]:
        """What works out what a half-typed answer would mean, together with what waits for confirmation.

        It touches nothing of the session, so that a thread may do it: where much contradicts, it takes a while.
        """
        if self.prompt.kind == "confirm" and self.draft.pending is not None:
            from engine.interview.understand import CORRECTION

            text = CORRECTION.join(part for part in (self.draft.pending[1], text) if part)
        return partial(machine.preview, self.draft, text)

    def open_question(self, question: str) -> None:
        """Make this question the present one; what is typed for another one waits there."""
        self._put_aside()
        self.draft = machine.open_question(self.draft, question)

    def _put_aside(self) -> None:
        """Keep what is typed and not sent for the question that it is typed for."""
        if self.typing is not None and self.typing[1].strip():
            self.unsent[self.typing[0]] = self.typing[1]
        self.typing = None

    def taken_up(self) -> str:
        """What was typed for the present question before another one was opened."""
        return self.unsent.pop(self.prompt.question, "")

    def close_question(self) -> bool:
        """Leave a question that was opened as it was; False when none was."""
        if self.draft.pending is None or self.draft.pending[1]:
            return False
        self._put_aside()
        self.draft = machine.close_question(self.draft)
        return True

    def open_section(self, section: str) -> None:
        """Go to the first open question of a section, or to its first one."""
        turns = self.listing(section)
        wanted = next((turn for turn in turns if turn.status == "later"), turns[0] if turns else None)
        if wanted is not None:
            self.open_question(wanted.question)

    def open_cell(self, key: str) -> bool:
        """Go to the question that asks for a figure; False when there is none."""
        question = machine.question_for(key)
        if question:
            self.open_question(question)
        return bool(question)

    def open_part(self, part: str) -> bool:
        """Go to the question for a part of the prose; False when there is none."""
        while part:
            if self.open_cell(part):
                return True
            part = part.rpartition(".")[0]
        return False

    def open_rule(self, finding: Finding) -> bool:
        """Go to the first question of the section that a finding names in words; False when it names none."""
        from engine.form import FORM

        for section in FORM.sections:
            if section.heading in finding.message:
                self.open_section(section.key)
                return True
        if "引言" in finding.message:
            self.open_section("preamble")
            return True
        return False

    def derived(self) -> dict[str, Number]:
        """Figures that follow from the stated ones."""
        return {key: found.value for key, found in self.at_hand.solution.derived.items()}

    def keep(self, finding: Finding, reason: str) -> None:
        """Keep a finding as it is, with a reason, for exactly these values and words."""
        from engine.interview.deciding import keep

        self.change(keep(self.verdict, finding, reason, author(self.draft)), "decision", finding.rule)

    def put_off(self, finding: Finding) -> None:
        """Put a finding off until the end."""
        from engine.interview.deciding import put_off

        self.change(put_off(self.verdict, finding, author(self.draft)), "decision", finding.rule)

    def apply(self, finding: Finding, fix: Fix) -> None:
        """Put a finding right in one of its ways."""
        from engine.interview.deciding import apply

        self.change(apply(self.verdict, finding, fix, author(self.draft)), "decision", finding.rule)

    def save(self, *, wait: bool = True) -> None:
        """Write everything, also what is typed but not sent.

        Args:
            wait: return when a power cut can no longer undo it; otherwise `settle` does.

        Raises:
            ChangedOutsideError: another program changed the file.
            SaveError: the file could not be written.
        """
        self.trouble = NOT_SAVED
        self.file.save(self._to_write, wait=False)
        self._is_saved(wait=False)
        if wait:
            self.settle()

    def settle(self) -> None:
        """Wait until what was saved is on the disk."""
        self.file.settle()
        self.history.settle()

    def resumed_typing(self) -> tuple[str, str]:
        """What was typed and not sent when the program ended: for the present question, and for another one."""
        question, text = self.typing or ("", "")
        if question == self.prompt.question:
            return text, ""
        self.typing = None
        if text:
            self.unsent[question] = text
        return "", text

    def keep_typing(self) -> None:
        """Write what is typed but not sent; a trouble is only noted, the next answer brings it up."""
        if self._kept is self.draft and self._kept_typing == self.typing and not self.trouble:
            return
        try:
            self.save()
        except DraftTroubleError:
            self.trouble = NOT_SAVED

    def save_at_last(self) -> None:
        """The program must end: write everything; where that does not work, keep it somewhere else (`kept_at`)."""
        try:
            self.save()
        except DraftTroubleError:
            from engine.draft.rescue import keep_unsaved

            self.kept_at = keep_unsaved(self.path, self._to_write)

    def overwrite(self) -> None:
        """Write whatever stands in the file; that goes to the backups.

        Raises:
            SaveError: the file could not be written.
        """
        self.file.overwrite(self._to_write)
        self._is_saved()

    def save_as(self, path: Path) -> None:
        """Write to another file and go on there.

        Raises:
            DraftTroubleError: the other file could not be made.
        """
        self.file = self.file.save_as(path, self._to_write)
        self.history.moved(Journal(self.file.path))
        self._is_saved()

    def reload(self) -> None:
        """Take over what another program wrote; what was not saved goes to the backups.

        Raises:
            DraftTroubleError: the file can no longer be read.
        """
        self.file.draft = self._to_write
        draft = self.file.reload()
        self.change(without_typed(draft), OUTSIDE)
        self.typing = typed_in(draft)
        self._is_saved()

    def close(self) -> None:
        """Let other programs have the file."""
        self.file.close()

    @property
    def _to_write(self) -> Draft:
        """The draft with what is typed but not sent, beside everything else (`pending` is the interview's)."""
        typed = self.typing or next(reversed(self.unsent.items()), None)
        return with_typed(self.draft, typed)

    def _is_saved(self, *, wait: bool = True) -> None:
        self.trouble = ""
        self.history.saved(wait=wait)
        self._kept, self._kept_typing = self.draft, self.typing
        self.saved_at = datetime.now().astimezone()
