"""Beside the text of a part: its figures, its findings, phrasings to begin with, last year's text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message

from engine.interview.part_state import PartState
from engine.prose.phrasings import Phrasing
from tui import prose as say
from tui.text import Line, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

KINDS = ("facts", "findings", "phrasings", "before")
_KEYS = {
    "facts": ("F3", "事实"),
    "findings": ("F4", "问题"),
    "phrasings": ("F5", "词句"),
    "before": ("F8", "去年"),
}
_NOTHING = {"facts": say.NO_FACTS, "findings": say.NO_FINDINGS, "phrasings": say.NO_PHRASINGS}


class ProsePane(Vertical):
    """One of the four lists at a time."""

    DEFAULT_CSS = """
    ProsePane { background: $background; }
    ProsePane KeyLine { background: $background; }
    ProsePane Menu { height: auto; max-height: 60%; padding: 0 1; }
    ProsePane VerticalScroll { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "前一栏", show=False, id="prosepane.previous"),
        Binding("right", "turn(1)", "后一栏", show=False, id="prosepane.next"),
    ]

    class Chosen(Message):
        """Something is to be inserted, or gone to."""

        def __init__(self, kind: str, value: str) -> None:
            super().__init__()
            self.kind = kind
            self.value = value

    def __init__(self, resolved: Callable[[str], str]) -> None:
        super().__init__()
        self.kind = "facts"
        self._resolved = resolved
        self._state: PartState | None = None
        self._phrasings: tuple[Phrasing, ...] = ()

    def compose(self) -> ComposeResult:
        """What there is, a list, and the highlighted row in full."""
        yield KeyLine(())
        yield Menu()
        with VerticalScroll():
            yield Flow(id="detail")

    def know(self, state: PartState, phrasings: tuple[Phrasing, ...]) -> None:
        """Show the newest state."""
        self._state, self._phrasings = state, phrasings
        if self.query(Menu):  # else `on_mount` shows it
            self._fill(self.query_one(Menu).value)

    def on_mount(self) -> None:
        """Show what is known already."""
        self._fill("")

    def turn_to(self, kind: str, value: str = "", *, focus: bool = True) -> None:
        """Show one of the lists, with a row highlighted."""
        changed = kind != self.kind
        self.kind = kind
        self._fill(value or ("" if changed else self.query_one(Menu).value))
        if changed:
            self.query_one(VerticalScroll).scroll_home(animate=False)
        if focus:
            self.take_focus()

    def take_focus(self) -> None:
        """The arrow keys move here."""
        menu = self.query_one(Menu)
        (menu if menu.display else self.query_one(VerticalScroll)).focus()

    def action_turn(self, step: int) -> None:
        """The next list."""
        self.turn_to(KINDS[(KINDS.index(self.kind) + step) % len(KINDS)])

    @property
    def _counts(self) -> dict[str, str]:
        state = self._state
        if state is None:
            return {}
        open_ = sum(1 for finding in state.findings if not finding.kept)
        return {
            "facts": str(len(state.facts) or ""),
            "findings": str(open_ or ""),
            "phrasings": str(len(self._phrasings) or ""),
        }

    def _items(self) -> list[Item]:
        if self._state is None:
            return []
        if self.kind == "facts":
            return say.fact_items(self._state.facts)
        if self.kind == "findings":
            return say.finding_items(self._state.findings)
        return say.phrasing_items(self._phrasings, self._resolved) if self.kind == "phrasings" else []

    def _fill(self, value: str) -> None:
        counts = self._counts
        self.query_one(KeyLine).keys = tuple(
            Key(
                key,
                f"[{name}{counts.get(kind, '')}]" if kind == self.kind else name + counts.get(kind, ""),
                kind,
            )
            for kind, (key, name) in _KEYS.items()
        )
        menu = self.query_one(Menu)
        had_focus = menu.has_focus
        menu.fill(self._items(), value)
        menu.display = bool(menu.items)
        self._explain()
        if had_focus and not menu.display:
            self.take_focus()

    def _explain(self) -> None:
        self.query_one("#detail", Flow).show(self._detail(self.query_one(Menu).value))

    def _detail(self, value: str) -> Sequence[Line]:
        state = self._state
        if state is None:
            return ()
        if self.kind == "before":
            return say.last_year(state)
        if not value:
            return [line((_NOTHING[self.kind], "$quiet"))]
        if self.kind == "facts":
            return say.fact_detail(next(fact for fact in state.facts if fact.figure.key == value))
        if self.kind == "findings":
            return say.finding_detail(state.findings[int(value)])
        return say.phrasing_detail(self._resolved(self._phrasings[int(value)].text))

    def on_menu_moved(self, message: Menu.Moved) -> None:
        """Show it in full; the list may have changed since."""
        message.stop()
        if message.value == self.query_one(Menu).value:
            self._explain()

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """Tell the screen."""
        message.stop()
        self.post_message(self.Chosen(self.kind, message.value))
