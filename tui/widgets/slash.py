"""The list of commands that opens when an answer begins with a slash. The composer keeps the focus."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.reactive import reactive

from engine.interview.commands import COMMANDS, SLASHES, Command, command
from tui.messages import CommandChosen
from tui.text import joined, left, shorten
from tui.widgets.listing import Listing

HINT = "上下键选择，回车执行，Tab补全，Esc收起"
_NAME, _MOST = 11, 9


def is_begun(text: str) -> bool:
    """Whether a text is a command whose name is still being typed."""
    return text.startswith(SLASHES) and not any(char in text for char in " \u3000\n")


class CommandList(Listing):
    """The commands that match, one highlighted."""

    DEFAULT_CSS = """
    CommandList {
        height: auto; width: 1fr; padding: 0 1; background: $surface; text-wrap: nowrap; display: none;
    }
    CommandList.-shown { display: block; }
    """

    found: reactive[tuple[Command, ...]] = reactive((), layout=True)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = ""

    @property
    def is_open(self) -> bool:
        """Whether it is to be seen."""
        return self.has_class("-shown")

    def follow(self, text: str) -> None:
        """Show what matches; the same text changes nothing, so that a list that was closed stays closed."""
        if text == self._text:
            return
        self._text = text
        self.found = matching(text) if is_begun(text) else ()
        self.at = 0
        self.set_class(bool(self.found), "-shown")

    def close(self) -> bool:
        """Close it until something else is typed; False when it was not open."""
        was = self.is_open
        self.remove_class("-shown")
        return was

    def move(self, step: int) -> None:
        """Highlight another command."""
        if self.found:
            self.at = (self.at + step) % len(self.found)

    def meant(self, text: str) -> str:
        """What Enter says: the highlighted command; a text that is none stays as it is."""
        self.follow(text)
        if not is_begun(text) or (command(text) is not None and not self.at) or not self.is_open:
            return text
        return self.found[self.at].name

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """One row for each command and one for how to choose."""
        return min(len(self.found), _MOST) + 1 if self.found else 0

    def render(self) -> Content:
        """The commands around the highlighted one."""
        width = self.content_size.width
        lines = []
        for index in self.seen:
            known = self.found[index]
            here = index == self.at
            ground = " on $tint" if here else ""
            alias = known.aliases[0]
            room = width - _NAME - len(alias) - 4
            lines.append(
                joined(
                    (f"{'>' if here else ' '} ", "$text-primary" + ground),
                    (left(known.name, _NAME), "bold" + ground),
                    (left(shorten(known.does, room), room), "$foreground" + ground),
                    (f"  {alias}", "$quiet" + ground),
                )
            )
        more = f"（共{self.count}条）" if self.count > self.room else ""
        lines.append(joined((HINT + more, "$quiet")))
        return Content("\n").join(lines)

    @property
    def count(self) -> int:
        """How many commands match."""
        return len(self.found)

    def on_click(self, event: events.Click) -> None:
        """A click carries a command out."""
        index = self.under(event.y)
        if index is not None:
            self.post_message(CommandChosen(self.found[index].name))


def matching(text: str) -> tuple[Command, ...]:
    """The commands that the letters or characters behind the slash lead to, best first.

    What a command is called in short comes first, so that /c is the same here and where there is no list.
    """
    from tui.fuzzy import ranked

    exact = command(text)
    first = (exact[0],) if exact is not None else ()
    word = text[1:]
    by_name = ranked(word, COMMANDS, lambda known: known.name[1:])
    by_alias = [
        known for known in COMMANDS if any(alias[1:].startswith(word.lower()) for alias in known.aliases)
    ]
    by_sense = (
        ranked(word, COMMANDS, lambda known: known.does) if len(word) > 1 and not word.isascii() else []
    )
    return tuple(dict.fromkeys((*first, *by_name, *by_alias, *by_sense)))
