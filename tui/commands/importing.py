"""`nianbao import`: a report that somebody wrote becomes a draft, or the year before of a draft."""

from __future__ import annotations

from pathlib import Path

from engine.draft.errors import one_line
from engine.draft.file import DraftFile
from engine.intake.drafts import draft_of
from engine.intake.read import read_report
from engine.intake.report import Report
from engine.intake.year_before import with_year_before
from tui.commands import console
from tui.commands.console import Refusal
from tui.commands.parsing import Options


def run(options: Options) -> int:
    """Read the report, say what was read and what was not, and write the draft."""
    named = options.maybe("output")
    if named is None:
        raise Refusal("请用 -o 写明草稿文件，例如 -o 年报.toml")
    name, target = options.text("report"), Path(named)
    if target.suffix.lower() != ".toml":
        raise Refusal(f"{target}：草稿是 .toml 文件，请换一个文件名，例如 {target.with_suffix('.toml').name}")
    report = _into(target, name) if options.on("as_last_year") else _new(target, name)
    for text in said(report) if report is not None else ():
        console.out(one_line(text))
    console.say(f"已写入：{target}")
    return console.DONE


def _new(target: Path, name: str) -> Report:
    report = read_report(name)
    draft = draft_of(report)
    # what the reader saw beside the figures and texts belongs to the report; of it the draft keeps where it is from
    seen = {"file": name, "notes": list(report.notes), "unplaced": list(report.unplaced)}
    extra = {"imported": {key: value for key, value in seen.items() if value}}
    DraftFile.create(target, draft._replace(extra=extra)).close()
    return report


def _into(target: Path, name: str) -> Report | None:
    with DraftFile.open(target) as file:
        draft, report = with_year_before(file.draft, name)
        file.save(draft)
    return report


def said(report: Report) -> list[str]:
    """What was read, in a few lines: who and when, how much, and everything that found no place."""
    organ, year = report.profile.get("organ"), report.profile.get("year")
    filled = sum(1 for reading in report.cells.values() if reading.value is not None)
    lines = [
        f"机关：{organ or '没有读出'}　年度：{f'{year}年' if year else '没有读出'}　版式：{report.edition}年",
        f"表格：读出{filled}格数字，另有{len(report.cells) - filled}格空着；文字：{len(report.prose)}部分",
    ]
    lines += [f"〔说明〕{note}" for note in report.notes]
    lines += [f"〔没有放进草稿〕{text}" for text in report.unplaced]
    return lines
