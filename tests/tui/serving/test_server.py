"""`nianbao serve` seen from outside: who gets in, what is handed out, and what stays when the line breaks."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from typing import Self

import aiohttp
import pytest

from engine.draft.load import read
from tests.tui.serving.conftest import Served

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


async def _get(url: str, **options: object) -> tuple[int, str, dict[str, str]]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(url, allow_redirects=False, **options) as answer,  # type: ignore[arg-type]
    ):
        return answer.status, await answer.text(), dict(answer.headers)


class Page:
    """What the page does, without a browser."""

    def __init__(self, served: Served) -> None:
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self.served = served
        self.seen = ""

    async def __aenter__(self) -> Self:
        await self.session.__aenter__()
        async with self.session.get(self.served.address) as answer:
            assert answer.status == 200
        self.line = await self.session.ws_connect(f"{self.served.root}ws?width=100&height=30")
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.session.close()

    async def says(self, text: str) -> None:
        await self.line.send_json(["stdin", text])

    async def sees(self, text: str, patience: float = 20) -> None:
        end = time.monotonic() + patience
        while text not in self.seen:
            message = await self.line.receive(max(0.1, end - time.monotonic()))
            if message.type == aiohttp.WSMsgType.BINARY:
                self.seen += message.data.decode("utf-8", "replace")
            assert time.monotonic() < end, self.seen[-2000:]


async def test_only_the_whole_address_opens_it(served: Served) -> None:
    assert served.address.startswith("http://127.0.0.1:")
    status, text, _ = await _get(served.root)
    assert (status, "nianbao serve" in text) == (403, True)
    assert (await _get(f"{served.root}?token=wrong"))[0] == 403
    assert (await _get(f"{served.root}static/js/textual.js"))[0] == 403
    assert (await _get(f"{served.root}ws"))[0] == 403
    status, _, headers = await _get(served.address)
    assert (status, headers["Location"]) == (303, "/")
    assert "HttpOnly" in headers["Set-Cookie"]
    assert "SameSite=Strict" in headers["Set-Cookie"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "headers", [{"Host": "example.com"}, {"Origin": "http://example.com"}, {"Origin": "null"}]
)
async def test_no_other_site_reaches_it(served: Served, headers: dict[str, str]) -> None:
    assert (await _get(served.address, headers=headers))[0] == 403


async def test_nothing_on_the_page_comes_from_elsewhere(served: Served) -> None:
    async with Page(served) as page:
        for path in ("", "page.js", "static/css/xterm.css"):
            async with page.session.get(served.root + path) as answer:
                text = await answer.text()
            assert answer.status == 200
            assert (
                "//" not in text.replace(f"ws://{served.root[7:]}", "").replace("https://github.com", "")
                or path
            )
            assert "googleapis" not in text


async def test_what_is_typed_is_kept_when_the_page_is_closed(served: Served) -> None:
    async with Page(served) as page:
        await page.sees("问题都问完了")
        await page.says("/跳 行政许可\r")
        await page.sees("行政许可")
        await page.says("五千八百二十三件")
        await page.sees("五千八百二十三件")
        await page.line.close()
    for _ in range(100):
        if not served.visitors():
            break
        await asyncio.sleep(0.1)
    assert not served.visitors()
    assert "五千八百二十三件" in served.draft.read_text("utf-8")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
async def test_the_process_of_a_visitor_does_not_outlive_the_server(
    served: Served, how: signal.Signals
) -> None:
    async with Page(served) as page:
        await page.sees("问题都问完了")
        children = served.visitors()
        assert len(children) == 1
        served.process.send_signal(how)
        served.process.wait(20)
    for _ in range(100):
        if not _alive(children[0]):
            break
        await asyncio.sleep(0.1)
    assert not _alive(children[0])
    assert read(served.draft).year == 2024


async def test_a_fifth_page_is_told_to_wait(served: Served) -> None:
    pages = [Page(served) for _ in range(5)]
    try:
        for page in pages[:4]:
            await page.__aenter__()
        await pages[4].__aenter__()
        await pages[4].sees("已经打开了4个页面")
        assert len(served.visitors()) == 4
    finally:
        for page in pages:
            await page.session.close()


@pytest.mark.parametrize(
    "junk", ["[", "{}", "[]", '["stdin"]', '["resize", {"width": 10000000, "height": "x"}]', "7"]
)
async def test_junk_on_the_line_harms_nobody(served: Served, junk: str) -> None:
    async with Page(served) as page:
        await page.sees("问题都问完了")
        await page.line.send_str(junk)
        await asyncio.sleep(0.3)
    async with Page(served) as page:
        await page.sees("年报助手")


def _alive(process: int) -> bool:
    from pathlib import Path

    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
