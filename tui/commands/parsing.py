"""The command line, read after the catalogue.

A parser of our own: what argparse says is English, and loading it costs a tenth of a whole `check`.
"""

from __future__ import annotations

from typing import NoReturn

from tui.commands import console
from tui.commands.catalogue import COMMANDS, GENERAL, HELP, Argument, Command, command


class Options:
    """The values of a command line, under the names of the catalogue: text, a list of texts, a switch, or None."""

    def __init__(self, values: dict[str, str | list[str] | bool | None]) -> None:
        """Used by `parse`."""
        self._values = values

    def text(self, name: str) -> str:
        """A value that must be there."""
        value = self._values[name]
        return value if isinstance(value, str) else ""

    def maybe(self, name: str) -> str | None:
        """A value, None where the option was not given."""
        value = self._values.get(name)
        return value if isinstance(value, str) else None

    def many(self, name: str) -> list[str]:
        """The values of a place that takes several."""
        value = self._values[name]
        return value if isinstance(value, list) else []

    def on(self, name: str) -> bool:
        """Whether a switch was given."""
        return self._values.get(name) is True


def parse(arguments: list[str]) -> tuple[str, Options]:
    """The name of the module that carries the command out, and its options.

    Raises:
        SystemExit: the help was asked for and given (0), or the line cannot be understood (2).
    """
    if not arguments:
        return "start", Options({})
    first, *rest = arguments
    if first in (*HELP.flags, "help"):
        known = command(rest[0]) if first == "help" and rest else None
        _show(known or GENERAL)
    found = command(first)
    if found is None:
        _fail("", _unknown(first))
    return found.module or found.name, Options(_values(found, rest))


def _values(about: Command, words: list[str]) -> dict[str, str | list[str] | bool | None]:
    values: dict[str, str | list[str] | bool | None] = {argument.name: None for argument in about.arguments}
    loose: list[str] = []
    left = iter(words)
    for word in left:
        if word == "--":
            loose += left
        elif word in HELP.flags:
            _show(about)
        elif word.startswith("-") and word != "-":
            option, value = _option(about, word)
            if not option.value:
                if value is not None:
                    _fail(about.name, f"{option.flags[-1]} 后面不能写值（{value}）")
                values[option.name] = True
                continue
            value = next(left, None) if value is None else value
            if not value or value in _flags(about):
                _fail(about.name, f"{option.flags[-1]} 后面要写一个值（{option.value}）")
            values[option.name] = value
        else:
            loose.append(word)
    return values | _placed(about, loose)


def _placed(about: Command, words: list[str]) -> dict[str, str | list[str] | bool | None]:
    """The words without a flag, each at its place."""
    values: dict[str, str | list[str] | bool | None] = {}
    for place in (argument for argument in about.arguments if not argument.flags):
        if place.optional and not words:
            continue
        if not words or not all(words):
            _fail(about.name, f"还要写明{place.help}")
        values[place.name] = words if place.many else words[0]
        words = [] if place.many else words[1:]
    if words:
        _fail(about.name, f"多了“{words[0]}”")
    return values


def _option(about: Command, word: str) -> tuple[Argument, str | None]:
    """The option that a word names, and the value written into it: `--output=x`, `-ox`."""
    flag, equals, value = word.partition("=")
    for option in about.arguments:
        if flag in option.flags:
            return option, value if equals else None
    for option in about.arguments:
        if option.value and not word.startswith("--") and word[:2] in option.flags:
            return option, word[2:]
    near = _nearest(flag, _flags(about))
    return _fail(about.name, f"没有 {flag} 这个选项" + (f"，是不是 {near}" if near else ""))


def _flags(about: Command) -> list[str]:
    return [flag for option in (*about.arguments, HELP) for flag in option.flags]


def _unknown(word: str) -> str:
    if word.startswith("-"):
        return f"没有 {word} 这个选项"
    if "." in word or "/" in word:
        return f"没有“{word}”这个命令；打开草稿请用 nianbao open {word}"
    near = _nearest(word, [known.name for known in COMMANDS])
    return f"没有“{word}”这个命令" + (f"，是不是 {near}" if near else "")


def _nearest(word: str, known: list[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, n=1)), "")


def _show(about: Command) -> NoReturn:
    from tui.commands.manual import manual

    console.out(manual(about))
    raise SystemExit(console.DONE)


def _fail(name: str, message: str) -> NoReturn:
    where = f"nianbao {name}".rstrip()
    shown = "".join(char if char.isprintable() else " " for char in message)
    console.say(f"{where}：{shown}；用法请看 {where} --help")
    raise SystemExit(console.FAILED)
