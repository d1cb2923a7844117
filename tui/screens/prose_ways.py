"""Into the editor of a part, out of it, and from one part to another."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from engine.interview.part import part_in_front, part_named, part_of, parts, title, written
from engine.prose.links import resolve
from engine.prose.relink import relinked
from tui.screens.dialog import ChoiceDialog
from tui.text import labelled, left
from tui.widgets.bars import Key
from tui.widgets.menu import Item

if TYPE_CHECKING:
    from textual.app import App

    from engine.rules.view import View
    from tui.session import Session

KEYS = (
    Key("F1", "帮助", "help"),
    Key("{", "插入数字", "figure"),
    Key("F5", "词句", "pane('phrasings')"),
    Key("F4", "问题", "next_finding"),
    Key("Ctrl+S", "采用", "take"),
    Key("F3", "事实", "pane('facts')"),
    Key("F8", "去年", "pane('before')"),
    Key("Ctrl+L", "关联", "link"),
    Key("F2", "各部分", "choose_part"),
    Key("F7", "全部关联", "link_all"),
    Key("Tab", "换栏", "other_side"),
    Key("Esc", "采用并返回", "back"),
)

HELP = [
    labelled(left(key, 18), does)
    for key, does in (
        ("Esc", "采用改好的文字，返回问答；没有改过的不动。返回后Ctrl+Z可以撤销。"),
        ("Ctrl+S", "采用现在的文字，接着写。"),
        ("Ctrl+Z Ctrl+Y", "撤销、恢复刚才的改动；断开的关联也会回来。"),
        ("{ 或 Ctrl+N", "查找并插入表里的数字，插入后和表格相连。"),
        ("Ctrl+L", "关联光标处的数字；已关联的，断开关联。"),
        ("F7", "把和表格相同的数字全部关联。"),
        ("F3", "这一部分该写的数字，写没写到；回车插入。"),
        ("F4", "跳到下一处问题。"),
        ("F5", "备用的词句，回车插入；“____”的地方要自己填。"),
        ("F8", "去年的文字，逐段对照。"),
        ("Tab", "在文字和右边的栏之间切换；窗口窄时，栏和文字轮流显示。左右键换栏。"),
        ("F2", "各部分的列表。Ctrl+PageDown、Ctrl+PageUp 到下一部分、上一部分。"),
        ("回车", "另起一段。"),
    )
]


TOOK = "已采用改好的文字。不对的话，按Ctrl+Z可以撤销。"


async def show_prose(app: App[int], session: Session, name: str = "", typed: str = "") -> str:
    """Write a part of the prose.

    Args:
        app: where to show the editor.
        session: the draft.
        name: the part in the drafter's words; empty for the one that the question in front belongs to.
        typed: what is typed already as this part's text, instead of how it stands.

    Returns:
        What to tell the drafter afterwards; empty where nothing was changed.
    """
    from tui.screens.prose import ProseScreen

    part = part_named(name, session.draft)
    if name.strip() and not part:
        return f"没有找到“{name.strip()}”这一部分，可以说引言、开头段、主动公开、问题、其他事项等。"
    if not part and not typed:  # what was left half written, most of all
        part = next((found for question in reversed(session.unsent) if (found := part_of(question))), "")
    if not part:
        part = part_in_front(session.prompt.question, session.draft)
    waiting, session.typing = (None, None) if typed else (session.typing, None)
    text = (
        relinked(resolve(written(part, session.at_hand.view), session.at_hand.view.value), typed)
        if typed
        else None
    )
    took = await app.push_screen_wait(ProseScreen(session, part, text))
    session.typing = waiting
    return TOOK if took else ""


class Emptied(Enum):
    """What to do about a part whose text was deleted."""

    CLEAR = "clear"
    BACK = "back"
    ON = "on"


async def ask_emptied(app: App[object], name: str) -> Emptied:
    """Ask whether a part is to be cleared."""
    items = [
        Item(Emptied.ON.value, "接着写"),
        Item(Emptied.BACK.value, "恢复原来的文字"),
        Item(Emptied.CLEAR.value, "清空这一部分"),
    ]
    words = [f"“{name}”的文字都删去了。清空后，问答里会重新问到这一部分。"]
    chosen = await app.push_screen_wait(ChoiceDialog("要清空吗？", words, items))
    return Emptied(chosen) if chosen else Emptied.ON


async def choose_part(app: App[object], view: View, here: str) -> str:
    """Choose another part; empty where none was chosen."""
    items = [
        Item(part, title(part) + ("　（现在这里）" if part == here else ""), note=_stands(part, view))
        for part in parts(view.draft)
    ]
    return await app.push_screen_wait(ChoiceDialog("写哪一部分？", (), items)) or ""


def _stands(part: str, view: View) -> str:
    from engine.prose.length import words

    text = view.text(part)
    return f"{words(text)}字" if text.strip() else "空"
