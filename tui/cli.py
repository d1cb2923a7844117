"""The `nianbao` command: answers `--version` at once, and loads only what the command at hand needs."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_COLLECT_AFTER = 50_000
"""New objects until the collector runs: loading modules makes thousands that all stay, and looking at them is lost time."""

_INTERRUPTED = 130
_NO_READER = 141


def main() -> int:
    """Run the command line; the exit status is 0, 1 or 2 (130 when interrupted)."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        return _version()
    gc.set_threshold(_COLLECT_AFTER)
    from engine import kept, regex
    from tui import cache
    from tui.commands import console

    kept.keep_in(cache.folder())
    console.prepare()
    try:
        status = _run(arguments)
        console.flush()
        regex.keep()
    except KeyboardInterrupt:
        console.say("已中断。")
        status = _INTERRUPTED
    except BrokenPipeError:
        status = _NO_READER
    except Exception as error:  # noqa: BLE001 - a drafter is never shown a traceback
        status = console.trouble(error)
    console.finish()
    return status


def command() -> NoReturn:
    """What the installed `nianbao` runs: `main`, and out.

    Everything is written and closed when `main` returns. Taking thousands of objects apart one by one before the process
    goes would be a tenth of a `check`; where a screen was shown, its threads are left to end by themselves.
    """
    status = main()
    if "textual" in sys.modules:
        sys.exit(status)
    os._exit(status)


def _version() -> int:
    from engine import __version__

    try:
        sys.stdout.write(f"nianbao {__version__}\n")
        sys.stdout.flush()
    except OSError:
        from tui.commands import console

        console.finish()
        return _NO_READER
    return 0


def _run(arguments: list[str]) -> int:
    from tui.commands.parsing import parse

    try:
        command, options = parse(arguments)
    except SystemExit as ended:  # --help was answered, or the usage was wrong and has been said
        return ended.code if isinstance(ended.code, int) else 2
    from importlib import import_module

    module = import_module(f"tui.commands.{command}")
    status: int = module.run(options)
    return status
