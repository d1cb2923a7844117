"""The options of a question. The composer keeps the focus; this list mirrors what is typed or moved there."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.reactive import reactive

from engine.interview.model import Option, Prompt
from engine.regex import regex
from tui.messages import OptionChosen
from tui.text import joined, left, shorten
from tui.widgets.listing import Listing

ONE = "上下键选择，回车确定；也可以输入序号或字母"
SEVERAL = "上下键移动，空格勾选，回车确定；也可以输入序号或字母，如 1、3 或 a、c"

_SPLIT = regex(r"[\s,，、;；.．和及]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class OptionBox(Listing):
    """Numbered options, one highlighted, some ticked."""

    DEFAULT_CSS = """
    OptionBox { height: auto; max-height: 12; width: 1fr; padding: 0 1; text-wrap: nowrap; display: none; }
    OptionBox.-shown { display: block; }
    """

    at: reactive[int] = reactive(0, layout=True)
    ticked: reactive[frozenset[str]] = reactive(frozenset())
    options: reactive[tuple[Option, ...]] = reactive((), layout=True)
    several: reactive[bool] = reactive(default=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._resting = 0
        self._resting_ticks: frozenset[str] = frozenset()

    def offer(self, prompt: Prompt) -> None:
        """Show the options of a question; the suggested one is highlighted."""
        self.options = prompt.options
        self.several = prompt.kind == "choices"
        proposed = _matching(prompt.options, prompt.text) or _matching(prompt.options, prompt.suggestion)
        self.ticked = frozenset(option.key for option in proposed) if self.several else frozenset()
        self._resting_ticks = self.ticked
        first = 0 if prompt.suggestion or (prompt.kind == "confirm" and not prompt.text) else -1
        self.at = self._resting = prompt.options.index(proposed[0]) if proposed else first
        self.set_class(bool(prompt.options), "-shown")

    def move(self, step: int) -> None:
        """Highlight another option."""
        if self.options:
            first = max(0, self._resting) if step > 0 else len(self.options) - 1
            self.at = (self.at + step) % len(self.options) if self.at >= 0 else first

    def toggle(self) -> None:
        """Tick the highlighted option, or take the tick away."""
        self.ticked = self.ticked ^ {self.options[self.at].key}

    def stands_for(self, text: str) -> bool:
        """Whether a text is nothing but a choice among the options."""
        return bool(_matching(self.options, text))

    def follow(self, text: str) -> None:
        """Highlight what the typed text stands for; nothing, while it is an answer in other words."""
        found = _matching(self.options, text)
        if found:
            self.at = self.options.index(found[-1])
            if self.several:
                self.ticked = frozenset(option.key for option in found)
        elif text.strip():
            self.at = -1
        else:
            self.at, self.ticked = self._resting, self._resting_ticks

    def answer(self, text: str) -> str:
        """What Enter answers: the typed text, or the options in words."""
        if text.strip():
            found = _matching(self.options, text)
            return "、".join(option.label for option in found) if found else text
        if not self.options:
            return ""
        if self.several and self.ticked:
            return "、".join(option.label for option in self.options if option.key in self.ticked)
        return self.options[self.at].label if self.at >= 0 else ""

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """One row for each option and one for how to choose."""
        return len(self.options) + 1 if self.options else 0

    def render(self) -> Content:
        """The options around the highlighted one."""
        width = self.content_size.width
        lines = []
        for index in self.seen:
            option = self.options[index]
            here = index == self.at
            tick = ("[x] " if option.key in self.ticked else "[ ] ") if self.several else ""
            letter = _LETTERS[index] if index < len(_LETTERS) else " "
            lead = f"{'>' if here else ' '} {index + 1:>2} {letter}  {tick}"
            text = lead + shorten(option.label, width - len(lead))
            lines.append(joined((left(text, width), "bold on $tint" if here else "")))
        hint = SEVERAL if self.several else ONE
        if self.room < self.count:
            hint += f"（共{self.count}项）"
        lines.append(joined((hint, "$quiet")))
        return Content("\n").join(lines)

    @property
    def count(self) -> int:
        """How many options there are."""
        return len(self.options)

    def on_click(self, event: events.Click) -> None:
        """A click chooses; of several options it ticks one, and a click on the line under them takes the ticked."""
        index = self.under(event.y)
        if index is None:
            if self.several and self.ticked:
                self.post_message(OptionChosen(self.answer("")))
            return
        self.at = index
        if self.several:
            self.toggle()
        else:
            self.post_message(OptionChosen(self.options[index].label))


def _matching(options: tuple[Option, ...], text: str) -> tuple[Option, ...]:
    """The options that a text stands for as a whole; none when any word of it is something else."""
    words = [word for word in _SPLIT.split(text.strip()) if word]
    whole = _one(options, text.strip())
    if whole is not None:
        return (whole,)
    found = [_one(options, word) for word in words]
    if not found or any(option is None for option in found):
        return ()
    return tuple(dict.fromkeys(option for option in found if option is not None))


def _one(options: tuple[Option, ...], word: str) -> Option | None:
    for number, option in enumerate(options):
        if word and word in (str(number + 1), option.key, option.label):
            return option
    if len(word) == 1 and word.lower() in _LETTERS and word.isascii():
        index = _LETTERS.index(word.lower())
        return options[index] if index < len(options) else None
    return None
