"""A table to fill in as in a spreadsheet: arrows move, typing writes over the cell, Enter and Tab go on.

The widget keeps the keyboard, also while a cell is edited: keys that arrive in one packet are then taken in their order.
The terminal's own cursor stands in the cell, where input methods open their window.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from tui.grid import Figures, cell_at
from tui.sheet import Sheet, caret_at, pictured, sheet
from tui.widgets.celltext import CellText, begun, opened

_STEPS = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
_FAR = 1000
_WHEEL = 3
_SIGNS = frozenset(".．-－−+＋¥￥/／—")


class SheetView(Widget, can_focus=True):
    """One table; `take` states a cell and gives what is wrong with the text, or nothing."""

    DEFAULT_CSS = """
    SheetView { height: 1fr; width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: clip; }
    """

    class Moved(Message):
        """Another cell is the current one, or its text changes."""

    class Cleared(Message):
        """The current cell is to be blank."""

    class Pasted(Message):
        """A text was pasted that is more than the text of the cell."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, take: Callable[[str, str], str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.table = ""
        self.chosen = ""
        self.fault = ""
        self.editing: CellText | None = None
        self._take = take
        self._figures = Figures()
        self._top = 0
        self._tabbed: int | None = None
        self._column = 0
        self._made: Sheet | None = None

    # What is shown

    @property
    def sheet(self) -> Sheet:
        """The lines for the present width."""
        width = self.content_size.width or 60
        if self._made is None or self._made.width != width:
            self._made = sheet(self.table, self._figures, width)
        return self._made

    def show(self, table: str, figures: Figures, chosen: str = "") -> None:
        """Show a table, or other figures of it; the current cell stays where none is given."""
        self._figures = figures
        self._made = None
        if table != self.table:
            self.table, self.editing, self._top = table, None, 0
        at = self.sheet.where(chosen or self.chosen)
        self._go(chosen or self.chosen if at else self.sheet.key(0, 0))

    @property
    def hidden(self) -> int:
        """How many rows of the table stand below the last line."""
        last = self._top + self._room
        return sum(1 for line, _ in self.sheet.cells if line >= last)

    @property
    def lines(self) -> int:
        """How many lines the whole table takes."""
        return len(self.sheet.heads) + len(self.sheet.body) if self.table else 0

    def render(self) -> Content:
        """The lines in view."""
        height = self.content_size.height
        return pictured(self.sheet, self._figures, self.chosen, self.editing, self._top, height)

    @property
    def _room(self) -> int:
        return max(1, self.content_size.height - len(self.sheet.heads))

    def on_resize(self) -> None:
        """Another width: the cell stays in view."""
        self._made = None
        self._go(self.chosen)

    def on_focus(self) -> None:
        """The terminal's cursor comes here."""
        self.place_cursor_later()

    def place_cursor_later(self) -> None:
        """Move the terminal's cursor into the cell, when the next layout is done."""
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        at = self.sheet.where(self.chosen)
        if at is None or not self.is_attached or not self.has_focus or self.app.screen is not self.screen:
            return
        line = self.sheet.cells[at[0]][0]
        if self._top <= line < self._top + self._room:
            x = caret_at(self.sheet.body[line], at[1], self.editing, self.sheet.width)
            y = len(self.sheet.heads) + line - self._top
            place = Offset(self.content_region.x + x, self.content_region.y + y)
            if place != self.app.cursor_position:
                self.app.cursor_position = place
                self.refresh()

    # Where the current cell is

    def _go(self, key: str) -> None:
        if not self.sheet.cells:
            return
        self.chosen = key
        line = self.sheet.line_of(key)
        if line < self._top + 1 or line >= self._top + self._room:
            first = self.sheet.cells[0][0]
            above = line - 1 if line > first else 0  # the line above may say which group it is
            self._top = above if line < self._top + 1 else line - self._room + 1
        self._top = max(0, min(self._top, len(self.sheet.body) - self._room))
        self.refresh()
        self.place_cursor_later()
        self.post_message(self.Moved())

    def move(self, down: int, across: int) -> None:
        """Step to another cell; across, within the row."""
        at = self.sheet.where(self.chosen)
        if at is None:
            return
        row, column = at
        if across:
            self._column = column = max(0, min(len(self.sheet.cells[row][1]) - 1, column + across))
        elif column < len(self.sheet.cells[row][1]) - 1 or self._column < column:
            self._column = column
        self._tabbed = None
        self._go(self.sheet.key(row + down, self._column if down else column))

    def _on(self, key: str) -> None:
        """Go on after a cell was taken: Enter down, Tab across, and Enter after Tabs to where they began."""
        at = self.sheet.where(self.chosen)
        if at is None:
            return
        row, column = at
        if key in ("tab", "shift+tab"):
            self._tabbed = column if self._tabbed is None else self._tabbed
            self._go(self.sheet.next(self.chosen, 1 if key == "tab" else -1))
        elif len(self.sheet.cells) == 1:
            self._go(self.sheet.next(self.chosen, 1))
        elif self._tabbed is not None:
            start, self._tabbed = self._tabbed, None
            self._column = start
            self._go(self.sheet.key(row + 1, start))
        else:
            self.move(1, 0)

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Everything that moves or writes; other keys are the screen's."""
        done = self._edit_key(event) if self.editing is not None else self._move_key(event)
        if done:
            event.stop()
            event.prevent_default()

    def _move_key(self, event: events.Key) -> bool:
        key, said = event.key, event.character or ""
        if key in _STEPS:
            self.move(*_STEPS[key])
        elif key in ("tab", "shift+tab"):
            self._on(key)
        elif key in ("home", "end"):
            self.move(0, -_FAR if key == "home" else _FAR)
        elif key in ("pageup", "pagedown"):
            step = max(1, self._room - 2)
            self.move(-step if key == "pageup" else step, 0)
        elif key in ("ctrl+home", "ctrl+end"):
            last = key == "ctrl+end"
            self._go(self.sheet.key(_FAR, _FAR) if last else self.sheet.key(0, 0))
        elif key in ("enter", "f2") or said in ("=", "＝"):
            self.begin_editing()
        elif key in ("delete", "backspace"):
            self.post_message(self.Cleared())
        elif event.is_printable and _begins(said):
            self._edit(begun(said))
        else:
            return False
        return True

    def _edit_key(self, event: events.Key) -> bool:
        editing = self.editing
        if editing is None:
            return False
        key = event.key
        if key in ("escape", "ctrl+z"):
            self._edit(None)
        elif key in ("enter", "tab", "shift+tab"):
            if self.commit():
                self._on(key)
        elif key in ("up", "down", "pageup", "pagedown") or (key in ("left", "right") and editing.fresh):
            if self.commit():
                self._move_key(event)
        elif key == "f2":
            self._edit(editing._replace(fresh=not editing.fresh, before=editing.before))
        elif (after := editing.pressed(key)) is not None:
            self._edit(after)
        elif event.is_printable and event.character:
            self._edit(editing.typed(event.character))
        else:
            return False
        return True

    def begin_editing(self) -> None:
        """Edit what stands in the cell."""
        value = self._figures.stated.get(self.chosen)
        if value is None:
            value = self._figures.derived.get(self.chosen)
        self._edit(opened("" if value is None else str(value)))

    def _edit(self, editing: CellText | None) -> None:
        self.editing, self.fault = editing, ""
        self.refresh()
        self.place_cursor_later()
        self.post_message(self.Moved())

    def commit(self) -> bool:
        """Take the text of the cell over; False where it is no figure, and stays."""
        editing = self.editing
        if editing is None:
            return True
        self.fault = self._take(self.chosen, editing.text) if editing.is_changed else ""
        if self.fault:
            self.post_message(self.Moved())
            return False
        self.editing = None
        self.refresh()
        return True

    def on_paste(self, event: events.Paste) -> None:
        """One value goes into the cell as if it were typed; a block is shown first."""
        event.stop()
        event.prevent_default()
        text = event.text
        if self.editing is not None and "\t" not in text and "\n" not in text.strip():
            self._edit(self.editing.typed(text.strip()))
        elif text.strip():
            self.editing = None
            self.post_message(self.Pasted(text))

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """A click chooses a cell, a second one edits it."""
        offset = event.get_content_offset(self)
        line = -1 if offset is None else offset.y - len(self.sheet.heads)
        if offset is None or line < 0 or line + self._top >= len(self.sheet.body):
            return
        key = cell_at(self.sheet.body[line + self._top], offset.x, self.sheet.width)
        if not key or (key != self.chosen and not self.commit()):
            return
        if event.chain > 1 and key == self.chosen:
            self.begin_editing()
        elif key != self.chosen:
            self._tabbed, self._column = None, (self.sheet.where(key) or (0, 0))[1]
            self._go(key)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the view, not the cell."""
        self._scroll(event, _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the view, not the cell."""
        self._scroll(event, -_WHEEL)

    def _scroll(self, event: events.MouseEvent, step: int) -> None:
        event.stop()
        self._top = max(0, min(self._top + step, len(self.sheet.body) - self._room))
        self.refresh()
        self.post_message(self.Moved())


def _begins(text: str) -> bool:
    """Whether a character may begin a figure: a digit, a Chinese character, a sign. Latin letters are keys."""
    return bool(text) and (text.isdigit() or "\u4e00" <= text <= "\u9fff" or text in _SIGNS or text == "〇")
