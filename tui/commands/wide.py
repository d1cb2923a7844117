"""Text measured in terminal cells, with the standard library alone: a hanzi takes two."""

from __future__ import annotations

from engine.output.cells import NOT_FIRST, NOT_LAST, width


def clipped(text: str, cells: int) -> str:
    """The text, cut with an ellipsis where it is wider."""
    if width(text) <= cells:
        return text
    kept, room = "", cells - 1
    for char in text:
        room -= width(char)
        if room < 0:
            break
        kept += char
    return kept + "…"


def padded(text: str, cells: int) -> str:
    """The text with spaces behind it up to this width."""
    return text + " " * (cells - width(text))


def wrapped(text: str, cells: int) -> list[str]:
    """The text in lines of at most this width; Latin words stay whole, no line begins with a full stop."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if line and width(line + piece.rstrip()) > cells:
                lines.append(line.rstrip())
                line = piece.lstrip()
            else:
                line += piece
        lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> list[str]:
    """What may not be broken: Latin words, and a hanzi with the punctuation that belongs to it."""
    pieces: list[str] = []
    for char in text:
        before = pieces[-1] if pieces else ""
        latin = char != " " and width(char) == 1
        joins = before and (
            char == " "
            or char in NOT_FIRST
            or before[-1] in NOT_LAST
            or (latin and before[-1] != " " and width(before[-1]) == 1)
        )
        if joins:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces
