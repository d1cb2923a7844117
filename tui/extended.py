"""Keys that terminals send in the newer ways, whether or not anybody asked for them.

The kitty keyboard protocol is never switched on (see `tui.launch`), but tmux, xterm, iTerm2 and VS Code can be set up to
use it or xterm's own way of it all the time. Textual then reads Shift+Enter as the letters [13;2u, takes Alt and an arrow
key for two keys, and gives up on what an input method commits when it is longer than four hanzi.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from textual import _xterm_parser, events
from textual.keys import Keys

from engine.regex import regex

_LONGEST = 512
"""Characters of one sequence: what an input method commits may be a whole sentence of 80 hanzi."""
_EXTENDED = regex(r"\x1b\[(\d+)[\d:]*(?:;(\d*)(?::(\d+))?)?(?:;([\d:]*))?u")
"""Key, modifiers, what happened to the key, the text that comes of it."""
_RELEASED = "3"
_OTHER_KEYS = regex(r"\x1b\[27;(\d+);(\d+)~")
"""xterm's modifyOtherKeys: the modifiers come before the key."""
_ALT = {
    "\x1b\r": "alt+enter",
    "\x1b[1;3A": "alt+up",
    "\x1b[1;3B": "alt+down",
    "\x1b[5;3~": "alt+pageup",
    "\x1b[6;3~": "alt+pagedown",
}

Reader = Callable[..., Iterable[events.Key]]


def understand() -> None:
    """Let the parser of Textual read these sequences too. Without the places that this needs, it stays as it is."""
    parser: Any = _xterm_parser.XTermParser
    reader = getattr(parser, "_sequence_to_key_events", None)
    if reader is None or not hasattr(parser, "_parse_extended_key") or hasattr(reader, "__wrapped__"):
        return
    parser._sequence_to_key_events = _reading_more(reader)  # noqa: SLF001 - there is no public place for it
    if hasattr(_xterm_parser, "_MAX_SEQUENCE_SEARCH_THRESHOLD"):
        _xterm_parser._MAX_SEQUENCE_SEARCH_THRESHOLD = _LONGEST  # noqa: SLF001


def _reading_more(reader: Reader) -> Reader:
    @wraps(reader)
    def read(self: Any, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        if sequence in _ALT:
            return [events.Key(_ALT[sequence], None)]
        plain = _plain(sequence)
        if plain is None:
            return reader(self, sequence, alt)
        try:
            found = self._parse_extended_key(plain) if plain else None
        except (ValueError, OverflowError):  # no such character
            found = None
        return [key.copy() for key in found] if found else [events.Key(Keys.Ignore, sequence)]

    return read


def _plain(sequence: str) -> str | None:
    """The sequence as Textual reads it; empty for a key that was let go; None when it is of another kind."""
    other = _OTHER_KEYS.fullmatch(sequence)
    if other:
        return f"\x1b[{other[2]};{other[1]}u"
    found = _EXTENDED.fullmatch(sequence)
    if found is None:
        return None
    code, modifiers, event, text = (group or "" for group in found.groups())
    return "" if event == _RELEASED else f"\x1b[{code};{modifiers};{text}u"
