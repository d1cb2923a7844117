"""The server behind `nianbao serve`: textual-serve, closed to everybody who does not hold the token."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import logging
import secrets
from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from tui.serving.driver import NAME

MOST_VISITORS = 4
"""Pages that may be open at once: each is a process of its own."""
LARGEST_MESSAGE = 256 * 1024
"""Bytes of one message from the page; the longest part of a report is a tenth of it."""
WIDEST, TALLEST = 400, 150
"""Columns and rows; a page that asks for more gets these."""
TOKEN_BYTES = 24

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_STATICS = Path(textual_serve.__file__).parent / "static"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class _Visit(AppService):
    """The process of one visitor."""

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {**super()._build_environment(width, height), "TEXTUAL_DRIVER": NAME}


class Server:
    """Serves the application on 127.0.0.1.

    Attributes:
        token: what the address must carry; new for every server.
        command: the command line that starts the application for a visitor.
        host, port: where it listens; the port is known once it does.
    """

    def __init__(self, command: str, port: int) -> None:
        self.token = secrets.token_urlsafe(TOKEN_BYTES)
        self.command = command
        self.host = "127.0.0.1"
        self.port = port
        self._downloads = DownloadManager()
        self._visitors: set[web.WebSocketResponse] = set()

    @property
    def address(self) -> str:
        """What is typed into a browser."""
        return f"http://{self.host}:{self.port}/?token={self.token}"

    @property
    def _cookie(self) -> str:
        return f"nianbao-{self.port}"  # cookies know no ports

    async def run(self, ready: Callable[[str], None], stopped: asyncio.Event) -> None:
        """Listen until told to stop; then every visitor's process is asked to save and leave.

        Raises:
            OSError: the port is taken.
        """
        logging.getLogger("textual-serve").setLevel(logging.CRITICAL)
        runner = web.AppRunner(self.app(), access_log=None, shutdown_timeout=5.0)
        await runner.setup()
        try:
            site = web.TCPSite(runner, self.host, self.port)
            await site.start()
            self.port = runner.addresses[0][1]
            ready(self.address)
            await stopped.wait()
            for visitor in tuple(self._visitors):
                await visitor.close()
        finally:
            await runner.cleanup()

    def app(self) -> web.Application:
        """The routes: the page, the line to the application, downloads, and the scripts of the page."""
        app = web.Application(middlewares=[self._guarded])
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/ws", self._line),
                web.get("/download/{key}", self._download),
                web.get("/page.js", self._script),
                web.static("/static", _STATICS, follow_symlinks=False),
            ]
        )
        return app

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Lets in who asks for this machine by its number and holds the token."""
        if request.host not in (f"{self.host}:{self.port}", f"localhost:{self.port}"):
            raise web.HTTPForbidden(text="只能从本机打开")  # another name that leads here: DNS rebinding
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{request.host}":
            raise web.HTTPForbidden(text="只能从本程序的页面打开")
        given = request.query.get("token")
        if request.path == "/" and given is not None and self._is_token(given):
            response: web.StreamResponse = web.HTTPSeeOther("/")
            response.set_cookie(self._cookie, self.token, httponly=True, samesite="Strict", path="/")
            response.headers.update(_HEADERS)
            return response
        if not self._is_token(request.cookies.get(self._cookie, "")):
            raise web.HTTPForbidden(text="网址不完整或已经失效，请用 nianbao serve 显示的网址打开")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())

    async def _page(self, request: web.Request) -> web.Response:
        text = files(__package__).joinpath("page.html").read_text("utf-8")
        text = text.replace("{{ws}}", f"ws://{request.host}/ws")
        return web.Response(text=text, content_type="text/html")

    async def _script(self, _request: web.Request) -> web.Response:
        text = files(__package__).joinpath("page.js").read_text("utf-8")
        return web.Response(text=text, content_type="text/javascript")

    async def _line(self, request: web.Request) -> web.WebSocketResponse:
        """Between one page and one process."""
        line = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST_MESSAGE)
        await line.prepare(request)
        if len(self._visitors) >= MOST_VISITORS:
            await line.send_bytes(f"已经打开了{MOST_VISITORS}个页面，请先关掉一个，再刷新。".encode())
            await line.close()
            return line
        self._visitors.add(line)

        async def closed() -> None:
            await line.close()

        visit = _Visit(
            self.command,
            write_bytes=line.send_bytes,
            write_str=line.send_str,
            close=closed,
            download_manager=self._downloads,
        )
        try:
            await visit.start(*_size(request.query.get("width"), request.query.get("height")))
            await self._listen(line, visit)
        finally:
            self._visitors.discard(line)
            with contextlib.suppress(ConnectionError):
                await visit.stop()
        return line

    @staticmethod
    async def _listen(line: web.WebSocketResponse, visit: AppService) -> None:
        async for message in line:
            if message.type != WSMsgType.TEXT:
                continue
            try:
                kind, *rest = message.json()
            except (ValueError, TypeError):
                return  # not our page
            said: Any = rest[0] if rest else None
            if kind == "stdin" and isinstance(said, str):
                await visit.send_bytes(said.encode("utf-8", "ignore"))
            elif kind == "resize" and isinstance(said, dict):
                await visit.set_terminal_size(*_size(said.get("width"), said.get("height")))
            elif kind == "ping":
                await line.send_json(["pong", said])
            elif kind == "blur":
                await visit.blur()
            elif kind == "focus":
                await visit.focus()

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """A file that the application hands out, under its own name."""
        key = request.match_info["key"]
        try:
            about = await self._downloads.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound(text="这个文件已经下载过了，请重新导出") from None
        response = web.StreamResponse()
        response.headers.update(_HEADERS)
        response.content_type = about.mime_type or "application/octet-stream"
        name = quote(about.file_name, safe="")
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        await response.prepare(request)
        async for chunk in self._downloads.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response


def _size(width: object, height: object) -> tuple[int, int]:
    """Columns and rows within bounds; 80 by 24 where the page says nothing that can be used."""
    return _bounded(width, 80, WIDEST), _bounded(height, 24, TALLEST)


def _bounded(said: object, usual: int, most: int) -> int:
    try:
        number = int(str(said))
    except ValueError:
        return usual
    return min(max(number, 1), most)
