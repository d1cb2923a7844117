"""The small file in which a person's answers about a ledger are kept: which column is what, and what words mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from engine.draft.atomic import write_atomic
from engine.form.keys import KINDS, OUTCOMES
from engine.intake.errors import IntakeError
from engine.intake.ledger.headers import FIELDS
from engine.intake.ledger.vocabulary import KIND_LABELS, OPEN, OUTCOME_LABELS, plain
from engine.namedtuple import NamedTuple

SUFFIX = ".map.toml"
"""Behind the name of the ledger: the file that is read without being asked for."""

_NOTHING: Mapping[str, str] = MappingProxyType({})
_FIRST_LINE = (
    "# 台账的对应关系（nianbao tally）：哪一栏是什么，哪个词算哪一行。可以用记事本修改，请存为 UTF-8。"
)


class Mapped(NamedTuple):
    """What a person has said about a ledger.

    Attributes:
        columns: field -> header, or letter of the column.
        outcomes: plain word -> row of table 三, or `open`.
        kinds: plain word -> kind of applicant.
        sheets: the sheets to tally; empty for all.
        year: the year of the report.
    """

    columns: Mapping[str, str] = _NOTHING
    outcomes: Mapping[str, str] = _NOTHING
    kinds: Mapping[str, str] = _NOTHING
    sheets: tuple[str, ...] = ()
    year: int | None = None


def beside(ledger: str | Path) -> Path:
    """Where the answers about a ledger are kept."""
    path = Path(ledger)
    return path.with_name(path.name + SUFFIX)


def load_mapping(path: str | Path) -> Mapped:
    """Reads the answers.

    Raises:
        IntakeError: the file is not there, is no TOML, or says something that there is not; the message names it.
    """
    name = str(path)
    try:
        document = tomllib.loads(Path(path).read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise IntakeError(name, "没有这个对应关系文件，请核对路径") from None
    except OSError as error:
        raise IntakeError(name, f"读不出来（{error.strerror or error}），请核对路径和权限") from error
    except UnicodeDecodeError:
        raise IntakeError(name, "不是 UTF-8 编码，请另存为 UTF-8 后再读") from None
    except tomllib.TOMLDecodeError as error:
        raise IntakeError(name, f"写法有误（{error}），请改正后再读") from None
    year = document.get("year")
    if year is not None and (isinstance(year, bool) or not isinstance(year, int)):
        raise IntakeError(name, "年度应是四位数，例如 year = 2024", "year")
    words = _table(name, document, "words")
    sheets = document.get("sheets", [])
    if not isinstance(sheets, list) or not all(isinstance(sheet, str) for sheet in sheets):
        raise IntakeError(name, '应是工作表名称的列表，例如 sheets = ["1月", "2月"]', "sheets")
    return Mapped(
        _columns(name, _table(name, document, "columns")),
        placed_outcomes(name, _table(name, words, "outcome")),
        placed_kinds(name, _table(name, words, "kind")),
        tuple(sheets),
        year,
    )


def placed_outcomes(name: str, table: Mapping[str, object]) -> dict[str, str]:
    """Words of outcomes with their rows, named by key or by printed label.

    Raises:
        IntakeError: there is no such row.
    """
    found = {}
    for word, value in table.items():
        row = str(value)
        row = OUTCOME_LABELS.get(plain(row), row.removeprefix("applications."))
        row = OPEN if plain(row) in ("未办结", "在办", "结转", OPEN) else row
        if row not in (*OUTCOMES, OPEN):
            raise IntakeError(
                name,
                f"表三没有“{value}”这一行；可以写行的名称，例如 本机关不掌握相关政府信息",
                f"words.outcome.{word}",
            )
        found[plain(word)] = row
    return found


def placed_kinds(name: str, table: Mapping[str, object]) -> dict[str, str]:
    """Words of applicants with their kinds, named by key or by printed label.

    Raises:
        IntakeError: there is no such kind.
    """
    found = {}
    for word, value in table.items():
        kind = KIND_LABELS.get(plain(str(value)), str(value))
        if kind not in KINDS:
            labels = "、".join(KIND_LABELS)
            raise IntakeError(name, f"没有“{value}”这一类申请人；可以写 {labels}", f"words.kind.{word}")
        found[plain(word)] = kind
    return found


def save_mapping(path: str | Path, mapped: Mapped) -> None:
    """Writes the answers.

    Raises:
        SaveError: the file could not be written; what was there is as it was.
    """
    import tomli_w

    document: dict[str, object] = {"year": mapped.year} if mapped.year else {}
    if mapped.sheets:
        document["sheets"] = list(mapped.sheets)
    document["columns"] = dict(mapped.columns)
    document["words"] = {"outcome": dict(mapped.outcomes), "kind": dict(mapped.kinds)}
    write_atomic(Path(path), f"{_FIRST_LINE}\n{tomli_w.dumps(document)}".encode())


def _table(name: str, document: Mapping[str, object], key: str) -> Mapping[str, object]:
    table = document.get(key, {})
    if not isinstance(table, Mapping):
        raise IntakeError(name, f"应是一张表，写作 [{key}]", key)
    return table


def _columns(name: str, table: Mapping[str, object]) -> dict[str, str]:
    names = {plain(label): field for field, label in FIELDS.items()}
    found = {}
    for key, header in table.items():
        field = names.get(plain(key), key)
        if field not in FIELDS:
            raise IntakeError(name, f"没有“{key}”这一栏；可以写 {'、'.join(FIELDS)}", f"columns.{key}")
        if not isinstance(header, str) or not header.strip():
            raise IntakeError(
                name, '请写那一栏的表头（或列号），例如 received = "收到日期"', f"columns.{key}"
            )
        found[field] = header
    return found
