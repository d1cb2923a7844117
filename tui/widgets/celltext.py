"""What is being typed into a cell: a short text with a caret. A value; every key gives a new one."""

from __future__ import annotations

from rich.cells import cell_len

from engine.namedtuple import NamedTuple

LONGEST = 40
"""No figure needs more characters."""


class CellText(NamedTuple):
    """The text of the cell that is being edited.

    Attributes:
        text: what stands there.
        caret: the place, in characters, where the next one goes.
        fresh: it was begun by typing over the cell, so that the arrow keys leave it; else they move the caret.
        before: what stood there when the editing began.
    """

    text: str = ""
    caret: int = 0
    fresh: bool = True
    before: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to take over."""
        return self.fresh or self.text.strip() != self.before

    def typed(self, text: str) -> CellText:
        """Text goes in at the caret."""
        text = text[: LONGEST - len(self.text)]
        joined = self.text[: self.caret] + text + self.text[self.caret :]
        return self._replace(text=joined, caret=self.caret + len(text))

    def pressed(self, key: str) -> CellText | None:
        """An editing key; None when it is none."""
        text, at = self.text, self.caret
        if key == "backspace":
            return self._replace(text=text[: max(0, at - 1)] + text[at:], caret=max(0, at - 1))
        if key == "delete":
            return self._replace(text=text[:at] + text[at + 1 :])
        if key == "ctrl+u":
            return self._replace(text="", caret=0)
        moved = {"left": at - 1, "right": at + 1, "home": 0, "end": len(text)}
        if key not in moved:
            return None
        return self._replace(caret=max(0, min(len(text), moved[key])))

    @property
    def cells(self) -> int:
        """How wide the text is on the screen."""
        return cell_len(self.text)


def begun(text: str) -> CellText:
    """Typing over a cell."""
    return CellText().typed(text)


def opened(text: str) -> CellText:
    """Editing what stands in a cell."""
    return CellText(text, len(text), fresh=False, before=text)
