"""Text of a person as markup for a run of Word: every character literal, numbers small enough for their column."""

from __future__ import annotations

_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_SMALL = (
    '</w:t></w:r><w:r><w:rPr>{0}<w:sz w:val="{1}"/><w:szCs w:val="{1}"/></w:rPr>'
    '<w:t xml:space="preserve">{2}</w:t></w:r><w:r><w:t>'
)
_NARROWED = '<w:w w:val="{0}"/>'
_ROOM = {"applications": (6, 62), "disputes": (5, 53)}
"""Table -> digits that fit into a column at full size; width of the column in half points, a digit being half its size
wide. Measured on 652 and 589 twips less the margins of the cells."""
_SMALLEST = 15
"""Half points; what does not fit at this size is narrowed."""


class Markup(str):
    """Text that is markup already, so that nobody escapes it again; Jinja knows it by `__html__`."""

    __slots__ = ()

    def __html__(self) -> str:
        """The markup."""
        return self


def escape(text: str) -> str:
    """Text as it stands in XML, between tags or in an attribute."""
    if text.isalnum():
        return text
    return (
        text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )


def joined(*pieces: Markup) -> Markup:
    """Markup behind markup."""
    return Markup("".join(pieces))


def markup(text: str) -> Markup:
    """Text for a `w:t`.

    Args:
        text: sanitised text.

    Returns:
        The same text with `<`, `&` and quotes escaped and tabs as Word writes them.
    """
    return Markup(escape(text).replace("\t", _TAB))


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
    return Markup(_SMALL.format(_NARROWED.format(scale) if scale < 100 else "", size, markup(text)))
