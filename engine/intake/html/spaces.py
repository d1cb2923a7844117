"""White space as a reader of the page sees it."""

from __future__ import annotations

from engine.regex import regex

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·①-⓿"
_BLANKS = " \t\n\r\f"
_LINE_END_BY_IDEOGRAPH = regex(
    f"(?<=[{_WIDE}])[ \t\f]*[\r\n][{_BLANKS}]*|[ \t\f]*[\r\n][{_BLANKS}]*(?=[{_WIDE}])"
)
_RUN = regex(f"[{_BLANKS}]+")
_UNSEEN = dict.fromkeys(
    (
        *range(9),
        *range(11, 12),
        *range(14, 32),
        *range(127, 160),
        *(173, 8203, 8204, 8205, 8206, 8207, 8288, 65279),
        *range(8234, 8239),
    )
)
_SPACES = dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F), " ")
_CLEANED = {**_UNSEEN, **_SPACES}


def settle(raw: str) -> str:
    """A line of a page as it is seen.

    Runs of white space collapse to one blank. A line end of the source that touches a Chinese character is none: editors
    break Chinese text anywhere (CSS Text 3, 4.1.3). Indents of full-width blanks are taken away at both ends.
    """
    if "\n" in raw or "\r" in raw:
        raw = _LINE_END_BY_IDEOGRAPH.sub("", raw.strip(_BLANKS))
    text = _RUN.sub(" ", raw)
    if not text.isascii():
        text = text.translate(_CLEANED)
    return text.strip()
