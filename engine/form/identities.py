"""The equations that always hold between the cells of a correct report.

Sources: the note printed in table 三 (国办公开办函〔2021〕30号), the totals of the three tables, and from one year
to the next 上年结转 = last year's 结转下年度继续办理, column by column.
"""

from functools import cache

from engine.form.current import FORM
from engine.form.keys import KINDS, LAST_YEAR, OUTCOMES, cells_of, sums
from engine.namedtuple import NamedTuple


class Identity(NamedTuple):
    """`left` and `right` add up to the same number.

    Attributes:
        rule: the rule of the catalogue that a violation falls under (T3-01 …).
        left: keys of the one side (the total, where there is one).
        right: keys of the other side (the parts).
        text: the equation in words, as the drafter reads it.
    """

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    text: str

    @property
    def name(self) -> str:
        """A stable name: rule and first key."""
        return f"{self.rule}:{self.left[0]}"


def _applications() -> list[Identity]:
    table = FORM.applications
    found = []
    for column in table.columns:
        at = f".{column.key}"
        found.append(
            Identity(
                "T3-01",
                ("applications.received" + at, "applications.carried_in" + at),
                ("applications.handled" + at, "applications.carried_out" + at),
                f"表三“{column.label}”列：本年新收＋上年结转＝办理结果总计＋结转下年度",
            )
        )
        found.append(
            Identity(
                "T3-02",
                ("applications.handled" + at,),
                tuple(f"applications.{row}{at}" for row in OUTCOMES),
                f"表三“{column.label}”列：（七）总计＝（一）至（六）各项之和",
            )
        )
    for row in table.rows:
        name = f"{row.group}—{row.label}" if row.group else row.label
        found.append(
            Identity(
                "T3-03",
                (f"applications.{row.key}.total",),
                tuple(f"applications.{row.key}.{kind}" for kind in KINDS),
                f"表三“{name}”行：总计＝六类申请人之和",
            )
        )
    return found


def _disputes() -> list[Identity]:
    return [
        Identity(
            f"T4-0{number}",
            (f"disputes.{row.key}.total",),
            tuple(f"disputes.{row.key}.{c.key}" for c in FORM.disputes.columns if c.key != "total"),
            f"表四“{row.label}”：总计＝四种结果之和",
        )
        for number, row in enumerate(FORM.disputes.rows, start=1)
    ]


def _facts() -> list[Identity]:
    return [
        Identity(
            "S-01",
            ("posts.total",),
            tuple(f"posts.{channel}" for channel in ("website", "wechat", "weibo", "douyin", "other")),
            "主动公开信息总数＝各渠道之和",
        ),
        Identity(
            "S-05",
            ("applications.received.total",),
            tuple(f"channels.{channel}" for channel in ("online", "letter", "counter", "other")),
            "本年新收申请总数＝网络、信函、当面等各渠道之和",
        ),
    ]


def _across_years() -> list[Identity]:
    return [
        Identity(
            "X-01" if column.key == "total" else "X-02",
            (f"applications.carried_in.{column.key}",),
            (f"{LAST_YEAR}applications.carried_out.{column.key}",),
            f"“{column.label}”列：上年结转＝去年报告的结转下年度继续办理",
        )
        for column in FORM.applications.columns
    ]


@cache
def identities() -> tuple[Identity, ...]:
    """Equations within one year: tables 三 and 四, and the facts that have parts."""
    return (*_applications(), *_disputes(), *_facts())


@cache
def identities_across_years() -> tuple[Identity, ...]:
    """Equations between this year and the year before."""
    return tuple(_across_years())


@cache
def definitions() -> dict[str, Identity]:
    """For every sum key the equation that defines it (`applications.denied.total` = its eight rows)."""
    return {key: Identity("SUM", (key,), cells_of(key), "各项合计＝所含各行之和") for key in sums()}
