"""A ledger as text: encoding and separator recognised, the rows streamed."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import chain, repeat
from pathlib import Path
from typing import TextIO, cast

from engine.intake.errors import IntakeError
from engine.intake.ledger.blocks import Block, even
from engine.intake.ledger.workbook import MOST_AT_ONCE, Ledger, Row, Sheet

_SEPARATORS = ",\t;|，；"
_LOOKED_AT = 60

_PIECE = 2**15
"""Bytes that are cut into cells at once: some hundreds of rows, which stay in the caches of a processor."""

_FEW = 120
"""Quotation marks in a piece; of lines with more of them csv makes rows quicker."""

_BYTEWISE = frozenset(("utf-8", "gb18030"))
"""Encodings in which the byte of a line end is nothing else."""


def text_ledger(name: str, path: Path, data: bytes, size: int) -> Ledger:
    """A ledger in CSV of any common encoding and separator.

    Args:
        name: the file as the user named it.
        path: the file.
        data: its bytes; of a large one its head.
        size: its size in bytes.

    Raises:
        IntakeError: it is no text, or no table.
    """
    from engine.intake.encodings import decode

    if size <= MOST_AT_ONCE:
        decoded = decode(name, data)
        text, separator = _without_hint(decoded.text)
        skipped = decoded.text.count("\n", 0, len(decoded.text) - len(text))
        separator = separator or _separator(text)
        return Ledger(
            name,
            (_sheet(lambda: _blocks(name, _cut(StringIO(text, newline=None)), separator, skipped)),),
            decoded.notes,
        )
    head = decode(name, data if b"\0" in data else data[: max(data.rfind(b"\n"), data.rfind(b"\r")) + 1])
    text, separator = _without_hint(head.text)
    encoding, separator = head.encoding, separator or _separator(text)
    bytewise = encoding in _BYTEWISE and data.count(b"\n") * 2 > data.count(b"\r")
    texts = _decoded if bytewise else _streamed
    return Ledger(name, (_sheet(lambda: _blocks(name, texts(path, encoding), separator, 0)),), head.notes)


def _sheet(blocks: Callable[[], Iterator[Block]]) -> Sheet:
    return Sheet("", False, lambda: chain.from_iterable(block.rows() for block in blocks()), blocks=blocks)


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    """Whole lines of a file, some hundreds at a time; decoded at once, which is quicker than line by line."""
    with path.open("rb") as file:
        begun = file.read(len(BOM_UTF8))
        if begun != BOM_UTF8:
            file.seek(0)
        while data := file.read(_PIECE):
            if not data.endswith(b"\n"):
                data += file.readline()
            yield data.decode(encoding)


def _streamed(path: Path, encoding: str) -> Iterator[str]:
    with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding) as file:
        yield from _cut(file)


def _cut(file: TextIO) -> Iterator[str]:
    while text := file.read(_PIECE):
        yield text if text[-1] == "\n" else text + file.readline()


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _blocks(name: str, texts: Iterator[str], separator: str, skipped: int) -> Iterator[Block]:
    """The rows, some hundreds at a time. Where no quotation asks for it, csv is not asked: it is slow."""
    if skipped:
        yield Block([[] for _ in range(skipped)])
    done = skipped
    try:
        for text in texts:
            block = even(text, separator) or _apart(text, separator) or _uneven(text, separator)
            if block is None:
                rows, lines = _quoted(name, chain((text,), texts), separator, done)
                block = Block(rows)
            else:
                lines = len(block)
            yield block
            done += lines
    except UnicodeDecodeError as error:
        raise IntakeError(
            name,
            "从这里起不是同一种编码的文字；请用 Excel 或 WPS 另存为 UTF-8 的 .csv 后再读",
            f"第{done + 1}行以后",
        ) from error


def _apart(text: str, separator: str) -> Block | None:
    """Lines as long as each other with quotations in some: those are cut by csv, the rest as columns."""
    if not 0 < text.count('"') <= _FEW:
        return None
    rows: dict[int, Row] = {}
    parts: list[str] = []
    at = row = 0
    while (mark := text.find('"', at)) >= 0:
        start, end = max(text.rfind("\n", at, mark) + 1, at), text.find("\n", mark) + 1
        line = text[start:end]
        if line.count('"') % 2 or not line:  # goes on in the next line
            return None
        cells = next(csv.reader([line], delimiter=separator))
        row += text.count("\n", at, start)
        rows[row] = cast("Row", cells)
        row += 1
        parts += (text[at:start], separator * (len(cells) - 1), "\r\n" if line.endswith("\r\n") else "\n")
        at = end
    return even("".join((*parts, text[at:])), separator, rows)


def _uneven(text: str, separator: str) -> Block | None:
    """Lines of any width; None where there are quotations in them."""
    if '"' in text:
        return None
    lines = _one_line_end(text).split("\n")
    if not lines[-1]:
        del lines[-1]
    return Block(cast("list[Row]", list(map(str.split, lines, repeat(separator)))))


def _quoted(name: str, texts: Iterator[str], separator: str, done: int) -> tuple[list[Row], int]:
    """The rows of the first text and how many lines they are; a quotation still open at its end is read on."""
    rows: list[Row] = []
    lines = 0

    def read_on() -> Iterator[str]:
        nonlocal lines
        for text in map(_one_line_end, texts):
            lines += text.count("\n") + (not text.endswith("\n"))
            yield from StringIO(text)

    reader = csv.reader(read_on(), delimiter=separator)
    try:
        for row in reader:
            rows.append(cast("Row", row))
            if reader.line_num >= lines:
                break
    except csv.Error as error:
        raise IntakeError(
            name,
            "这一行的引号没有配对，后面的内容读不出来；请用 Excel 或 WPS 另存后再读",
            f"第{done + reader.line_num}行",
        ) from error
    return rows, lines


def _without_hint(text: str) -> tuple[str, str]:
    """The text behind a first line `sep=;`, and the separator that the line names."""
    line, _, rest = text.partition("\n")
    if line.lower().startswith("sep=") and len(line.strip()) == 5:
        return rest, line.strip()[4]
    return text, ""


def _separator(text: str) -> str:
    """The separator that cuts most lines into the same number of pieces."""
    lines = text[: 2**16].splitlines()[:_LOOKED_AT]
    best, most = ",", (0, 0)
    for separator in _SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if len(row) > 1)
        except csv.Error:
            continue
        if widths:
            width, count = max(widths.items(), key=lambda item: (item[1] * (item[0] > 2), item[1], item[0]))
            if (count, width) > most:
                best, most = separator, (count, width)
    return best
