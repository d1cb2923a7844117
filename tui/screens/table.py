"""F3: a whole table, full screen; of the chosen cell the question, or the cases behind it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.grid import Figures
from tui.messages import CellChosen, KeyChosen
from tui.widgets.bars import Key, KeyLine
from tui.widgets.tablepane import Grid

TABLES = ("disclosure", "applications", "disputes")

_KEYS = (
    Key("2 3 4", "表二 表三 表四", "turn(1)"),
    Key("方向键", "选一格", ""),
    Key("回车", "去改", "open"),
    Key("C", "看案件", "cases"),
    Key("Esc", "返回", "cancel"),
)
CASES = "cases "
"""In front of the key of a cell whose cases are wanted."""


def named(word: str) -> str:
    """The table that a word means: 三, 表三, 3; empty when it means none."""
    bare = word.strip().removeprefix("表")
    found = {
        "二": TABLES[0],
        "三": TABLES[1],
        "四": TABLES[2],
        "2": TABLES[0],
        "3": TABLES[1],
        "4": TABLES[2],
    }
    return found.get(bare, "")


class TableScreen(ModalScreen[str | None]):
    """The three tables; Enter or a click on a cell gives its key, C its key behind `CASES`, escape gives None."""

    DEFAULT_CSS = """
    TableScreen { background: $background; }
    TableScreen VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f3", "cancel", show=False),
        Binding("enter", "open", show=False),
        Binding("c,C", "cases", show=False),
        Binding("shift+tab", "turn(-1)", show=False),
        Binding("tab", "turn(1)", priority=True, show=False),
        Binding("2", "show('disclosure')", show=False),
        Binding("3", "show('applications')", show=False),
        Binding("4", "show('disputes')", show=False),
        Binding("up", "step(-1, 0)", show=False),
        Binding("down", "step(1, 0)", show=False),
        Binding("left", "step(0, -1)", show=False),
        Binding("right", "step(0, 1)", show=False),
        Binding("pageup", "scroll(-15)", show=False),
        Binding("pagedown,space", "scroll(15)", show=False),
    ]

    def __init__(self, table: str, figures: Figures, chosen: str = "") -> None:
        super().__init__()
        self._chosen = chosen
        self._table = table if table in TABLES else "applications"
        self._figures = figures

    def on_mount(self) -> None:
        """Begin at the rows that the question is about."""
        self.call_after_refresh(self._to_question)

    def _to_question(self) -> None:
        grid = self.query_one(Grid)
        row = grid.step(0, 0) if grid.chosen else grid.asked_row
        if row is not None:
            scroll = self.query_one(VerticalScroll)
            scroll.scroll_to(y=max(0, row - scroll.size.height // 2), animate=False)

    def compose(self) -> ComposeResult:
        """The table and the keys."""
        with VerticalScroll(can_focus=False):
            grid = Grid()
            grid.table = self._table
            grid.figures = self._figures
            grid.chosen = self._chosen
            yield grid
        yield KeyLine(_KEYS)

    def action_show(self, table: str) -> None:
        """Another table."""
        self.query_one(Grid).table = table

    def action_turn(self, step: int) -> None:
        """The next table."""
        grid = self.query_one(Grid)
        grid.table = TABLES[(TABLES.index(grid.table) + step) % len(TABLES)]

    def action_step(self, down: int, across: int) -> None:
        """Choose the next cell, and bring it into view."""
        row = self.query_one(Grid).step(down, across)
        scroll = self.query_one(VerticalScroll)
        if row is None:
            return
        top, tall = scroll.scroll_offset.y, scroll.size.height
        if not top + 1 <= row < top + tall - 1:
            scroll.scroll_to(y=max(0, row - tall // 2), animate=False)

    def action_open(self) -> None:
        """To the question of the chosen cell."""
        self.dismiss(self.query_one(Grid).chosen or None)

    def action_cases(self) -> None:
        """The cases of the chosen cell; the first time the cell is only chosen."""
        grid = self.query_one(Grid)
        if grid.chosen:
            self.dismiss(CASES + grid.chosen)
        else:
            self.action_step(0, 0)

    def action_scroll(self, step: int) -> None:
        """Read on."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_cancel(self) -> None:
        """Back."""
        self.dismiss(None)

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        if message.action:
            await self.run_action(message.action)

    def on_cell_chosen(self, message: CellChosen) -> None:
        """Go to the question of this cell."""
        message.stop()
        self.dismiss(message.key)
