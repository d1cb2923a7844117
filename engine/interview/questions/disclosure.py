"""Questions for table 二 主动公开政府信息情况."""

from __future__ import annotations

from collections.abc import Callable

from engine.form.organs import POWERS
from engine.interview.question import Question, Suggestion
from engine.rules.view import View

_REGULATIONS = tuple(f"disclosure.regulations.{column}" for column in ("made", "repealed", "in_force"))
_DOCUMENTS = tuple(f"disclosure.normative_documents.{column}" for column in ("made", "repealed", "in_force"))


def _regulations(view: View) -> Suggestion | None:
    if view.kind is None or view.kind.makes_regulations or view.kind.key == "office":
        return None
    return Suggestion(
        "制发0，废止0，现行有效0", f"{view.kind.label}没有规章制定权（立法法第九十一条、第九十三条）"
    )


def _documents(view: View) -> Suggestion | None:
    held = view.draft.powers
    if held is not None and "normative_documents" not in held:
        return Suggestion("制发0，废止0，现行有效0", "本机关没有行政规范性文件制定权")
    return None


def _by_power(power: str) -> Callable[[View], Suggestion | None]:
    def suggest(view: View) -> Suggestion | None:
        held = view.draft.powers
        if held is None or power in held:
            return None
        return Suggestion("0", f"本机关没有“{POWERS[power]}”职权")

    return suggest


def _decisions(power: str, title: str, example: str) -> Question:
    key = f"disclosure.{power}"
    return Question(
        key,
        "disclosure",
        "figures",
        title,
        why="表二第五、六项，必须填数字，没有填0。",
        example=example,
        keys=(key,),
        need=(key,),
        vocabulary="facts",
        guide=key,
        suggest=_by_power(power),
    )


QUESTIONS = (
    Question(
        "disclosure.regulations",
        "disclosure",
        "figures",
        "{year}年规章：本年制发、本年废止、现行有效各多少件？",
        why="表二第一行。没有规章制定权的机关三格都填0。",
        example="制发0，废止0，现行有效0",
        keys=_REGULATIONS,
        need=_REGULATIONS,
        vocabulary="facts",
        guide="disclosure.regulations",
        suggest=_regulations,
    ),
    Question(
        "disclosure.normative_documents",
        "disclosure",
        "figures",
        "{year}年行政规范性文件：本年制发、本年废止、现行有效各多少件？",
        why="表二第二行。现行有效＝去年存量＋制发－废止，有失效、到期的再减去。",
        example="制发0件，废止1件，现行有效7件",
        keys=_DOCUMENTS,
        need=_DOCUMENTS,
        vocabulary="facts",
        guide="disclosure.normative_documents",
        suggest=_documents,
    ),
    _decisions("licensing", "{year}年作出多少件行政许可决定？", "5821件"),
    _decisions("penalties", "{year}年作出多少件行政处罚决定？", "94件"),
    _decisions("compulsion", "{year}年实施多少件行政强制（措施和执行）？", "9件"),
    Question(
        "disclosure.fees",
        "disclosure",
        "figures",
        "{year}年行政事业性收费多少万元？",
        why="表二第八项。把元当万元填，会差一万倍。",
        example="786万元",
        keys=("disclosure.fees",),
        need=("disclosure.fees",),
        vocabulary="facts",
        guide="disclosure.fees",
        suggest=_by_power("fees"),
    ),
)
