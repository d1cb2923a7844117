"""What can go wrong while a report is written, in words for the drafter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from engine.namedtuple import NamedTuple

_SHOWN = 8
_LENGTH = 40

DifferenceKind = Literal["cell", "paragraph", "heading", "header", "label", "structure"]


class OutputError(Exception):
    """The report could not be written; the message is in Chinese and says what to do."""


class TemplateError(OutputError):
    """The Word template cannot be used."""


class Difference(NamedTuple):
    """One place where the written file does not say what it should.

    Attributes:
        kind: what differs.
        where: the place in words (表三“…”一行“…”一列, 第五部分第2段).
        key: key of the cell, or "".
        expected: what should stand there.
        actual: what stands there.
    """

    kind: DifferenceKind
    where: str
    expected: str = ""
    actual: str = ""
    key: str = ""

    @property
    def message(self) -> str:
        """The difference in one line."""
        if self.kind == "structure":
            return self.where
        return f"{self.where}：应为{_quote(self.expected)}，实为{_quote(self.actual)}"


class ReadBackError(OutputError):
    """The written file, read back, is not the report that was asked for.

    Attributes:
        differences: all of them.
    """

    def __init__(self, differences: Sequence[Difference]) -> None:
        self.differences = tuple(differences)
        shown = "；".join(difference.message for difference in self.differences[:_SHOWN])
        rest = len(self.differences) - _SHOWN
        more = f"；另有 {rest} 处" if rest > 0 else ""
        super().__init__(
            f"写出的文件与填报内容不一致，没有保存。{shown}{more}。"
            "请检查所用的 Word 模板，或不带 --template 改用自带模板重新导出。"
        )


def _quote(text: str) -> str:
    if not text:
        return "空白"
    cut = text if len(text) <= _LENGTH else text[: _LENGTH - 1] + "…"
    return f"“{cut}”"
