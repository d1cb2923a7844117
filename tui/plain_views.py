"""The whole draft, every answer, the findings and the pages in lines of text, for the interview without a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from engine.draft.errors import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from engine.draft.model import Draft
    from engine.rules.check import Verdict
    from tui.beside import Extra

_HOW = "说“/采纳 1”按第1条的建议改，“/保留 1 理由”写明理由保留，“/去 1”到相关的问题去改，“/搁置 1”先放一放。"


def view_lines(what: str, rest: str, draft: Draft) -> Iterator[str]:
    """What was asked to see."""
    from engine.rules.check import check

    verdict = check(draft)
    if what == "overview":
        yield from overview_lines(verdict)
    elif what == "review":
        yield from review_lines(verdict, rest)
    elif what == "preview":
        yield from preview_lines(verdict, rest)
    else:
        yield from check_lines(verdict, rest)


def overview_lines(verdict: Verdict) -> Iterator[str]:
    """The whole draft at one look."""
    from engine.interview.overview import overview

    found = overview(verdict, datetime.now().astimezone().date())
    yield f"进度：{found.progress}。{found.next}"
    if found.due is not None:
        yield f"期限：{found.due.message}"
    for look in found.sections:
        state = look.state
        later = f"，稍后补{state.later}题" if state.later else ""
        counts = "".join(
            f"，{word}{count}处"
            for word, count in (("错误", look.errors), ("提醒", look.warnings), ("再看", look.again))
            if count
        )
        yield f"{state.title}：{state.state}，已答{state.answered}题，共{state.total}题{later}{counts}"
    yield f"检查：错误{found.errors}处，提醒{found.warnings}处，提示{found.hints}处"
    yield f"决定：{found.decisions}"
    yield f"数字：{found.numbers.words}"


def review_lines(verdict: Verdict, wanted: str) -> Iterator[str]:
    """Every answer, numbered; with words only those in which they stand, with 要看的 those in doubt."""
    from engine.interview.questions import SECTION_TITLES
    from engine.interview.readthrough import WORDS, read_through

    word = wanted.strip().lower()
    doubtful = word in ("要看的", "要看", "有疑问")
    section, count = "", 0
    for number, entry in enumerate(read_through(verdict), start=1):
        if (doubtful and not entry.in_doubt) or (word and not doubtful and word not in entry.text.lower()):
            continue
        count += 1
        if entry.section != section:
            section = entry.section
            yield SECTION_TITLES[section]
        yield one_line(f"{number}.〔{WORDS[entry.state]}〕{entry.title}")
        if entry.said:
            yield one_line(f"    您的回答：{entry.said}")
        if entry.result and entry.result != entry.said:
            yield from (one_line(f"    记下的是：{text}") for text in entry.result.split("\n"))
        if entry.again is not None:
            yield one_line(f"    {entry.again.words}不用改请说“/看过 {number}”。")
        yield from (one_line(f"    〔提醒〕{f.message}") for f in entry.findings if f.severity == "warning")
        yield from (one_line(f"    〔错误〕{f.message}") for f in entry.findings if f.severity == "error")
    if not count:
        yield f"没有和“{wanted.strip()}”有关的回答。"
    yield "要改哪一题请说“/跳 ”加关键词；只看有疑问的请说“/通读 要看的”。"


def preview_lines(verdict: Verdict, rest: str) -> Iterator[str]:
    """The pages, or the one that is named."""
    from engine.output.assemble import content_of
    from engine.output.preview import NOTE, pages

    found = pages(content_of(verdict.view.draft, draft_mark=bool(verdict.blocking)))
    number = rest.strip().removeprefix("第").removesuffix("页")
    one = int(number[:4]) if number.isascii() and number.isdigit() else 0
    if number and not 0 < one <= len(found):
        yield f"没有第{number}页，共{len(found)}页。"
        return
    for page in found:
        if not number or page.number == one:
            yield f"〔第{page.number}页，共{len(found)}页〕"
            yield from (text.rstrip() for text, _ in page.lines)
    yield NOTE


def check_lines(verdict: Verdict, rest: str) -> Iterator[str]:
    """The findings with their numbers, all or those that are named in words."""
    from engine.interview.filtering import sieve_of
    from tui.commands.findings import numbered, total

    sieve = sieve_of(rest)
    passing = {number for number, f in enumerate(verdict.findings, start=1) if sieve.passes(f)}
    yield from numbered(verdict, only=passing if sieve.words else None)
    if sieve.words:
        yield f"只看：{sieve.words}，共{len(passing)}处。"
    yield total([verdict])
    if verdict.findings:
        yield _HOW


def exported_lines(draft: Draft, target: Path) -> Iterator[str]:
    """Write the report, and say what came of it.

    Raises:
        OutputError: the file read back is not the draft.
        SaveError: it could not be written.
    """
    from engine.rules.check import check
    from tui.made import path_lines, result_lines, write

    verdict = check(draft)
    made = write(draft, target, draft_mark=False)
    kept = [finding for finding in verdict.findings if finding.kept]
    yield f"已导出：{target}"
    told: Iterable[tuple[str, str]] = (*path_lines(target), *result_lines(made, kept, (), marked=False))
    yield from (one_line(f"{label}：{text}" if label else f"    {text}") for label, text in told)
    yield from (
        one_line(f"    〔{'未核' if point.passed is None else '不符'}〕{point.name}：{point.words}")
        for point in made.proved
        if not point.passed
    )


def beside_lines(draft: Draft, verdict: Verdict, report: Path, wanted: Iterable[Extra]) -> Iterator[str]:
    """Write what was asked for beside the report; what cannot be made here does not stop the rest.

    Raises:
        SaveError: a file could not be written.
    """
    from engine.output.errors import OutputError
    from tui.beside import lines_of, write_beside

    for extra in wanted:
        try:
            written = write_beside(extra, draft, verdict, report)
        except OutputError as error:
            yield f"没有写出{extra.name}：{error}"
        else:
            yield from lines_of(extra, written)
