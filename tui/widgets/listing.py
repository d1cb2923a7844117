"""A list of lines of which one is highlighted, and of which as many are shown as there is room for."""

from __future__ import annotations

from textual.reactive import reactive

from tui.widgets.drawn import Drawn


class Listing(Drawn):
    """What the list of options and the list of commands share: the lines around the highlighted one, and a hint below."""

    at: reactive[int] = reactive(0)

    @property
    def count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """How many of them are seen; the last row says how to choose."""
        return max(1, self.content_size.height - 1)

    @property
    def first(self) -> int:
        """The first one that is seen."""
        return max(0, min(max(0, self.at) - self.room // 2, self.count - self.room))

    @property
    def seen(self) -> range:
        """Those that are seen."""
        return range(self.first, min(self.count, self.first + self.room))

    def under(self, y: int) -> int | None:
        """The line at this row; None at the hint and below the last."""
        index = self.first + y
        return index if y < self.room and index < self.count else None
