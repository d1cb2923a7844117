"""Questions for the preamble, section 五 存在的主要问题及改进情况 and section 六 其他需要报告的事项."""

from __future__ import annotations

from collections.abc import Callable

from engine.interview.question import Question
from engine.rules.view import View

PROBLEMS = 4
"""So many pairs of problem and measure are asked for at most."""


def _answered(question: str, view: View) -> bool:
    answer = view.draft.answer(question)
    return answer is not None and answer.status == "answered"


def _after(question: str) -> Callable[[View], bool]:
    return lambda view: _answered(question, view)


def _local(item: str) -> Callable[[View], bool]:
    def when(view: View) -> bool:
        items = view.draft.profile.get("local_items")
        return isinstance(items, list | tuple) and item in items

    return when


def _charged(view: View) -> bool:
    return bool(view.value("info_fee.notices") or view.value("applications.other.fee_overdue.total"))


PREAMBLE = (
    Question(
        "preamble.text",
        "preamble",
        "prose",
        "引言拟写如下，请看是否合适。",
        meaning="包含编制依据、报告内容、统计期限、获取方式、联系方式五项。合适就按回车；要改就把全文改好再回车。",
        why="引言缺项会被退回。",
        part="preamble",
        optional=False,
    ),
)


def _pair(number: int) -> tuple[Question, Question]:
    first = number == 1
    problem = Question(
        f"problems.problem_{number}",
        "problems",
        "words",
        "今年存在的第一个主要问题是什么？"
        if first
        else f"还有第{'〇一二三四'[number]}个问题吗？没有请答“无”。",
        "说清楚哪个环节、什么事实；不要只写“有待加强”。",
        "条例第五十条要求写明主要问题。空泛的问题最容易被退回。",
        "政策解读以文字为主，全年图解和视频不足三成",
        part="problems",
        when=_after(f"problems.measure_{number - 1}") if not first else (lambda _view: True),
        optional=not first,
    )
    measure = Question(
        f"problems.measure_{number}",
        "problems",
        "words",
        "针对这个问题，下一步怎样改进？",
        "谁来做、做什么、什么时候完成。",
        "问题和举措要一一对应。",
        "办公室牵头，上半年为重点文件配发图解",
        part="problems",
        when=_after(f"problems.problem_{number}"),
        optional=False,
    )
    return problem, measure


def _knows_last_problems(view: View) -> bool:
    return bool(view.draft.last_year.prose.get("problems")) or _answered("profile.last_problems", view)


PROBLEM_QUESTIONS = (
    Question(
        "problems.progress",
        "problems",
        "words",
        "去年报告写的问题，今年改进到什么程度？",
        "先逐条写去年的问题：已完成、部分完成还是未完成，有什么事实。",
        "“改进情况”首先是对去年问题的交代。",
        "主动公开目录已更新；平台栏目已优化，仍在继续",
        part="problems",
        when=_knows_last_problems,
    ),
    *(question for number in range(1, PROBLEMS + 1) for question in _pair(number)),
    Question(
        "problems.text",
        "problems",
        "prose",
        "第五部分拟写如下，请看是否合适。",
        meaning="合适就按回车；要改就把全文改好再回车。",
        why="文字由您前面的回答写成，最后由您定稿。",
        part="problems",
        optional=False,
    ),
)

MATTER_QUESTIONS = (
    Question(
        "matters.fee",
        "matters",
        "figures",
        "{year}年发出信息处理费收费通知多少件？",
        why="收取信息处理费的情况每年必须报告，没有也要写明（国办函〔2020〕109号）。",
        example="没有",
        keys=("info_fee.notices", "info_fee.billed_yuan", "info_fee.received_yuan"),
        need=("info_fee.notices",),
        vocabulary="facts",
        guide="info_fee.notices",
        part="matters",
    ),
    Question(
        "matters.fee_amounts",
        "matters",
        "figures",
        "收费通知总金额多少元？实际收取多少元？",
        why="通知金额和实收金额分开报告。",
        example="通知金额400元，实收400元",
        keys=("info_fee.billed_yuan", "info_fee.received_yuan"),
        need=("info_fee.billed_yuan", "info_fee.received_yuan"),
        vocabulary="facts",
        guide="info_fee.billed_yuan",
        part="matters",
        when=_charged,
    ),
    Question(
        "matters.proposals",
        "matters",
        "figures",
        "承办人大代表建议、政协提案各多少件？公开办理结果多少件？",
        why="当地要求报告建议提案办理结果公开情况。",
        example="建议0件，提案0件，公开0件",
        keys=("proposals.deputies", "proposals.committee", "proposals.published"),
        need=("proposals.deputies", "proposals.committee", "proposals.published"),
        vocabulary="facts",
        part="matters",
        when=_local("proposals"),
    ),
    Question(
        "matters.key_points",
        "matters",
        "words",
        "落实上级年度政务公开工作要点做了哪些事？",
        why="当地要求报告工作要点落实情况。",
        example="对照要点制定任务清单，逐项明确责任单位",
        part="matters",
        when=_local("key_points"),
    ),
    Question(
        "matters.innovation",
        "matters",
        "words",
        "有哪些创新做法？",
        why="当地要求报告创新做法。",
        example="在办事大厅设置政策咨询角",
        part="matters",
        when=_local("innovation"),
    ),
    Question(
        "matters.other",
        "matters",
        "words",
        "还有其他需要报告的事项吗？没有请答“无”。",
        why="上级要求而前面没有问到的，写在这里。",
        example="无",
        part="matters",
    ),
    Question(
        "matters.text",
        "matters",
        "prose",
        "第六部分拟写如下，请看是否合适。",
        meaning="合适就按回车；要改就把全文改好再回车。",
        why="文字由您前面的回答写成，最后由您定稿。",
        part="matters",
        optional=False,
    ),
)
