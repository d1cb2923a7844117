"""What a command says and how it ends: data to standard output, everything else to standard error, always UTF-8."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

DEBUG = "NIANBAO_DEBUG"
"""Set to anything, this environment variable shows where an internal error happened."""

DONE, CONTRADICTORY, FAILED = 0, 1, 2


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error of the program
    """The command cannot do what was asked; the message is one line that says what to do."""


def prepare() -> None:
    """Make both streams UTF-8 whatever the locale; what UTF-8 cannot hold is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def out(text: str = "", end: str = "\n") -> None:
    """Write a line of data."""
    if sys.stdout is not None:
        sys.stdout.write(text + end)


def say(text: str) -> None:
    """Write a line of narration; that nobody can read it is no reason to stop."""
    with contextlib.suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(text + "\n")
            sys.stderr.flush()


def lines_in() -> Iterator[str]:
    """The lines of standard input that are not blank, as names of files: whatever bytes they are made of."""
    if sys.stdin is not None:
        for line in sys.stdin.buffer:
            if line.strip():
                yield os.fsdecode(line.rstrip(b"\r\n"))


def quoted(path: object) -> str:
    """A path as it is typed in a command line."""
    from shlex import quote

    text = str(path)
    return text if text.replace("-", "").replace(".", "").replace("/", "").isalnum() else quote(text)


def flush() -> None:
    """Write what is still buffered, so that a full disk or a closed pipe is noticed here.

    Raises:
        OSError: standard output takes nothing more.
    """
    if sys.stdout is not None:
        sys.stdout.flush()


def finish() -> None:
    """Flush for the last time; a stream that takes nothing more is dropped without a word."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            _drop(stream)


def trouble(error: Exception) -> int:
    """Say in one line what went wrong."""
    if os.environ.get(DEBUG):
        import traceback

        say("".join(traceback.format_exception(error)).rstrip())
    say("nianbao：" + _words(error))
    return FAILED


def _words(error: Exception) -> str:
    from engine.draft.errors import DraftTroubleError, one_line

    if isinstance(error, Refusal | DraftTroubleError) or _is_output_error(error):
        return one_line(str(error))
    if isinstance(error, OSError):
        where = f"{error.filename}：" if error.filename else ""
        return one_line(f"{where}读写出错（{error.strerror or error}）；请检查磁盘空间和文件夹权限")
    detail = one_line(f"{type(error).__name__}：{error}")[:200]
    return f"程序内部出错（{detail}），请反馈给开发者；设置环境变量 {DEBUG}=1 再运行，可以看到出错的位置"


def _is_output_error(error: Exception) -> bool:
    module = sys.modules.get("engine.output.errors")
    return module is not None and isinstance(error, module.OutputError)


def _drop(stream: TextIO) -> None:
    """Point a broken stream at nothing, so that the interpreter does not complain about it at its end."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
