"""The sections with their state: a column on wide terminals, one line on narrow ones."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual

from engine.interview.model import SectionState
from tui.labels import STATE_STYLES, STATES, short_section, tiny_section
from tui.messages import SectionChosen
from tui.text import joined, left, shorten
from tui.widgets.drawn import Drawn

States = tuple[SectionState, ...]

_LINES = 2
"""Lines of a section in the column; where there is room, an empty one follows."""


class SectionColumn(Drawn):
    """One section on two lines: its name, and under it its state with the count of answers."""

    DEFAULT_CSS = """
    SectionColumn { height: 1fr; width: 20; background: $surface; padding: 1 1; text-wrap: nowrap; }
    """

    ALLOW_SELECT = False

    states: reactive[States] = reactive((), repaint=False)
    current: reactive[str] = reactive("", repaint=False)

    def watch_states(self, before: States, after: States) -> None:
        """Draw the sections that changed: after an answer hardly more than one."""
        if len(before) != len(after):
            self.refresh()
        else:
            self._redraw(
                at for at, states in enumerate(zip(before, after, strict=True)) if states[0] != states[1]
            )

    def watch_current(self, before: str, after: str) -> None:
        """Draw the section that was current and the one that is."""
        self._redraw(at for at, state in enumerate(self.states) if state.section in (before, after))

    def _redraw(self, places: Iterable[int]) -> None:
        width, rows = self.content_size.width, self._rows(self.content_size.height)
        regions = [Region(0, at * rows, width, rows) for at in places]
        if regions:
            self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        """A line of a section: its name, or its state."""
        width = self.content_size.width
        at, part = divmod(y, self._rows(self.content_size.height))
        line = (
            self._line(self.states[at], part, width) if at < len(self.states) and part < _LINES else Content()
        )
        return Visual.to_strips(self, line, width, 1, self.visual_style, pad=True)[0]

    def _line(self, state: SectionState, part: int, width: int) -> Content:
        here = state.section == self.current
        ground = " on $tint" if here else ""
        if part:
            return joined((left(f"   {_word(state)}", width), STATE_STYLES[state.state] + ground))
        name = (">" if here else " ") + shorten(short_section(state.section, state.title), width - 1)
        return joined((left(name, width), ("bold" if here else "$foreground") + ground))

    def _rows(self, height: int) -> int:
        return 3 if height >= len(self.states) * 3 else 2

    def on_click(self, event: events.Click) -> None:
        """A click goes to the section."""
        index = (event.y - 1) // self._rows(self.content_size.height)
        if 0 <= index < len(self.states):
            self.post_message(SectionChosen(self.states[index].section))


class SectionStrip(Drawn):
    """All sections on one line."""

    DEFAULT_CSS = """
    SectionStrip { height: 1; width: 1fr; background: $surface; padding: 0 1; text-wrap: nowrap; }
    """

    states: reactive[States] = reactive(())
    current: reactive[str] = reactive("")

    def render(self) -> Content:
        """The line."""
        pieces: list[tuple[str, str]] = []
        gap = " " * self._gap
        for name, word, style, here in self._items():
            ground = " on $tint" if here else ""
            pieces += [
                ((">" if here else " ") + name + gap, ("bold" if here else "$foreground") + ground),
                (word + " ", style + ground),
            ]
        return joined(*pieces)

    @property
    def _gap(self) -> int:
        """A blank between name and state, where the line has room for all of them."""
        needed = sum(cell_len(name) + cell_len(word) + 3 for name, word, _, _ in self._items())
        return 1 if needed <= self.content_size.width + 1 else 0

    def _items(self) -> list[tuple[str, str, str, bool]]:
        items = []
        for state in self.states:
            word = f"{state.answered}/{state.total}" if state.state == "进行中" else STATES[state.state]
            here = state.section == self.current
            items.append((tiny_section(state.section), word, STATE_STYLES[state.state], here))
        return items

    def on_click(self, event: events.Click) -> None:
        """A click goes to the section."""
        at, gap = 1, self._gap
        for state, (name, word, _, _) in zip(self.states, self._items(), strict=True):
            width = cell_len(name) + cell_len(word) + 2 + gap
            if at <= event.x < at + width:
                self.post_message(SectionChosen(state.section))
                return
            at += width


def _word(state: SectionState) -> str:
    count = f" {state.answered}/{state.total}" if state.total else ""
    only_later = state.state == "进行中" and state.answered + state.later == state.total
    return f"待补{state.later}题{count}" if only_later else STATES[state.state] + count
