"""The interview: the conversation, the question, the answer being typed, the table that fills."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from engine.draft.errors import DraftTroubleError
from engine.interview.model import Preview
from tui.findings import conflicts
from tui.messages import (
    CellChosen,
    KeyChosen,
    OlderWanted,
    OptionMoved,
    OptionToggled,
    Paged,
    SectionChosen,
    Sent,
    Typed,
)
from tui.screens.shown import (
    NOTHING_CHOSEN,
    NOTHING_SAID,
    REQUESTS,
    SAVED_BY_HAND,
    figures,
    keys,
    owner,
    placeholder,
    saved,
)
from tui.text import line
from tui.widgets.bars import KeyLine, StatusLine
from tui.widgets.composer import Composer
from tui.widgets.echo import EchoBox
from tui.widgets.options import OptionBox
from tui.widgets.sections import SectionColumn, SectionStrip
from tui.widgets.tablepane import MiniTable, TablePane
from tui.widgets.transcript import Transcript, turn_now

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.session import Session

PREVIEW_AFTER = 0.15
"""Seconds without a key after which the half-typed answer is read."""
COLUMN_FROM, TABLE_FROM, WIDE_FROM = 110, 120, 150
"""Widths from which the sections are a column, the whole table is beside them, and both are roomy."""
TIGHT_BELOW, ROOMY_FROM = 22, 30
"""Heights below which the rows of the table are fewer, and from which more of an echo is shown."""
KEEP_AFTER = 1.0
"""Seconds without a key after which the half-typed answer is kept in the file."""


class InterviewScreen(Screen[None]):
    """Shows the state of a session and hands it what the drafter types; holds no state of the draft itself."""

    DEFAULT_CSS = """
    InterviewScreen { layout: vertical; }
    #answer { height: auto; background: $boost; padding: 0 1; }
    #lead { width: 4; color: $text-primary; text-style: bold; }
    Composer { width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", priority=True, show=False),
        Binding("f2", "index", priority=True, show=False),
        Binding("f3", "table", priority=True, show=False),
        Binding("f4", "findings", priority=True, show=False),
        Binding("f5", "edit", priority=True, show=False),
        Binding("f6,ctrl+e", "export", priority=True, show=False),
        Binding("ctrl+s", "save", priority=True, show=False),
        Binding("escape", "back", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._previewed = Preview()
        self._seen = ""
        self._preview_timer: Timer | None = None
        self._keep_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """All parts; which of them are seen depends on the width."""
        transcript = Transcript(id="transcript")
        transcript.begin(self.session.turns, self.session.prompt, self.app.size)
        yield StatusLine()
        yield SectionStrip()
        with Horizontal():
            yield SectionColumn()
            with Vertical():
                yield transcript
                yield MiniTable()
                yield OptionBox()
                yield EchoBox()
                with Horizontal(id="answer"):
                    yield Static("答", id="lead", markup=False)
                    yield Composer(id="composer")
            yield TablePane()
        yield KeyLine(())

    def on_mount(self) -> None:
        """The first question."""
        self.composer.focus()
        text, other = self.session.resumed_typing()
        self.composer.remember(other)
        self.show_state(text)
        for warning in self.session.file.warnings:
            self.transcript.add([line(("〔提醒〕", "$text-warning"), warning, hang=8)])

    @property
    def composer(self) -> Composer:
        """Where the answer is typed."""
        return self.query_one(Composer)

    @property
    def transcript(self) -> Transcript:
        """The conversation."""
        return self.query_one(Transcript)

    # What is shown

    def show_state(self, text: str = "") -> None:
        """Show the present question and all that depends on the draft; `text` goes into the empty composer."""
        prompt = self.session.prompt
        states = self.session.sections
        state = next((state for state in states if state.section == prompt.section), None)
        self._previewed = self._waiting()
        self.transcript.question.ask(prompt, state)
        self.query_one(OptionBox).offer(prompt)
        several = prompt.kind == "choices"
        hint = placeholder(prompt)
        self._seen = ""
        self.composer.begin(text, options=bool(prompt.options), ticks=several, placeholder=hint)
        for sections in (self.query_one(SectionColumn), self.query_one(SectionStrip)):
            sections.states = states
            sections.current = prompt.section
        self._arrange(*self.app.size)
        self.query_one(KeyLine).keys = keys(self.session)
        self.show_status()
        self.show_table()
        self.transcript.show_question()
        if self.composer.text:
            self._follow(self.composer.text)
            self._preview(self.composer.text)

    def show_status(self) -> None:
        """The top line."""
        session, status = self.session, self.query_one(StatusLine)
        status.organ = owner(session)
        status.file = session.path.name
        status.saved = saved(session)
        status.trouble = bool(session.trouble)
        status.conflicts = len(conflicts(session.verdict.findings))

    def show_table(self) -> None:
        """The table of the question, with what is being typed."""
        prompt = self.session.prompt
        known = figures(self.session, self._previewed)
        self.query_one(MiniTable).fill(prompt.table, known)
        self.query_one(TablePane).fill(prompt.table, known)

    # What is typed

    def on_typed(self, message: Typed) -> None:
        """Something was typed, perhaps already sent again."""
        message.stop()
        if self.composer.text != self._seen:
            self._follow(self.composer.text)

    def _follow(self, text: str) -> None:
        """Read what is typed, and keep it in the file, a moment after the last key."""
        self._seen = text
        self.query_one(OptionBox).follow(text)
        self.session.typing = (self.session.prompt.question, text) if text else None
        for timer in (self._preview_timer, self._keep_timer):
            if timer is not None:
                timer.stop()
        self._preview_timer = self.set_timer(PREVIEW_AFTER, partial(self._preview, text))
        self._keep_timer = self.set_timer(KEEP_AFTER, self._keep)

    def _preview(self, text: str) -> None:
        if text != self.composer.text:
            return
        self._previewed = self.session.preview(text) if text.strip() else self._waiting()
        self.query_one(EchoBox).preview(self._previewed if text.strip() else Preview())
        self.show_table()

    def _waiting(self) -> Preview:
        """What waits for confirmation."""
        waits = self.session.prompt.kind == "confirm" and self.session.prompt.text
        return self.session.preview("") if waits else Preview()

    def _keep(self) -> None:
        """Put the half-typed answer into the file; a trouble is shown with the next answer."""
        self.session.keep_typing()
        self.show_status()

    def on_sent(self, message: Sent) -> None:
        """An answer."""
        message.stop()
        prompt = self.session.prompt
        text = self.query_one(OptionBox).answer(message.text)
        if not text and prompt.kind != "prose" and not prompt.suggestion:
            self.hint(NOTHING_CHOSEN if prompt.options else NOTHING_SAID)
        else:
            self.answer(text)

    def answer(self, text: str) -> None:
        """Hand the answer to the interview, show what it says, save. All at once: the next answer may be waiting."""
        asked = self.session.prompt
        reply = self.session.answer(text)
        self.composer.remember(text)
        self.transcript.add(turn_now(asked, text, reply.notes))
        unclear = any(note.tone in ("unclear", "error") for note in reply.notes)
        again = unclear and self.session.prompt.question == asked.question
        self.query_one(EchoBox).say([n for n in reply.notes if n.tone in ("unclear", "error", "conflict")])
        self.show_state(text if again else "")
        try:
            self.session.save()
        except DraftTroubleError:
            self.save_somehow()
        self.show_status()
        action = REQUESTS.get(reply.request.partition(" ")[0])
        if action:
            self.call_later(self.run_action, action)

    @work(exclusive=True, group="screens")
    async def save_somehow(self) -> None:
        """Saving did not work: ask what to do."""
        from tui.screens.saving import save

        if await save(self.app, self.session) == "reloaded":
            await self.transcript.refill(self.session.turns)
            self.composer.set_aside()
        self.show_state()

    def hint(self, text: str) -> None:
        """Say something above the composer, until the next key."""
        self.query_one(EchoBox).show([line((text, "$text-warning"))])

    def on_option_moved(self, message: OptionMoved) -> None:
        """Up or down among the options."""
        message.stop()
        box = self.query_one(OptionBox)
        text = self.composer.text
        if text and not box.stands_for(text):
            return
        if text:
            self.composer.put("")
        box.move(message.step)

    def on_option_toggled(self, message: OptionToggled) -> None:
        """Tick an option."""
        message.stop()
        self.query_one(OptionBox).toggle()

    def on_paged(self, message: Paged) -> None:
        """Read what was said before."""
        message.stop()
        self.transcript.page(message.step)

    async def on_older_wanted(self, message: OlderWanted) -> None:
        """Bring in older turns."""
        message.stop()
        await self.transcript.load_older()

    # Where to go

    def show_other(self) -> None:
        """Another question was put in front."""
        self.composer.set_aside()
        self.show_state()

    def on_section_chosen(self, message: SectionChosen) -> None:
        """A section was clicked."""
        message.stop()
        self.session.open_section(message.section)
        self.show_other()

    def on_cell_chosen(self, message: CellChosen) -> None:
        """A cell was clicked."""
        message.stop()
        self.go_to_cell(message.key)

    def go_to_cell(self, key: str) -> None:
        """Ask for this figure again."""
        if self.session.open_cell(key):
            self.show_other()

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A key in the footer was clicked."""
        message.stop()
        await self.run_action(message.action)

    def on_resize(self, event: events.Resize) -> None:
        """Another size: other parts may be seen, and the question must be."""
        self._arrange(*event.size)
        self.call_after_refresh(self.show_table)

    def _arrange(self, width: int, height: int) -> None:
        """Which parts are seen: sections as a line or a column, the whole table or the rows concerned."""
        self.query_one(EchoBox).styles.max_height = 4 if height < ROOMY_FROM else 8
        self.composer.styles.max_height = max(6, height // 3)
        self.query_one(MiniTable).most = 4 if height < TIGHT_BELOW else 6
        column, pane = self.query_one(SectionColumn), self.query_one(TablePane)
        column.display = width >= COLUMN_FROM
        column.styles.width = 24 if width >= WIDE_FROM else 20
        self.query_one(SectionStrip).display = not column.display
        table = bool(self.session.prompt.table)
        pane.display = table and width >= TABLE_FROM
        pane.styles.width = min(width // 2, 100) if width >= WIDE_FROM else 56
        self.query_one(MiniTable).display = table and not pane.display

    def on_screen_resume(self) -> None:
        """Back from another screen: the terminal's cursor belongs to the composer again."""
        self.composer.place_cursor_later()

    def action_back(self) -> None:
        """Escape: the composer and the present question; from a question that was opened, back to where one was."""
        self.composer.focus()
        if not self.composer.text and self.session.close_question():
            self.show_state()
        else:
            self.transcript.show_question()

    def action_edit(self) -> None:
        """F5: the present answer, to be changed."""
        text = self.session.editable
        if text:
            self.composer.put(text)
            self.composer.focus()

    def action_help(self) -> None:
        """F1."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    @work(exclusive=True, group="screens")
    async def action_index(self) -> None:
        """F2."""
        from tui.screens.index import IndexScreen

        session = self.session
        screen = IndexScreen(session.sections, session.listing, session.prompt.question)
        question = await self.app.push_screen_wait(screen)
        if question:
            session.open_question(question)
            self.show_other()

    @work(exclusive=True, group="screens")
    async def action_table(self) -> None:
        """F3."""
        from tui.screens.table import TableScreen

        known = figures(self.session, self._previewed)
        key = await self.app.push_screen_wait(TableScreen(self.session.prompt.table, known))
        if key:
            self.go_to_cell(key)

    @work(exclusive=True, group="screens")
    async def action_findings(self) -> None:
        """F4."""
        await self._findings()

    async def _findings(self) -> None:
        from tui.screens.deciding import show_findings

        if await show_findings(self.app, self.session):
            self.show_other()
        else:
            self.show_state()

    @work(exclusive=True, group="screens")
    async def action_export(self) -> None:
        """F6."""
        from tui.screens.export import export

        outcome, path = await export(self.app, self.session)
        if outcome == "look":
            await self._findings()
        elif outcome == "done":
            self.transcript.add([line(("〔已导出〕", "$text-success"), path, hang=10)])
            self.transcript.show_question()

    @work(exclusive=True, group="screens")
    async def action_save(self) -> None:
        """Ctrl+S."""
        from tui.screens.saving import save

        if await save(self.app, self.session) == "saved":
            self.hint(SAVED_BY_HAND)
        self.show_status()

    @work(exclusive=True, group="screens")
    async def action_leave(self) -> None:
        """Ctrl+Q."""
        from tui.screens.saving import save

        if await save(self.app, self.session, leaving=True) != "later":
            self.app.exit(0)
