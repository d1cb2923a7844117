"""Patterns that are compiled once on a machine: compiling those of a `check` takes longer than everything they do.

A class of Chinese characters costs `re` a third of a millisecond, and the words of this form are full of them. What
`re` made of a pattern is kept (see `engine.kept`); another version of Python, or an interpreter that has no such codes,
compiles as ever. `regex` is for the fixed patterns of our own source; what depends on a draft goes to `re.compile`.
"""

from __future__ import annotations

import marshal
import re
import sys
from typing import Any, TypeAlias

from engine import kept

_Key: TypeAlias = tuple[str, int]
_Codes: TypeAlias = tuple[int, bytes, int, dict[str, int]]
"""The flags, the codes of the engine of `re`, the number of groups, and the names of groups."""

_NAME = f"{sys.implementation.cache_tag}.patterns"
_HEAD = f"nianbao patterns 1\n{sys.version}\n".encode()
_MOST = 4000
"""Patterns in the file: several times what there are, so that those of earlier versions do not pile up for ever."""

_from_codes: Any = getattr(sys.modules.get("_sre"), "compile", None)
"""What makes a pattern out of its codes; None in an interpreter with another engine."""


class _Store:
    """What this run has made, what was kept by earlier runs, and what this run had to compile."""

    def __init__(self) -> None:
        self.ready: dict[_Key, re.Pattern[str]] = {}
        self.known: dict[_Key, _Codes] | None = None
        self.new: dict[_Key, _Codes] = {}


_STORE = _Store()


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of our own source, as `re.compile` gives it.

    Args:
        pattern: fixed text, never anything of a draft.
        flags: those of `re`.

    Raises:
        re.error: the pattern is wrong.
    """
    key = (pattern, int(flags))
    made = _STORE.ready.get(key)
    if made is None:
        made = _STORE.ready[key] = _made(*key)
    return made


def keep() -> None:
    """Keep what this run had to compile for the runs to come; called when the program ends."""
    if not _STORE.new:
        return
    whole = _loaded()  # another program may have kept more since
    if len(whole) > _MOST:
        whole = {}
    kept.save(_NAME, _HEAD, marshal.dumps(whole | _STORE.new))
    _STORE.new.clear()


def _made(pattern: str, flags: int) -> re.Pattern[str]:
    key = (pattern, flags)
    if _STORE.known is None:
        _STORE.known = _loaded()
    codes = _STORE.known.get(key)
    if codes is None and (codes := _codes(pattern, flags)) is not None:
        _STORE.new[key] = codes
    made = None if codes is None else _restored(pattern, codes)
    return made or re.compile(pattern, flags)


def _loaded() -> dict[_Key, _Codes]:
    body = kept.load(_NAME, _HEAD)
    if body is None or _from_codes is None:
        return {}
    try:
        found = marshal.loads(body)  # noqa: S302 - our own file, as with .pyc
    except (ValueError, TypeError, EOFError):
        return {}
    return found if isinstance(found, dict) else {}


def _restored(pattern: str, codes: _Codes) -> re.Pattern[str] | None:
    try:
        flags, plain, groups, names = codes
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        made: re.Pattern[str] = _from_codes(
            pattern, flags, memoryview(plain).cast("I").tolist(), groups, names, tuple(by_number)
        )
    except (
        RuntimeError,
        TypeError,
        ValueError,
        AttributeError,
        IndexError,
    ):  # not what this interpreter makes
        return None
    return made


def _codes(pattern: str, flags: int) -> _Codes | None:
    """What `re` makes of a pattern; None where this interpreter does it in a way that is not known here."""
    if _from_codes is None:
        return None
    from array import array

    try:
        parser: Any = sys.modules["re._parser"]
        compiler: Any = sys.modules["re._compiler"]
        tree = parser.parse(pattern, flags)
        codes = array("I", compiler._code(tree, flags))  # noqa: SLF001 - `re` has no other way to what it made
        state = tree.state
        return flags | state.flags, codes.tobytes(), state.groups - 1, dict(state.groupdict)
    except (KeyError, AttributeError, TypeError, OverflowError):
        return None
