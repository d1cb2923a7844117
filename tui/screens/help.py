"""F1: what can be done here, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from engine.interview.commands import COMMANDS
from tui.screens.dialog import MessageDialog
from tui.text import Line, labelled, left, line
from tui.widgets.bars import Key
from tui.widgets.flow import Flow

if TYPE_CHECKING:
    from pathlib import Path

_KEYS = (
    ("回车", "发送回答。输入框空着时，就是采用“回车”那一行的建议。"),
    ("Ctrl+J", "在回答里另起一行。"),
    ("上下键", "有选项时上下选择；没有选项时，找回以前发送过的文字。"),
    ("Ctrl+上", "选前面的回答，再按回车打开来改；Alt+上也行，用鼠标点两下也行。改完回到原来的问题。"),
    ("/", "打一个斜杠出现全部命令，接着打字、拼音首字母都能找到。"),
    ("Ctrl+P", "查找：命令、问题、部分、表里的每一格、外观，打几个字或拼音首字母。"),
    ("翻页键", "PageUp、PageDown 翻看前面的问答；Esc 回到当前问题。"),
    ("F1", "帮助。"),
    ("F2", "目录：所有问题和回答，选中后回车就可以改。"),
    ("F3", "填表：方向键选一格，打数字就填，可以从Excel、WPS粘贴，Z 其余补0；表里按F1看每一格的口径和按键。"),
    (
        "F4",
        "看矛盾和提醒，再按一次看下一条；S 轻重、B 部分、D 处理没有、/ 打字，可以只看一部分。回车去改，A 采纳建议，K 写明理由保留，L 先放一放，Q 核对一个数。",
    ),
    ("F5", "修改现有的回答；拟好的文字在编辑窗口里改。"),
    ("F6", "导出Word报告（Ctrl+E 也可以）。"),
    ("F7", "正文里的数字：和表格是否一致，K 关联到表格，A 全部关联，C 记下已核对。"),
    ("F8", "今年和去年逐项比较：回车去改，K 写明变动的原因，H 看全部或只看总计。"),
    ("F9", "总览：各部分的进度、错误、期限；在这里通读全部回答、预览报告、导出。"),
    ("F10", "写文字：查插表里的数字、看去年的文字和重复率、选备用的词句；“/写 监督保障”打开某一段。"),
    ("Ctrl+S", "立即保存。每答一题都会自动保存，一般用不着。"),
    ("Ctrl+Z", "撤销：输入框里有字时是刚才的改动，空着时是上一步；Ctrl+Y 恢复。"),
    ("Ctrl+T", "换外观：深色、浅色、高对比（黑底、白底）、无颜色；下次打开还是这样。"),
    ("Ctrl+Q", "退出。没发送的文字也会留着，下次接着填。"),
)

_KEY_WIDTH, _COMMAND_WIDTH, _ID_WIDTH = 7, 9, 24

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


_OWN_KEYS = (
    "每个按键都有一个名称。想换，就在下面这个文件里写一行：名称 = 按键，重新打开程序就起作用。",
    '例如　"interview.findings" = "f10"',
    '或者　"composer.newline" = "ctrl+g,alt+enter"',
)

_PLACES = {
    "app": "哪里都能用",
    "interview": "问答",
    "composer": "输入框",
    "palette": "查找",
    "index": "目录",
    "table": "表格",
    "findings": "矛盾和提醒",
    "numbers": "正文里的数字",
    "growth": "同比",
    "overview": "总览",
    "review": "通读",
    "preview": "预览",
    "history": "历史",
    "exported": "导出之后",
    "prose": "写正文",
    "prosepane": "正文旁边",
    "step": "一步改动",
    "ledger": "台账",
    "columns": "台账的栏目",
    "list": "列表",
    "dialog": "小窗口",
    "message": "说明窗口",
    "help": "帮助",
    "start": "开始页",
}


def help_lines(own: Mapping[str, str] | None = None) -> list[Line]:
    """The text of the help.

    Args:
        own: the keys that the drafter has set, by id.
    """
    lines: list[Line] = []
    for head, parts in (("怎样回答", _INPUT), ("输入法", _IME), ("保存", _SAFE)):
        lines += [line((head, "bold $text-primary"))]
        lines += [line("- ", text, hang=2) for text in parts]
        lines.append(line(""))
    changed = renamed(own or {})
    lines.append(line(("按键", "bold $text-primary")))
    lines += [labelled(left(changed.get(key, key), _KEY_WIDTH), text) for key, text in _KEYS]
    lines += [line(""), line(("也可以打字吩咐", "bold $text-primary"))]
    lines += [labelled(left(command.name, _COMMAND_WIDTH), command.does) for command in COMMANDS]
    return lines


def renamed(own: Mapping[str, str]) -> dict[str, str]:
    """The keys of the interview by the name that the program gives them -> as the drafter has set them."""
    if not own:
        return {}
    from tui.keyfile import EVERYWHERE
    from tui.keys import named, shortcuts

    return {
        named(shortcut.keys.partition(",")[0]): named(own[shortcut.id].partition(",")[0])
        for shortcut in shortcuts()
        if shortcut.id in own and shortcut.place in EVERYWHERE
    }


def key_lines(own: Mapping[str, str], file: Path) -> list[Line]:
    """Every key with its id, place by place, and the file in which they are set."""
    from tui.keys import named, shortcuts

    there = "" if file.exists() else "（还没有这个文件，可以新建）"
    lines = [line(text) for text in _OWN_KEYS] + [line("文件　", (str(file), "bold"), there, hang=6)]
    place = ""
    for shortcut in shortcuts():
        if shortcut.place != place:
            place = shortcut.place
            lines += [line(""), line((_PLACES.get(place, place), "bold $text-primary"))]
        mark = "（已改）" if shortcut.id in own else ""
        keys = named(own.get(shortcut.id, shortcut.keys))
        lines.append(
            line(left(shortcut.id, _ID_WIDTH), (keys + mark, "bold"), f"　{shortcut.does}", hang=_ID_WIDTH)
        )
    return lines


class HelpScreen(MessageDialog):
    """The help; its second page lists the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "cancel", "返回", show=False, id="help.cancel"),
        Binding("tab,right,left", "turn", "翻到另一页", show=False, id="help.turn"),
    ]

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        super().__init__("帮助", help_lines(own))
        self._own = own or {}
        self._at_keys = False

    def keys(self) -> tuple[Key, ...]:
        """How to read on, to the other page, and back."""
        return (Key("上下键", "翻看", ""), Key("Tab", "全部按键", "turn"), Key("回车", "返回", "cancel"))

    def action_turn(self) -> None:
        """The other page."""
        from tui.keyfile import place

        self._at_keys = not self._at_keys
        lines = key_lines(self._own, place()) if self._at_keys else help_lines(self._own)
        self.query_one("#title", Flow).show([line("全部按键" if self._at_keys else "帮助")])
        self.query_one("#words", VerticalScroll).scroll_home(animate=False)
        self.query_one("#words Flow", Flow).show(lines)
