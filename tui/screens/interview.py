"""The interview screen: what is typed, and where to go."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.binding import Binding, BindingType

from engine.draft.errors import DraftTroubleError
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
from tui.screens.further import FurtherScreens
from tui.screens.shown import (
    AS_WRITTEN,
    CARRIED_OUT,
    COMMAND,
    NOTHING_CHOSEN,
    NOTHING_SAID,
    NOTHING_TO_REDO,
    NOTHING_TO_UNDO,
    REDONE,
    REQUESTS,
    SAVED_BY_HAND,
    UNDONE,
)
from tui.text import line
from tui.widgets.echo import EchoBox
from tui.widgets.options import OptionBox
from tui.widgets.transcript import turn_now

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.session import Session

PREVIEW_AFTER = 0.15
"""Seconds without a key after which the half-typed answer is read."""
JUDGE_AFTER = 0.1
"""Seconds after the first frame, in which the first key may come."""
KEEP_AFTER = 1.0
"""Seconds without a key after which the half-typed answer is kept in the file."""


class InterviewScreen(FurtherScreens):
    """Hands the session what the drafter types, and goes where they want to go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", priority=True, show=False),
        Binding("f2", "index", priority=True, show=False),
        Binding("f3", "table", priority=True, show=False),
        Binding("f4", "findings", priority=True, show=False),
        Binding("f5", "edit", priority=True, show=False),
        Binding("f6,ctrl+e", "export", priority=True, show=False),
        Binding("f7", "numbers", priority=True, show=False),
        Binding("f8", "growth", priority=True, show=False),
        Binding("ctrl+z", "undo", priority=True, show=False),
        Binding("ctrl+y", "redo", priority=True, show=False),
        Binding("ctrl+s", "save", priority=True, show=False),
        Binding("escape", "back", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._seen = ""
        self._preview_timer: Timer | None = None
        self._keep_timer: Timer | None = None

    def on_mount(self) -> None:
        """The first question."""
        self.composer.focus()
        text, other = self.session.resumed_typing()
        self.composer.remember(other)
        self.show_state(text)
        for warning in self.session.file.warnings:
            self.transcript.add([line(("〔提醒〕", "$text-warning"), warning, hang=8)])
        self.set_timer(JUDGE_AFTER, self._judge)

    # What is typed

    @work(exclusive=True, group="judge")
    async def _judge(self) -> None:
        """Run all rules for the first time, beside what the drafter does."""
        draft = self.session.draft
        self.session.judged(draft, await asyncio.to_thread(self.session.judge, draft))
        if self.is_running and self.is_attached:
            self.show_question()
            self.show_status()
            self.show_table()

    def show_state(self, text: str = "") -> None:
        """Show the present question and all that depends on the draft; `text` goes into the empty composer."""
        self._seen = ""
        super().show_state(text)
        if self.composer.text:
            self._follow(self.composer.text)
            self.show_preview(self.composer.text)

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
        self._preview_timer = self.set_timer(PREVIEW_AFTER, partial(self.show_preview, text))
        self._keep_timer = self.set_timer(KEEP_AFTER, self._keep)

    def _keep(self) -> None:
        """Put the half-typed answer into the file; a trouble is shown with the next answer."""
        self.session.keep_typing()
        self.show_status()

    def on_sent(self, message: Sent) -> None:
        """An answer."""
        message.stop()
        prompt = self.session.prompt
        text = self.query_one(OptionBox).answer(message.text)
        if text.strip() in AS_WRITTEN:
            self.action_edit()
        elif not text and prompt.kind != "prose" and not prompt.suggestion:
            self.hint(NOTHING_CHOSEN if prompt.options else NOTHING_SAID)
        else:
            self.answer(text)

    def answer(self, text: str) -> None:
        """Hand the answer to the interview, show what it says, save. All at once: the next answer may be waiting."""
        asked = self.session.prompt
        reply = self.session.answer(text)
        if reply.request.partition(" ")[0] in CARRIED_OUT:
            reply = self.session.carry_out(reply.request)
        self.composer.remember(text)
        self.transcript.add(turn_now(asked, text, reply.notes))
        unclear = any(note.tone in ("unclear", "error") for note in reply.notes)
        again = unclear and self.session.prompt.question == asked.question
        self.query_one(EchoBox).say([n for n in reply.notes if n.tone in ("unclear", "error", "conflict")])
        if again and not text.startswith(COMMAND):
            self.composer.restore(text)
        self.show_state()
        try:
            self.session.save()
        except DraftTroubleError:
            self.save_somehow()
        self.show_status()
        request, _, rest = reply.request.partition(" ")
        if request in REQUESTS:
            self.call_later(getattr(self, f"action_{REQUESTS[request]}"), *([rest] if rest else []))

    @work(exclusive=True, group="screens")
    async def save_somehow(self) -> None:
        """Saving did not work: ask what to do."""
        from tui.screens.saving import save

        if await save(self.app, self.session) == "reloaded":
            await self.transcript.refill(self.session.turns)
            self.composer.set_aside()
        self.show_state()

    def on_key(self, event: events.Key) -> None:
        """A key that nobody has the focus for is meant for the composer."""
        if self.focused is None and event.character is not None and event.is_printable:
            event.stop()
            self.composer.focus()
            self.composer.insert(event.character)

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

    def on_section_chosen(self, message: SectionChosen) -> None:
        """A section was clicked."""
        message.stop()
        self.session.open_section(message.section)
        self.show_other()

    def on_cell_chosen(self, message: CellChosen) -> None:
        """A cell was clicked."""
        message.stop()
        self.go_to_cell(message.key)

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A key in the footer was clicked."""
        message.stop()
        await self.run_action(message.action)

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

    async def action_undo(self, _about: str = "") -> None:
        """Ctrl+Z: the last change of what is typed; with nothing typed, the last step."""
        if self.composer.text:
            self.composer.undo()
        else:
            await self._went(UNDONE if self.session.undo() else NOTHING_TO_UNDO)

    async def action_redo(self, _about: str = "") -> None:
        """Ctrl+Y: what was undone, done again."""
        if self.composer.text:
            self.composer.redo()
        else:
            await self._went(REDONE if self.session.redo() else NOTHING_TO_REDO)

    async def _went(self, words: str) -> None:
        """Show and save the draft after a step back or forth."""
        await self.transcript.refill(self.session.turns)
        self.show_state()
        self.hint(words)
        try:
            self.session.save()
        except DraftTroubleError:
            self.save_somehow()
        self.show_status()

    @work(exclusive=True, group="screens")
    async def action_save(self) -> None:
        """Ctrl+S."""
        from tui.screens.saving import save

        if await save(self.app, self.session) == "saved":
            self.hint(SAVED_BY_HAND)
        self.show_status()

    @work(exclusive=True, group="screens")
    async def action_leave(self, _about: str = "") -> None:
        """Ctrl+Q."""
        from tui.screens.saving import save

        if await save(self.app, self.session, leaving=True) != "later":
            self.app.exit(0)
