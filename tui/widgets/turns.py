"""What a past answer says in the transcript."""

from __future__ import annotations

from collections.abc import Sequence

from engine.interview.model import Note, Prompt, Turn
from tui.labels import STATUSES
from tui.text import Line, line, shorten
from tui.widgets.echo import noted

CHANGED = "〔已改〕"
"""An answer that was opened again and is another one now."""
_LONGEST = 240


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
