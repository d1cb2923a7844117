"""Where the drafter types. It keeps the focus on the interview screen, so that typing always arrives here."""

from __future__ import annotations

from contextlib import ExitStack
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType

from tui.keys import in_force
from tui.messages import Completed, OptionMoved, OptionToggled, Paged, Sent, TurnMoved
from tui.widgets.field import Field
from tui.widgets.slash import is_begun


class Composer(Field):
    """The answer being written.

    Where there are options, up and down move among them, and so does the space bar in an empty field; otherwise up on
    the first row and down on the last one walk through earlier answers. Behind a slash they move in the list of
    commands, and where a past answer is highlighted, among those.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", "发送回答", show=False, id="composer.send"),
        Binding(
            "ctrl+j,shift+enter,alt+enter", "newline", "在回答里另起一行", show=False, id="composer.newline"
        ),
        Binding("ctrl+up,alt+up", "turn(-1)", "选前面的回答来改", show=False, id="composer.turn_up"),
        Binding("ctrl+down,alt+down", "turn(1)", "选后面的回答", show=False, id="composer.turn_down"),
        Binding("ctrl+home", "page(-1000)", "翻到最前面", show=False, id="composer.first"),
        Binding("ctrl+end", "page(1000)", "翻到最后面", show=False, id="composer.last"),
        Binding("pageup", "page(-1)", "往前翻看问答", show=False, id="composer.page_up"),
        Binding("pagedown", "page(1)", "往后翻看问答", show=False, id="composer.page_down"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.has_options = False
        self.ticks = False
        self.wanders = False
        self._keys: dict[str, str] | None = None
        self._earlier: list[str] = []
        self._position = 0
        self._stash = ""
        self._until_answered = ExitStack()

    def remember(self, text: str) -> None:
        """Keep an answer that was sent, for the up key."""
        if text and (not self._earlier or self._earlier[-1] != text):
            self._earlier.append(text)
        self._position = len(self._earlier)

    def restore(self, text: str) -> None:
        """Put back what was not understood, selected: typing replaces it, an arrow key keeps it."""
        if not self.text:
            self.put(text)
            self.select_all()

    def begin(self, text: str, *, options: bool, ticks: bool, placeholder: str) -> None:
        """Make ready for the next question; what was typed ahead stays."""
        self.has_options = options
        self.ticks = ticks
        self.placeholder = placeholder
        self._position = len(self._earlier)
        if text and not self.text:
            self.put(text)

    def set_aside(self) -> None:
        """Make room for another question; the text can be found with the up key."""
        self.remember(self.text)
        self.put("")

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "space" and self.ticks and not self.text:
            event.prevent_default()
            event.stop()
            self.post_message(OptionToggled())
        elif event.key == "tab":
            event.prevent_default()
            event.stop()
            if is_begun(self.text):
                self.post_message(Completed())
        elif event.key in self._own_keys:
            event.prevent_default()
            event.stop()
            await self.run_action(self._own_keys[event.key])

    @property
    def _own_keys(self) -> dict[str, str]:
        """The actions by key, as the drafter has set them."""
        if self._keys is None:
            self._keys = in_force(self.BINDINGS, getattr(self.app, "keys", {}))
        return self._keys

    def action_send(self) -> None:
        """Enter: the field is empty at once, so that what is typed next belongs to the next question.

        That is seen together with what comes of the answer: a frame with nothing but an empty field would only keep the
        next one waiting.
        """
        text = self.text
        self._until_answered.enter_context(self.app.batch_update())
        if text:
            self.put("")
        self.post_message(Sent(text))

    def answered(self) -> None:
        """What was sent is dealt with: the next frame may be drawn."""
        self._until_answered.close()

    def action_newline(self) -> None:
        """A line end inside the answer."""
        if result := self._replace_via_keyboard("\n", *self.selection):
            self.move_cursor(result.end_location)

    def action_cursor_up(self, select: bool = False) -> None:
        """Up: the options, a line of the text, or an earlier answer."""
        if not select and self.wanders:
            self.post_message(TurnMoved(-1))
        elif not select and self._chooses:
            self.post_message(OptionMoved(-1))
        elif not select and self._on_first_row and self._position > 0:
            self._walk(-1)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down: the options, a line of the text, or a later answer."""
        if not select and self.wanders:
            self.post_message(TurnMoved(1))
        elif not select and self._chooses:
            self.post_message(OptionMoved(1))
        elif not select and self._on_last_row and self._position < len(self._earlier):
            self._walk(1)
        else:
            super().action_cursor_down(select)

    def action_turn(self, step: int) -> None:
        """Highlight a past answer."""
        self.post_message(TurnMoved(step))

    def action_page(self, step: int) -> None:
        """A page of the transcript; all of it: where something is typed, to the beginning or the end of that."""
        if self.text and abs(step) > 1:
            self.move_cursor((0, 0) if step < 0 else self.document.end)
        else:
            self.post_message(Paged(step))

    def action_cut(self) -> None:
        """Cut the selection; without one nothing is lost."""
        if not self.selected_text:
            raise SkipAction
        super().action_cut()

    @property
    def _chooses(self) -> bool:
        return self.document.line_count == 1 and (self.has_options or is_begun(self.text))

    @property
    def _on_first_row(self) -> bool:
        return self.wrapped_document.location_to_offset(self.cursor_location)[1] == 0

    @property
    def _on_last_row(self) -> bool:
        offset = self.wrapped_document.location_to_offset(self.cursor_location)
        return offset[1] >= self.wrapped_document.height - 1

    def _walk(self, step: int) -> None:
        if self._position == len(self._earlier):
            self._stash = self.text
        self._position += step
        text = self._stash if self._position == len(self._earlier) else self._earlier[self._position]
        self.put(text)
