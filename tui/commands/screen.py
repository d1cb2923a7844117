"""Whether the full-screen application can run here, and what to do where it cannot."""

from __future__ import annotations

import os
import sys

from tui.commands.console import Refusal

LEAST_COLUMNS, LEAST_ROWS = 60, 18
"""On less than this the interview cannot be read."""


def require(instead: str) -> None:
    """Make sure that the application can run.

    Args:
        instead: the command line that works without a screen.

    Raises:
        Refusal: it cannot; the message says why, and names `instead`.
    """
    why = obstacle()
    if why:
        raise Refusal(f"{why}；不用全屏界面，请用 {instead}")


def obstacle() -> str:
    """Why the application cannot run here; empty when it can."""
    if os.environ.get("TEXTUAL_DRIVER", "").startswith("tui.serving."):
        return ""  # a browser is the terminal
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return "这里没有终端（输入或输出被重定向），打不开全屏界面"
    if os.name == "posix" and os.environ.get("TERM", "dumb") in ("dumb", "", "unknown"):
        return f"终端类型（TERM）是 {os.environ.get('TERM') or '空'}，不能显示全屏界面"
    columns, rows = size()
    if (columns and columns < LEAST_COLUMNS) or (rows and rows < LEAST_ROWS):
        return f"终端窗口只有{columns}列{rows}行，至少要{LEAST_COLUMNS}列{LEAST_ROWS}行，请放大窗口"
    return ""


def size() -> tuple[int, int]:
    """Columns and rows of the terminal; zeros where it does not say."""
    try:
        found = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return 0, 0
    return found.columns, found.lines
