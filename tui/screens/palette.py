"""Ctrl+P: find anything by a few characters or pinyin initials - commands, questions, sections, figures, looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from engine.namedtuple import NamedTuple
from tui.fuzzy import rank
from tui.screens.search import SearchField, SearchScreen
from tui.text import line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from tui.session import Session

HINT = "打几个字或拼音首字母，例如“导出”“dc”“新收”“xs”；几个词用空格隔开。"
NOTHING = "没有找到。换几个字试试，按Esc返回。"

_MOST = 200
_KEYS = (Key("上下键", "选择", ""), Key("回车", "执行", "choose"), Key("Esc", "返回", "cancel"))


class Entry(NamedTuple):
    """Something that can be found.

    Attributes:
        kind: command, question, section, cell or theme.
        value: which one.
        label: what it is called.
        about: what else it may be found by.
        note: shown at the right.
    """

    kind: str
    value: str
    label: str
    about: str = ""
    note: str = ""

    @property
    def item(self) -> Item:
        """The row of the list."""
        return Item(f"{self.kind} {self.value}", self.label, note=self.note, mark=MARKS[self.kind])


MARKS = {
    "command": "〔命令〕",
    "section": "〔部分〕",
    "question": "〔问题〕",
    "cell": "〔数字〕",
    "theme": "〔外观〕",
}


class PaletteScreen(SearchScreen[tuple[str, str]]):
    """Gives the kind and the value of an entry; escape gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "cancel", "返回", priority=True, show=False, id="palette.cancel")
    ]

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries

    def compose(self) -> ComposeResult:
        """The field, the list, the keys."""
        yield Flow([line(HINT)])
        yield SearchField(placeholder="找什么？")
        yield Menu(self.items(""))
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(SearchField).focus()

    def items(self, wanted: str) -> list[Item]:
        """What matches; commands, sections and looks where nothing is typed."""
        if not wanted.strip():
            return [entry.item for entry in self._entries if entry.kind in ("command", "section", "theme")]
        found = [entry.item for entry in found_among(self._entries, wanted)]
        return found[:_MOST] or [Item("", NOTHING, style="$quiet")]

    def take(self, text: str) -> None:
        """Take the highlighted entry of what is typed, however fast it came."""
        menu = self.query_one(Menu)
        found = self.items(text)
        if tuple(found) != menu.items:
            menu.fill(found)
        menu.action_choose()

    def result(self, value: str) -> tuple[str, str]:
        """That one."""
        kind, _, which = value.partition(" ")
        return kind, which


def found_among(entries: Sequence[Entry], wanted: str) -> list[Entry]:
    """The entries that every typed word leads to, best first; what is called so before what is only about it."""
    words = wanted.lower().split()
    scored = []
    for number, entry in enumerate(entries):
        called = [rank(word, entry.label) for word in words]
        if not all(called):
            called = [
                score or 10 * rank(word, entry.about) for score, word in zip(called, words, strict=True)
            ]
        if all(called):
            scored.append((max(called), number, entry))
    scored.sort(key=lambda found: found[:2])
    return [entry for _, _, entry in scored]


def entries(session: Session) -> tuple[Entry, ...]:
    """Everything that can be found in a session."""
    return (*_commands(), *_sections(session), *_questions(session), *_figures(session), *_themes())


def _commands() -> Iterator[Entry]:
    from engine.interview.commands import COMMANDS

    for known in COMMANDS:
        yield Entry("command", known.name, known.name.removeprefix("/"), known.does, known.does)


def _sections(session: Session) -> Iterator[Entry]:
    from tui.labels import short_section

    for state in session.sections:
        note = f"{state.state}　已答{state.answered}题，共{state.total}题"
        name = short_section(state.section, state.title)
        yield Entry("section", state.section, name, f"第{name[0]}部分{state.title}", note)


def _questions(session: Session) -> Iterator[Entry]:
    from tui.labels import STATUSES

    for state in session.sections:
        for turn in session.listing(state.section):
            is_open = not turn.answer and turn.status == "later"
            shown = STATUSES["open"] if is_open else turn.summary or turn.answer
            yield Entry("question", turn.question, turn.title, turn.summary, shown)


def _figures(session: Session) -> Iterator[Entry]:
    """Every figure that a question asks for, with its value; what follows from others in parentheses."""
    from engine.form.keys import CELLS, FACTS, spoken, title
    from engine.interview.machine import question_for
    from engine.prose.links import printed

    solution = session.at_hand.solution
    stated = session.draft.figures
    for key in (*CELLS, *FACTS):
        if question_for(key):
            number = solution.value(key)
            shown = "" if number is None else printed(number) if key in stated else f"({printed(number)})"
            yield Entry("cell", key, spoken(key), title(key), shown)


def _themes() -> Iterator[Entry]:
    from tui.theme import THEMES, TITLES

    for theme in THEMES:
        yield Entry("theme", theme.name, f"外观：{TITLES[theme.name]}", "主题颜色", "Ctrl+T 依次换")
