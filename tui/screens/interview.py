"""The interview screen: what is typed, and where to go."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual import events, work
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches

from engine.draft.errors import DraftTroubleError
from tui.messages import (
    CellChosen,
    KeyChosen,
    OlderWanted,
    Paged,
    Sent,
    Typed,
)
from tui.screens.choosing import Choosing
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
    left_over,
)
from tui.text import line
from tui.widgets.echo import EchoBox
from tui.widgets.options import OptionBox
from tui.widgets.slash import CommandList
from tui.widgets.turns import turn_now

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.session import Session

PREVIEW_AFTER = 0.15
"""Seconds without a key after which the half-typed answer is read."""
JUDGE_AFTER = 0.1
"""Seconds after the first frame, in which the first key may come."""
NAMING = ("profile.organ", "profile.year")
"""Questions whose answers the list of recent drafts shows."""
LISTED = ("choice", "choices")
"""Kinds of questions that are answered from a list."""
KEEP_AFTER = 1.0
"""Seconds without a key after which the half-typed answer is kept in the file."""


@runtime_checkable
class Judged(Protocol):
    """A screen above the interview that shows contradictions, and may have been opened before they were known."""

    def judged(self) -> None:
        """The rules have run."""


class InterviewScreen(Choosing):
    """Hands the session what the drafter types, and goes where they want to go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "帮助", priority=True, show=False, id="interview.help"),
        Binding("f2", "index", "目录", priority=True, show=False, id="interview.index"),
        Binding("f3", "table", "看整张表", priority=True, show=False, id="interview.table"),
        Binding("f4", "findings", "看矛盾和提醒", priority=True, show=False, id="interview.findings"),
        Binding("f5", "edit", "把现有的回答放进输入框修改", priority=True, show=False, id="interview.edit"),
        Binding("f6,ctrl+e", "export", "导出Word报告", priority=True, show=False, id="interview.export"),
        Binding("f7", "numbers", "正文里的数字", priority=True, show=False, id="interview.numbers"),
        Binding("f8", "growth", "今年和去年比较", priority=True, show=False, id="interview.growth"),
        Binding("f9", "overview", "总览", priority=True, show=False, id="interview.overview"),
        Binding("f10", "write", "写文字", priority=True, show=False, id="interview.write"),
        Binding("ctrl+p", "palette", "查找并执行", priority=True, show=False, id="interview.palette"),
        Binding("ctrl+z", "undo", "撤销", priority=True, show=False, id="interview.undo"),
        Binding("ctrl+y", "redo", "恢复", priority=True, show=False, id="interview.redo"),
        Binding("ctrl+s", "save", "立即保存", priority=True, show=False, id="interview.save"),
        Binding("escape", "back", "回到当前问题", show=False, id="interview.back"),
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
        if other:
            self.transcript.add([line(("〔说明〕", "$quiet"), left_over(self.session), hang=8)])
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
            with contextlib.suppress(NoMatches):  # the screen is being taken down
                self.show_question()
                self.show_status()
                self.show_table()
                for above in self.app.screen_stack:
                    if isinstance(above, Judged):
                        above.judged()

    def show_state(self, text: str = "") -> None:
        """Show the present question and all that depends on the draft; `text` goes into the empty composer."""
        self._seen = ""
        self.filled_in = ""
        if self._preview_timer is not None:
            self._preview_timer.stop()  # what was typed is an answer by now: reading it would push the new one aside
        self.come_back()
        super().show_state(text or self.session.taken_up())
        if self.composer.text:
            self._follow(self.composer.text)
            self.show_preview(self.composer.text)
        else:
            self.query_one(CommandList).follow("")

    def on_typed(self, message: Typed) -> None:
        """Something was typed, perhaps already sent again."""
        message.stop()
        if self.composer.text != self._seen:
            self._follow(self.composer.text)

    def _follow(self, text: str) -> None:
        """Read what is typed, and keep it in the file, a moment after the last key."""
        self._seen = text
        commands, options = self.part(CommandList), self.part(OptionBox)
        commands.follow(text)
        options.follow(text)
        options.set_class(bool(options.options) and not commands.is_open, "-shown")
        self.come_back()
        typed = text not in ("", self.filled_in)
        self.session.typing = (self.session.prompt.question, text) if typed else None
        for timer in (self._preview_timer, self._keep_timer):
            if timer is not None:
                timer.stop()
        self._preview_timer = self.set_timer(PREVIEW_AFTER, partial(self.show_preview, text))
        self._keep_timer = self.set_timer(KEEP_AFTER, self._keep)

    def _keep(self) -> None:
        """Put the half-typed answer into the file; a trouble is shown with the next answer."""
        self.session.keep_typing()
        self.show_status()

    async def on_sent(self, message: Sent) -> None:
        """An answer."""
        message.stop()
        try:
            self._take(message.text)
            await asyncio.sleep(0)  # the widgets say what they need, so that one frame shows it all
        finally:
            self.composer.answered()

    def _take(self, sent: str) -> None:
        if self.transcript.chosen:
            self.composer.put(sent)
            self.open_turn(self.transcript.chosen)
            return
        prompt = self.session.prompt
        said = self.part(CommandList).meant(sent)
        text = self.part(OptionBox).answer(said)
        if text.strip() in AS_WRITTEN:
            self.action_edit()
        elif not text and prompt.kind != "prose" and not prompt.suggestion:
            self.hint(NOTHING_CHOSEN if prompt.options else NOTHING_SAID)
        else:
            self.answer(text)

    def answer(self, text: str) -> None:
        """Hand the answer to the interview, save, show what it says. All at once: the next answer may be waiting.

        The disk works while the widgets are told; the frame is drawn when both are done.
        """
        asked = self.session.prompt
        reply = self.session.answer(text)
        if reply.request.partition(" ")[0] in CARRIED_OUT:
            reply = self.session.carry_out(reply.request)
        saved = self._saved(wait=False)
        self.composer.remember(text)
        kept = any(note.tone == "saved" for note in reply.notes)
        if kept and self.transcript.holds(asked.question) and (turn := self.session.turn(asked.question)):
            self.transcript.change(turn)
        own = "" if text.startswith(COMMAND) else asked.question
        self.transcript.add(turn_now(asked, text, reply.notes), own, kept=kept)
        unclear = any(note.tone in ("unclear", "error") for note in reply.notes)
        again = unclear and not kept and self.session.prompt.question == asked.question
        self.part(EchoBox).say([n for n in reply.notes if n.tone in ("unclear", "error", "conflict")])
        if again and not text.startswith(COMMAND) and asked.kind not in LISTED:
            self.composer.restore(text)  # beside a list it would only stand in the way of choosing
        self.show_state()
        if saved:
            self.session.settle()  # before the frame: what is seen as taken is in the file
        else:
            self.save_somehow()
        if kept and asked.question in NAMING:
            self.call_later(self.app.remember_draft)
        request, _, rest = reply.request.partition(" ")
        if request in REQUESTS:
            self.call_later(getattr(self, f"action_{REQUESTS[request]}"), *([rest] if rest else []))

    def _write(self) -> None:
        """Put a step into the file, before what comes of it is on the screen."""
        if not self._saved():
            self.save_somehow()
        self.show_status()

    def _saved(self, *, wait: bool = True) -> bool:
        """Put everything into the file; False when that does not work."""
        try:
            self.session.save(wait=wait)
        except DraftTroubleError:
            return False
        return True

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

    def on_paged(self, message: Paged) -> None:
        """Read what was said before."""
        message.stop()
        self.transcript.page(message.step)

    async def on_older_wanted(self, message: OlderWanted) -> None:
        """Bring in older turns."""
        message.stop()
        await self.transcript.load_older()

    # Where to go

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
        """Escape: what is open closes; then back to the present question; then from one that was opened to the first."""
        self.composer.focus()
        if self.part(CommandList).close():
            self.part(OptionBox).set_class(bool(self.session.prompt.options), "-shown")
        elif self.come_back() or not self.transcript.is_at_question:
            self.transcript.show_question()
        else:
            self.leave_question()

    def action_edit(self) -> None:
        """F5: the present answer, to be changed; a paragraph in the editor."""
        if self.session.prompt.kind == "prose":
            self.action_write()
            return
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
        self._write()

    @work(exclusive=True, group="screens")
    async def action_save(self, _about: str = "") -> None:
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
