"""What the widgets of the interview have in common so that a frame costs little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Region

    _Mixed = Widget
else:
    _Mixed = object  # Textual looks for style sheets along the first base alone


class Drawn(Widget):
    """A widget that draws its own lines. No text in it is a link, and none is looked for."""

    auto_links: Reactive[bool] = Reactive(default=False)


class Ground(_Mixed):
    """A container without borders: one colour, that of its background, behind what stands in it.

    Textual draws every line of every container through its whole style machinery, though nothing of it is seen.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """The same line for every row; where lines are changed before they are drawn, the long way."""
        if self.app.get_line_filters():
            return super().render_lines(crop)
        return [Strip.blank(crop.width, self.visual_style.rich_style)] * crop.height


class Row(Ground, Horizontal):
    """Parts side by side."""


class Column(Ground, Vertical):
    """Parts one under the other."""
