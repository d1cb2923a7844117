"""The conversation so far. Only the last turns are mounted; older ones come in when the top is reached.

Any past answer can be highlighted, by keys or a click, and opened again. When its answer changes, it changes where it
stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Offset, Size

from engine.interview.model import Prompt, Turn
from engine.namedtuple import NamedTuple
from tui.messages import OlderWanted, TurnMoved, TurnOpened
from tui.text import Line, height, line
from tui.widgets.drawn import Ground
from tui.widgets.flow import Flow
from tui.widgets.question import QuestionBlock, described
from tui.widgets.turns import CHANGED, turn_lines

WINDOW = 16
"""At most so many turns stay mounted after an answer, on a tall screen one for every two rows,"""
PAGE = 20
"""and so many more come in at a time when the drafter scrolls up."""
FILL_AFTER = 0.3
"""Seconds after which older turns fill an empty space above."""
_AROUND = 12
"""Rows that other parts may take: bars, table, composer."""
OPEN_HINT = "回车打开这一题修改，Esc返回"


class Said(NamedTuple):
    """A block of the transcript.

    Attributes:
        lines: what stands there; None while it is still to be made of the turn.
        question: which question was answered; empty for anything else.
        turn: the turn that it is made of.
        kept: whether the answer was kept, not only understood or refused.
    """

    lines: tuple[Line, ...] | None
    question: str = ""
    turn: Turn | None = None
    kept: bool = False

    def shown(self) -> tuple[Line, ...]:
        """The lines."""
        if self.lines is None and self.turn is not None:
            return tuple(turn_lines(self.turn))
        return self.lines or ()


class TurnBlock(Flow):
    """One question and its answer. A first click highlights it, a second one opens it."""

    DEFAULT_CSS = """
    TurnBlock { padding: 0 1; margin: 0 0 1 0; }
    TurnBlock.-chosen { background: $tint; }
    """

    def __init__(self, said: Said, place: int, mark: str = "") -> None:
        super().__init__()
        self.place = place
        self.is_chosen = False
        self.tell(said, mark)

    def tell(self, said: Said, mark: str = "", *, chosen: bool | None = None) -> None:
        """Show a turn, why it should be looked at again, and how to open it where it is highlighted."""
        self.is_chosen = self.is_chosen if chosen is None else chosen
        lines = [*said.shown()]
        if mark:
            lines.append(line(("〔请再看〕", "$text-warning"), mark, hang=10))
        if self.is_chosen:
            lines.append(line((f"> {OPEN_HINT}", "bold $text-primary"), hang=2))
        self.set_class(self.is_chosen, "-chosen")
        self.show(lines)

    def on_click(self, event: events.Click) -> None:
        """Highlight it, or open it; selecting a part of the text with the mouse does neither."""
        transcript = self.parent
        if event.chain > 1:  # a second click soon after the first one marks the whole text
            self.screen.clear_selection()
        if isinstance(transcript, Transcript) and not self.screen.get_selected_text():
            event.stop()
            transcript.clicked(self.place)


class Transcript(Ground, VerticalScroll):
    """Turns, then the present question, which is always the last block."""

    DEFAULT_CSS = """
    Transcript {
        layout: stream; align: left bottom; height: 1fr; width: 1fr; scrollbar-size-vertical: 1;
    }
    """

    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.question = QuestionBlock()
        self._said: list[Said] = []
        self._marks: Mapping[str, str] = {}
        self._chosen: int | None = None
        self._mounted: dict[int, TurnBlock] = {}
        self._first = 0
        self._loading = False
        self._following = True

    def begin(self, turns: Sequence[Turn], prompt: Prompt, screen: Size) -> None:
        """Take over a draft before the first frame.

        Only the last turns that fit above the question will be mounted: then nothing has to scroll, and the question
        is on the first frame. Older ones come in a moment later.
        """
        asked = height(described(prompt, None), screen.width - 2)
        self._fill(turns, screen.width, screen.height - asked - len(prompt.options) - _AROUND)

    def _fill(self, turns: Sequence[Turn], width: int, rows: int) -> None:
        self._said = [Said(None, turn.question, turn, kept=True) for turn in turns]
        self._chosen = None
        self._first = len(self._said)
        while self._first > 0 and rows > 0:
            rows -= height(self._said[self._first - 1].shown(), width - 2) + 1
            self._first -= rows >= 0

    def compose(self) -> ComposeResult:
        """The last turns and the question."""
        yield from self._blocks(self._first, len(self._said))
        yield self.question

    def _blocks(self, start: int, end: int) -> list[TurnBlock]:
        blocks = {at: TurnBlock(self._said[at], at, self._mark(at)) for at in range(start, end)}
        self._mounted |= blocks
        return [*blocks.values()]

    def _mark(self, at: int) -> str:
        return self._marks.get(self._said[at].question, "") if self._said[at].kept else ""

    def add(self, lines: Sequence[Line], question: str = "", *, kept: bool = False) -> None:
        """Append a turn above the question; the oldest mounted ones are dropped when it is seen."""
        if not lines:
            return
        self._said.append(Said(tuple(lines), question, kept=kept))
        self.mount(*self._blocks(len(self._said) - 1, len(self._said)), before=self.question)
        if self._surplus > PAGE // 2:
            self.call_after_refresh(self._drop_oldest)

    @property
    def _surplus(self) -> int:
        return len(self._mounted) - max(WINDOW, self.size.height // 2)

    def _drop_oldest(self) -> None:
        """Turns far above the question cost time at every answer; whoever reads there keeps them."""
        surplus = self._surplus if self._following else 0
        if surplus > 0:
            places = range(self._first, self._first + surplus)
            self._first += surplus
            self.remove_children([self._mounted.pop(at) for at in places])

    async def refill(self, turns: Sequence[Turn]) -> None:
        """Show other turns in the place of all."""
        await self.query_children(TurnBlock).remove()
        self._mounted = {}
        self._fill(turns, self.size.width, self.size.height)
        await self.mount_all(self._blocks(self._first, len(self._said)), before=self.question)

    # Answers that change, and answers to look at again

    def holds(self, question: str) -> bool:
        """Whether an answer to this question that was kept stands here."""
        return any(said.kept and said.question == question for said in self._said)

    def change(self, turn: Turn) -> None:
        """Show a new answer wherever the question stands with an older one."""
        for at, said in enumerate(self._said):
            if said.kept and said.question == turn.question:
                self._said[at] = Said(
                    (*turn_lines(turn), line((CHANGED, "$text-primary"))), turn.question, kept=True
                )
                self._retell(at)

    def mark(self, marks: Mapping[str, str]) -> None:
        """Say at which answers to look again, and why; by question."""
        if marks == self._marks:
            return
        moved = {
            question
            for question in {*marks, *self._marks}
            if marks.get(question) != self._marks.get(question)
        }
        self._marks = dict(marks)
        for at in range(self._first, len(self._said)):
            if self._said[at].question in moved:
                self._retell(at)

    def _retell(self, at: int, *, chosen: bool | None = None) -> TurnBlock | None:
        block = self._mounted.get(at)
        if block is not None:
            block.tell(self._said[at], self._mark(at), chosen=chosen)
        return block

    # A highlighted answer

    @property
    def chosen(self) -> str:
        """The question of the highlighted answer; empty when none is."""
        return "" if self._chosen is None else self._said[self._chosen].question

    async def choose(self, step: int) -> bool:
        """Highlight the answer before or after the highlighted one; False when there is none."""
        start = len(self._said) if self._chosen is None else self._chosen
        way = range(start - 1, -1, -1) if step < 0 else range(start + 1, len(self._said))
        found = next((at for at in way if self._said[at].question), None)
        if found is None:
            return False
        while found < self._first:
            await self.load_older()
        self._highlight(found)
        return True

    def clicked(self, place: int) -> None:
        """Highlight an answer; the highlighted one is opened."""
        if not self._said[place].question:
            return
        if place == self._chosen:
            self.post_message(TurnOpened(self._said[place].question))
        else:
            self._highlight(place)
            self.post_message(TurnMoved(0))

    def _highlight(self, place: int) -> None:
        self.release()
        self._chosen = place
        self.release_anchor()
        self._following = False
        block = self._retell(place, chosen=True)
        if block is not None:
            self.call_after_refresh(self.scroll_to_widget, block, animate=False)

    def release(self) -> bool:
        """Highlight none; False when none was."""
        if self._chosen is None:
            return False
        at, self._chosen = self._chosen, None
        self._retell(at, chosen=False)
        return True

    def on_mount(self) -> None:
        """Older turns can wait until the first frame is out."""
        self.set_timer(FILL_AFTER, self._look_for_older)

    @property
    def is_at_question(self) -> bool:
        """Whether the present question is in view, and not an older part of the conversation."""
        return self._following

    def show_question(self) -> None:
        """Scroll so that the question is seen from its beginning, and to the bottom where it fits."""
        self._following = True
        self.call_after_refresh(self._to_question)

    def on_resize(self) -> None:
        """What stands under the transcript grew or shrank: the question stays in view."""
        if self._following:
            self._to_question()
        elif self._chosen is not None and self._chosen in self._mounted:
            self.call_after_refresh(
                self.scroll_to_widget, self._mounted[self._chosen], animate=False, top=True
            )
        self.set_timer(FILL_AFTER, self._look_for_older)

    def _to_question(self) -> None:
        if self.question.size.height <= self.size.height:
            self.anchor()
        else:
            self.release_anchor()
            self.scroll_to(y=self.question.virtual_region.y, animate=False)

    def page(self, step: int) -> None:
        """Scroll by pages."""
        self.release_anchor()
        self._following = step > 0 and self.scroll_y + step * self.size.height >= self.max_scroll_y
        self.scroll_to(y=self.scroll_y + step * max(1, self.size.height - 2), animate=False)
        self._look_for_older()

    def on_mouse_scroll_up(self) -> None:
        """The wheel: older turns may be wanted."""
        self._following = False
        self.call_after_refresh(self._look_for_older)

    def _look_for_older(self) -> None:
        if self.scroll_y <= 2 and self._first > 0 and not self._loading:
            self._loading = True
            self.post_message(OlderWanted())

    async def load_older(self) -> None:
        """Mount the page of turns before the first mounted one; what is on the screen stays where it is."""
        start = max(0, self._first - PAGE)
        blocks = self._blocks(start, self._first)
        self._first = start
        if blocks:
            before = self.max_scroll_y
            at = self.scroll_y
            await self.mount(*blocks, before=0)
            self.call_after_refresh(self._keep_place, Offset(int(at), before))
        self._loading = False

    def _keep_place(self, was: Offset) -> None:
        if self._following:  # with a scrollbar beside it the text may have wrapped anew
            self._to_question()
            return
        if self._chosen is not None and self._chosen in self._mounted:
            self.scroll_to_widget(self._mounted[self._chosen], animate=False)
            return
        self.scroll_to(y=was.x + (self.max_scroll_y - was.y), animate=False)
