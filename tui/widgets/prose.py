"""Where a part of the prose is written: numbers that are linked are shown as figures, marked, and followed through edits.

Wraps the Chinese way: no line begins with ，。）” or ends with （“《. Undo brings broken links back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.document._document import EditResult, Location, Selection
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.document._wrapped_document import WrappedDocument
from textual.message import Message
from textual.widgets import TextArea

from engine.namedtuple import NamedTuple
from engine.prose.links import Link, Resolved, linked_keys
from engine.prose.phrasings import BLANK
from engine.prose.relink import source, spliced
from tui.text import breaks, clean
from tui.widgets.field import Field

FIGURE_KEYS = ("{", "｛")
"""What calls the list of figures; an input method gives the second."""


class Mark(NamedTuple):
    """A stretch of the text that is pointed at: its place, how it looks (error, warning, hint, offer), and why."""

    start: int
    end: int
    look: str
    words: str


class ChineseLines(WrappedDocument):
    """The document in lines that break between any two hanzi, but not before 。 or behind （."""

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap all paragraphs; where each breaks is remembered, so that one that did not change costs nothing."""
        self._width = width
        if tab_width:
            self._tab_width = tab_width
        self._wrap_offsets = [
            list(breaks(line, width, spaces_hang=False)) if width else [] for line in self.document.lines
        ]
        self._offset_to_line_info = [
            (line, section)
            for line, cuts in enumerate(self._wrap_offsets)
            for section in range(len(cuts) + 1)
        ]
        self._line_index_to_offsets = [[] for _ in self._wrap_offsets]
        for offset, (line, _) in enumerate(self._offset_to_line_info):
            self._line_index_to_offsets[line].append(offset)
        self._tab_width_cache = [[] for _ in self._wrap_offsets]

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:  # noqa: ARG002
        """Wrap again what an edit changed."""
        self.wrap(self._width)


class _LinkedEdit(Edit):
    """An edit that knows the links before it, so that undoing it brings them back."""

    def __init__(self, edit: Edit, links: tuple[Link, ...] | None = None) -> None:
        super().__init__(edit.text, edit.from_location, edit.to_location, edit.maintain_selection_offset)
        self._given = links
        self._links: tuple[Link, ...] = ()

    def do(self, text_area: Any, record_selection: bool = True) -> EditResult:
        """Change the text, and move or break the links."""
        area: ProseArea = text_area
        start, end = area.index(self.top), area.index(self.bottom)
        self._links = area.links
        result = super().do(area, record_selection)
        area.changed(start, end, self.text, self._given)
        return result

    def undo(self, text_area: Any) -> EditResult:
        """Change the text back, and the links too."""
        area: ProseArea = text_area
        done = self._edit_result
        start, end = area.index(self.top), area.index(done.end_location if done else self.bottom)
        result = super().undo(area)
        area.changed(start, end, done.replaced_text if done else "", self._links)
        return result


class ProseArea(Field):
    """The text of a part; Enter begins a paragraph."""

    DEFAULT_CSS = """
    ProseArea { height: 1fr; max-height: 100%; padding: 0 1; background: $surface; scrollbar-size-vertical: 1; }
    ProseArea .prose--link { background: $tint; color: $text-success; text-style: underline; }
    ProseArea .prose--error { color: $text-error; text-style: bold underline; }
    ProseArea .prose--warning { color: $text-warning; text-style: underline; }
    ProseArea .prose--hint { text-style: underline; }
    ProseArea .prose--offer { color: $text-primary; text-style: italic; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *Field.COMPONENT_CLASSES,
        "prose--link",
        "prose--error",
        "prose--warning",
        "prose--hint",
        "prose--offer",
    }

    class CursorMoved(Message):
        """The cursor stands elsewhere."""

    class FigureWanted(Message):
        """A brace was typed: a figure is to be inserted here."""

        def __init__(self, typed: str) -> None:
            super().__init__()
            self.typed = typed

    class SourcePasted(Message):
        """A text with links in braces was pasted."""

        def __init__(self, source: str) -> None:
            super().__init__()
            self.source = source

    class LinksBroken(Message):
        """Typing changed numbers that were linked."""

        def __init__(self, links: tuple[Link, ...]) -> None:
            super().__init__()
            self.links = links

    def __init__(self, text: Resolved, *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        self.links: tuple[Link, ...] = ()
        self.marks: tuple[Mark, ...] = ()
        super().__init__(text.text, placeholder=placeholder, id=id)
        self.links = text.links

    def show(self, text: Resolved) -> None:
        """Edit another text; there is nothing to undo then."""
        self.links, self.marks = (), ()
        self.put(text.text)
        self.links = text.links
        self._redraw()

    # Places: code points of the text against rows and columns

    @property
    def source(self) -> str:
        """The text as the draft holds it, with links in braces."""
        return source(self.text, self.links)

    @property
    def at(self) -> int:
        """The code point at which the cursor stands."""
        return self.index(self.cursor_location)

    def index(self, location: Location) -> int:
        """The code point of a row and column."""
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def location(self, index: int) -> Location:
        """The row and column of a code point."""
        for row, line in enumerate(self.document.lines):
            if index <= len(line):
                return row, index
            index -= len(line) + 1
        return self.document.end

    def go(self, index: int) -> None:
        """Put the cursor before a code point, well in sight."""
        self.move_cursor(self.location(index), center=True)

    def link_at(self, index: int) -> Link | None:
        """The link in which, or beside which, a place is."""
        return next((link for link in self.links if link.start <= index <= link.end), None)

    def marks_at(self, index: int) -> tuple[Mark, ...]:
        """The marks over a place."""
        return tuple(mark for mark in self.marks if mark.start <= index <= mark.end)

    # Changes

    def edit(self, edit: Edit) -> EditResult:
        """Every change follows the links."""
        return super().edit(edit if isinstance(edit, _LinkedEdit) else _LinkedEdit(edit))

    def changed(self, start: int, end: int, new: str, links: tuple[Link, ...] | None) -> None:
        """The text changed between two places; called while it happens.

        Args:
            start: first code point that gave way.
            end: behind the last one.
            new: what stands there now.
            links: the links of the new text; None to work them out.
        """
        before, shift = self.links, len(new) - (end - start)
        self.links = spliced(before, start, end, new, self.text) if links is None else links
        self.marks = tuple(
            mark if mark.end <= start else mark._replace(start=mark.start + shift, end=mark.end + shift)
            for mark in self.marks
            if mark.end <= start or mark.start >= end
        )
        if links is None and len(self.links) < len(before):
            kept = {link.start for link in self.links}
            broken = tuple(
                link
                for link in before
                if (link.start if link.end <= start else link.start + shift) not in kept
                and not start <= link.start < link.end <= end
            )
            if broken:  # one that was deleted with its words needs no telling
                self.post_message(self.LinksBroken(broken))

    def insert_source(self, text: Resolved) -> None:
        """Put words with links of their own in the place of the selection, or at the cursor."""
        low, high = sorted(self.selection)
        start, end = self.index(low), self.index(high)
        after = self.text[:start] + text.text + self.text[end:]
        own = [link._replace(start=link.start + start, end=link.end + start) for link in text.links]
        links = (*spliced(self.links, start, end, text.text, after), *own)
        self.edit(_LinkedEdit(Edit(text.text, low, high, maintain_selection_offset=False), links))
        self.history.checkpoint()
        blank = text.text.find(BLANK)
        if blank >= 0:  # what is typed next takes its place
            first, last = self.location(start + blank), self.location(start + blank + len(BLANK))
            self.selection = Selection(first, last)

    def set_links(self, links: Sequence[Link]) -> None:
        """Other links on the same text; can be undone."""
        self.history.checkpoint()
        chosen = tuple(sorted(links, key=lambda link: link.start))
        end = self.document.end
        self.edit(_LinkedEdit(Edit(self.text, (0, 0), end, maintain_selection_offset=True), chosen))
        self.history.checkpoint()

    def mark(self, marks: Sequence[Mark]) -> None:
        """Point at other stretches."""
        found = tuple(marks)
        if found != self.marks:
            self.marks = found
            self._redraw()

    def action_send(self) -> None:
        """Enter: a new paragraph."""
        if result := self._replace_via_keyboard("\n", *self.selection):
            self.move_cursor(result.end_location)

    async def _on_key(self, event: events.Key) -> None:
        """A brace calls the list of figures."""
        if event.character in FIGURE_KEYS:
            event.prevent_default()
            event.stop()
            self.post_message(self.FigureWanted(event.character or ""))

    async def _on_paste(self, event: events.Paste) -> None:
        """What a terminal would obey instead of show is left out; links in braces become links."""
        event.text = clean(event.text)
        if linked_keys(event.text):
            event.prevent_default()
            event.stop()
            self.post_message(self.SourcePasted(event.text.rstrip("\n")))

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.CursorMoved())

    # The screen

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = ChineseLines(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def _rewrap_and_refresh_virtual_size(self) -> None:
        """Wrapped anew, the cursor stands elsewhere on the screen, and input methods follow it."""
        super()._rewrap_and_refresh_virtual_size()
        self._recompute_cursor_offset()  # type: ignore[no-untyped-call]

    def _redraw(self) -> None:
        self._line_cache.clear()
        self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A paragraph with its links and marks."""
        line = super().get_line(line_index)
        start = self.index((line_index, 0))
        spans = [(mark.start, mark.end, mark.look) for mark in self.marks]
        spans += [(link.start, link.end, "link") for link in self.links]
        for first, last, look in spans:
            low, high = max(first - start, 0), min(last - start, len(line))
            if low < high:
                line.stylize(self.get_component_rich_style(f"prose--{look}", partial=True), low, high)
        return line
