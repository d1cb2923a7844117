"""The start page: go on with a draft, open a file, begin a new one, look at the example."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from engine.draft.atomic import free_name
from engine.draft.errors import DraftTroubleError
from tui import recents
from tui.labels import PROGRAM
from tui.messages import KeyChosen
from tui.screens.dialog import AskDialog, MessageDialog
from tui.screens.saving import draft_path, new_file_fault, old_file_fault, typed_path
from tui.text import line
from tui.widgets.bars import Key, KeyLine
from tui.widgets.flow import Flow
from tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from tui.app import NianbaoApp

NEW, OPEN, DEMO, LEAVE = ":new", ":open", ":demo", ":leave"
DRAFT_NAME = "年报草稿.toml"

_WELCOME = (
    line((PROGRAM, "bold $text-primary"), "　政府信息公开工作年度报告"),
    line(("一问一答，填完自动归表、当场查错，导出Word报告。", "$quiet")),
)
_ACTIONS = (
    Item(NEW, "新建一份年报", "n"),
    Item(OPEN, "打开已有的草稿文件", "o"),
    Item(DEMO, "看一份填好的示例", "d"),
    Item(LEAVE, "退出", "q"),
)
_KEYS = (
    Key("上下键", "选择", ""),
    Key("回车", "确定", "choose"),
    Key("Delete", "从列表中移除", "forget"),
    Key("F1", "帮助", "help"),
    Key("Ctrl+Q", "退出", "app.leave"),
)


class StartScreen(Screen[None]):
    """What to do first."""

    app: NianbaoApp

    DEFAULT_CSS = """
    StartScreen { layout: vertical; }
    StartScreen #welcome { padding: 1 2; background: $panel; }
    StartScreen Menu { height: 1fr; padding: 1 2; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "帮助", show=False, id="start.help"),
        Binding("delete", "forget", "从列表中移除", show=False, id="start.forget"),
    ]

    def compose(self) -> ComposeResult:
        """Greeting, list, keys."""
        yield Flow(_WELCOME, id="welcome")
        yield Menu(_items())
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Choose at once."""
        self.query_one(Menu).focus()

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """Do it."""
        message.stop()
        actions = {NEW: self.action_new, OPEN: self.action_open, DEMO: self.action_demo, LEAVE: self.app.exit}
        action = actions.get(message.value)
        if action is not None:
            action()
        else:
            self.open_file(Path(message.value))

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        if message.action:
            await self.run_action(message.action)

    def action_choose(self) -> None:
        """As Enter."""
        self.query_one(Menu).action_choose()

    def action_help(self) -> None:
        """F1."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(getattr(self.app, "keys", {})))

    def action_forget(self) -> None:
        """Take a draft off the list."""
        value = self.query_one(Menu).value
        if value and not value.startswith(":"):
            recents.forget(value)
            self.query_one(Menu).fill(_items())

    @work(exclusive=True)
    async def open_file(self, path: Path) -> None:
        """Open a draft, or say calmly why not."""
        await self._open(path)

    @work(exclusive=True)
    async def action_open(self) -> None:
        """Ask for a path."""
        text = await self.app.push_screen_wait(
            AskDialog(
                "打开草稿文件",
                ["写出文件的完整位置；也可以把文件从文件管理器拖到这个窗口里。"],
                placeholder=str(Path.cwd() / DRAFT_NAME),
                fault=old_file_fault,
            )
        )
        if text:
            await self._open(typed_path(text))

    @work(exclusive=True)
    async def action_new(self) -> None:
        """Ask where to save, and begin."""
        from engine.draft.file import DraftFile
        from engine.draft.model import new_draft

        text = await self.app.push_screen_wait(
            AskDialog(
                "新建一份年报",
                ["草稿存成一个文件，每答一题自动保存。直接回车就用下面的名字，打字就换成您起的名字："],
                text=str(free_name(Path.cwd() / DRAFT_NAME)),
                fault=new_file_fault,
            )
        )
        if not text:
            return
        try:
            file = DraftFile.create(draft_path(text), new_draft())
        except DraftTroubleError as error:
            await self.app.push_screen_wait(MessageDialog("没有建成", [str(error)]))
        else:
            self.app.open_draft(file)

    @work(exclusive=True)
    async def action_demo(self) -> None:
        """A copy of the example."""
        from tui.launch import example_copy

        try:
            path = example_copy()
        except (DraftTroubleError, OSError) as error:
            await self.app.push_screen_wait(MessageDialog("打不开示例", [str(error)]))
        else:
            await self._open(path)

    async def _open(self, path: Path) -> None:
        from tui.screens.trouble import open_somehow

        file, _ = await open_somehow(self.app, path)
        if file is not None:
            self.app.open_draft(file)
        self.query_one(Menu).fill(_items())


def _items() -> list[Item]:
    known = recents.load()
    items = [Item("", "接着填")] if known else []
    for number, entry in enumerate(known[:9], start=1):
        year = f"　{entry.year}年" if entry.year else ""
        name = f"{entry.organ}{year}" if entry.organ else Path(entry.path).name
        mark, style = ("", "") if entry.exists else ("〔文件不在了〕", "$text-warning")
        items.append(Item(entry.path, name, str(number), _place(entry), mark, style))
    return [*items, Item("", "开始"), *_ACTIONS]


def _place(entry: recents.Recent) -> str:
    path = Path(entry.path)
    home = Path.home()
    shown = f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
    today = datetime.now().astimezone().strftime("%Y-%m-%d")
    at = entry.at.replace(today, "今天")
    return f"{shown}　{at}" if at else shown
