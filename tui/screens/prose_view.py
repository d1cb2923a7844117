"""The editor of one part, as far as it shows: the text, what is known about it, what is kept while it is typed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import ModalScreen

from engine.interview.part import parts, question_of, title, written
from engine.interview.part_state import PartState, part_state
from engine.prose.links import Resolved, resolve
from engine.prose.phrasings import Phrasing, fitting
from tui import prose as say
from tui.messages import Typed
from tui.screens.prose_ways import KEYS
from tui.text import clean, line
from tui.widgets.bars import KeyLine
from tui.widgets.flow import Flow
from tui.widgets.prose import ProseArea
from tui.widgets.prosepane import ProsePane

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.session import Session

JUDGE_AFTER = 0.15
"""Seconds without a key after which the text is judged."""
KEEP_AFTER = 0.8
"""Seconds without a key after which the text is kept in the file."""
BESIDE_FROM = 110
"""Width from which the pane stands beside the text."""

TAKEN, AS_IT_WAS = "〔已采用〕", "〔未改动〕"
CHANGED = "〔改动未采用〕"


class ProseView(ModalScreen[bool]):
    """Shows the text of a part and what is known about it; gives whether any part was taken over."""

    DEFAULT_CSS = """
    ProseView { background: $background; }
    ProseView #head { padding: 0 1; background: $panel; height: 1; }
    ProseView #body { height: 1fr; }
    ProseView ProseArea { width: 3fr; }
    ProseView ProsePane { width: 2fr; display: none; }
    ProseView.-beside ProsePane, ProseView.-pane ProsePane { display: block; }
    ProseView.-pane ProseArea { display: none; }
    ProseView #about { padding: 0 1; height: 2; background: $tint; }
    ProseView #counts { padding: 0 1; height: auto; max-height: 2; background: $panel; }
    """

    def __init__(self, session: Session, part: str, text: str | None = None) -> None:
        super().__init__()
        self.session = session
        self.part = part
        self.took = False
        self.took_here = False
        self.state: PartState | None = None
        self._flash: tuple[str, str] = ("", "")
        self._waiting: list[Timer] = []
        self._stands = ""
        self._first = self._opened(part, text)

    # Which text

    def _resolve(self, text: str) -> Resolved:
        return resolve(text, self.session.at_hand.view.value)

    def _opened(self, part: str, text: str | None = None) -> Resolved:
        """The text to begin with: what is given, what was typed here and not taken over, else how the part stands."""
        self._stands = clean(written(part, self.session.at_hand.view))
        unsent = self.session.unsent.pop(question_of(part), None)
        return self._resolve(clean(text if text is not None else unsent or self._stands))

    @property
    def _phrasings(self) -> tuple[Phrasing, ...]:
        view = self.session.at_hand.view
        draft = self.session.draft
        return fitting(self.part, view.value, draft.year, draft.short_name or draft.organ or "")

    @property
    def is_changed(self) -> bool:
        """Whether the text is another one than that of the part."""
        return self.area.source.strip() != self._stands.strip()

    # The screen

    def compose(self) -> ComposeResult:
        """The part, its text, what is known about it, what stands at the cursor, the counts, the keys."""
        yield Flow(id="head")
        with Horizontal(id="body"):
            yield ProseArea(self._first, placeholder=say.EMPTY)
            yield ProsePane(lambda text: self._resolve(text).text)
        yield Flow(id="about")
        yield Flow(id="counts")
        yield KeyLine(KEYS)

    @property
    def area(self) -> ProseArea:
        """The text."""
        return self.query_one(ProseArea)

    @property
    def pane(self) -> ProsePane:
        """What stands beside it."""
        return self.query_one(ProsePane)

    def on_mount(self) -> None:
        """Write at once."""
        self.set_class(self.app.size.width >= BESIDE_FROM, "-beside")
        self.area.focus()
        self._note_typing()
        self._show_head()
        self._about()
        self._judge()

    def on_resize(self, event: events.Resize) -> None:
        """Room for the pane beside the text, or not."""
        self.set_class(event.size.width >= BESIDE_FROM, "-beside")
        if event.size.width >= BESIDE_FROM:
            self.remove_class("-pane")
        self.set_timer(0.1, self.area.place_cursor)  # when everything has found its place

    def _show_head(self) -> None:
        offered = parts(self.session.draft)
        state = CHANGED if self.is_changed else TAKEN if self.took_here else AS_IT_WAS
        number = f"{offered.index(self.part) + 1}/{len(offered)}" if self.part in offered else ""
        style = "$text-warning" if state == CHANGED else "$text-success"
        saved = f"　{self.session.trouble}" if self.session.trouble else ""
        self.query_one("#head", Flow).show(
            [
                line(
                    (f"{title(self.part)}　", "bold"),
                    (f"{number}　", "$quiet"),
                    (state, style),
                    (saved, "$text-error"),
                )
            ]
        )

    def _about(self) -> None:
        """What stands at the cursor; after a link broke, that first."""
        area = self.area
        at = area.at
        words = [self._flash[0]] if self._flash[0] and self._flash[1] == area.text else []
        pointed = area.marks_at(at)
        words += [mark.words for mark in pointed if mark.look != "offer"]
        link = area.link_at(at)
        words += [say.linked(link)] if link else [mark.words for mark in pointed if mark.look == "offer"]
        shown = [piece for text in (words or [say.HOW])[:1] for piece in say.brief(text, self.size.width - 2)]
        self.query_one("#about", Flow).show(shown)

    def say(self, words: str) -> None:
        """Say something until the text changes."""
        self._flash = (words, self.area.text)
        self._about()

    # Typing

    def on_typed(self, message: Typed) -> None:
        """Judge and keep the text a moment after the last key."""
        message.stop()
        self._show_head()
        self._about()
        self._note_typing()
        for timer in self._waiting:
            timer.stop()
        self._waiting = [self.set_timer(JUDGE_AFTER, self._judge), self.set_timer(KEEP_AFTER, self._keep)]

    def _note_typing(self) -> None:
        """What is not taken over goes into the file with the next save."""
        self.session.typing = (question_of(self.part), self.area.source) if self.is_changed else None

    def on_prose_area_cursor_moved(self, message: ProseArea.CursorMoved) -> None:
        """Say what is here."""
        message.stop()
        self._about()

    def on_prose_area_links_broken(self, message: ProseArea.LinksBroken) -> None:
        """Say so, and how to get them back."""
        message.stop()
        self.say(say.broken(message.links))

    def _keep(self) -> None:
        self.session.keep_typing()
        self._show_head()

    @work(exclusive=True, group="judge")
    async def _judge(self) -> None:
        """Run the rules over the text, beside what the drafter does."""
        text, part = self.area.source, self.part
        state: PartState | Exception
        try:
            state = await asyncio.to_thread(part_state, self.session.draft, part, text)
        except Exception as error:  # noqa: BLE001 - whatever reading it does, the drafter goes on writing
            state = error
        if not self.is_attached or not self.query("#counts"):
            return  # left meanwhile
        if isinstance(state, Exception):
            self.query_one("#counts", Flow).show([line((say.not_judged(state), "$text-warning"))])
        elif (self.part, self.area.source) == (part, text):
            self._judged(state)

    def _judged(self, state: PartState) -> None:
        """Show what is known now."""
        self.state = state
        if state.text.text == self.area.text:
            self.area.mark(say.marks(state))
        self.pane.know(state, self._phrasings)
        self.query_one("#counts", Flow).show(say.counted(state))
        self._about()
