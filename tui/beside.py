"""What can be written beside the Word report, for the screen and for the plain mode: papers for its approval, other shapes.

The command line writes the same with `--packet`, `--pdf`, `--html` and `--text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.namedtuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.draft.model import Draft
    from engine.rules.check import Verdict


class Extra(NamedTuple):
    """One of the things that may stand beside the report.

    Attributes:
        key: the option of the command line.
        name: what it is called.
        says: what it is good for.
        words: how it is asked for behind /导出.
        ending: how the name of its file ends; empty for several files.
    """

    key: str
    name: str
    says: str
    words: tuple[str, ...]
    ending: str = ""


EXTRAS = (
    Extra("packet", "送审材料", "送审单、附件和数据文件，写明每个数的来历和保留的理由", ("送审", "送审材料")),
    Extra("pdf", "PDF", "定稿，各处打开都一样；要装有LibreOffice", ("pdf",), ".pdf"),
    Extra("html", "网页", "贴到政府网站", ("网页", "html"), ".html"),
    Extra("text", "纯文本", "发邮件、读屏", ("文本", "纯文本", "text"), ".txt"),
)


class Written(NamedTuple):
    """What came of it: the files, and what to say beside them."""

    paths: tuple[Path, ...]
    words: tuple[str, ...] = ()


def asked(rest: str) -> tuple[str, tuple[Extra, ...]]:
    """What stands behind /导出: the name of a file, then what is to stand beside it (“报告.docx 送审 PDF”)."""
    words = rest.replace("\u3000", " ").replace("、", " ").split(" ")
    found: list[Extra] = []
    while words:
        extra = next((extra for extra in EXTRAS if words[-1].lower() in extra.words), None)
        if extra is None and words[-1]:
            break
        words.pop()
        found += [extra] if extra else []
    return " ".join(words), tuple(extra for extra in EXTRAS if extra in found)


def write_beside(
    extra: Extra, draft: Draft, verdict: Verdict, report: Path, *, draft_mark: bool = False
) -> Written:
    """Write one of them. A file of that name is left alone; only the papers of an earlier packet are replaced.

    Args:
        extra: what to write.
        draft: the draft.
        verdict: what the rules say of it.
        report: the Word file, which was written already.
        draft_mark: whether it carries the mark of a draft.

    Raises:
        OutputError: it cannot be made here.
        SaveError: it could not be written.
        OSError: the report is gone.
    """
    from engine.draft.atomic import free_name

    data = report.read_bytes()
    if not extra.ending:
        from engine.output.packet import write_packet

        return Written(tuple(write_packet(draft, verdict, report, data, draft_mark=draft_mark)))
    from engine.output.assemble import content_of
    from tui.commands.export import shaped

    place = free_name(report.with_suffix(extra.ending))
    content = content_of(draft, draft_mark=draft_mark, seen=verdict.view)
    return Written((place,), tuple(shaped(str(place), content, data)))


def lines_of(extra: Extra, written: Written) -> Sequence[str]:
    """What to say of them."""
    names = "、".join(path.name for path in written.paths)
    return (f"已另存{extra.name}：{names}", *written.words)
