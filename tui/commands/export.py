"""`nianbao export`: the Word report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import console
from tui.commands.console import Refusal
from tui.commands.parsing import Options

if TYPE_CHECKING:
    from engine.draft.model import Draft

READABLE = 0o644
"""A report is meant to be read by others, unlike a draft."""

_LARGEST_TEMPLATE = 64 * 1024 * 1024


def run(options: Options) -> int:
    """Write the report, unless errors without a decision stand against it."""
    from engine.draft.load import read
    from engine.rules.check import check
    from tui.commands.findings import lines, total

    source = Path(options.text("draft"))
    draft_mark = options.on("draft_mark")
    target = placed(options.maybe("output"), source, draft_mark=draft_mark)
    draft = read(source)
    verdict = check(draft)
    if verdict.blocking:
        for text in lines(verdict.blocking):
            console.say(text)
        if not draft_mark:
            console.say(f"没有导出：{total([verdict])}请改正，或加 --draft 导出页眉印“草稿”的文件。")
            return console.CONTRADICTORY
    template = _template(options.maybe("template"))
    for notice in write(draft, target, draft_mark=draft_mark, template=template):
        console.say(notice)
    console.say(f"已导出：{target}")
    return console.CONTRADICTORY if verdict.blocking else console.DONE


def placed(output: str | None, draft: Path, *, draft_mark: bool = False) -> Path:
    """Where the report goes: as asked, else beside the draft.

    Raises:
        Refusal: nothing can or may be written there.
    """
    if output is None:
        return draft.with_name(f"{draft.stem}{'（草稿）' if draft_mark else ''}.docx")
    target = Path(output)
    if target.is_dir():
        raise Refusal(f"{target}：这是文件夹，请写明文件名，例如 {target / draft.with_suffix('.docx').name}")
    if os.path.realpath(target) == os.path.realpath(draft):
        raise Refusal(f"{target}：这是草稿本身，报告请用别的文件名，例如 {draft.with_suffix('.docx').name}")
    if target.suffix.lower() != ".docx":
        raise Refusal(f"{target}：报告是Word文件，文件名应以 .docx 结尾")
    if not target.absolute().parent.is_dir():
        raise Refusal(f"{target}：文件夹不存在，请先建好，或换一个位置")
    return target


def write(
    draft: Draft, target: Path, *, draft_mark: bool = False, template: bytes | None = None
) -> list[str]:
    """Write the report in one piece.

    Returns:
        What had to change in the text because no Word file can hold it.

    Raises:
        OutputError: the template is unusable, or the file read back is not the draft.
        SaveError: it could not be written; an old file is as it was.
    """
    from engine.draft.atomic import write_atomic
    from engine.output.assemble import content_of, export
    from engine.output.sanitise import sanitise

    data = export(draft, draft_mark=draft_mark, template=template)
    _, notices = sanitise(content_of(draft, draft_mark=draft_mark))
    write_atomic(target, data, mode=READABLE)
    return [f"〔注意〕{notice.message}" for notice in notices]


def _template(name: str | None) -> bytes | None:
    if name is None:
        return None
    try:
        with Path(name).open("rb") as file:
            data = file.read(_LARGEST_TEMPLATE + 1)
    except FileNotFoundError:
        raise Refusal(f"{name}：没有这个模板文件，请核对路径") from None
    except OSError as error:
        raise Refusal(f"{name}：模板读不出来（{error.strerror or error}），请核对路径和权限") from None
    if len(data) > _LARGEST_TEMPLATE:
        raise Refusal(f"{name}：文件太大，不是Word模板")
    return data
