"""Where a number goes: from the names beside it to the keys of the form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from engine.draft.values import LARGEST
from engine.figures.claims import Number
from engine.form.current import FORM
from engine.form.keys import KINDS, ORGANISATIONS, OUTCOMES, is_key, title, unit
from engine.interview.measure import MONEY, NEVER, PEOPLE, in_unit
from engine.interview.pairing import Labelled
from engine.interview.question import Question
from engine.interview.tokens import Token
from engine.interview.vocabulary import Meaning

_GROUPS = {group.key: group.rows for group in FORM.applications.groups}
_RESULTS = ("upheld", "corrected", "other", "pending")
_ROW = {"applications": (*KINDS, "total"), "disputes": (*_RESULTS, "total")}


class Places:
    """The figures of an answer as they are placed, and what could not be placed."""

    def __init__(
        self,
        question: Question,
        known: Callable[[str], Number | None],
        said: Mapping[str, Number] | None = None,
    ) -> None:
        self.question = question
        self.known = known
        self.said = said or {}
        """Figures of the answer that this one corrects."""
        self.table = "disputes" if question.vocabulary == "disputes" else "applications"
        self.rows: tuple[str, ...] = (question.row,) if question.row else ()
        self.figures: dict[str, Number] = {}
        self.unclear: list[str] = []
        self.rest_is_zero = False
        self._loose: list[Token] = []
        self._stray: list[Token] = []
        """Numbers without a name between others that have one."""
        self._later: list[tuple[list[Meaning], str, bool, tuple[str, ...], str]] = []
        """全部是…, 其余是…: worked out when every number is known."""
        self._doubtful = False
        self._last = ""
        """The key of the number said last."""
        self._twice: set[str] = set()

    @property
    def example(self) -> str:
        """An answer that would be understood."""
        return self.question.example

    def ask(self, text: str, *, doubtful: bool = True) -> None:
        """Something was not clear; where it was, a number without a name is asked about too."""
        self.unclear.append(text)
        self._doubtful = self._doubtful or doubtful

    # -- numbers ----------------------------------------------------------------------------------------------------

    def number(self, labelled: Labelled, said: str, *, stray: bool = False) -> None:
        """Put a number where its names say."""
        number = labelled.number
        meanings = [meaning for token in labelled.names for meaning in token.meanings]
        if number.denial and number.meanings and not any(meaning.kind == "keys" for meaning in meanings):
            meanings = [*number.meanings, *meanings]
        if not meanings:
            (self._stray if stray else self._loose).append(number)
            return
        if labelled.row:
            self._whole_row(meanings, (number, *labelled.row), said)
            return
        keys = self._keys(meanings, number.unit, each=labelled.each)
        if not keys:
            self.ask(f"“{said}”说的不止一项，或者看不出是哪一项，请分开说，例如“{self.example}”。")
            return
        for key in keys:
            self._put(key, number, said)
        self._last = keys[0] if len(keys) == 1 else ""
        if self.question.row and number.value == 0 and self._last.endswith(".total"):
            self.rows = (self.question.row,)

    def _whole_row(self, meanings: list[Meaning], numbers: tuple[Token, ...], said: str) -> None:
        """A line of the table: the numbers stand in the order of the columns."""
        rows, columns = self._rows(meanings, each=False), _ROW[self.table]
        if len(rows) != 1 or len(numbers) != len(columns):
            self.ask(f"“{said}”应有{len(columns)}个数，从“{_head(self.table)}”到“总计”，请核对。")
            return
        for column, number in zip(columns, numbers, strict=True):
            self._put(f"{self.table}.{rows[0]}.{column}", number, said)

    def _keys(self, meanings: list[Meaning], counted: str, *, each: bool) -> list[str]:
        """The keys that several words name together; none when they name more than one thing."""
        whole = [meaning.target[0] for meaning in meanings if meaning.kind == "keys"]
        if whole:
            keys = list(dict.fromkeys(whole))
            if len(keys) > 1:
                keys = [key for key in keys if not key.endswith(".total")] or keys
            if len(keys) > 1 and not each:
                keys = [key for key in keys if unit(key) == counted]
            return keys if each or len(keys) == 1 else []
        rows, columns = self._rows(meanings, each=each), _columns(meanings)
        named = any(meaning.kind == "row" for meaning in meanings)
        if self.question.vocabulary == "outcomes" and columns == ["total"] and not named:
            rows = rows if self._last.rpartition(".")[2] in KINDS else ("handled",)
        if not rows or (len(columns) > 1 and not each):
            return []
        if named:
            self.rows = rows
        return [f"{self.table}.{row}.{column}" for row in rows for column in columns]

    def _rows(self, meanings: list[Meaning], *, each: bool) -> tuple[str, ...]:
        """The rows named; 不予公开…第三方 is the row within the group; without any the row in question."""
        rows = list(
            dict.fromkeys(row for meaning in meanings if meaning.kind == "row" for row in meaning.target)
        )
        if not rows:
            return self.rows
        inner = {group for group, within in _GROUPS.items() if set(within) & set(rows)}
        rows = [row for row in rows if row not in inner]
        if any(row in OUTCOMES or row in _GROUPS for row in rows):
            rows = [row for row in rows if row != "handled"]
        return tuple(rows) if each or len(rows) == 1 else ()

    def _put(self, key: str, token: Token, said: str) -> None:
        if not is_key(key) or key in self._twice:
            if key not in self._twice:
                self.ask(f"“{said}”说的是哪一格？表上没有这一格，请换个说法。")
            return
        if token.unit in NEVER and not (token.unit in MONEY and unit(key) in MONEY):
            self.ask(f"{title(key)}按{unit(key)}计，“{said}”请核对。")
            return
        if unit(key) in MONEY and token.unit not in ("", *MONEY):
            self.ask(f"{title(key)}按{unit(key)}计，“{said}”请核对。")
            return
        value = in_unit(token, key)
        if value is None:
            self.ask(f"{title(key)}应为整数，“{said}”请核对。")
            return
        if value > LARGEST:
            self.ask(f"{title(key)}{value}太大，请核对位数和单位（{unit(key)}）。")
            return
        before = self.figures.get(key)
        if before is not None and before != value:
            self.ask(f"{title(key)}说了{before}，又说了{value}，请说明是哪一个。")
            self._twice.add(key)
            del self.figures[key]
            return
        if token.unit in PEOPLE and unit(key) == "件":
            self.ask(f"{title(key)}按件计，不按人数、户数计，“{said}”请确认是{value}件。", doubtful=False)
        self.figures[key] = value

    # -- 都是, 其余, 其中 -------------------------------------------------------------------------------------------

    def rest(self) -> None:
        """其余为0: in the row that is being talked about."""
        row = self.question.row
        if not row or self.rows in ((), (row,)):
            self.rest_is_zero = True
        else:
            self._zeros(self.rows)

    def everything(self, meanings: list[Meaning], said: str, *, remainder: bool) -> None:
        """全部是自然人: the whole total in one place; with `remainder` what the total leaves after the parts named."""
        self._later.append((meanings, said, remainder, self.rows, self._last))

    def is_single(self, meanings: tuple[Meaning, ...]) -> bool:
        """Whether all that was said is that there was one case, and a name says of which kind it is."""
        said = [token.value for token in self._loose] + list(self.figures.values())
        total = f"{self.table}.{self.question.row}.total"
        kinds = all(meaning.kind == "column" and meaning.target != ("total",) for meaning in meanings)
        placed = set(self.figures) <= {total} and not self.unclear
        return bool(self.question.row) and kinds and placed and said == [1]

    def _work_out(self) -> None:
        for meanings, said, remainder, rows, last in self._later:
            self.rows, self._last = rows, last
            self._everything(meanings, said, remainder=remainder)

    def _everything(self, meanings: list[Meaning], said: str, *, remainder: bool) -> None:
        keys = [meaning.target[0] for meaning in meanings if meaning.kind == "keys"]
        rows = tuple(row for meaning in meanings if meaning.kind == "row" for row in meaning.target)
        columns = [column for column in _columns(meanings) if column != "total"]
        if keys:
            self._all_of_fact(keys, said, remainder=remainder)
        elif columns and len(columns) == 1 and len(rows) <= 1:
            self._all_in_column(rows or self.rows, columns[0], said, remainder=remainder)
        elif rows == ("handled",) and not columns and self.table == "applications":
            if self.question.row == "carried_out":  # 60件全部办结
                self._settle_loose("applications.handled.total")
            elif self.question.row != "received":
                self._doubtful = True
            self._put("applications.carried_out.total", Token("number", 0, 0, said), said)
        elif len(rows) == 1 and not columns and (rows[0] in OUTCOMES or rows[0] in _GROUPS):
            self._all_in_outcome(rows[0], said, remainder=remainder)
        else:
            self.ask(f"“{said}”没有听懂，请直接说各项是多少，例如“{self.example}”。")

    def _all_in_column(self, rows: tuple[str, ...], column: str, said: str, *, remainder: bool) -> None:
        parts = _RESULTS if self.table == "disputes" else KINDS
        if len(rows) != 1:
            self.ask(f"“{said}”说的是哪一项？请直接说各是多少。")
            return
        total_key = f"{self.table}.{rows[0]}.total"
        total = self._total(total_key)
        if total is None:
            self.ask(f"请先说{title(total_key)}是多少。")
            return
        names = [name for name in (*parts, "organisations") if name != column]
        if column == "organisations":
            names = [name for name in names if name not in ORGANISATIONS]
        others = sum(self._part(f"{self.table}.{rows[0]}.{name}") for name in names)
        self._fill(f"{self.table}.{rows[0]}.{column}", total - (others if remainder else 0), said)
        if column != "organisations":
            self._zeros(rows)

    def _all_in_outcome(self, row: str, said: str, *, remainder: bool) -> None:
        """全部予以公开; 不予公开36件，均为第三方 within what was said last."""
        last = self._last.split(".")
        group, column = ".".join(last[1:-1]), last[-1]
        within = row in _GROUPS.get(group, ())
        if within:
            total = self.figures.get(self._last)
            parts = [f"applications.{inner}.{column}" for inner in _GROUPS[group]]
        else:
            total, column = self._total("applications.handled.total"), "total"
            parts = [key for outer in ("granted", "partial", *_GROUPS) for key in self._parts_of(outer)]
        if total is None:
            self.ask(f"请先说{title('applications.handled.total')}是多少。")
            return
        key = f"applications.{row}.{column}"
        others = sum(self._part(part) for part in parts if part != key) if remainder else 0
        self._fill(key, total - others, said)
        self.rest_is_zero = self.rest_is_zero or (row in OUTCOMES and not within)

    def _parts_of(self, row: str) -> list[str]:
        """The figure of a group where it was said, else those of its rows."""
        key = f"applications.{row}.total"
        if key in self.figures or row not in _GROUPS:
            return [key]
        return [f"applications.{inner}.total" for inner in _GROUPS[row]]

    def _all_of_fact(self, keys: list[str], said: str, *, remainder: bool) -> None:
        """收到120件，全部办结; 共8819条，网站3092，其余是微信."""
        key = keys[0]
        whole = f"{key.split('.', 1)[0]}.total"
        if remainder and whole in self.figures and len(set(keys)) == 1:
            family = [k for k in self.question.keys if k not in (whole, key)]
            self._fill(key, self.figures[whole] - sum(self._part(k) for k in family), said)
            return
        if whole == "channels.total":
            self._all_in_channel(key, said, remainder=remainder)
            return
        self._settle_loose(self._main() or next((k for k in self.question.need if k != key), ""))
        if remainder or len(self.figures) != 1 or len(set(keys)) != 1 or self._loose:
            self.ask(f"“{said}”没有听懂，请直接说各项是多少，例如“{self.example}”。")
            return
        self._fill(key, next(iter(self.figures.values())), said)

    def _all_in_channel(self, key: str, said: str, *, remainder: bool) -> None:
        """全部是网上申请: the channels add up to the intake."""
        total = self.known("applications.received.total")
        others = [name for name in self.question.keys if name != key]
        if total is None:
            self.ask(f"请先说{title('applications.received.total')}是多少。")
            return
        self._fill(key, total - sum(self._part(k) for k in others if remainder), said)
        for name in others:
            self.figures.setdefault(name, 0)

    def detail(self, meanings: list[Meaning]) -> bool:
        """其他处理1件（逾期不补正）: a name in brackets says where the number before it belongs; whether it does."""
        value = self.figures.get(self._last)
        rows = tuple(dict.fromkeys(row for m in meanings if m.kind == "row" for row in m.target))
        columns = [column for column in _columns(meanings) if column != "total"]
        if value is None or self._last.count(".") < 2:
            return False
        table, rest = self._last.split(".", 1)
        row, column = rest.rsplit(".", 1)
        if len(rows) == 1 and not columns and rows[0] in _GROUPS.get(row, ()):
            self._fill(f"{table}.{rows[0]}.{column}", value, "")
            return True
        if len(columns) == 1 and rows in ((), (row,)):
            if column == "organisations" and columns[0] not in ORGANISATIONS:
                return False
            if column in ("total", "organisations"):
                self._fill(f"{table}.{row}.{columns[0]}", value, "")
                return True
        return False

    def _fill(self, key: str, value: Number, said: str) -> None:
        if value < 0:
            self.ask(f"“{said}”对不上：各项之和已超过合计，请核对。")
            return
        self._put(key, Token("number", 0, 0, said, value=value), said)

    def _part(self, key: str) -> Number:
        """A part that was said, here or in the answer that is being corrected."""
        return self.figures.get(key, self.said.get(key, 0))

    def _zeros(self, rows: Iterable[str]) -> None:
        """The other places of a row: by the mark for the row in question, else each by itself."""
        for row in rows:
            if row == self.question.row:
                self.rest_is_zero = True
                continue
            parts = _RESULTS if self.table == "disputes" else KINDS
            for part in parts:
                self.figures.setdefault(f"{self.table}.{row}.{part}", 0)

    def _total(self, key: str) -> Number | None:
        self._settle_loose(key)
        return self.figures.get(key, self.known(key))

    def _settle_loose(self, key: str) -> None:
        if len(self._loose) == 1 and key and key not in self.figures:
            token = self._loose.pop()
            self._put(key, token, token.text)

    # -- numbers without a name -------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Numbers without a name: all that were asked for in order, by unit, or the one that is meant."""
        self._work_out()
        for token in self._stray:
            place = self._by_unit(token)
            if place is None:
                self._homeless(token)
            else:
                self._put(place, token, token.text)
        loose, self._loose = self._loose, []
        if not loose:
            return
        for keys in self._in_order():
            if len(loose) == len(keys) and not self.figures and not self.unclear:
                for key, token in zip(keys, loose, strict=True):
                    self._put(key, token, token.text)
                return
        main = self._main()
        for token in loose:
            alone = len({(t.value, t.unit) for t in loose}) == 1 and not self._doubtful
            place = self._by_unit(token) or (main if alone else None)
            wrong = token.unit in MONEY and place is not None and unit(place) not in MONEY
            if (
                place is None
                or place in self._twice
                or (place in self.figures and place != main)
                or (wrong and len(self.question.keys) > 1 and not self.question.row)
            ):
                self._homeless(token)
            else:
                self._put(place, token, token.text)

    def _homeless(self, token: Token) -> None:
        self.ask(f"“{token.text}”不知道填到哪里，请连同名称一起说，例如“{self.example}”。")

    def _in_order(self) -> list[tuple[str, ...]]:
        question = self.question
        orders = [question.need, question.keys]
        if question.vocabulary == "disputes":
            orders.append(FORM.disputes.cells())
        return [keys for keys in orders if keys]

    def _by_unit(self, token: Token) -> str | None:
        wanted = {"人": "人次", "名": "人次"}.get(token.unit, token.unit)
        keys = [key for key in self.question.keys if unit(key) in (token.unit, wanted)]
        return (
            keys[0]
            if len(keys) == 1 and len(self.question.keys) > 1 and keys[0] not in self.figures
            else None
        )

    def _main(self) -> str | None:
        """Where a single bare number goes: the total of the row or of the outcomes, or the only key needed."""
        question = self.question
        if question.row:
            return f"{self.table}.{question.row}.total"
        if question.vocabulary == "outcomes":
            return "applications.handled.total"
        return question.need[0] if len(question.need) == 1 else None


def _columns(meanings: list[Meaning]) -> list[str]:
    """The columns named; 共 beside another says nothing, 法人 beside 企业 neither; without any the total."""
    columns = list(dict.fromkeys(m.target[0] for m in meanings if m.kind == "column"))
    if len(columns) > 1:
        columns = [column for column in columns if column != "total"]
    if "organisations" in columns and set(columns) & set(ORGANISATIONS):
        columns.remove("organisations")
    return columns or ["total"]


def _head(table: str) -> str:
    return {"applications": "自然人", "disputes": "结果维持"}[table]
