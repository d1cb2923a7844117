"""A draft from the bytes of its file; everything that is wrong is found at once."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.draft.contents import Notes
from engine.draft.errors import DraftError, Problem
from engine.draft.model import SCHEMA, Draft
from engine.draft.sections import read_sections

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 32 * 1024 * 1024
"""A draft is some 30 kB; nothing that large is one."""

FIRST_WORDS = "# 政府信息公开工作年度报告草稿"
"""How the first line of a file begins that this program wrote."""

LAST_LINE = "# 草稿到此为止"
"""The last line of such a file: where it is missing in the middle of a line, the file was cut off."""

_FOREIGN = {
    b"PK\x03\x04": "这是 Word、Excel 一类的文件，不是草稿；审读现成的报告请用 nianbao review",
    b"%PDF": "这是 PDF 文件，不是草稿；审读现成的报告请用 nianbao review",
    b"\xd0\xcf\x11\xe0": "这是旧版 Word、Excel 文件，不是草稿；审读现成的报告请用 nianbao review",
    b"\xff\xfe": "文件不是 UTF-8 编码（是 UTF-16，记事本里叫“Unicode”）；请用记事本打开，另存为 UTF-8",
    b"\xfe\xff": "文件不是 UTF-8 编码（是 UTF-16，记事本里叫“Unicode”）；请用记事本打开，另存为 UTF-8",
}

_MIGRATIONS: dict[int, Callable[[dict[str, object]], dict[str, object]]] = {}
"""By schema, the step from a document of that schema to one of the next."""


def loads(data: bytes, name: str) -> Draft:
    """The draft that these bytes are; `name` is the file, for the error.

    Raises:
        DraftError: they are not a draft; it lists every problem.
    """
    text = _text(data, name)
    document = _current(_document(text, name), text, name)
    notes = Notes()
    draft = read_sections(document, notes)
    if notes.problems:
        raise DraftError(name, _placed(text, notes.problems))
    return draft


def read(path: Path | str) -> Draft:
    """The draft in this file. Nothing is locked and nothing is written.

    Raises:
        DraftError: there is no draft that can be read; where the file is damaged, it names the newest good backup.
    """
    try:
        return loads(read_bytes(path), str(path))
    except DraftError as error:
        name_backup(error, path)
        raise


def read_bytes(path: Path | str) -> bytes:
    """The bytes of the file.

    Raises:
        DraftError: it cannot be read.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a name is read without loading pathlib
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        gone = isinstance(error, FileNotFoundError)
        raise DraftError(str(path), [Problem("", _refusal(error))], damaged=gone) from error
    if len(data) > LARGEST_FILE:
        raise DraftError(str(path), [Problem("", "文件太大，不是草稿")])
    return data


def name_backup(error: DraftError, path: Path | str) -> None:
    """Adds the newest backup that loads to the error of a damaged or vanished file."""
    if error.damaged:
        from pathlib import Path

        from engine.draft.backup import recover

        found = recover(Path(path))
        error.backup = str(found.path) if found else ""


def _refusal(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件；请核对路径，新建草稿请用 nianbao new"
    if isinstance(error, IsADirectoryError):
        return "这是文件夹，不是草稿文件；请写明文件夹里的哪一个文件"
    if isinstance(error, NotADirectoryError):
        return "路径中有一段不是文件夹；请核对路径"
    if isinstance(error, PermissionError):
        return "没有读取权限；请检查文件属性，或关闭正在占用它的程序"
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return "文件名太长（中文最多80个字左右）；请核对文件名"
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return f"读不出来（{reason}）；请核对路径，检查磁盘或网络盘"


def _text(data: bytes, name: str) -> str:
    def broken(message: str, line: int | None = None) -> DraftError:
        return DraftError(name, [Problem("", message, line)], damaged=True)

    for start, message in _FOREIGN.items():
        if data.startswith(start):
            raise broken(message)
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        raise broken("文件是空的；新建草稿请用 nianbao new")
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise broken("有空字节：不是文本文件，或者文件已损坏（常见于断电、拔盘）；请改用备份", line)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise broken(_encoding(data, error), line) from None
    if text.startswith(FIRST_WORDS) and not text.endswith("\n") and LAST_LINE not in text:
        raise broken("文件不完整，在这一行断了；请改用备份", text.count("\n") + 1)
    return text


def _encoding(data: bytes, error: UnicodeDecodeError) -> str:
    if error.end == len(data) and error.reason == "unexpected end of data":
        return "文件不完整，在一个字的中间断了；请改用备份"
    try:
        guess = "（可能是 GBK）" if data.decode("gb18030") else ""
    except UnicodeDecodeError:
        guess = ""
    return f"文件不是 UTF-8 编码{guess}；请用记事本打开，另存为 UTF-8"


def _document(text: str, name: str) -> dict[str, object]:
    import tomllib
    from decimal import Decimal

    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        from engine.draft.syntax import syntax_problem

        problem = syntax_problem(text.replace("\r\n", "\n"), error)
    except RecursionError:
        problem = Problem("", "括号套得太深，不是本程序的草稿", _line_of(text, r"[\[{=\s]{50}"))
    except (ValueError, ArithmeticError):
        problem = Problem("", "这个数字的位数多得无法读取；请核对", _line_of(text, r"[\d_]{100}"))
    raise DraftError(name, [problem], damaged=True) from None


def _line_of(text: str, pattern: str) -> int | None:
    import re

    found = re.search(pattern, text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _current(document: dict[str, object], text: str, name: str) -> dict[str, object]:
    """The document in the present schema."""
    schema = document.get("schema")
    if schema is None:
        message = "缺少 schema；草稿文件开头要有一行 schema = 1"
    elif isinstance(schema, bool) or not isinstance(schema, int):
        message = "应为不加引号的整数：schema = 1"
    elif schema > SCHEMA:
        message = (
            f"草稿由更新版本的 nianbao 写成（格式 {schema:.6g}，本程序只认 {SCHEMA}）；请升级 nianbao 再打开"
        )
    elif schema < SCHEMA and schema not in _MIGRATIONS:
        message = f"没有这个格式版本；应为 schema = {SCHEMA}"
    else:
        for step in range(schema, SCHEMA):
            document = _MIGRATIONS[step](document)
        return document
    raise DraftError(name, _placed(text, [(("schema",), message)]))


def _placed(text: str, problems: list[tuple[tuple[str | int, ...], str]]) -> list[Problem]:
    """The problems with their lines, in the order of the file."""
    from engine.draft.places import places
    from engine.draft.syntax import dotted

    where = places(text.replace("\r\n", "\n"))
    found = [Problem(dotted(path), message, where.line(path)) for path, message in problems]
    return sorted(found, key=lambda problem: problem.line or 0)
