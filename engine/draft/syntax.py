"""Why a text is not TOML, in words for somebody who never heard of TOML."""

from __future__ import annotations

from engine.draft.errors import Problem
from engine.draft.places import Path, Places, places
from engine.regex import regex

_AT = regex(r"\(at line (\d+), column (\d+)\)$")
_LEADING_ZERO = regex(r"=\s*[+-]?0\d")
_THOUSANDS = regex(r"=\s*\d{1,3}([,，]\d{3})+")
_COUNTED = regex(r"=\s*[\d.]+\s*[\u4e00-\u9fff%％]")
_NO_VALUE = regex(r"=\s*(#.*)?$")
_WIDE = regex(r"[＝“”‘’【】［］＂０-９]")
_QUOTED = regex(r'=\s*"(?!"")[^"]*"\s*[^\s#,"]')

_CAUSES = (
    ("Unterminated string", "文字的引号没有收尾；如果文件被截断，请用备份"),
    ("Unclosed array", "方括号没有收尾；如果文件被截断，请用备份"),
    ("Unclosed inline table", "花括号没有收尾；如果文件被截断，请用备份"),
    ("Illegal character '\\n'", "文字的引号没有在本行收尾；多行文字请用三个英文双引号括起来"),
    ("Illegal character", "有不能出现的控制字符，请删去"),
    ("Found invalid character", "有不能出现的字符，请删去"),
    ("Unescaped '\\'", "文字里的反斜杠 \\ 要写成两个 \\\\"),
    ("Invalid hex value", "文字里的反斜杠 \\ 要写成两个 \\\\"),
    ("Escaped character", "文字里的 \\u 写法不对"),
    ("Invalid date", '日期写法不对；请用英文双引号括起来，如 "2025-01-20"'),
    ("Expected '='", "缺少等号，应写成“名称 = 值”；如果文件被截断，请用备份"),
    ("Expected ']", "表头的方括号没有收尾，应写成 [figures.applications.received]"),
    ("Invalid initial character", "名称写法不对，应写成“名称 = 值”"),
    ("Invalid statement", "看不懂这一行，应写成“名称 = 值”"),
    ("Invalid value", "等号后面的值看不懂；文字要用英文双引号括起来，数字直接写"),
    ("Expected newline", "值后面多了内容；一行只写一个值，文字要用英文双引号括起来"),
    ("Cannot mutate immutable", "花括号里已经写过这一组，不能再补；请合并成一处"),
)

_UNFINISHED = ("Unterminated", "Unclosed")
_REPEATS = ("Cannot overwrite", "Cannot declare", "Cannot redefine", "Duplicate inline")


def syntax_problem(text: str, error: Exception) -> Problem:
    """What to tell the drafter about a text that the TOML reader refused."""
    message = str(error)
    where = places(text)
    if message.startswith(_REPEATS):
        return _repeated(where, message)
    line, column = _position(message)
    if line is None:
        line = where.stopped
    source = text.split("\n")[line - 1] if line and not message.startswith(_UNFINISHED) else ""
    return Problem("", _hint(source) or _cause(message), line, column)


def dotted(path: Path) -> str:
    """A path as the drafter knows it; items of an array of tables counted from 1."""
    name = ""
    for part in path:
        if isinstance(part, int):
            name += f"[{part + 1}]"
        else:
            name += f".{part}" if name else part
    return name


def _repeated(where: Places, message: str) -> Problem:
    if where.repeated:
        path, second, first = where.repeated[0]
        return Problem(dotted(path), f"写了两次（第{first}行已经有了），请只留一处", second)
    line, column = _position(message)
    return Problem("", "同一个名称写了两次，或既当一个值又当一组，请只留一处", line, column)


def _position(message: str) -> tuple[int | None, int | None]:
    at = _AT.search(message)
    return (int(at[1]), int(at[2])) if at else (None, None)


def _hint(source: str) -> str:
    if _NO_VALUE.search(source):
        return "等号后面没有值；还不清楚就删去这一行，没有发生填 0"
    if _LEADING_ZERO.search(source):
        return "数字不能以 0 开头；电话、邮编等请用英文双引号括起来"
    if _THOUSANDS.search(source):
        return "数字里不要写逗号，如 12345"
    if _COUNTED.search(source):
        return "数字后面不要写单位，如 60"
    if _QUOTED.search(source):
        return "文字里夹了英文双引号，请改用中文引号“”，或用三个英文双引号括起整段"
    if _WIDE.search(source.split('"', maxsplit=1)[0]):
        return "名称、等号、引号和数字要用英文半角"
    return ""


def _cause(message: str) -> str:
    return next((cause for start, cause in _CAUSES if message.startswith(start)), "不是合法的 TOML 写法")
