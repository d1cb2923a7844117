"""The report as PDF, through LibreOffice, which is the one free program that sets it as Word does."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from engine.intake.office import PATIENCE, find_office, run_office
from engine.output.errors import OutputError

_FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
"""Tagged, so that a screen reader finds headings and tables."""

_OTHERWISE = "Word文件已经写好；请在 WPS 或 Word 里打开它，另存为 PDF。"


def pdf(data: bytes) -> bytes:
    """A Word file as PDF.

    Args:
        data: bytes of a .docx.

    Raises:
        OutputError: LibreOffice is not installed, takes too long or refuses; the message says what to do.
    """
    program = find_office()
    if program is None:
        raise OutputError(f"转成PDF需要 LibreOffice，这台计算机没有安装。{_OTHERWISE}")
    try:
        with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
            found = run_office(program, Path(folder), data, ".docx", _FILTER)
    except subprocess.TimeoutExpired as error:
        raise OutputError(f"LibreOffice 在 {PATIENCE} 秒内没有转换完。{_OTHERWISE}") from error
    except OSError as error:
        raise OutputError(f"LibreOffice 启动不了（{error.strerror or error}）。{_OTHERWISE}") from error
    if found is None or not found.startswith(b"%PDF"):
        raise OutputError(f"LibreOffice 没有转换成功。{_OTHERWISE}")
    return found
