"""The one-line bars: who reports and whether it is saved (top), the keys (bottom)."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive

from engine.namedtuple import NamedTuple
from tui.keys import reworded
from tui.labels import PROGRAM
from tui.messages import KeyChosen
from tui.text import joined, one_line, shorten
from tui.widgets.drawn import Drawn


class Key(NamedTuple):
    """A key in the footer: its name, what it does in a word, the action of the screen."""

    key: str
    does: str
    action: str

    @property
    def cells(self) -> int:
        """How wide it is."""
        return cell_len(self.key) + 1 + cell_len(self.does)


class KeyLine(Drawn):
    """The keys that do something now; what does not fit is left out from the end, except the last one."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; background: $panel; color: $quiet; padding: 0 1; text-wrap: nowrap; }
    """

    keys: reactive[tuple[Key, ...]] = reactive(())

    def __init__(self, keys: tuple[Key, ...], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(KeyLine.keys, keys)

    @property
    def in_force(self) -> tuple[Key, ...]:
        """The keys with the names that the drafter has given them."""
        own = getattr(self.app, "keys", {})
        if not own:
            return self.keys
        from tui.keys import key_of

        nodes = [node for node in (self.screen, self.screen.focused) if node is not None]
        return tuple(key._replace(key=key_of(key.action, nodes, own) or key.key) for key in self.keys)

    @property
    def shown(self) -> list[Key]:
        """The keys for which there is room."""
        *first, last = self.in_force or (Key("", "", ""),)
        room = self.content_size.width - last.cells
        fitting = []
        for key in first:
            room -= key.cells + 2
            if room < 0:
                break
            fitting.append(key)
        return [*fitting, last]

    def render(self) -> Content:
        """The line."""
        parts: list[str | tuple[str, str]] = []
        for number, key in enumerate(self.shown):
            parts += ["  " if number else "", (key.key, "bold $text-primary"), f" {key.does}"]
        return joined(*parts)

    def on_click(self, event: events.Click) -> None:
        """A click does what the key does."""
        at = 1
        for key in self.shown:
            if at <= event.x < at + key.cells:
                self.post_message(KeyChosen(key.action))
                return
            at += key.cells + 2


class StatusLine(Drawn):
    """Organ, year and file at the left; contradictions and the time of the last save at the right."""

    DEFAULT_CSS = """
    StatusLine { height: 1; width: 1fr; background: $panel; padding: 0 1; text-wrap: nowrap; }
    """

    organ: reactive[str] = reactive("")
    file: reactive[str] = reactive("")
    conflicts: reactive[int] = reactive(0)
    saved: reactive[str] = reactive("")
    trouble: reactive[bool] = reactive(default=False)

    def render(self) -> Content:
        """The line."""
        ends: list[tuple[str, str]] = []
        if self.conflicts:
            how = reworded("按F4", getattr(self.app, "keys", {}))
            ends.append((f"〔冲突〕{self.conflicts}处，{how}", "bold $text-error"))
        ends.append((self.saved, "bold $text-error" if self.trouble else "$text-success"))
        tail = sum(cell_len(text) + 2 for text, _ in ends)
        width = self.content_size.width
        room = width - tail
        organ = one_line(self.organ) or "（还没有填机关名称）"
        name = one_line(self.file)
        pieces: list[tuple[str, str]] = []
        if cell_len(PROGRAM) + cell_len(organ) + cell_len(name) + 6 <= room:
            pieces.append((PROGRAM + "　", "bold $text-primary"))
        room -= sum(cell_len(text) for text, _ in pieces)
        with_file = cell_len(organ) + cell_len(name) + 2 <= room
        organ = shorten(organ, room)
        pieces.append((organ, "bold"))
        if with_file:
            pieces.append(("  " + name, "$quiet"))
        used = sum(cell_len(text) for text, _ in pieces)
        pieces.append((" " * max(0, width - used - tail), ""))
        for text, style in ends:
            pieces.append(("  " + text, style))
        return joined(*pieces)
