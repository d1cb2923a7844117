"""Text fields for Chinese input.

Textual hides the terminal's cursor but places it, and input methods open their candidate window there. At the start,
after a resize and after scrolling Textual leaves it behind (textual#6082); `Field` brings it back after every refresh
that could have moved it. Only `TextArea` is used: `Input` keeps a wrong cell and one line of a paste.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.widgets import TextArea

from tui.messages import Sent, Typed

_ACTIONS = {
    key.strip(): binding.action
    for binding in TextArea.BINDINGS
    if isinstance(binding, Binding)
    for key in binding.key.split(",")
} | {"enter": "send"}


class Field(TextArea, inherit_css=False):
    """A borderless text field; Enter sends.

    Its style sheet is its own: that of `TextArea` is one of the longest, and is read before the first frame.
    """

    DEFAULT_CSS = """
    Field { height: auto; max-height: 6; min-height: 1; }
    Field .text-area--cursor { color: $background; background: $foreground; }
    Field .text-area--selection { background: $input-selection-background; }
    Field .text-area--placeholder { color: $quiet; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = TextArea.COMPONENT_CLASSES

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            text,
            id=id,
            compact=True,
            highlight_cursor_line=False,
            tab_behavior="focus",
            placeholder=placeholder,
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False
        if text:
            self.move_cursor(self.document.end)

    def put(self, text: str) -> None:
        """Show this text with the cursor behind it; there is nothing to undo then."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def measure(self) -> None:
        """Wrap anew: characters are wider or narrower than they were."""
        selection = self.selection
        self.load_text(self.text)
        self.selection = selection
        self.place_cursor_later()

    def place_cursor(self) -> None:
        """Move the terminal's own cursor to where text goes in."""
        if self.has_focus and self.is_attached and self.cursor_screen_offset != self.app.cursor_position:
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()

    def place_cursor_later(self) -> None:
        """The same, when the next layout is done."""
        self.call_after_refresh(self.place_cursor)

    def on_mount(self) -> None:
        """A new field has no place yet."""
        self.place_cursor_later()

    def on_focus(self) -> None:
        """The cursor comes here."""
        self.place_cursor_later()

    def on_resize(self) -> None:
        """The text may have wrapped anew."""
        self.place_cursor_later()

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """The cursor moved, perhaps with scrolling."""
        event.stop()
        self.place_cursor_later()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(Typed(self.text))

    async def _on_key(self, event: events.Key) -> None:
        """Carry out editing keys here and now.

        Left to Textual, a letter goes in at once but a binding only when its key has risen to the application: where
        keys arrive in one packet, as over a slow line, 企业3, Backspace, 2 would become 企业3.
        """
        action = _ACTIONS.get(event.key)
        if action is not None and await self.app.run_action(action, default_namespace=self):
            event.prevent_default()
            event.stop()

    async def _on_paste(self, event: events.Paste) -> None:
        """Insert all lines of a paste; line ends become the same everywhere, and the last one is dropped."""
        event.prevent_default()
        event.stop()
        text = event.text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
        if text and (result := self._replace_via_keyboard(text, *self.selection)):
            self.move_cursor(result.end_location)

    def action_send(self) -> None:
        """Enter."""
        self.post_message(Sent(self.text))
