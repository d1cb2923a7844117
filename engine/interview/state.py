"""Where each question stands in a draft. Nothing is remembered beside the draft: the state follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from engine.draft.model import Answer, Draft
from engine.figures.claims import Number
from engine.form.current import FORM
from engine.form.keys import LAST_YEAR, unit
from engine.interview.model import SectionState, Turn
from engine.interview.question import Question
from engine.interview.questions import QUESTIONS, SECTION_TITLES, by_id
from engine.prose.compose import Facts
from engine.prose.links import printed
from engine.regex import regex

if TYPE_CHECKING:
    from engine.rules.verdict import Verdict
    from engine.rules.view import View

_NUMERAL = regex("^(?:[一二三四]、|（[一二三四五六七]）|[1-9][.])")

_LAST_YEARS = {
    "applications.received.total": "去年新收申请",
    "applications.carried_out.total": "去年结转下年度",
    "disclosure.normative_documents.in_force": "去年规范性文件现行有效",
    "disputes.review.pending": "去年复议尚未审结",
}
"""What the figures that are asked for of last year's report are called."""

ALL_ZERO = "都是0"
_MANY = 3
"""More zeros than so many, and nothing else, are told in one word."""

Standing = Literal["open", "partial", "later", "done", "absent"]
"""open: to be asked; partial: answered, but needed figures are missing; later: put off; done: answered, or known
from elsewhere; absent: does not concern this draft."""


def standing(question: Question, view: View) -> Standing:
    """Where a question stands."""
    answer = view.draft.answer(question.id)
    whole = "overview" in view.draft.prose
    if question.section == "overview" and whole != (question.part == "overview"):
        return "absent"
    if not question.when(view):
        return "absent"
    if answer is None:
        return "done" if _known(question, view) else "open"
    if answer.status == "later":
        return "done" if question.kind == "figures" and _known(question, view) else "later"
    if missing(question, view):
        return "partial"
    if question.kind == "confirm" and answer.text != confirmed_for(view):
        return "open"
    return "done"


def missing(question: Question, view: View) -> tuple[str, ...]:
    """The needed figures that are neither stated nor forced."""
    return tuple(key for key in question.need if value(key, view) is None)


def value(key: str, view: View) -> Number | None:
    """A figure of this year, or under `last_year.` of the year before."""
    return view.solution.value(key)


def confirmed_for(view: View) -> str:
    """What a confirmation of table 三's zeros was given for: how many there were."""
    return str(len(full_zeros(view)))


def full_zeros(view: View) -> tuple[str, ...]:
    """Cells of table 三 that are zero only because a total is full."""
    return tuple(
        key
        for key, derived in view.solution.derived.items()
        if derived.full and key.startswith("applications.")
    )


def _known(question: Question, view: View) -> bool:
    """Whether the draft holds what the question asks for, though nobody asked."""
    draft = view.draft
    if question.kind == "prose":
        return question.part in draft.prose
    if question.part and _written_by_hand(question.part, draft):
        return True
    if question.kind == "figures":
        if question.need:
            return not missing(question, view)
        return any(value(key, view) is not None for key in question.keys)
    if question.id == "profile.last_problems":
        return bool(draft.last_year.prose.get("problems"))
    return bool(question.field) and question.field in draft.profile


def _written_by_hand(part: str, draft: Draft) -> bool:
    """Facts that feed a paragraph which the drafter wrote are no longer needed."""
    if part.startswith("overview.") and "overview" in draft.prose:
        return True
    return part in draft.prose and not draft.is_composed(part)


def facts(view: View) -> Facts:
    """What the paragraphs are composed from."""

    def said(question: str) -> str | None:
        answer = view.draft.answer(question)
        if answer is None or answer.status == "later":
            return None
        return "" if answer.status == "none" else answer.text

    return Facts(view.draft.profile, view.solution.value, said)


def current(view: View) -> Question | None:
    """The question in front: the one being changed or confirmed, else the first that is open."""
    pending = view.draft.pending
    if pending is not None and pending[0] in by_id():
        return by_id()[pending[0]]
    for question in QUESTIONS:
        if standing(question, view) in ("open", "partial"):
            return question
    return None


def titled(text: str, view: View) -> str:
    """A question's words with the organ and the years filled in."""
    year = view.draft.year
    for name, shown in (
        ("{year}", str(year) if year else "报告年度"),
        ("{last}", str(year - 1) if year else "上年"),
        ("{next}", str(year + 1) if year else "次"),
        ("{organ}", view.draft.organ or "本机关"),
    ):
        text = text.replace(name, shown)
    return text


def summary(question: Question, view: View) -> str:
    """How the draft holds the answer: figures with their names, options by their labels, words as given."""
    if question.kind == "figures":
        return " · ".join(figure_lines(question, {k: value(k, view) for k in question.keys}))
    entry = view.draft.profile.get(question.field) if question.field else None
    labels = {option.key: option.label for option in question.options}
    if isinstance(entry, list | tuple):
        return "、".join(labels.get(str(item), str(item)) for item in entry) or "无"
    if entry is not None:
        return labels.get(str(entry), str(entry))
    answer = view.draft.answer(question.id)
    if answer is None:
        return "已有文字" if question.kind == "prose" and question.part in view.draft.prose else ""
    if question.kind == "prose":
        return "已定稿" if answer.status == "answered" else ""
    if question.kind == "confirm":
        return f"已确认{answer.text}格为0"
    return "无" if answer.status == "none" else answer.text


def figure_lines(question: Question, figures: dict[str, Number | None]) -> list[str]:
    """自然人 58, 合计 60 …: the known ones; in a row of a table zeros are left out where others stand."""
    known = {key: number for key, number in figures.items() if number is not None}
    if len(known) == len(figures) > _MANY and not any(known.values()):
        return [ALL_ZERO]
    shown = {key: number for key, number in known.items() if number} or known
    shown = known if question.vocabulary == "facts" else shown
    return [told(key, number, question) for key, number in shown.items()]


def told(key: str, number: Number, question: Question) -> str:
    """自然人 58, 行政事业性收费 12.5万元: a figure with its name; of money the unit too."""
    money = unit(key) if unit(key) in ("元", "万元") else ""
    return f"{name_of(key, question)} {printed(number)}{money}"


def name_of(key: str, question: Question) -> str:
    """The name of a figure beside its question: the column within a row, else the row, without its numeral."""
    bare = key.removeprefix(LAST_YEAR)
    if bare != key and bare in _LAST_YEARS:
        return _LAST_YEARS[bare]
    fact = next((fact.label for fact in FORM.facts if fact.key == bare), "")
    if fact:
        return fact
    which, rest = bare.split(".", 1)
    table = next(table for table in FORM.tables if table.key == which)
    rows: dict[str, str] = {row.key: row.label for row in table.rows}
    rows |= {group.key: group.label for group in table.groups}
    rows |= {"intake": "新收与结转之和", "litigation": "行政诉讼", "handled": "办理结果总计"}
    if rest in rows:
        return rows[rest]
    row, column = rest.rsplit(".", 1)
    columns = {c.key: c.label for c in table.columns} | {"total": "合计", "organisations": "法人或其他组织"}
    if row == question.row:
        return columns[column]
    name = _NUMERAL.sub("", rows[row].split("（区分", maxsplit=1)[0])
    return name if column == "total" else f"{name}·{columns[column]}"


def turns(view: View) -> tuple[Turn, ...]:
    """What was asked and answered so far, in the order of the answers."""
    known = by_id()
    return tuple(_turn(answer, view) for answer in view.draft.answers if answer.question in known)


def turn(question: str, view: View) -> Turn | None:
    """What was answered to a question of the interview; None where nothing was."""
    answer = view.draft.answer(question) if question in by_id() else None
    return None if answer is None else _turn(answer, view)


def _turn(answer: Answer, view: View) -> Turn:
    question = by_id()[answer.question]
    text = answer.text if question.kind not in ("confirm", "prose") else ""
    return Turn(
        question.id,
        question.section,
        titled(question.title, view),
        {"none": "无", "later": "稍后补"}.get(answer.status, text),
        summary(question, view),
        answer.status,
    )


def listing(view: View, section: str) -> tuple[tuple[Question, Standing], ...]:
    """The questions of a section that concern this draft, with their standing."""
    return tuple(
        (question, state)
        for question in QUESTIONS
        if question.section == section and (state := standing(question, view)) != "absent"
    )


def sections(verdict: Verdict) -> tuple[SectionState, ...]:
    """How far each section is."""
    view = verdict.view
    found = []
    disputed = {
        cell.removeprefix("last_year.").split(".", 1)[0]
        for finding in verdict.blocking
        if finding.rule[0] in "TXSPO" and finding.rule != "T-01"
        for cell in finding.cells
    }
    for section, title in SECTION_TITLES.items():
        listed = listing(view, section)
        states = [state for _, state in listed]
        done, later = states.count("done"), states.count("later")
        touched = any(view.draft.answer(question.id) for question, _ in listed) or (
            done > 0 and section in ("disclosure", "applications", "disputes", "profile")
        )
        state: Literal["空", "进行中", "有冲突", "完成"]
        if section in disputed:
            state = "有冲突"
        elif states and done == len(states):
            state = "完成"
        else:
            state = "进行中" if touched else "空"
        found.append(SectionState(section, title, state, done, len(states), later))
    return tuple(found)
