"""Small screens on top of another one: a question with a line to type, a choice, a message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from tui.messages import KeyChosen, Sent, Typed
from tui.text import Line, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.field import Field
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

BACK = Key("Esc", "返回", "cancel")


class Dialog(ModalScreen[str | None]):
    """A box in the middle; escape gives None."""

    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog #box {
        width: 90%; max-width: 96; height: auto; max-height: 90%; background: $surface; padding: 1 2;
    }
    Dialog #title { text-style: bold; color: $text-primary; margin: 0 0 1 0; }
    Dialog #words { height: auto; max-height: 70%; scrollbar-size-vertical: 1; }
    Dialog #keys { background: $surface; padding: 0; margin: 1 0 0 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "返回", show=False, id="dialog.cancel")
    ]

    def __init__(self, title: str, lines: Sequence[Line | str] = ()) -> None:
        super().__init__()
        self.head = title
        self.lines = [line(text) if isinstance(text, str) else text for text in lines]

    def compose(self) -> ComposeResult:
        """Title, words, what the subclass adds, keys."""
        with Vertical(id="box"):
            yield Flow([line(self.head)], id="title")
            if self.lines:
                with VerticalScroll(id="words", can_focus=False):
                    yield Flow(self.lines)
            yield from self.inside()
            yield KeyLine(self.keys(), id="keys")

    def inside(self) -> ComposeResult:
        """What stands under the words."""
        yield from ()

    def keys(self) -> tuple[Key, ...]:
        """What the last line shows."""
        return (BACK,)

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        await self.run_action(message.action)

    def action_cancel(self) -> None:
        """Go back without doing anything."""
        self.dismiss(None)


class AskDialog(Dialog):
    """Asks for one line of text; `fault` says what is wrong with it, or nothing.

    A text that is proposed is selected: typing replaces it, an arrow key keeps it.
    """

    DEFAULT_CSS = """
    AskDialog #entry { background: $field; padding: 0 1; margin: 1 0 0 0; width: 1fr; }
    AskDialog #fault { color: $text-error; }
    """

    def __init__(
        self,
        title: str,
        lines: Sequence[Line | str] = (),
        *,
        text: str = "",
        placeholder: str = "",
        fault: Callable[[str], str] = lambda _text: "",
    ) -> None:
        super().__init__(title, lines)
        self._text = text
        self._placeholder = placeholder
        self._fault = fault

    def inside(self) -> ComposeResult:
        """The field and what is wrong with it."""
        yield Field(self._text, placeholder=self._placeholder, id="entry")
        yield Flow(id="fault")

    def keys(self) -> tuple[Key, ...]:
        """Enter and escape."""
        return (Key("回车", "确定", "send"), BACK)

    def on_mount(self) -> None:
        """Type at once."""
        field = self.query_one(Field)
        field.focus()
        field.select_all()

    def action_send(self) -> None:
        """As Enter."""
        self.query_one(Field).action_send()

    def on_typed(self, message: Typed) -> None:
        """A new text has no fault yet."""
        message.stop()
        self.query_one("#fault", Flow).show(())

    def on_sent(self, message: Sent) -> None:
        """Take the text, or say what is wrong."""
        message.stop()
        text = " ".join(message.text.split("\n")).strip()
        fault = self._fault(text)
        if fault:
            self.query_one("#fault", Flow).show([line(fault)])
        else:
            self.dismiss(text)


class ChoiceDialog(Dialog):
    """A few ways to go on; gives the value of the chosen item."""

    DEFAULT_CSS = """
    ChoiceDialog Menu { margin: 1 0 0 0; max-height: 12; }
    """

    def __init__(self, title: str, lines: Sequence[Line | str], items: Sequence[Item]) -> None:
        super().__init__(title, lines)
        self.items = [
            Item(item.value, item.label, item.key or str(number), item.note, item.mark, item.style)
            for number, item in enumerate(items, start=1)
        ]

    def inside(self) -> ComposeResult:
        """The ways."""
        yield Menu(self.items)

    def keys(self) -> tuple[Key, ...]:
        """How to choose."""
        return (Key("上下键", "选择", ""), Key("回车", "确定", ""), BACK)

    def on_mount(self) -> None:
        """Choose at once."""
        self.query_one(Menu).focus()

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """That way."""
        message.stop()
        self.dismiss(message.value)


class MessageDialog(Dialog):
    """Something to read; any of Enter, escape and space closes it, the arrow keys scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,f1", "cancel", "返回", show=False, id="message.cancel"),
        Binding("up", "scroll(-1)", "往上翻看", show=False, id="message.up"),
        Binding("down", "scroll(1)", "往下翻看", show=False, id="message.down"),
        Binding("pageup", "scroll(-10)", "往上翻一页", show=False, id="message.page_up"),
        Binding("pagedown", "scroll(10)", "往下翻一页", show=False, id="message.page_down"),
    ]

    def keys(self) -> tuple[Key, ...]:
        """How to read on and to go back."""
        return (Key("上下键", "翻看", ""), Key("回车", "返回", "cancel"))

    def action_scroll(self, step: int) -> None:
        """Read on."""
        self.query_one("#words", VerticalScroll).scroll_relative(y=step, animate=False)
