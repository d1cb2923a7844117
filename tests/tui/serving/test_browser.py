"""The application in a real browser: Chinese typed, the report downloaded, nothing fetched from elsewhere."""

from __future__ import annotations

import time
from pathlib import Path
from shutil import which

import pytest

from engine.draft.load import read
from engine.intake.read import read_report
from tests.tui.serving.conftest import Served

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not here")
CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not here")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _until(seen: object, patience: float = 20) -> None:
    """Wait until a function says yes."""
    end = time.monotonic() + patience
    while not seen():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_drafter_in_a_browser(served: Served, tmp_path: Path) -> None:
    with playwright.sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        page = browser.new_page(viewport={"width": 1000, "height": 640})
        asked: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(served.address)
        page.wait_for_selector("body.-first-byte")
        assert "token" not in page.url

        def say(text: str) -> None:
            page.keyboard.insert_text(text)  # what an input method hands over
            _until(lambda: text in served.draft.read_text("utf-8"))
            page.keyboard.press("Enter")

        say("/跳 行政许可")
        page.wait_for_timeout(800)
        say("五千八百二十三件")
        _until(lambda: read(served.draft).figures["disclosure.licensing"] == 5823 or _confirm(page))
        page.set_viewport_size({"width": 1300, "height": 800})
        say("/跳 行政许可")
        page.wait_for_timeout(800)
        say("5821件")
        _until(lambda: read(served.draft).figures["disclosure.licensing"] == 5821 or _confirm(page))

        with page.expect_download() as downloaded:
            page.keyboard.press("F6")
            page.wait_for_timeout(1500)
            page.keyboard.press("Enter")
            _until(served.draft.with_suffix(".docx").exists)
            page.wait_for_timeout(800)
            page.keyboard.press("Enter")
        report = tmp_path / "下载.docx"
        downloaded.value.save_as(report)
        assert downloaded.value.suggested_filename == "年报.docx"

        hosts = {url.split("/")[2] for url in asked if url.startswith(("http", "ws"))}
        assert hosts == {served.root.split("/")[2]}
        assert not errors
        page.close()
        browser.close()
    assert report.read_bytes() == served.draft.with_suffix(".docx").read_bytes()
    assert read_report(str(report)).cells["disclosure.licensing"].value == 5821


def _confirm(page: object) -> bool:
    """Say yes to what was understood, should that be asked."""
    page.keyboard.press("Enter")  # type: ignore[attr-defined]
    page.wait_for_timeout(500)  # type: ignore[attr-defined]
    return False
