"""A ledger as text: encoding and separator recognised, the rows streamed."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from engine.intake.errors import IntakeError
from engine.intake.ledger.workbook import MOST_AT_ONCE, Ledger, Row, Sheet

if TYPE_CHECKING:
    from _csv import Reader  # the name that csv gives to none but type checkers

_SEPARATORS = ",\t;|，；"
_LOOKED_AT = 60

_PIECE = 2**16
"""Characters that are cut into cells at once: some hundreds of rows."""


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
            (Sheet("", False, lambda: _rows(name, StringIO(text, newline=None), separator, skipped)),),
            decoded.notes,
        )
    head = decode(name, data if b"\0" in data else data[: data.rfind(b"\n") + 1])
    text, separator = _without_hint(head.text)
    encoding, separator = head.encoding, separator or _separator(text)
    return Ledger(name, (Sheet("", False, lambda: _streamed(name, path, encoding, separator)),), head.notes)


def _streamed(name: str, path: Path, encoding: str, separator: str) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding) as file:
        yield from _rows(name, file, separator, 0)


def _rows(name: str, file: TextIO, separator: str, skipped: int) -> Iterator[Row]:
    return chain.from_iterable(_pieces(name, file, separator, skipped))


def _pieces(name: str, file: TextIO, separator: str, skipped: int) -> Iterator[list[Row]]:
    """The rows, some hundreds at a time. Without a quotation mark a line is cut at its separators, which csv does slowly."""
    if skipped:
        yield [[] for _ in range(skipped)]
    done = skipped
    try:
        while text := file.read(_PIECE):
            if text[-1] != "\n":
                text += file.readline()
            lines = text.split("\n")
            if not lines[-1]:
                del lines[-1]
            if '"' in text:
                reader = csv.reader(chain(StringIO(text), file), delimiter=separator)
                yield _quoted(name, reader, len(lines), done)
                done += reader.line_num
            else:
                yield cast("list[Row]", list(map(str.split, lines, repeat(separator))))
                done += len(lines)
    except UnicodeDecodeError as error:
        raise IntakeError(
            name,
            "从这里起不是同一种编码的文字；请用 Excel 或 WPS 另存为 UTF-8 的 .csv 后再读",
            f"第{done + 1}行以后",
        ) from error


def _quoted(name: str, reader: Reader, lines: int, done: int) -> list[Row]:
    """The rows of so many lines; a quotation that is still open at their end is read on."""
    rows: list[Row] = []
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
    return rows


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
