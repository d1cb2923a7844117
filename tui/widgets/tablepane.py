"""The table of the present question, filling while the drafter types."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from engine.rules.finding import Finding
from tui.findings import described
from tui.grid import Figures, GridRow, cell_at, concerned, rendered, rows
from tui.messages import CellChosen, KeyChosen
from tui.text import Line, line
from tui.widgets.drawn import Drawn
from tui.widgets.flow import Flow


class Grid(Drawn):
    """One table, drawn as rows of text."""

    DEFAULT_CSS = """
    Grid { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """

    table: reactive[str] = reactive("", layout=True)
    figures: reactive[Figures] = reactive(Figures, always_update=True)
    chosen: reactive[str] = reactive("")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._drawn: tuple[GridRow, ...] = ()

    def lines(self, width: int) -> list[GridRow]:
        """The rows for this width."""
        return rows(self.table, self.figures, width)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """One row each, and the legend."""
        count = len(self.lines(width))
        return count + self._legend if count else 0

    _legend = 2

    def render(self) -> Content:
        """The table."""
        width = self.content_size.width
        self._drawn = tuple(self.lines(width))
        return rendered(list(self._drawn), width, legend=self._legend > 0, chosen=self.chosen)

    def step(self, down: int, across: int) -> int | None:
        """Choose the cell next to the chosen one; the line that it stands in."""
        lines = [
            (place, [key for _, _, key in row.cells])
            for place, row in enumerate(self.lines(self.content_size.width or 60))
            if row.kind == "row" and any(key for _, _, key in row.cells)
        ]
        if not lines:
            return None
        at = next((i for i, (_, keys) in enumerate(lines) if self.chosen in keys), None)
        if at is None:
            at, column = next((i for i, (place, _) in enumerate(lines) if place == self.asked_row), 0), 0
        else:
            column = lines[at][1].index(self.chosen) + across
            at = max(0, min(len(lines) - 1, at + down))
        place, keys = lines[at]
        self.chosen = keys[max(0, min(len(keys) - 1, column))]
        return place

    @property
    def asked_row(self) -> int | None:
        """The first row that the question is about."""
        width = self.content_size.width or 60
        return next((i for i, row in enumerate(self.lines(width)) if row.asked), None)

    def on_click(self, event: events.Click) -> None:
        """A click on a cell goes to its question."""
        if 0 <= event.y < len(self._drawn):
            key = cell_at(self._drawn[event.y], event.x, self.content_size.width)
            if key:
                self.post_message(CellChosen(key))


class ConflictList(Flow):
    """The contradictions in full, under the table; a click opens the list of them."""

    DEFAULT_CSS = """
    ConflictList { margin: 1 0; }
    """

    def fill(self, findings: Sequence[Finding]) -> None:
        """Show them, with an empty line between."""
        lines: list[Line] = [line((f"矛盾{len(findings)}处", "bold $text-error"))] if findings else []
        for finding in findings:
            lines += [line(""), *described(finding, most=1)]
        self.show(lines)

    def on_click(self) -> None:
        """To the list."""
        self.post_message(KeyChosen("findings"))


class TablePane(VerticalScroll):
    """The whole table at the side, and under it what contradicts."""

    DEFAULT_CSS = """
    TablePane {
        width: 56; height: 1fr; padding: 0 1; background: $surface; scrollbar-size-vertical: 1; display: none;
    }
    """

    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.grid = Grid()
        self.conflicts = ConflictList()

    def compose(self) -> ComposeResult:
        """The table and the contradictions."""
        yield self.grid
        yield self.conflicts

    def fill(self, table: str, figures: Figures, findings: Sequence[Finding]) -> None:
        """Show a table and its figures; the rows of the question are scrolled into view."""
        self.conflicts.fill(findings)
        moved = table != self.grid.table or figures.asked != self.grid.figures.asked
        self.grid.table = table
        self.grid.figures = figures
        if moved:
            self.call_after_refresh(self._to_question)

    def _to_question(self) -> None:
        row = self.grid.asked_row
        if row is not None:
            self.scroll_to(y=max(0, row - self.size.height // 2), animate=False)


class MiniTable(Grid):
    """Only the rows that the question is about, above the composer of a narrow terminal."""

    DEFAULT_CSS = """
    MiniTable { padding: 0 1; background: $surface; max-height: 6; }
    """

    most = 6
    _legend = 0

    def lines(self, width: int) -> list[GridRow]:
        """The heading and the rows concerned."""
        return concerned(self.table, self.figures, width, self.most)

    def fill(self, table: str, figures: Figures) -> None:
        """Show the rows of another question, or other figures."""
        if table != self.table or figures != self.figures:
            self.table = table
            self.figures = figures
            self.refresh(layout=True)
