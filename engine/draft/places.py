"""On which line of a TOML text a key stands; used only to word an error, so the best it can find will do."""

from __future__ import annotations

import re

from engine.regex import regex

Path = tuple[str | int, ...]

_BLANK = regex(r"(?:[ \t\r\n]|#[^\n]*)+")
_SPACE = regex(r"[ \t]*")
_PART = regex(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING = regex(
    r'''"""(?:[^\\]|\\.)*?"""{1,3}(?!")|\'\'\'.*?\'\'\'{1,3}(?!')|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\'''', re.DOTALL
)
_BARE = regex(r"[^\s\[\]{}\"'#,]+")
_OPEN, _CLOSE = "[{", "]}"


class Places:
    """The lines of the keys and tables of a text.

    Attributes:
        lines: by path the line where it first stands; items of an array of tables have their index in the path.
        repeated: paths stated twice, each with the line of its second and its first place.
        stopped: the line where the text stops being TOML, None when all of it was read.
    """

    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self.repeated: list[tuple[Path, int, int]] = []
        self.stopped: int | None = None

    def line(self, path: Path) -> int | None:
        """The line of the path, or of the nearest thing that holds it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return None


def places(text: str) -> Places:
    """Where each key of the text stands."""
    scan = _Scan(text)
    while scan.statement():
        pass
    return scan.found


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found = Places()
        self.stated: dict[Path, int] = {}
        self.items: dict[Path, int] = {}
        self.table: Path = ()

    def statement(self) -> bool:
        self._skip(_BLANK)
        if self.at >= len(self.text):
            return False
        start = self.at
        read = self._header() if self.text[start] == "[" else self._entry()
        if not read:
            self.found.stopped = self._line(start)
        return read

    def _header(self) -> bool:
        start = self.at
        brackets = 2 if self.text.startswith("[[", start) else 1
        self.at += brackets
        parts = self._key()
        if not parts or not self.text.startswith("]" * brackets, self.at):
            return False
        self.at += brackets
        if brackets == 2:
            path = (*self._inside(parts[:-1]), parts[-1])
            self.items[path] = self.items.get(path, -1) + 1
            self.found.lines.setdefault(path, self._line(start))
            self.table = (*path, self.items[path])
            self._note(self.table, start)
        else:
            self.table = self._inside(parts)
            self._note(self.table, start, stated=True)
        return True

    def _entry(self) -> bool:
        start = self.at
        parts = self._key()
        if not parts or not self.text.startswith("=", self.at):
            return False
        self.at += 1
        self._note((*self.table, *parts), start, stated=True)
        return self._value()

    def _key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self._skip(_SPACE)
            part = _PART.match(self.text, self.at)
            if part is None:
                return []
            parts.append(_unquoted(part[0]))
            self.at = part.end()
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def _value(self) -> bool:
        depth = 0
        self._skip(_SPACE)
        while self.at < len(self.text):
            char = self.text[self.at]
            token = _STRING.match(self.text, self.at) or _BARE.match(self.text, self.at)
            if token:
                self.at = token.end()
            elif char in _OPEN or char in _CLOSE:
                depth += 1 if char in _OPEN else -1
                self.at += 1
            elif char == "," and depth:
                self.at += 1
            else:
                return False
            self._skip(_BLANK if depth else _SPACE)
            if depth == 0 and (self.at >= len(self.text) or self.text[self.at] in "\r\n#"):
                return True
        return False

    def _inside(self, parts: list[str]) -> Path:
        """The path with the index of the newest item behind every array of tables in it."""
        path: Path = ()
        for part in parts:
            path = (*path, part)
            if path in self.items:
                path = (*path, self.items[path])
        return path

    def _note(self, path: Path, start: int, *, stated: bool = False) -> None:
        line = self._line(start)
        for end in range(1, len(path) + 1):
            self.found.lines.setdefault(path[:end], line)
        if stated and path in self.stated:
            self.found.repeated.append((path, line, self.stated[path]))
        elif stated:
            self.stated[path] = line
            self.found.lines[path] = line

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()

    def _line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1


def _unquoted(part: str) -> str:
    if part[0] == "'":
        return part[1:-1]
    if part[0] != '"':
        return part
    import tomllib

    try:
        return str(tomllib.loads(f"k = {part}")["k"])
    except ValueError:
        return part[1:-1]
