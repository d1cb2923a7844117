"""What the half-typed answer would mean, right above where it is typed."""

from __future__ import annotations

from collections.abc import Sequence

from engine.interview.model import Note, Preview
from tui.findings import brief
from tui.labels import TONES
from tui.text import Line, line
from tui.widgets.flow import Flow

_SAID = ("〔冲突〕", "〔请说明〕")
"""Lines of the echo that repeat the contradictions and the unclear words."""


class EchoBox(Flow):
    """Understood figures, contradictions, unclear words; empty when there is nothing to say."""

    DEFAULT_CSS = """
    EchoBox { padding: 0 1; max-height: 4; }
    """

    def preview(self, preview: Preview) -> None:
        """Show what the text would mean."""
        self.show(previewed(preview))

    def say(self, notes: Sequence[Note]) -> None:
        """Show what was said to the last answer."""
        self.show([noted(note) for note in notes])


def previewed(preview: Preview) -> list[Line]:
    """The first contradiction first: it must be seen also where there is little room."""
    lines = [brief(finding) for finding in preview.conflicts[:1]]
    if len(preview.conflicts) > 1:
        lines.append(line(TONES["conflict"], f"连同上面这处一共{len(preview.conflicts)}处，回车后逐条列出。"))
    lines += [line(TONES["unclear"], text, hang=14) for text in preview.unclear]
    lines += [line(TONES["understood"], text, hang=8) for text in preview.echo if not text.startswith(_SAID)]
    return lines


def noted(note: Note) -> Line:
    """A note with the word for its tone."""
    word, style = TONES[note.tone]
    return line((word, style), note.text, hang=8)
