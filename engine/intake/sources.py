"""Anything that holds the figures of one organ as a draft: a draft file, or a report that somebody wrote."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from engine.intake.errors import IntakeError

if TYPE_CHECKING:
    from engine.draft.model import Draft

DRAFT_SUFFIX = ".toml"

REPORT_SUFFIXES = (
    *(".docx", ".docm", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".pdf", ".txt", ".md"),
    *(".doc", ".wps", ".rtf", ".odt"),
)
"""Files that may be reports; those of the second line are read through LibreOffice."""

_TEXTS = (".txt", ".md", "")
"""A draft may hide behind these; its first entry tells."""

_PASSED_OVER = ("~$", ".")
"""Files of Word's and WPS's own, and hidden ones (locks, backups, half-written files)."""


_HEAD = 2000
"""So many bytes tell how a file begins."""


def draft_from(name: str, *, as_read: bool = False) -> Draft:
    """The draft in this file, or the draft that a report makes. Nothing is locked and nothing is written.

    Args:
        name: the file.
        as_read: keep figures of a report that no draft may hold (negative, fractional): for judging only.

    Raises:
        DraftTroubleError: it can be read as neither; the message names the file and says what to do.
    """
    if is_draft(name):
        from engine.draft.load import read

        return read(name)
    from engine.intake.drafts import draft_of
    from engine.intake.read import read_report

    report = read_report(name)
    return draft_of(report, as_read=as_read)._replace(edition=report.edition)


def is_draft(name: str) -> bool:
    """Whether the file is a draft, by its name or, where the name leaves it open, by how it begins."""
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a check of a draft loads no pathlib
    if suffix == DRAFT_SUFFIX:
        return True
    if suffix in REPORT_SUFFIXES and suffix not in _TEXTS:
        return False
    try:
        with open(name, "rb") as file:  # noqa: PTH123
            return begins_as_draft(file.read(_HEAD))
    except (OSError, ValueError):
        return False


def begins_as_draft(data: bytes) -> bool:
    """Whether the first entry of a file is that of a draft."""
    lines = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").splitlines()
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith(b"#")), b"")
    return first.replace(b" ", b"").startswith(b"schema=")


def expand(names: Sequence[str]) -> list[str]:
    """The files that were meant: a folder stands for every draft and report in it and below it, by name.

    Raises:
        IntakeError: a folder holds none, or cannot be read.
    """
    return [file for name in names for file in (_inside(name) if os.path.isdir(name) else [name])]  # noqa: PTH112


def _inside(folder: str) -> list[str]:
    found = sorted(_files(folder))
    if not found:
        raise IntakeError(folder, "文件夹里没有草稿（.toml），也没有报告（.docx、.html、.pdf、.txt 等）")
    return found


def _files(folder: str) -> Iterator[str]:
    def refused(error: OSError) -> None:
        where = str(error.filename or folder)
        raise IntakeError(where, f"文件夹读不出来（{error.strerror or error}）；请检查权限") from error

    for place, folders, files in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(_PASSED_OVER)]
        for name in files:
            known = name.lower().endswith((DRAFT_SUFFIX, *REPORT_SUFFIXES))
            if known and not name.startswith(_PASSED_OVER):
                yield os.path.join(place, name)  # noqa: PTH118
