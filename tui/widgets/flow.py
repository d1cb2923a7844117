"""A block of text that wraps the Chinese way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import Reactive
from textual.widgets import Static

from tui.text import Line, flow, height

if TYPE_CHECKING:
    from textual.geometry import Size


class Flow(Static):
    """Lines of text as a widget; the text is never parsed as markup."""

    DEFAULT_CSS = """
    Flow { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """

    auto_links: Reactive[bool] = Reactive(default=False)

    def __init__(
        self,
        lines: Sequence[Line] = (),
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(markup=False, id=id, classes=classes)
        self.lines: tuple[Line, ...] = tuple(lines)
        self._flowed: tuple[int, Content] | None = None

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        new = tuple(lines)
        if new == self.lines:
            return
        self.lines = new
        self._flowed = None
        self.clear_cached_dimensions()
        self.refresh(layout=True)

    def measure(self) -> None:
        """Wrap anew: characters are wider or narrower than they were."""
        self._flowed = None
        self.clear_cached_dimensions()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The rows that the lines take at this width."""
        return height(self.lines, width) if width and self.lines else 0

    def render(self) -> Content:
        """The lines, wrapped to the present width."""
        width = self.content_size.width
        if self._flowed is None or self._flowed[0] != width:
            self._flowed = (width, flow(self.lines, width) if width else Content())
        return self._flowed[1]
