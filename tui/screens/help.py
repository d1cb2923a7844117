"""F1: what can be done here, in plain words."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from engine.interview.commands import COMMANDS
from tui.screens.dialog import MessageDialog
from tui.text import Line, labelled, left, line

_KEYS = (
    ("回车", "发送回答。输入框空着时，就是采用“回车”那一行的建议。"),
    ("Ctrl+J", "在回答里另起一行。"),
    ("上下键", "有选项时上下选择；没有选项时，找回以前发送过的文字。"),
    ("翻页键", "PageUp、PageDown 翻看前面的问答；Esc 回到当前问题。"),
    ("F1", "帮助。"),
    ("F2", "目录：所有问题和回答，选中后回车就可以改。"),
    ("F3", "看整张表：方向键选一格，回车去改，C 看这一格是台账里的哪些案件；Tab 换表。"),
    (
        "F4",
        "看矛盾和提醒，再按一次看下一条。回车去改，A 采纳建议，K 写明理由保留，L 先放一放，Q 核对一个数。",
    ),
    ("F5", "把现有的回答或拟好的文字放进输入框修改。"),
    ("F6", "导出Word报告（Ctrl+E 也可以）。"),
    ("F7", "正文里的数字：和表格是否一致，K 关联到表格，A 全部关联，C 记下已核对。"),
    ("F8", "今年和去年逐项比较：回车去改，K 写明变动的原因，H 看全部或只看总计。"),
    ("Ctrl+S", "立即保存。每答一题都会自动保存，一般用不着。"),
    ("Ctrl+Z", "撤销：输入框里有字时是刚才的改动，空着时是上一步；Ctrl+Y 恢复。"),
    ("Ctrl+T", "换浅色或深色。"),
    ("Ctrl+Q", "退出。没发送的文字也会留着，下次接着填。"),
)

_KEY_WIDTH = 6

_INPUT = (
    "数字怎么写都行：58、５８、五十八、1,234、1.2万，后面带“件”“条”“万元”也可以。",
    "可以一次说几项：新收六十件，自然人58，企业2，上年结转没有。",
    "没有发生就写“无”或“没有”；暂时不知道就写“不清楚，稍后补”，以后按F2再补。",
    "“几件”“十余件”“约60件”不是准确数，会请您填准确数。",
    "答完后会把理解的数字念给您听，确认了才算数。",
)

_IME = (
    "拼音输入照常用，候选窗口会出现在输入框旁边。候选字没上屏时按回车，是上屏，不会发送。",
    "如果屏幕上的字错位或有方框，请在终端设置里换等宽的中文字体，并把“歧义宽度字符”设为窄。",
    "远程登录时如果中文打不进去，可以退出后用 nianbao open 草稿文件 --plain，一问一答，不用整屏界面。",
)

_SAFE = (
    "每个确认过的回答都立刻写进草稿文件；突然断电、关窗口都不会丢。",
    "草稿旁边的隐藏文件夹里留有最近的备份。",
    "别人同时打开同一份草稿时会提醒，不会互相覆盖。",
)


def help_lines() -> list[Line]:
    """The text of the help."""
    lines: list[Line] = []
    for head, parts in (("怎样回答", _INPUT), ("输入法", _IME), ("保存", _SAFE)):
        lines += [line((head, "bold $text-primary"))]
        lines += [line("- ", text, hang=2) for text in parts]
        lines.append(line(""))
    lines.append(line(("按键", "bold $text-primary")))
    lines += [labelled(left(key, _KEY_WIDTH), text) for key, text in _KEYS]
    lines += [line(""), line(("也可以打字吩咐", "bold $text-primary"))]
    lines += [labelled(left(command.name, _KEY_WIDTH), command.does) for command in COMMANDS]
    return lines


class HelpScreen(MessageDialog):
    """The help."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "cancel", show=False)]

    def __init__(self) -> None:
        super().__init__("帮助", help_lines())
