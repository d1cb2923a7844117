"""Questions for table 三 收到和处理政府信息公开申请情况.

Intake and carry-over come first: with them the total of the outcomes is forced, and what the drafter says about
outcomes is checked while it is typed.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.form.current import FORM
from engine.form.keys import KINDS, OUTCOMES, short_title
from engine.interview.question import Question, Suggestion
from engine.rules.view import View

_TOTALS = tuple(f"applications.{row}.total" for row in OUTCOMES)
_COLUMNS = (*KINDS, "total")


def _row_keys(row: str) -> tuple[str, ...]:
    return tuple(f"applications.{row}.{column}" for column in _COLUMNS)


def _carried_in(view: View) -> Suggestion | None:
    """Last year's 结转下年度, by kind of applicant where it is known."""
    parts = []
    for column in _COLUMNS:
        value = view.last(f"applications.carried_out.{column}")
        if value is not None and (value or column == "total"):
            name = "合计" if column == "total" else short_title(f"applications.carried_out.{column}")
            parts.append(f"{name}{value}")
    return Suggestion("，".join(parts), "去年报告的“结转下年度继续办理”") if parts else None


def _occurred(row: str) -> Callable[[View], bool]:
    """A row that has cases, whose applicants are not all known."""
    keys = _row_keys(row)

    def when(view: View) -> bool:
        total = view.value(keys[-1])
        stated = any(key in view.draft.figures for key in keys[:-1])
        return total is not None and total > 0 and (stated or any(view.value(k) is None for k in keys[:-1]))

    return when


def _full(view: View) -> bool:
    """Some zeros of table 三 are there only because a total is full: they are to be confirmed."""
    return view.value("applications.handled.total") is not None and any(
        derived.full and key.startswith("applications.") for key, derived in view.solution.derived.items()
    )


def _applicants(row: str) -> Question:
    found = FORM.applications.row(row)
    name = f"{found.group}—{found.label}" if found.group else found.label
    return Question(
        f"applications.{row}",
        "applications",
        "figures",
        f"“{name}”的这些申请，申请人各是哪类？",
        meaning="按申请人身份分：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他。",
        why="表三每一行都要按六类申请人分列。",
        example="自然人30，商业企业6",
        keys=_row_keys(row),
        need=_row_keys(row),
        vocabulary="applications",
        row=row,
        guide=f"applications.{row}",
        when=_occurred(row),
    )


QUESTIONS = (
    Question(
        "applications.received",
        "applications",
        "figures",
        "{year}年新收到多少件政府信息公开申请？申请人各是哪类？",
        why="表三第一行，也是全表的起点。",
        example="新收六十件，自然人58，企业2",
        keys=_row_keys("received"),
        need=_row_keys("received"),
        vocabulary="applications",
        row="received",
        guide="applications.received",
    ),
    Question(
        "applications.carried_in",
        "applications",
        "figures",
        "去年结转到{year}年办理的申请有多少件？",
        why="表三第二行，必须等于去年报告的“结转下年度继续办理”。",
        example="没有",
        keys=_row_keys("carried_in"),
        need=_row_keys("carried_in"),
        vocabulary="applications",
        row="carried_in",
        guide="applications.carried_in",
        suggest=_carried_in,
    ),
    Question(
        "applications.carried_out",
        "applications",
        "figures",
        "到{year}年12月31日还没办结、结转下年度的有多少件？",
        why="先定了它，办理结果总计就定了：新收＋上年结转－结转下年度。",
        example="没有",
        keys=_row_keys("carried_out"),
        need=_row_keys("carried_out"),
        vocabulary="applications",
        row="carried_out",
        guide="applications.carried_out",
    ),
    Question(
        "applications.outcomes",
        "applications",
        "figures",
        "办结的申请分别是什么结果？各多少件？",
        meaning="每件申请只计一种结果；一件里既公开又不公开的，只计“部分公开”。",
        why="表三第三项共21种结果，说有的就行，其余会问您是否都是0。",
        example="予以公开9，部分公开1，第三方合法权益36，不掌握3，没有现成信息10，逾期不补正1，其余为0",
        keys=(*_TOTALS, "applications.handled.total"),
        need=_TOTALS,
        vocabulary="outcomes",
    ),
    *(_applicants(row) for row in OUTCOMES),
    Question(
        "applications.handled",
        "applications",
        "figures",
        "办理结果总计一共多少件？申请人各是哪类？",
        meaning="一般不必填，由各项结果相加得出；填了就作为核对数，与各项之和比对。",
        why="（七）总计必须等于（一）至（六）各项之和。",
        example="60件，自然人58，企业2",
        keys=_row_keys("handled"),
        vocabulary="applications",
        row="handled",
        when=lambda view: any(key in view.draft.figures for key in _row_keys("handled")),
    ),
    Question(
        "applications.review",
        "applications",
        "confirm",
        "表三有些格子是由合计推出的0，请确认。",
        meaning="总数已被已填各项占满（合计已满），这些格子只能是0。",
        why="推出的0由您确认后才算数，程序不替您作主。",
        when=_full,
        optional=False,
    ),
)
