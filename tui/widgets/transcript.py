"""The conversation so far. Only the last turns are mounted; older ones come in when the top is reached."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Offset, Size

from engine.interview.model import Note, Prompt, Turn
from tui.labels import STATUSES
from tui.messages import OlderWanted
from tui.text import Line, height, line, shorten
from tui.widgets.echo import noted
from tui.widgets.flow import Flow
from tui.widgets.question import QuestionBlock, described

WINDOW = 40
"""At most so many turns stay mounted after an answer,"""
PAGE = 20
"""and so many more come in at a time when the drafter scrolls up."""
FILL_AFTER = 0.3
"""Seconds after which older turns fill an empty space above."""
_LONGEST = 240
_AROUND = 12
"""Rows that other parts may take: bars, table, composer."""


class TurnBlock(Flow):
    """One question and its answer."""

    DEFAULT_CSS = """
    TurnBlock { padding: 0 1; margin: 0 0 1 0; }
    """


class Transcript(VerticalScroll):
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
        self._blocks: list[Sequence[Line]] = []
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
        self._blocks = [turn_lines(turn) for turn in turns]
        self._first = len(self._blocks)
        while self._first > 0 and rows > 0:
            rows -= height(self._blocks[self._first - 1], width - 2) + 1
            self._first -= rows >= 0

    def compose(self) -> ComposeResult:
        """The last turns and the question."""
        for lines in self._blocks[self._first :]:
            yield TurnBlock(lines)
        yield self.question

    def add(self, lines: Sequence[Line]) -> None:
        """Append a turn above the question, and drop the oldest mounted ones."""
        if not lines:
            return
        self._blocks.append(tuple(lines))
        self.mount(TurnBlock(lines), before=self.question)
        mounted = list(self.query_children(TurnBlock))
        surplus = len(mounted) - WINDOW
        if surplus > PAGE // 2:
            self._first += surplus
            self.app.batch_update()
            for block in mounted[:surplus]:
                block.remove()

    async def refill(self, turns: Sequence[Turn]) -> None:
        """Show other turns in the place of all."""
        await self.query_children(TurnBlock).remove()
        self._fill(turns, self.size.width, self.size.height)
        await self.mount_all(
            [TurnBlock(lines) for lines in self._blocks[self._first :]], before=self.question
        )

    def on_mount(self) -> None:
        """Older turns can wait until the first frame is out."""
        self.set_timer(FILL_AFTER, self._look_for_older)

    def show_question(self) -> None:
        """Scroll so that the question is seen from its beginning, and to the bottom where it fits."""
        self._following = True
        self.call_after_refresh(self._to_question)

    def on_resize(self) -> None:
        """What stands under the transcript grew or shrank: the question stays in view."""
        if self._following:
            self._to_question()
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
        blocks = [TurnBlock(lines) for lines in self._blocks[start : self._first]]
        self._first = start
        if blocks:
            before = self.max_scroll_y
            at = self.scroll_y
            await self.mount(*blocks, before=0)
            self.call_after_refresh(self._keep_place, Offset(int(at), before))
        self._loading = False

    def _keep_place(self, was: Offset) -> None:
        self.scroll_to(y=was.x + (self.max_scroll_y - was.y), animate=False)


def turn_lines(turn: Turn) -> list[Line]:
    """A past answer."""
    word = STATUSES["answered"] if turn.status == "answered" else ""
    return asked_lines(turn.title, turn.answer, word, turn.summary if word else "")


def asked_lines(title: str, answer: str, word: str = "", summary: str = "") -> list[Line]:
    """A question, its answer, and how it was understood; where that says the same, one line does."""
    lines = [line(("问　", "$quiet"), (title, "$quiet"), hang=4)] if title else []
    short = answer if len(answer) <= _LONGEST else f"{answer[:_LONGEST]}（后略，共{len(answer)}字）"
    same = summary in ("", answer)
    if answer:
        tail = (f"　{word}", "$text-success") if word and same else ""
        lines.append(line(("答　", "$text-accent"), short, tail, hang=4))
    if not same or (word and not answer):
        lines.append(line((word, "$text-success"), (shorten(summary, 600), "$quiet"), hang=8))
    return lines


def turn_now(asked: Prompt, text: str, notes: Sequence[Note]) -> list[Line]:
    """A question that was just answered, and what the program said to it."""
    answer = text or asked.suggestion or ("采用" if asked.kind == "prose" else "")
    silent = asked.kind in ("confirm", "done") or text.startswith(("/", "／"))
    title = "" if silent else asked.title
    said = [note for note in notes if note.tone != "saved" or not note.text.endswith(f"：{answer}")]
    word = STATUSES["answered"] if len(said) < len(notes) else ""
    return [*asked_lines(title, answer, word), *(noted(note) for note in said)]
