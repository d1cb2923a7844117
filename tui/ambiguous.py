"""Terminals that draw ambiguous characters (“ ” … — · ① ×) two cells wide, as Chinese ones may be set to.

Rich and with it Textual count them as one cell: what follows on the line would drift, and the cursor with it. The
terminal is asked where its cursor stands after such a character; where it moved by two, they are counted so too.
"""

from __future__ import annotations

import os
import unicodedata
from typing import Any

from rich import cells

ASK = "\x1b7\x1b[2;1H\x1b[8m“\x1b[6n\x1b[0m\x1b8"
"""Writes a quotation mark that is not seen, asks for the cursor, and puts it back.

On the second line: an answer from the first one could not be told from a function key.
"""
ROW = 1
"""The row of the answer, from 0."""

_INSIDE = vars(cells)
"""Rich has no way to say how wide characters are; what it looks up is put in place of its own."""
_TABLE, _SINGLES = "load_cell_table", "_is_single_cell_widths"
_narrow: dict[str, Any] = {name: _INSIDE.get(name) for name in (_TABLE, _SINGLES)}
_RANGE = (*range(0xA1, 0x3250), 0xFFFD)
"""Where ambiguous characters are, apart from those for private use."""
_wide = False


def forced() -> bool | None:
    """What `NIANBAO_WIDE` says: 1 for two cells, 0 for one; None where it says nothing."""
    return {"1": True, "0": False}.get(os.environ.get("NIANBAO_WIDE", ""))


def are_wide() -> bool:
    """Whether ambiguous characters count as two cells now."""
    return _wide


def count(*, wide: bool) -> bool:
    """Count ambiguous characters as two cells, or as one again; False where that was so already."""
    global _wide  # noqa: PLW0603 - the width of a character is one for the whole program
    if wide == _wide or None in _narrow.values():
        return False
    _wide = wide
    if wide:
        table = _wide_table(cells.CellTable(*_narrow[_TABLE]("auto")))
        _INSIDE.update({_TABLE: lambda _version="auto": table, _SINGLES: _only_ascii})
    else:
        _INSIDE.update(_narrow)
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()
    from tui.text import breaks

    breaks.cache_clear()
    return True


def _only_ascii(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _wide_table(table: cells.CellTable) -> cells.CellTable:
    """The table of widths with every ambiguous character as two cells; what has no width keeps none."""
    known = {code for start, end, _ in table.widths if start < _RANGE[-2] for code in range(start, end + 1)}
    ambiguous = [
        (code, code, 2)
        for code in _RANGE
        if code not in known and unicodedata.east_asian_width(chr(code)) == "A"
    ]
    return table._replace(widths=tuple(sorted((*table.widths, *ambiguous))))
