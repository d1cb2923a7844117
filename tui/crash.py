"""A note of an unforeseen error for the developers, without anything out of the draft."""

from __future__ import annotations

import os
import sys
import traceback
from datetime import datetime

LEFT = "程序出了没有料到的错误，已经退出。"


def recorded() -> str:
    """Write down the error that is being handled; what to tell the drafter."""
    from tui.recents import place

    file = place().with_name("crash.log")
    text = f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{_places(sys.exception())}\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="replace") as out:
            out.write(text)
    except OSError:
        return LEFT
    return f"{LEFT}请把这个文件发给开发者：{file}"


def _places(error: BaseException | None) -> str:
    """Where it happened, line by line of the program, with the kind of the error; its words may quote the draft."""
    lines = []
    while error is not None:
        lines += [*traceback.format_tb(error.__traceback__), f"{type(error).__name__}\n"]
        error = error.__cause__ or error.__context__
    return "".join(lines)
