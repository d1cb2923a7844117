"""The help of the program and of each command, in Chinese, no line wider than the terminal."""

from __future__ import annotations

from shutil import get_terminal_size

from engine.output.cells import width
from tui.commands.catalogue import COMMANDS, FOOTER, GENERAL, HELP, Argument, Command
from tui.commands.wide import padded, wrapped

_WIDEST, _NARROWEST = 80, 40
_INDENT = 2
_LONGEST_NAME = 26


def manual(command: Command) -> str:
    """The help of a command; of the whole program for `GENERAL`."""
    cells = max(_NARROWEST, min(_WIDEST, get_terminal_size((_WIDEST, 24)).columns or _WIDEST)) - 1
    lines = _usage(command)
    lines += ["", *wrapped(command.summary if command is GENERAL else f"{command.summary}。", cells)]
    if command.about:
        lines += wrapped(command.about, cells)
    if command is GENERAL:
        lines += ["", "命令：", *_entries([(c.name, c.summary) for c in COMMANDS], cells)]
    places = [argument for argument in command.arguments if not argument.flags]
    if places:
        lines += ["", "参数：", *_entries([(argument.value, argument.help) for argument in places], cells)]
    options = [argument for argument in (*command.arguments, HELP) if argument.flags]
    lines += ["", "选项：", *_entries([(_written(option), option.help) for option in options], cells)]
    if command.examples:
        lines += ["", "例如：", *(" " * _INDENT + example for example in command.examples)]
    if command is GENERAL:
        lines += ["", "每个命令的说明：nianbao 命令 --help", *wrapped(FOOTER, cells)]
    return "\n".join(lines)


def _usage(command: Command) -> list[str]:
    lead = "用法："
    lines: list[str] = []
    for form in command.usage:
        going_on = form.startswith(" ")
        text = form.strip() if going_on else f"nianbao {form}".rstrip()
        lines.append((lead if not lines else " " * width(lead)) + (" " * 8 if going_on else "") + text)
    return lines


def _written(option: Argument) -> str:
    value = f" {option.value}" if option.value else ""
    return ", ".join(option.flags) + value


def _entries(entries: list[tuple[str, str]], cells: int) -> list[str]:
    """Names with their explanations in a second column; a name that is too long has a line of its own."""
    names = [width(name) for name, _ in entries if width(name) <= _LONGEST_NAME]
    column = _INDENT + max(names, default=0) + 2
    lines = []
    for name, text in entries:
        first, *more = wrapped(text, cells - column)
        if width(name) > _LONGEST_NAME:
            lines += [" " * _INDENT + name, " " * column + first]
        else:
            lines.append(padded(" " * _INDENT + name, column) + first)
        lines += [" " * column + line for line in more]
    return lines
