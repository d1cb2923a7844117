"""Keys by the id of what they do, so that a file can give them to something else.

The file is TOML: one line for each id, `"interview.findings" = "f9"`, or the ids of a screen under its name:

    [interview]
    findings = "f9,ctrl+f"

It is read only where it is there; the screens with all their keys are loaded only then, and for the help.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from engine.namedtuple import NamedTuple

if TYPE_CHECKING:
    from re import Match

    from textual.dom import DOMNode

_NAMES = {
    "enter": "回车",
    "escape": "Esc",
    "space": "空格",
    "tab": "Tab",
    "backspace": "退格",
    "delete": "Delete",
    "insert": "Insert",
    "up": "上",
    "down": "下",
    "left": "左",
    "right": "右",
    "pageup": "PageUp",
    "pagedown": "PageDown",
    "home": "Home",
    "end": "End",
}
"""What keys are called; letters and function keys are called by themselves."""


_FUNCTION_KEYS = {
    "F1": "interview.help",
    "F2": "interview.index",
    "F3": "interview.table",
    "F4": "interview.findings",
    "F5": "interview.edit",
    "F6": "interview.export",
    "F7": "interview.numbers",
    "F8": "interview.growth",
    "F9": "interview.overview",
    "F10": "interview.write",
}
"""What the function keys of the interview do as long as nobody gives them to something else."""


class Shortcut(NamedTuple):
    """Something that a key does.

    Attributes:
        id: its name in the file, such as interview.findings.
        keys: the keys as the program gives them, with commas between.
        does: what it does, in a few words.
    """

    id: str
    keys: str
    does: str

    @property
    def place(self) -> str:
        """Where the key works: the part of the id before the point."""
        return self.id.partition(".")[0]


def named(keys: str) -> str:
    """Keys as people call them: "ctrl+s,f6" is Ctrl+S、F6; of a letter in both cases one."""
    shown = dict.fromkeys(_named(key.strip()) for key in keys.split(",") if key.strip())
    return "、".join(shown)


def _named(key: str) -> str:
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    name = _NAMES.get(last) or (last.upper() if len(last) == 1 or last[1:].isdigit() else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def in_force(bindings: Iterable[BindingType], keys: Mapping[str, str]) -> dict[str, str]:
    """The actions of some bindings by key, with what the drafter has set."""
    return {
        key.strip(): binding.action
        for binding in bindings
        if isinstance(binding, Binding)
        for key in keys.get(binding.id or "", binding.key).split(",")
    }


def key_of(action: str, nodes: Iterable[DOMNode], keys: Mapping[str, str]) -> str:
    """The key that the drafter has set for an action of one of these nodes; empty where they have set none."""
    own = (
        binding for node in nodes for kind in type(node).__mro__ for binding in vars(kind).get("BINDINGS", ())
    )
    for binding in own:
        if isinstance(binding, Binding) and binding.action == action and binding.id and binding.id in keys:
            return named(keys[binding.id].partition(",")[0])
    return ""


def reworded(text: str, keys: Mapping[str, str]) -> str:
    """A hint of the interview with the keys that the drafter has set: 按F4 becomes 按Ctrl+G."""
    if not keys:
        return text
    from re import sub

    def own(found: Match[str]) -> str:
        set_to = keys.get(_FUNCTION_KEYS.get(found[0], ""), "")
        return named(set_to.partition(",")[0]) or found[0]

    return sub("F[0-9]+", own, text)


def shortcuts() -> tuple[Shortcut, ...]:
    """Everything that a key does, screen by screen; loads all screens."""
    found: dict[str, Shortcut] = {}
    for holder in _holders():
        for binding in vars(holder).get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                found.setdefault(binding.id, Shortcut(binding.id, binding.key, binding.description))
    return tuple(found.values())


def _holders() -> Iterable[type]:
    """Every class of the program that has keys, those of the interview first."""
    from importlib import import_module
    from pkgutil import iter_modules

    import tui.screens
    import tui.widgets

    first = ("tui.app", "tui.screens.interview", "tui.widgets.composer")
    others = [
        f"{package.__name__}.{module.name}"
        for package in (tui.screens, tui.widgets)
        for module in iter_modules(package.__path__)
    ]
    for name in dict.fromkeys((*first, *others)):
        module = import_module(name)
        yield from (
            value for value in vars(module).values() if isinstance(value, type) and value.__module__ == name
        )
