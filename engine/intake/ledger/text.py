"""A ledger as text: encoding and separator recognised, the rows streamed."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import cast

from engine.intake.errors import IntakeError
from engine.intake.ledger.workbook import MOST_AT_ONCE, Ledger, Row, Sheet

_SEPARATORS = ",\t;|，；"
_LOOKED_AT = 60


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
            (Sheet("", False, lambda: _rows(name, StringIO(text, newline=""), separator, skipped)),),
            decoded.notes,
        )
    head = decode(name, data if b"\0" in data else data[: data.rfind(b"\n") + 1])
    text, separator = _without_hint(head.text)
    encoding, separator = head.encoding, separator or _separator(text)
    return Ledger(name, (Sheet("", False, lambda: _streamed(name, path, encoding, separator)),), head.notes)


def _streamed(name: str, path: Path, encoding: str, separator: str) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as file:
        yield from _rows(name, file, separator, 0)


def _rows(name: str, lines: object, separator: str, skipped: int) -> Iterator[Row]:
    reader = csv.reader(cast("Iterator[str]", lines), delimiter=separator)
    for _ in range(skipped):
        yield []
    try:
        yield from cast("Iterator[Row]", reader)
    except csv.Error as error:
        raise IntakeError(
            name,
            "这一行的引号没有配对，后面的内容读不出来；请用 Excel 或 WPS 另存后再读",
            f"第{reader.line_num}行",
        ) from error
    except UnicodeDecodeError as error:
        raise IntakeError(
            name,
            "从这里起不是同一种编码的文字；请用 Excel 或 WPS 另存为 UTF-8 的 .csv 后再读",
            f"第{reader.line_num + 1}行附近",
        ) from error


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
