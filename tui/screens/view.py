"""The interview screen, as far as it shows: the parts, and what each says about the session."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar, cast

from textual import events, work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from engine.interview.model import Preview
from tui.findings import conflicts
from tui.screens.shown import figures, keys, owner, placeholder, saved
from tui.text import line
from tui.widgets.bars import KeyLine, StatusLine
from tui.widgets.composer import Composer
from tui.widgets.drawn import Column, Ground, Row
from tui.widgets.echo import EchoBox
from tui.widgets.options import OptionBox
from tui.widgets.sections import SectionColumn, SectionStrip
from tui.widgets.slash import CommandList
from tui.widgets.tablepane import MiniTable, TablePane
from tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from tui.session import Session

W = TypeVar("W", bound=Widget)

COLUMN_FROM, TABLE_FROM, WIDE_FROM = 110, 120, 150
"""Widths from which the sections are a column, the whole table is beside them, and both are roomy."""
LOOK = "请再看一眼："
TIGHT_BELOW, ROOMY_FROM = 22, 30
"""Heights below which the rows of the table are fewer, and from which more of an echo is shown."""


class InterviewView(Ground, Screen[None]):
    """Shows the state of a session; holds no state of the draft itself."""

    DEFAULT_CSS = """
    InterviewView { layout: vertical; }
    #answer { height: auto; background: $field; padding: 0 1; }
    #lead { width: 4; color: $text-primary; text-style: bold; }
    Composer { width: 1fr; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.previewed = Preview()
        self._parts: dict[type[Widget], Widget] = {}

    def compose(self) -> ComposeResult:
        """All parts; which of them are seen depends on the width."""
        transcript = Transcript(id="transcript")
        transcript.begin(self.session.turns, self.session.prompt, self.app.size)
        yield StatusLine()
        yield SectionStrip()
        with Row():
            yield SectionColumn()
            with Column():
                yield transcript
                yield MiniTable()
                yield OptionBox()
                yield CommandList()
                yield EchoBox()
                with Row(id="answer"):
                    yield Static("答", id="lead", markup=False)
                    yield Composer(id="composer")
            yield TablePane()
        yield KeyLine(())

    def part(self, kind: type[W]) -> W:
        """A part of the screen. All of them stay as long as it does, so that each is looked for once."""
        if kind not in self._parts:
            self._parts[kind] = self.query_one(kind)
        return cast("W", self._parts[kind])

    @property
    def composer(self) -> Composer:
        """Where the answer is typed."""
        return self.part(Composer)

    @property
    def transcript(self) -> Transcript:
        """The conversation."""
        return self.part(Transcript)

    def show_state(self, text: str = "") -> None:
        """Show the present question and all that depends on the draft; `text` goes into the empty composer."""
        prompt = self.session.prompt
        self.previewed = Preview()
        self.show_question()
        self.part(OptionBox).offer(prompt)
        several = prompt.kind == "choices"
        hint = placeholder(prompt)
        self.composer.begin(text, options=bool(prompt.options), ticks=several, placeholder=hint)
        self._arrange(*self.app.size)
        self.part(KeyLine).keys = keys(self.session)
        self.show_status()
        self.show_table()
        self.show_marks()
        self.transcript.show_question()
        if self._waits and not self.composer.text:
            self.show_preview("", aloud=False)

    def show_question(self) -> None:
        """The question, and how far the sections are."""
        prompt, states = self.session.prompt, self.session.sections
        here = next((state for state in states if state.section == prompt.section), None)
        self.transcript.question.ask(prompt, here)
        for sections in (self.part(SectionColumn), self.part(SectionStrip)):
            sections.states = states
            sections.current = prompt.section

    def show_marks(self) -> None:
        """Which past answers should be looked at again, once the rules have run."""
        if self.session.is_judged:
            from engine.interview.revisit import revisits

            found = revisits(self.session.at_hand.view)
            self.transcript.mark(
                {question: again.words.removeprefix(LOOK) for question, again in found.items()}
            )

    def show_status(self) -> None:
        """The top line."""
        session, status = self.session, self.part(StatusLine)
        status.organ = owner(session)
        status.file = session.path.name
        status.saved = saved(session)
        status.trouble = bool(session.trouble)
        status.conflicts = len(conflicts(session.at_hand.findings))

    def show_table(self) -> None:
        """The table of the question, with what is being typed."""
        prompt = self.session.prompt
        known = figures(self.session, self.previewed)
        self.part(MiniTable).fill(prompt.table, known)
        self.part(TablePane).fill(prompt.table, known, conflicts(self.session.at_hand.findings))

    @work(exclusive=True, group="preview")
    async def show_preview(self, text: str, *, aloud: bool = True) -> None:
        """What the half-typed answer would mean, unless it has changed meanwhile.

        Args:
            text: what is typed.
            aloud: whether the lines above the composer say it, or only the table.
        """
        draft = self.session.draft
        empty = not text.strip() and not self._waits
        found = Preview() if empty else await asyncio.to_thread(self.session.reading(text))
        if not self.is_attached or self.session.draft is not draft or self.composer.text != text:
            return
        self.previewed = found
        if aloud:
            self.part(EchoBox).preview(found if text.strip() else Preview())
        self.show_table()

    def hint(self, text: str) -> None:
        """Say something above the composer, until the next key."""
        self.part(EchoBox).show([line((text, "$text-warning"))])

    def on_resize(self, event: events.Resize) -> None:
        """Another size: other parts may be seen, and the question must be."""
        self._arrange(*event.size)
        self.call_after_refresh(self.show_table)

    def _arrange(self, width: int, height: int) -> None:
        """Which parts are seen: sections as a line or a column, the whole table or the rows concerned."""
        self.part(EchoBox).styles.max_height = 4 if height < ROOMY_FROM else 8
        self.composer.styles.max_height = max(6, height // 3)
        self.part(MiniTable).most = 4 if height < TIGHT_BELOW else 6
        column, pane = self.part(SectionColumn), self.part(TablePane)
        column.display = width >= COLUMN_FROM
        column.styles.width = 24 if width >= WIDE_FROM else 20
        self.part(SectionStrip).display = not column.display
        table = bool(self.session.prompt.table)
        pane.display = table and width >= TABLE_FROM
        pane.styles.width = min(width // 2, 100) if width >= WIDE_FROM else 56
        self.part(MiniTable).display = table and not pane.display

    @property
    def _waits(self) -> bool:
        """Whether an answer waits for confirmation."""
        return self.session.prompt.kind == "confirm" and bool(self.session.prompt.text)
