"""The report in other shapes than Word, and whether what was written reads as the draft does."""

from __future__ import annotations

from engine.form import CELLS, title
from engine.output.content import ReportContent
from engine.output.sanitise import sanitise

_SHOWN = 5


def page(content: ReportContent) -> bytes:
    """The report as a web page."""
    from engine.output.html import html

    return html(content).encode()


def text(content: ReportContent) -> bytes:
    """The report as plain text; with the mark by which Windows programs know UTF-8."""
    from engine.output.plaintext import plaintext

    return b"\xef\xbb\xbf" + plaintext(content).encode()


def read_back(name: str, data: bytes, content: ReportContent) -> list[str]:
    """Reads a written file as `nianbao review` would, and compares the 200 figures.

    Args:
        name: the file.
        data: its bytes.
        content: what should be in it.

    Returns:
        What is not as it should be, in words.
    """
    from engine.intake.errors import IntakeError
    from engine.intake.read import read_report

    clean, _ = sanitise(content)
    try:
        found = read_report(name, data).cells
    except IntakeError as error:
        return [f"写出后没有读回来：{error}"]
    wrong = [key for key in CELLS if key not in found or found[key].text.strip() != clean.cells[key]]
    shown = "、".join(title(key) for key in wrong[:_SHOWN])
    return [f"写出后读回核对，有{len(wrong)}格不同（{shown}），请以Word文件为准"] if wrong else []
