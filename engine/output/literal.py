"""Text of a person as markup for a run of Word: every character literal, numbers small enough for their column."""

from __future__ import annotations

from markupsafe import Markup, escape

_TAB = Markup('</w:t><w:tab/><w:t xml:space="preserve">')
_SMALL = Markup(
    '</w:t></w:r><w:r><w:rPr>{0}<w:sz w:val="{1}"/><w:szCs w:val="{1}"/></w:rPr>'
    '<w:t xml:space="preserve">{2}</w:t></w:r><w:r><w:t>'
)
_NARROWED = Markup('<w:w w:val="{0}"/>')
_ROOM = {"applications": (6, 62), "disputes": (5, 53)}
"""Table -> digits that fit into a column at full size; width of the column in half points, a digit being half its size
wide. Measured on 652 and 589 twips less the margins of the cells."""
_SMALLEST = 15
"""Half points; what does not fit at this size is narrowed."""


def markup(text: str) -> Markup:
    """Text for a `w:t`.

    Args:
        text: sanitised text.

    Returns:
        The same text with `<`, `&` and quotes escaped and tabs as Word writes them.
    """
    safe = escape(text)
    return safe.replace("\t", _TAB) if "\t" in safe else safe


def fitted(text: str, key: str) -> Markup:
    """The printed string of a cell; a number too long for its narrow column is set smaller, so that it stays on one line.

    Args:
        text: the printed string.
        key: key of the cell.
    """
    digits, room = _ROOM.get(key.partition(".")[0], (0, 0))
    if not digits or len(text) <= digits:
        return markup(text)
    size = max(_SMALLEST, 2 * room // len(text))
    scale = 200 * room // (size * len(text))
    return _SMALL.format(_NARROWED.format(scale) if scale < 100 else Markup(), size, markup(text))
