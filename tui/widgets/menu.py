"""A list to choose from, drawn as plain rows; thousands of items cost no more than a screenful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from engine.namedtuple import NamedTuple
from tui.text import joined, left, shorten


class Item(NamedTuple):
    """A row of a menu.

    Attributes:
        value: what is chosen; empty for a heading, which cannot be.
        label: the text.
        key: a character that chooses it at once, shown in front.
        note: a muted text at the right.
        mark: a word in front of the label, with its style.
    """

    value: str
    label: str
    key: str = ""
    note: str = ""
    mark: str = ""
    style: str = ""


class Menu(Widget, can_focus=True):
    """Up, down, Enter, a click, or the key of an item."""

    DEFAULT_CSS = """
    Menu { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "上一项", show=False, id="list.up"),
        Binding("down", "move(1)", "下一项", show=False, id="list.down"),
        Binding("pageup", "page(-1)", "往上翻一页", show=False, id="list.page_up"),
        Binding("pagedown", "page(1)", "往下翻一页", show=False, id="list.page_down"),
        Binding("home", "edge(-1)", "第一项", show=False, id="list.first"),
        Binding("end", "edge(1)", "最后一项", show=False, id="list.last"),
        Binding("enter", "choose", "确定", show=False, id="list.choose"),
    ]

    items: reactive[tuple[Item, ...]] = reactive((), layout=True)
    at: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """An item was chosen."""

        value: str

    @dataclass
    class Moved(Message):
        """Another item is highlighted."""

        value: str

    def __init__(self, items: Sequence[Item] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(Menu.items, tuple(items))
        self.set_reactive(Menu.at, self._next(-1, 1))
        self._top = 0

    @property
    def value(self) -> str:
        """What is highlighted."""
        return self.items[self.at].value if 0 <= self.at < len(self.items) else ""

    def fill(self, items: Sequence[Item], value: str = "") -> None:
        """Show other items; the one with this value is highlighted, else the first."""
        self.items = tuple(items)
        places = [i for i, item in enumerate(self.items) if item.value and item.value == value]
        self.at = places[0] if places else self._next(-1, 1)
        self.refresh()

    def watch_at(self) -> None:
        """Tell the screen."""
        if self.is_mounted and self.value:
            self.post_message(self.Moved(self.value))

    def action_move(self, step: int) -> None:
        """Up or down, over headings, around the ends."""
        found = self._next(self.at, step)
        self.at = found if found != self.at else self._next(-1 if step > 0 else len(self.items), step)

    def action_page(self, step: int) -> None:
        """A screenful up or down."""
        target = self.at + step * max(1, self.size.height - 1)
        target = max(0, min(len(self.items) - 1, target))
        found = target if self._is_item(target) else self._next(target, step)
        self.at = found if self._is_item(found) else self._next(target, -step)

    def action_edge(self, step: int) -> None:
        """The first or the last item."""
        self.at = self._next(-1, 1) if step < 0 else self._next(len(self.items), -1)

    def action_choose(self) -> None:
        """Enter."""
        if self.value:
            self.post_message(self.Chosen(self.value))

    def on_key(self, event: events.Key) -> None:
        """The key of an item chooses it."""
        if self.choose_by_key(event.character or ""):
            event.stop()

    def choose_by_key(self, character: str) -> bool:
        """Choose the item with this key; False when there is none."""
        for index, item in enumerate(self.items):
            if character and item.key and item.key.lower() == character.lower():
                self.at = index
                self.post_message(self.Chosen(item.value))
                return True
        return False

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        index = self._top + event.y
        if self._is_item(index):
            self.at = index
            self.action_choose()

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the highlight."""
        self.action_page_lines(3)

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves the highlight."""
        self.action_page_lines(-3)

    def action_page_lines(self, step: int) -> None:
        """Some lines up or down, not around the ends."""
        target = max(0, min(len(self.items) - 1, self.at + step))
        if not self._is_item(target):
            target = self._next(target, 1 if step > 0 else -1)
        if self._is_item(target):
            self.at = target

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """One row each."""
        return len(self.items)

    def render(self) -> Content:
        """The rows around the highlighted one."""
        width, height = self.content_size
        last = len(self.items) - height
        self._top = max(0, min(self._top, last))
        if self.at < self._top:
            self._top = max(0, self.at - 1)
        elif self.at >= self._top + height:
            self._top = max(0, min(last, self.at - height + 1))
        return Content("\n").join(
            self._row(index, width) for index in range(self._top, min(len(self.items), self._top + height))
        )

    def _row(self, index: int, width: int) -> Content:
        item = self.items[index]
        if not item.value:
            return joined((left(shorten(item.label, width), width), item.style or "bold $text-primary"))
        here = index == self.at
        ground = " on $tint" if here else ""
        lead = f"{'>' if here else ' '} {item.key:<2}" if item.key else f"{'>' if here else ' '} "
        note = shorten(item.note, width // 2)
        room = width - cell_len(lead) - cell_len(item.mark) - (cell_len(note) + 2 if note else 0)
        label = shorten(item.label, room)
        return joined(
            (lead, "$text-primary" + ground),
            (item.mark, (item.style or "$quiet") + ground),
            (left(label, room), ("bold" if here else "$foreground") + ground),
            ("  " + note if note else "", "$quiet" + ground),
        )

    def _is_item(self, index: int) -> bool:
        return 0 <= index < len(self.items) and bool(self.items[index].value)

    def _next(self, start: int, step: int) -> int:
        """The nearest item from here in this direction; where there is none, here."""
        index = start + step
        while 0 <= index < len(self.items):
            if self.items[index].value:
                return index
            index += step
        return max(0, start) if self.items else 0
