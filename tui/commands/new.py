"""`nianbao new`: make a draft, with what is known already, and open it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import console, screen
from tui.commands.console import Refusal
from tui.commands.parsing import Options

if TYPE_CHECKING:
    from engine.draft.model import Draft


def run(options: Options) -> int:
    """Make the draft; nothing is made where it could not be opened afterwards."""
    if options.on("no_open") and options.on("plain"):
        raise Refusal("--no-open 和 --plain 不能同时用")
    name = console.quoted(options.text("draft"))
    path = Path(options.text("draft"))
    _check_name(path)
    draft = _draft(options)
    if not options.on("no_open") and not options.on("plain") and not path.exists():
        screen.require(f"nianbao new {name} --plain（一问一答）或加 --no-open（只新建）")
    from engine.draft.file import DraftFile

    DraftFile.create(path, draft).close()
    console.say(f"已新建草稿：{path}")
    if options.on("no_open"):
        return console.DONE
    if options.on("plain"):
        from tui.plain import run_plain

        return run_plain(options.text("draft"))
    from tui.launch import run_app

    return run_app(options.text("draft"))


def _check_name(path: Path) -> None:
    if path.suffix.lower() in (".docx", ".doc", ".wps", ".pdf"):
        raise Refusal(f"{path}：草稿是 .toml 文件，请换一个文件名，例如 {path.with_suffix('.toml').name}")


def _draft(options: Options) -> Draft:
    from engine.draft.model import new_draft

    organ, kind, year = (
        (options.maybe("organ") or "").strip() or None,
        _kind(options.maybe("kind")),
        _year(options.maybe("year")),
    )
    try:
        draft = new_draft(organ, kind, year)
    except ValueError as error:
        raise Refusal(f"--year：{error}") from None
    last_year = options.maybe("last_year")
    if last_year:
        from engine.intake.year_before import with_year_before

        draft, report = with_year_before(draft, last_year)
        if report is not None:
            from tui.commands.importing import said

            for text in said(report):
                console.say(f"去年报告　{text}")
    return draft


def _kind(word: str | None) -> str | None:
    if word is None:
        return None
    from engine.form.organs import ORGAN_KINDS, organ_kind

    kind = organ_kind(word)
    if kind is None:
        labels = "、".join(known.label for known in ORGAN_KINDS)
        raise Refusal(f"--kind：没有“{word}”这一类机关；可以写 {labels}")
    return kind.key


def _year(word: str | None) -> int | None:
    if word is None:
        return None
    from unicodedata import normalize

    digits = normalize("NFKC", word).strip().removesuffix("年度").removesuffix("年")
    if not (digits.isascii() and digits.isdigit() and len(digits) == len("2024")):
        raise Refusal(f"--year：“{word}”不是年份，请写四位数，例如 2024")
    return int(digits)
