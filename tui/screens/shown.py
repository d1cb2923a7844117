"""What the interview screen shows of a session, worked out apart from the widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.interview.commands import COMMANDS
from tui.findings import conflicts, suspects
from tui.grid import Figures
from tui.text import shorten
from tui.widgets.bars import Key

if TYPE_CHECKING:
    from engine.interview.model import Preview, Prompt
    from tui.session import Session

COMMAND = ("/", "／")
"""What a command begins with."""
AS_WRITTEN = ("/原文", "／原文")
"""In the plain mode the command for a paragraph to edit; here it does what F5 does."""
NOTHING_SAID = "请先打字回答。暂时不清楚可以写“稍后”，没有就写“无”。"
NOTHING_CHOSEN = "请选一项：按上下键选中再回车，或者直接打字。"
SAVED_BY_HAND = "已保存。每答一题都会自动保存。"
LEFT_TYPED = "没发送的文字留着，再打开那一题就能接着写。"
IMPORTED = "已读入去年的报告。不对的话，按Ctrl+Z可以撤销。"
FILLED = "已填入台账的数。不对的话，按Ctrl+Z可以撤销。"
READING = "正在读台账，请稍候。"
UNDONE, NOTHING_TO_UNDO = "已撤销上一步。Ctrl+Y可以恢复。", "没有可以撤销的了。"
WENT_BACK = "已回到以前的样子。Ctrl+Z可以撤销，再回到刚才。"
REDONE, NOTHING_TO_REDO = "已恢复。", "没有可以恢复的了。"

CARRIED_OUT = frozenset({"apply", "keep", "later", "go", "link", "confirm", "seen"})
"""Requests about a finding or a number of the prose, told in words, that the session carries out."""

REQUESTS = {
    "export": "export",
    "check": "findings",
    "table": "table",
    "help": "help",
    "quit": "leave",
    "sections": "index",
    "overview": "overview",
    "review": "review",
    "preview": "preview",
    "numbers": "numbers",
    "write": "write",
    "last_year": "last_year",
    "ledger": "ledger",
    "growth": "growth",
    "history": "history",
    "save": "save",
    "undo": "undo",
    "redo": "redo",
}
"""The actions of the screen behind what the interview asks the program to do."""


def takes_more(name: str) -> bool:
    """Whether a command means nothing without what follows it: which contradiction, which number."""
    return any(name == known.name and known.request in CARRIED_OUT for known in COMMANDS)


def figures(session: Session, previewed: Preview) -> Figures:
    """All that is known about the cells, with what is being typed."""
    found = (*conflicts(session.at_hand.findings), *previewed.conflicts)
    return Figures(
        session.draft.figures,
        session.derived(),
        previewed.figures,
        frozenset(cell for finding in found for cell in suspects(finding)),
        frozenset(session.prompt.cells),
    )


def placeholder(prompt: Prompt) -> str:
    """What stands in the empty composer."""
    if prompt.options:
        return "用上下键选择后回车，也可以打字"
    if prompt.kind == "done" and prompt.suggestion:
        return "回车去补答，也可以在这里打字"
    if prompt.suggestion or prompt.kind == "prose":
        return "回车采用建议，也可以在这里打字"
    return "在这里打字，回车发送；打 / 看命令"


def keys(session: Session) -> tuple[Key, ...]:
    """The keys that do something now."""
    edit = [Key("F5", "修改", "edit")] if session.editable else []
    return (
        Key("F1", "帮助", "help"),
        Key("F2", "目录", "index"),
        Key("F3", "表格", "table"),
        Key("F4", "矛盾", "findings"),
        *edit,
        Key("F6", "导出", "export"),
        Key("F9", "总览", "overview"),
        Key("Ctrl+P", "查找", "palette"),
        Key("F7", "数字", "numbers"),
        Key("F8", "同比", "growth"),
        Key("Ctrl+S", "保存", "save"),
        Key("Ctrl+Q", "退出", "leave"),
    )


def owner(session: Session) -> str:
    """Organ and year."""
    draft = session.draft
    year = f"　{draft.year}年" if draft.year else ""
    return f"{draft.organ}{year}" if draft.organ else ""


def saved(session: Session) -> str:
    """Whether and when everything went into the file."""
    at = session.saved_at
    return session.trouble or (f"已保存 {at:%H:%M}" if at else "已打开")


def left_over(session: Session) -> str:
    """What was typed elsewhere and not sent when the program ended last time, and how to go on with it."""
    from engine.interview.part import part_of, title

    question, text = next(iter(session.unsent.items()))
    part = part_of(question) or question.removesuffix(".text")
    if question.endswith(".text"):
        name = title(part).rpartition("：")[2]
        return f"上次改“{name}”的文字还没有采用，说“/写 {name}”可以接着改。"
    return f"上次有没发送的文字“{shorten(text, 40)}”，按上键找回。"
