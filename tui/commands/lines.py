"""A question as lines of text, and answers out of lines of input, for the interview without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase
from typing import TYPE_CHECKING, TextIO

from engine.draft.errors import one_line

if TYPE_CHECKING:
    from engine.interview.model import Note, Prompt

MARK = "答："
CONTINUES = "\\"
"""At the end of a line of input: the answer goes on in the next line."""

_BOM = b"\xef\xbb\xbf"
_WORDS = {
    "unclear": "〔请再说一遍〕",
    "conflict": "〔冲突〕",
    "resolved": "〔已解决〕",
    "info": "〔说明〕",
    "error": "〔出错〕",
    "understood": "〔理解〕",
    "saved": "〔已填〕",
}


class UnreadableError(Exception):
    """A line of input is not text; the message names it."""


def question(prompt: Prompt) -> list[str]:
    """Everything that the drafter should hear about a question."""
    lines = _several("问：", prompt.title)
    lines += _several("", prompt.again)
    lines += _several("说明：", prompt.meaning)
    waits = (
        prompt.kind == "confirm" and prompt.text
    )  # an answer that waits: what was asked stands in place of why
    lines += _several("原题：" if waits else "为什么问：", prompt.why)
    lines += [] if prompt.kind in ("confirm", "prose", "done") else _several("例如：", prompt.example)
    lines += _several("去年：", prompt.last_year)
    lines += _body(prompt)
    return [one_line(line) for line in lines]


def short(prompt: Prompt) -> list[str]:
    """A question that was heard in full just before."""
    return [one_line(line) for line in (*_several("问：", prompt.title), *_body(prompt))]


def note(said: Note) -> list[str]:
    """Something said in reply."""
    text = said.text.removeprefix("已记下：") if said.tone == "saved" else said.text
    return [one_line(line) for line in _several(_WORDS[said.tone], text)]


def _body(prompt: Prompt) -> list[str]:
    """What an answer depends on: the text or figures in question, the choices, what Enter alone does."""
    lines = []
    if prompt.kind == "prose":
        lines += ["拟写："]
    for text in prompt.echo:
        lines += text.split("\n")
    if prompt.kind not in ("prose", "confirm", "done") and prompt.text:
        lines += _several("现在的回答：", prompt.text)
    letters = iter(ascii_lowercase)
    lines += [
        f"  {number} {next(letters, '')} {option.label}"
        for number, option in enumerate(prompt.options, start=1)
    ]
    if prompt.suggestion:
        why = f"（{prompt.suggestion_why}）" if prompt.suggestion_why else ""
        lines.append(f"直接回车就答：{prompt.suggestion}{why}")
    return lines


def _several(head: str, text: str) -> list[str]:
    if not text:
        return []
    first, *more = text.split("\n")
    return [head + first, *more]


def answers(stream: TextIO | None) -> Iterator[str]:
    """The answers that stand in the lines of a stream.

    A line that ends with a backslash goes on in the next one. BOM and CRLF are read.

    Raises:
        UnreadableError: a line is not in UTF-8, or, typed at a terminal, not in the encoding of its locale.
    """
    if stream is None:
        return
    encoding = (stream.encoding or "utf-8") if stream.isatty() else "utf-8"
    held: list[str] = []
    number = 0
    while data := _line(stream):
        number += 1
        if number == 1:
            data = data.removeprefix(_BOM)
        text = _decoded(data, encoding, number)
        if text.endswith(CONTINUES):
            held.append(text.removesuffix(CONTINUES))
            continue
        yield "\n".join((*held, text))
        held.clear()
    if held:
        yield "\n".join(held)


def _line(stream: TextIO) -> bytes:
    """The next line with its end; empty at the end of input, also where a terminal has hung up."""
    try:
        return stream.buffer.readline()
    except OSError:
        return b""


def _decoded(data: bytes, encoding: str, number: int) -> str:
    line = data.rstrip(b"\r\n")
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        guess = _guess(line)
    raise UnreadableError(f"输入的第{number}行不是 UTF-8 编码{guess}，没有读入；请另存为 UTF-8 再试")


def _guess(line: bytes) -> str:
    try:
        return "（可能是 GBK）" if line.decode("gb18030") else ""
    except UnicodeDecodeError:
        return ""
