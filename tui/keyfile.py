"""The drafter's own keys, read from `keys.toml`. A fault in the file is told in one line; the rest of it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from engine.namedtuple import NamedTuple
from tui import settings
from tui.keys import Shortcut, named, shortcuts

EVERYWHERE = ("app", "interview", "composer")
"""Where what is typed goes into the answer: letters cannot be keys there."""

_KEY_NAMES = frozenset(
    {
        *("enter", "escape", "space", "tab", "backspace", "delete", "insert", "up", "down", "left", "right"),
        *("pageup", "pagedown", "home", "end"),
        *(f"f{number}" for number in range(1, 25)),
    }
)
_SAME = {"ctrl+i": "Tab", "ctrl+m": "回车", "ctrl+h": "退格", "ctrl+[": "Esc"}
"""Keys that a terminal cannot tell from another one."""
_ALSO = {
    "esc": "escape",
    "return": "enter",
    "回车": "enter",
    "空格": "space",
    "pgup": "pageup",
    "pgdn": "pagedown",
}


class Loaded(NamedTuple):
    """The keys by id, and what is wrong with the file, one line each."""

    keys: Mapping[str, str]
    warnings: tuple[str, ...]


def place() -> Path:
    """The file."""
    return settings.folder() / settings.KEYS


def load() -> Loaded:
    """The file; nothing where there is none."""
    try:
        data = place().read_bytes()
    except FileNotFoundError:
        return Loaded({}, ())
    except (OSError, RuntimeError) as error:
        return Loaded({}, (f"按键文件 {place()} 读不了（{error}），用原来的按键。",))
    return read(data, str(place()), shortcuts())


def read(data: bytes, path: str, known: Sequence[Shortcut]) -> Loaded:
    """Read the keys.

    Args:
        data: the file.
        path: what it is called in warnings.
        known: everything that can have a key.
    """
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        return Loaded({}, (f"按键文件 {path} 不是UTF-8编码，用原来的按键；请另存为UTF-8。",))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        where = f"第{found[1]}行" if found else "末尾"
        example = '应写成 "interview.findings" = "f9" 这样'
        return Loaded({}, (f"按键文件 {path} {where}写法不对，用原来的按键；{example}。",))
    keys: dict[str, str] = {}
    warnings = []
    ids = {shortcut.id: shortcut for shortcut in known}
    for name, value in _entries(table):
        fault = _fault(name, value, ids)
        if fault:
            warnings.append(f"按键文件 {path} 第{_line(text, name)}行：{fault}")
        else:
            keys[name] = ",".join(_keys(value))
    for name, fault in list(_clashes(keys, ids)):
        warnings.append(f"按键文件 {path} 第{_line(text, name)}行：{fault}")
        del keys[name]
    return Loaded(keys, tuple(warnings))


def _entries(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _entries(value, f"{before}{name}.")
        else:
            yield before + name, value


def _keys(value: object) -> list[str]:
    """Keys as the program writes them: "Ctrl+G, F9" is ctrl+g and f9; of a letter both cases."""
    parts = (
        value.split(",")
        if isinstance(value, str)
        else [str(part) for part in value]
        if isinstance(value, list)
        else []
    )
    found: list[str] = []
    for part in parts:
        *modifiers, last = part.strip().lower().split("+") or [""]
        key = "+".join([*modifiers, _ALSO.get(last, last)])
        found += [key, key.upper()] if len(key) == 1 and key.isalpha() else [key]
    return found


def _fault(name: str, value: object, ids: Mapping[str, Shortcut]) -> str:
    if name not in ids:
        from difflib import get_close_matches

        near = get_close_matches(name, ids, 1, 0.4)
        return (
            f"没有“{name}”这个名称"
            + (f"，是不是 {near[0]}？" if near else "")
            + "这一行不起作用，按F1可以看全部名称。"
        )
    keys = _keys(value)
    if not keys or not isinstance(value, str | list):
        return f'{name} 后面要写按键，例如 "f9"。这一行不起作用。'
    for key in keys:
        if key in _SAME:
            return f"终端分不清 {named(key)} 和 {_SAME[key]}，{name} 请换一个键。这一行不起作用。"
        *modifiers, last = key.split("+")
        known = last in _KEY_NAMES or len(last) == 1
        if not known or not set(modifiers) <= {"ctrl", "alt", "shift"}:
            return f"不认识“{key}”这个键，{name} 请写成 f9、ctrl+g、alt+up 这样。这一行不起作用。"
        types = len(last) == 1 and not {"ctrl", "alt"} & set(modifiers)
        if (types or key == "space") and ids[name].place in EVERYWHERE:
            return f"{named(key)} 要用来打字，{name} 请换成功能键或Ctrl加字母。这一行不起作用。"
    return ""


def _clashes(keys: Mapping[str, str], ids: Mapping[str, Shortcut]) -> Iterator[tuple[str, str]]:
    """Keys that would do two things at one place; what stands first in the file, or is not in it, goes first."""
    taken: dict[tuple[str, str], str] = {}
    for shortcut in ids.values():
        if shortcut.id not in keys:
            taken |= {
                (area, key): shortcut.id for area in _areas(shortcut) for key in shortcut.keys.split(",")
            }
    for name in keys:
        own = keys[name].split(",")
        other = next(
            (taken[area, key] for area in _areas(ids[name]) for key in own if (area, key) in taken), ""
        )
        if other and other != name:
            both = next(key for key in own if any((area, key) in taken for area in _areas(ids[name])))
            yield (
                name,
                f"{named(both)} 已经是 {other}（{ids[other].does}）的键，{name} 请换一个。这一行不起作用。",
            )
        else:
            taken |= {(area, key): name for area in _areas(ids[name]) for key in own}


def _areas(shortcut: Shortcut) -> tuple[str, ...]:
    """The interview, its composer and the application share their keys."""
    return ("interview",) if shortcut.place in EVERYWHERE else (shortcut.place,)


def _line(text: str, name: str) -> int:
    """The line on which a name is set."""
    last = name.rpartition(".")[2]
    for wanted in (name, last):
        for number, line in enumerate(text.split("\n"), start=1):
            if re.match(rf"\s*[\"']?(?:[\w]+\.)*{re.escape(wanted)}[\"']?\s*=", line):
                return number
    return 1
