"""The report as PDF, through LibreOffice, which is the one free program that sets it as Word does."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from engine.digest import sha256
from engine.intake.office import PATIENCE, find_office, run_office
from engine.output.errors import OutputError
from engine.output.package import PackageError, unpacked

_FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
"""Tagged, so that a screen reader finds headings and tables."""

_OTHERWISE = "Word文件已经写好；请在 WPS 或 Word 里打开它，另存为 PDF。"


def pdf(data: bytes) -> bytes:
    """A Word file as PDF: the same bytes for the same file, as far as the same LibreOffice and the same fonts set it.

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
    return steady(found, _moment(data))


_CREATED = re.compile(rb"<dcterms:created[^>]*>(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z<")
_DATES = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)\d{14}")
_WRITTEN = re.compile(rb"(<xmp:(?:Create|Modify|Metadata)Date>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_NAMES = re.compile(rb"(?<=<)[0-9A-Fa-f]{32}(?=>)|(?<=/DocChecksum /)[0-9A-Fa-f]{32}")
_TRAILER = b"\ntrailer"


def _moment(data: bytes) -> bytes:
    """When the Word file says it was written, as fourteen digits."""
    try:
        found = _CREATED.search(unpacked(data)[1].get("docProps/core.xml", b""))
    except PackageError:
        found = None
    return b"".join(found.groups()) if found else b"19800101000000"


def steady(data: bytes, moment: bytes) -> bytes:
    """A PDF without what differs from run to run: its dates are those of the report, its names come from its content.

    Every place keeps its length, so that the directory of the file stays right.

    Args:
        data: the PDF as LibreOffice wrote it.
        moment: the date to write, as fourteen digits.
    """
    day = b"-".join((moment[:4], moment[4:6], moment[6:8])) + b"T"
    time = b":".join((moment[8:10], moment[10:12], moment[12:14]))
    dated = _DATES.sub(lambda found: found[1] + moment, data)
    dated = _WRITTEN.sub(lambda found: found[1] + day + time, dated)
    body, mark, trailer = dated.rpartition(_TRAILER)
    named = sha256(body).hexdigest()[:32].upper().encode()
    return body + mark + _NAMES.sub(named, trailer)
