"""T in F9: every answer by question, to be read through before the report leaves the house."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from engine.interview.questions import SECTION_TITLES
from engine.interview.readthrough import WORDS, Entry, looked_at, read_through
from engine.namedtuple import NamedTuple
from tui.findings import described
from tui.labels import short_section
from tui.messages import KeyChosen, Sent, Typed
from tui.screens.search import SearchField
from tui.text import Line, labelled, line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from textual.app import App

    from tui.session import Session

NOTHING = "没有找到。按Esc回到列表。"
NO_DOUBT = "没有要看的。按H看全部回答。"
ONLY = "　现在只看要看的"
_STYLES = {
    "disputed": "$text-error",
    "again": "$text-warning",
    "partial": "$text-warning",
    "open": "$quiet",
    "later": "$text-warning",
    "warned": "$text-warning",
    "none": "$text-success",
    "answered": "$text-success",
}
_KEYS = (
    Key("回车", "去改", "choose"),
    Key("C", "看过了，不改", "seen"),
    Key("H", "全部／要看的", "doubtful"),
    Key("/", "查找", "search"),
    Key("Esc", "返回", "cancel"),
)


class Reading(NamedTuple):
    """How the list is being read: the highlighted question, only what is in doubt, the words looked for."""

    at: str = ""
    doubtful: bool = False
    wanted: str = ""


class ReviewScreen(ModalScreen[tuple[str, str] | None]):
    """Gives what to do (open, seen) with which question; escape gives None. `reading` says how it was read."""

    DEFAULT_CSS = """
    ReviewScreen { background: $background; }
    ReviewScreen #count { padding: 0 1; background: $panel; }
    ReviewScreen SearchField { background: $tint; padding: 0 1; width: 1fr; }
    ReviewScreen Menu { height: 1fr; padding: 0 1; margin: 1 0 0 0; }
    ReviewScreen VerticalScroll {
        height: auto; min-height: 5; max-height: 40%; background: $surface; padding: 0 1; margin: 1 0 0 0;
        scrollbar-size-vertical: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "返回", show=False, id="review.cancel"),
        Binding("c,C", "seen", "看过了，不改", show=False, id="review.seen"),
        Binding("h,H", "doubtful", "全部，或要看的", show=False, id="review.doubtful"),
        Binding("slash", "search", "打字查找", show=False, id="review.search"),
    ]

    def __init__(self, entries: Sequence[Entry], reading: Reading) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self._by_id = {entry.question: entry for entry in entries}
        self.reading = reading

    def compose(self) -> ComposeResult:
        """How many in which state, the field, the list, the highlighted one in full."""
        yield Flow(self._counts(), id="count")
        yield SearchField(self.reading.wanted, placeholder="打字查找：题目、回答、数字、状态都可以")
        yield Menu(self._items())
        with VerticalScroll(can_focus=False):
            yield Flow(id="detail")
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Begin where one was, else at the first answer in doubt."""
        first = next((entry.question for entry in self._entries if entry.in_doubt), "")
        self._fill(self.reading.at or first)
        self.query_one(Menu).focus()

    def _counts(self) -> list[Line]:
        words = ONLY if self.reading.doubtful else ""
        return [line(*counted(self._entries), (words, "bold $text-primary"), hang=10)]

    def _shown(self) -> list[Entry]:
        wanted = self.reading.wanted.lower()
        return [
            entry
            for entry in self._entries
            if (not self.reading.doubtful or entry.in_doubt) and (not wanted or wanted in entry.text.lower())
        ]

    def _items(self) -> list[Item]:
        items: list[Item] = []
        section = ""
        for entry in self._shown():
            if entry.section != section:
                section = entry.section
                items.append(Item("", short_section(section, SECTION_TITLES[section])))
            items.append(_item(entry))
        return items

    def _fill(self, at: str) -> None:
        menu = self.query_one(Menu)
        menu.fill(self._items(), at)
        self.query_one("#count", Flow).show(self._counts())
        self._show(menu.value)

    def _show(self, question: str) -> None:
        entry = self._by_id.get(question)
        if entry is not None:
            self.reading = self.reading._replace(at=question)
        nothing = NOTHING if self.reading.wanted else NO_DOUBT
        self.query_one("#detail", Flow).show(detail(entry) if entry else [line(nothing)])

    def on_menu_moved(self, message: Menu.Moved) -> None:
        """Show it in full."""
        message.stop()
        self._show(message.value)

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """Change it."""
        message.stop()
        self.dismiss(("open", message.value))

    def on_typed(self, message: Typed) -> None:
        """Look for what is typed."""
        message.stop()
        self.reading = self.reading._replace(wanted=" ".join(message.text.split()))
        self._fill(self.reading.at)

    def on_sent(self, message: Sent) -> None:
        """Enter in the field takes the highlighted question."""
        message.stop()
        self.action_choose()

    def on_key(self, event: events.Key) -> None:
        """A letter that is no key of the list goes into the field."""
        field = self.query_one(SearchField)
        if field.has_focus or event.key in self.active_bindings:
            return
        if event.character is not None and event.is_printable:
            event.stop()
            field.focus()
            field.insert(event.character)

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        await self.run_action(message.action)

    def action_choose(self) -> None:
        """As Enter."""
        self.query_one(Menu).action_choose()

    def action_seen(self) -> None:
        """It was looked at, and stays."""
        entry = self._by_id.get(self.query_one(Menu).value)
        if entry is not None and entry.again is not None:
            self.dismiss(("seen", entry.question))

    def action_doubtful(self) -> None:
        """All answers, or those that should be looked at."""
        self.reading = self.reading._replace(doubtful=not self.reading.doubtful)
        self._fill(self.reading.at)

    def action_search(self) -> None:
        """Into the field."""
        self.query_one(SearchField).focus()

    def action_cancel(self) -> None:
        """From the field back to the whole list, from the list back."""
        field = self.query_one(SearchField)
        if not field.text:
            self.dismiss(None)
        field.put("")
        self.reading = self.reading._replace(wanted="")
        self._fill(self.reading.at)
        self.query_one(Menu).focus()


async def show_review(app: App[int], session: Session, wanted: str = "") -> bool:
    """Show every answer; True when one of them is in front now, to be changed."""
    from tui.screens.saving import save

    reading = Reading(wanted=wanted)
    while True:
        screen = ReviewScreen(read_through(session.verdict), reading)
        chosen = await app.push_screen_wait(screen)
        reading = screen.reading
        if chosen is None:
            return False
        what, question = chosen
        if what == "open":
            session.open_question(question)
            return True
        session.change(looked_at(session.draft, question))
        await save(app, session)


def counted(entries: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    """How many answers are in which state."""
    states = [entry.state for entry in entries]
    parts = [f"{word}{states.count(state)}题" for state, word in WORDS.items() if state in states]
    return (("全部回答　", "$quiet"), (f"共{len(entries)}题：" + "，".join(parts), "bold"))


def detail(entry: Entry) -> list[Line]:
    """The question in full: what was said, what came of it, what is in doubt."""
    lines = [line((entry.title, "bold"))]
    if entry.said:
        lines.append(labelled("您的回答", entry.said))
    if entry.result and entry.result != entry.said:
        lines += [
            labelled("记下的是" if not number else "　　　　", text)
            for number, text in enumerate(entry.result.split("\n"))
        ]
    if not entry.said and not entry.result:
        lines.append(labelled("您的回答", "还没有"))
    if entry.again is not None:
        lines.append(line((f"{entry.again.words}不用改就按C。", "$text-warning"), hang=2))
    for finding in entry.findings:
        lines += described(finding, most=1)
    return lines


def _item(entry: Entry) -> Item:
    note = entry.result or entry.said
    mark = f"〔{WORDS[entry.state]}〕"
    return Item(entry.question, entry.title, note=note, mark=mark, style=_STYLES[entry.state])
