"""The ledger and the two years in lines of text, for the interview without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engine.draft.errors import DraftTroubleError
from engine.namedtuple import NamedTuple

if TYPE_CHECKING:
    from engine.draft.history import History
    from engine.draft.model import Draft
    from engine.intake.ledger.model import Tally
    from engine.interview.ledger import Opened

_SHOWN = 12
_STEPS = 20
"""So many steps are listed."""


class Taken(NamedTuple):
    """A draft with a ledger in it, None where it could not be read; and what to say."""

    draft: Draft | None
    lines: list[str]


def take_ledger(draft: Draft, name: str, folder: Path) -> Taken:
    """Take over what is sure in a ledger.

    Args:
        draft: the draft.
        name: the ledger.
        folder: that of the draft.
    """
    from engine.interview.ledger import brought_in, counted, in_words, opened, placeable, remember, taken

    if not name:
        return Taken(None, ["请写出台账的文件名，例如“/台账 2024年台账.xlsx”。"])
    path = Path(name).expanduser()
    try:
        found = opened(path, draft)
        done = counted(found, draft.year)
    except DraftTroubleError as error:
        return Taken(None, [f"没有读入：{error}"])
    brought = taken(draft, found, done, datetime.now().astimezone().date().isoformat(), folder)
    words = any(placeable(unsure) for unsure in done.unsure)
    fault = remember(found) if words else ""  # a file to write the words into
    lines = [f"{done.year}年　案件{done.rows}行，计入本年{done.counted}件", *in_words(found)]
    lines += brought_in(brought)
    lines += list(_open(found, done, fault))
    lines += [f"说明：{note}" for note in done.notes]
    return Taken(brought.draft, [*lines, "已填入草稿；不对的话，说“/撤销”。"])


def _open(found: Opened, done: Tally, fault: str) -> Iterator[str]:
    """What is not settled, and how to settle it."""
    from engine.intake.ledger.mapping import beside
    from engine.interview.ledger import asked, in_ledger, place_name, placeable, where

    for unsure in done.unsure:
        names = [place_name(unsure.field, place) for place in unsure.candidates[:_SHOWN]]
        more = "……" if len(unsure.candidates) > _SHOWN else ""
        how = "" if placeable(unsure) else in_ledger(unsure)
        yield f"〔请确认〕{where(unsure)}：{asked(unsure)}可能是：{'、'.join(names)}{more}。{how}"
    for problem in done.problems:
        yield f"〔请改正〕{where(problem)}：{problem.message}"
    if any(placeable(unsure) for unsure in done.unsure):
        file = beside(found.ledger.name)
        yield (
            f"怎样确认：用记事本打开 {file}，办理结果写在 [words.outcome] 下面，申请人类型写在 [words.kind] 下面，"
            '一行一个，例如 "不公开" = "属于国家秘密"；存好后再说一次“/台账 文件”。'
        )
    if not done.settled:
        yield "没分清和要改正的行涉及的格子先空着。"
    if fault:
        yield f"栏目和用词没有记在台账旁边：{fault}"


def growth_lines(draft: Draft) -> Iterator[str]:
    """This year against last year, aligned."""
    from engine.interview.growth import NO_LAST_YEAR, group_title, summary, years
    from engine.rules.check import check
    from tui.commands.columns import aligned

    if not draft.last_year:
        yield NO_LAST_YEAR
        return
    rows = years(check(draft))
    shown = [row for row in rows if row.main]
    for group in dict.fromkeys(row.group for row in shown):
        yield group_title(group)
        marks = {
            row.key: "" if row.asks is None else "〔已说明〕" if row.asks.kept else "〔说明原因〕"
            for row in shown
        }
        lines = [(marks[row.key] + row.name, *row.words) for row in shown if row.group == group]
        yield from aligned([("", "去年", "今年", "增减", "同比"), *lines], right=(1, 2, 3, 4))
    yield from (f"〔提醒〕{row.asks.message}" for row in shown if row.asks is not None and not row.asks.kept)
    yield f"{summary(rows)}。表三只列总计。"


def steps_told(history: History, draft: Draft, about: str = "") -> Iterator[str]:
    """The last steps, newest first; with a number that step whole, with another word the steps where it stands."""
    from engine.interview.past import rows
    from engine.rules.view import view

    told = rows(history, view(draft))
    if history.warning:
        yield f"〔注意〕{history.warning}"
    if not told:
        yield "这份草稿还没有改动记录。以后每一步都会记下。"
        return
    chosen = [row for row in told if about and str(row.number) == about]
    if chosen:
        yield f"第{about}步　{chosen[0].at}　{chosen[0].by}　{chosen[0].title}"
        yield from (f"{one.name}：{one.old} → {one.new}" for one in chosen[0].told)
        return
    found = [row for row in told if row.fits(about)]
    for row in found[:_STEPS]:
        changed = f"　{row.changed}" if row.told else ""
        yield f"{row.number}　{row.at}　{row.by}　{row.title}{changed}"
    if not found:
        yield f"没有哪一步与“{about}”有关。"
        return
    yield "说“/历史 编号”看一步的全部内容，“/历史 回到 编号”回到那一步做完时的样子。"


def went_back(history: History, draft: Draft, number: str) -> Taken:
    """The draft as it was after a step, None where one cannot go back there; and what to say."""
    from engine.interview.past import between
    from engine.rules.view import view

    steps = len(history.steps)
    if not number.isdecimal() or int(number) >= steps:
        return Taken(None, ["请写出第几步，例如“/历史 回到 3”；说“/历史”看编号。"])
    found = history.after(int(number))
    if found is None:
        return Taken(None, ["这一步前后的记录损坏了，回不到这里。"])
    found = found.with_pending(None)
    lines = [*map(str, between(draft, found, view(draft)))]
    if not lines:
        return Taken(None, ["现在的内容和那时一样，不用退回。"])
    return Taken(
        found, [*lines, f"已回到第{int(number)}步做完时的样子，共{len(lines)}处变化；不对的话，说“/撤销”。"]
    )
