"""Reads a report that anybody wrote, whatever sort of file it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from engine.intake.errors import IntakeError
from engine.intake.report import Report
from engine.intake.sources import DRAFT_SUFFIX, begins_as_draft
from engine.namedtuple import NamedTuple

if TYPE_CHECKING:
    from engine.intake.document import Document

T = TypeVar("T")

MOST_BYTES = 100 * 2**20
"""A bigger file is no report."""

_NO_REPORT = "没有认出年度报告的内容：没有报告标题，没有各部分的标题，也没有规定的三张表。请确认选对了文件。"
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".shtml")


class Reading(NamedTuple):
    """A report, and what it was read from.

    Attributes:
        report: the report.
        document: what the reader for this sort of file found; None for a draft of this program.
        package: the bytes of the Word file that was read, also where another format had to be converted; else None.
    """

    report: Report
    document: Document | None = None
    package: bytes | None = None


def read_report(name: str, data: bytes | None = None) -> Report:
    """Reads a report: what the file is tells its content first, its name second.

    Args:
        name: the file as the user named it.
        data: its bytes; None reads the file.

    Returns:
        The report. A draft of this program is read as the report that it would be.

    Raises:
        IntakeError: the file is not there, may not be read, is too big, damaged, encrypted, a scan, no document, or a
            document in which nothing of a report is recognised.
    """
    return read_whole(name, data).report


def read_whole(name: str, data: bytes | None = None) -> Reading:
    """The same with what it was read from, for whoever asks more of the file.

    Raises:
        IntakeError: as `read_report`.
    """
    content = _load(name) if data is None else data
    if len(content) > MOST_BYTES:
        raise _too_big(name)
    if name.lower().endswith(DRAFT_SUFFIX) or begins_as_draft(content):
        return Reading(_report_of_draft(name, content))
    document, package = _document(name, content)
    report = _understood(name, document)
    from engine.intake.placing import is_report

    if not is_report(report):
        raise IntakeError(name, _NO_REPORT)
    return Reading(report, document, package)


def _load(name: str) -> bytes:
    try:
        if os.path.isdir(name):  # noqa: PTH112
            raise IntakeError(name, "这是一个文件夹。请指定里面的文件。")
        if os.path.exists(name) and not os.path.isfile(name):  # noqa: PTH110, PTH113
            raise IntakeError(name, "这不是普通文件，读不了。请指定一个报告文件。")
        path = Path(name)
        if path.stat().st_size > MOST_BYTES:
            raise _too_big(name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise IntakeError(name, "没有这个文件。请核对文件名和所在的文件夹。") from error
    except PermissionError as error:
        raise IntakeError(name, "没有权限读这个文件。请换一个位置，或者请管理员开放权限。") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "文件名无效"
        raise IntakeError(name, f"文件读不出来（{reason}）。请核对后再试。") from error


def _too_big(name: str) -> IntakeError:
    return IntakeError(name, f"文件超过 {MOST_BYTES // 2**20} MB，不像年度报告。请删去附图后再读。")


def _document(name: str, data: bytes) -> tuple[Document, bytes | None]:
    """What the reader for this sort of file finds in it, and the Word file that it read, where it was one."""
    from engine.intake.sorts import sort_of

    sort = sort_of(data)
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
    match sort.key:
        case "zip" if not _is_converted_first(name, data):
            return _by("docx", name, data), data
        case "zip" | "doc" | "ole" | "rtf":
            return _converted(name, data)
        case "html" | "pdf":
            return _by(sort.key, name, data), None
        case "word_xml":
            return _by("docx", name, data), None
        case "text" | "xml":
            return _by("html" if suffix in _HTML_SUFFIXES else "plaintext", name, data), None
        case _:
            raise IntakeError(name, sort.refusal)


def _is_converted_first(name: str, data: bytes) -> bool:
    """Whether the package is an OpenDocument text, which names its kind in a member of its own."""
    from engine.intake.archive import open_package

    return "mimetype" in open_package(name, data)


def _converted(name: str, data: bytes) -> tuple[Document, bytes]:
    from engine.intake.office import to_docx

    package = to_docx(name, data)
    found = _by("docx", name, package)
    note = "旧格式的文档，已用 LibreOffice 转换后读入，请核对。"
    return found._replace(notes=(*found.notes, note)), package


def _by(reader: str, name: str, data: bytes) -> Document:
    module = import_module(f"engine.intake.{reader}")
    document: Document = _guarded(name, lambda: module.read(name, data))
    return document


def _understood(name: str, document: Document) -> Report:
    from engine.intake.placing import report_of

    return _guarded(name, lambda: report_of(document))


def _guarded(name: str, work: Callable[[], T]) -> T:
    """Runs a reader; whatever a damaged file does to it, the user gets one clear line."""
    try:
        return work()
    except IntakeError:
        raise
    except (Exception, RecursionError) as error:
        reason = type(error).__name__
        raise IntakeError(
            name, f"文件读不出来（{reason}），可能已损坏。请在 Word 或 WPS 里打开，另存为 .docx 后再读。"
        ) from error


def _report_of_draft(name: str, data: bytes) -> Report:
    from engine.draft.errors import DraftTroubleError
    from engine.draft.load import loads
    from engine.intake.drafts import report_of_draft

    try:
        draft = loads(data, name)
    except DraftTroubleError as error:
        raise IntakeError(name, str(error).removeprefix(f"{name}：").removeprefix(name).strip()) from error
    return report_of_draft(draft, name)
