"""`nianbao serve`: the application in a browser on this machine."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys

from tui.commands import console
from tui.commands.console import Refusal
from tui.commands.parsing import Options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tui.serving.server import Server

USUAL_PORT = 8686
_OURS = "from tui.cli import command; command()"


def run(options: Options) -> int:
    """Serve until Ctrl+C."""
    said = options.maybe("port")
    port = _port(said)
    draft = options.maybe("draft")
    try:
        from tui.serving import server
    except ImportError as error:
        raise Refusal(f"没有装浏览器方式需要的程序包（{error.name}），请重新安装 nianbao") from error
    command = _command(draft)
    opens = not options.on("no_browser")
    try:
        asyncio.run(_serve(server.Server(command, port), opens=opens))
    except OSError as error:
        if said is not None:
            raise Refusal(f"端口{port}打不开（{error.strerror or error}），请用 --port 换一个") from error
        asyncio.run(_serve(server.Server(command, 0), opens=opens))
    return console.DONE


async def _serve(server: Server, *, opens: bool) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(getattr(signal, name), stopped.set)

    def ready(address: str) -> None:
        console.out(address)
        console.flush()
        console.say(
            "在这台计算机的浏览器里打开上面的网址。网址里有口令，请不要发给别人。按 Ctrl+C 停止，答过的都已保存。"
        )
        if opens:
            _show(address)

    with contextlib.suppress(asyncio.CancelledError):
        await server.run(ready, stopped)


def _port(said: str | None) -> int:
    if said is None:
        return USUAL_PORT
    if said.isascii() and said.isdigit() and int(said) < 65536:
        return int(said)
    raise Refusal(f"端口“{said}”不对，应是0到65535的整数，0由系统选一个")


def _command(draft: str | None) -> str:
    """The line that starts the application for a visitor; what it says on its way out goes nowhere."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-c", _OURS]
    words = [*program, *(["open", os.path.abspath(draft)] if draft else [])]  # noqa: PTH100 - resolves no links
    if os.name == "nt":
        from subprocess import list2cmdline

        return f"{list2cmdline(words)} 2>NUL"
    from shlex import join

    return f"exec {join(words)} 2>/dev/null"


def _show(address: str) -> None:
    """Open the browser, where there is a desktop to show it on."""
    if (
        os.name == "nt"
        or sys.platform == "darwin"
        or os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
    ):
        import webbrowser

        with contextlib.suppress(Exception):
            webbrowser.open(address)
