"""What can go wrong with a draft file, each as one clear line for the drafter."""

from __future__ import annotations

from collections.abc import Sequence

from engine.namedtuple import NamedTuple


def one_line(text: str) -> str:
    """The text without line ends and without what a terminal cannot show."""
    shown = text.encode("utf-8", "replace").decode()
    return "".join(char if char.isprintable() else " " for char in shown)


_PLACES = 20
"""Of so many further problems the places are named."""


class Problem(NamedTuple):
    """One thing that is wrong in a file: where, and what to do about it.

    Attributes:
        place: the key, as the drafter would write it in TOML; empty for the file as a whole.
        message: what is wrong and what to do, in Chinese.
        line: the line, counted from 1, where it is known.
        column: the column, counted from 1, where it is known.
    """

    place: str
    message: str
    line: int | None = None
    column: int | None = None

    @property
    def where(self) -> str:
        """Line, column and key, as far as they are known."""
        line = f"第{self.line}行" if self.line else ""
        line += f"第{self.column}列" if self.line and self.column else ""
        return " ".join(part for part in (line, self.place) if part)

    def __str__(self) -> str:
        return one_line(f"{self.where}：{self.message}" if self.where else self.message)


class DraftTroubleError(Exception):
    """Anything that keeps a draft from being read or written; `str()` is one line that says what to do."""


class DraftError(DraftTroubleError):
    """The file cannot be read as a draft.

    Attributes:
        name: the file as the user named it.
        problems: everything that is wrong, in the order of the file.
        damaged: the file as a whole is broken (torn, wrong encoding, not TOML), not just an entry in it.
        backup: the newest backup that loads, if the file is damaged and there is one.
    """

    def __init__(self, name: str, problems: Sequence[Problem], *, damaged: bool = False) -> None:
        super().__init__(name, problems)
        self.name = name
        self.problems = tuple(problems)
        self.damaged = damaged
        self.backup = ""

    def __str__(self) -> str:
        first, *others = self.problems
        glue = " " if first.line or first.place else "："
        line = f"{self.name}{glue}{first}"
        if others:
            places = "、".join(other.where for other in others[:_PLACES] if other.where)
            more = "等" if places and len(others) > _PLACES else ""
            line += f"（另有 {len(others)} 处问题{'：' if places else ''}{places}{more}）"
        if self.backup:
            line += f"；最近可用的备份：{self.backup}"
        return one_line(line)


class SaveError(DraftTroubleError):
    """The file could not be written; what was there before is untouched."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(name, message)
        self.name = name
        self.message = message

    def __str__(self) -> str:
        return one_line(f"{self.name}：{self.message}")


class FileThereError(SaveError):
    """A new file was asked for where one stands already."""


class DraftLockedError(DraftTroubleError):
    """Another program has the draft open."""

    def __init__(self, name: str, holder: str = "") -> None:
        super().__init__(name, holder)
        self.name = name
        self.holder = holder

    def __str__(self) -> str:
        who = f"（{self.holder}）" if self.holder else ""
        return one_line(f"{self.name}：草稿正在另一个窗口或程序中打开{who}；请先在那里保存并退出，再打开")


class ChangedOutsideError(DraftTroubleError):
    """The file is no longer what this session last read or wrote; nothing was written.

    Attributes:
        name: the file.
        other: what stands there now; None when it has vanished.
    """

    def __init__(self, name: str, other: bytes | None) -> None:
        super().__init__(name, other)
        self.name = name
        self.other = other

    def __str__(self) -> str:
        if self.other is None:
            return one_line(f"{self.name}：文件已被移走或删除，没有保存；请另存，或重新写回原处")
        return one_line(
            f"{self.name}：文件已被别的程序改动，没有保存；请选择重新读入、另存，或用本窗口的内容替换"
        )
