"""A list under a field: what is typed there narrows the list, and Enter takes the highlighted row."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

from tui.messages import KeyChosen, Sent, Typed
from tui.widgets.field import Field
from tui.widgets.menu import Item, Menu

Result = TypeVar("Result")


class SearchField(Field):
    """A field whose arrow keys move in the list under it."""

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: ARG002
        """Move in the list."""
        self.screen.query_one(Menu).action_move(-1)

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: ARG002
        """Move in the list."""
        self.screen.query_one(Menu).action_move(1)

    def action_cursor_page_up(self) -> None:
        """Move in the list."""
        self.screen.query_one(Menu).action_page(-1)

    def action_cursor_page_down(self) -> None:
        """Move in the list."""
        self.screen.query_one(Menu).action_page(1)


class SearchScreen(ModalScreen[Result | None]):
    """What such screens share; each says which rows match, and what a chosen row gives. Escape gives None.

    Attributes:
        at: the row that is highlighted when the list changes, where it is still there.
    """

    DEFAULT_CSS = """
    SearchScreen { background: $background; padding: 0; }
    SearchScreen Flow { padding: 0 1; color: $quiet; }
    SearchScreen SearchField { background: $field; padding: 0 1; width: 1fr; }
    SearchScreen Menu { height: 1fr; padding: 0 1; margin: 1 0 0 0; }
    """

    at = ""

    def items(self, wanted: str) -> list[Item]:
        """The rows that match, under their headings."""
        raise NotImplementedError

    def result(self, value: str) -> Result:
        """What a row gives that was chosen."""
        raise NotImplementedError

    def on_typed(self, message: Typed) -> None:
        """Look for what is typed."""
        message.stop()
        self.query_one(Menu).fill(self.items(message.text.strip()), self.at)

    def on_sent(self, message: Sent) -> None:
        """Enter in the field takes the highlighted row."""
        message.stop()
        self.take(message.text)

    def take(self, text: str) -> None:  # noqa: ARG002 - a screen may look once more at what was typed
        """Take the highlighted row. Overridden instead of the handler: those of a base class run as well."""
        self.query_one(Menu).action_choose()

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """That row."""
        message.stop()
        self.dismiss(self.result(message.value))

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        if message.action:
            await self.run_action(message.action)

    def action_choose(self) -> None:
        """As Enter."""
        self.query_one(Menu).action_choose()

    def action_cancel(self) -> None:
        """Back."""
        self.dismiss(None)
