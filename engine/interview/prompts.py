"""The prompt for the question in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.form.guidance import guidance
from engine.form.keys import LAST_YEAR, cells_of, is_cell
from engine.interview.gaps import GAP, feeding, put_off
from engine.interview.model import Option, Prompt
from engine.interview.question import Question, Suggestion
from engine.interview.revisit import revisits
from engine.interview.state import (
    current,
    facts,
    full_zeros,
    missing,
    name_of,
    standing,
    summary,
    titled,
    value,
)
from engine.prose.compose import compose
from engine.prose.compose.parts import COMPOSED
from engine.prose.links import printed, resolve
from engine.rules.view import view as view_of

if TYPE_CHECKING:
    from engine.rules.verdict import Verdict
    from engine.rules.view import View

YES = Option("yes", "对，记下")
NO = Option("no", "不对，重新说")
LATER = Option("later", "稍后补")
ZERO = Option("zero", "其余都是0")
CONFIRM = Option("yes", "确认")

_TABLES = frozenset({"disclosure", "applications", "disputes"})
_SHOWN = 8
FILL = "补"
"""What Enter says once nothing is left but what was put off."""


def prompt_for(verdict: Verdict) -> Prompt:
    """What to show now."""
    view = verdict.view
    question = current(view)
    if question is None:
        from engine.interview.tied import prompt_of, tied

        found = tied(verdict)
        return prompt_of(*found) if found else _done(verdict)
    pending = view.draft.pending
    if pending is not None and pending[1] and question.kind == "figures":
        return _confirmation(question, pending[1], view)
    if pending is None and standing(question, view) == "partial":
        return _rest(question, view)
    return _asked(question, view)


def suggestion_for(question: Question, view: View) -> Suggestion | None:
    """What Enter alone answers: the present answer where the question is opened again, else a proposal."""
    if question.kind in ("prose", "confirm"):
        return None
    answer = view.draft.answer(question.id)
    if answer is not None and answer.status != "later":
        return None
    return question.suggest(view)


def paragraph(question: Question, view: View) -> str:
    """The text of a prose question: as the drafter left it, else composed anew, with its links."""
    draft = view.draft
    if question.part in draft.prose and not draft.is_composed(question.part):
        return draft.prose[question.part]
    return compose(question.part, facts(view)) or draft.prose.get(question.part, "")


def prompt_texts(question: Question) -> tuple[str, str]:
    """What is meant, and why it is asked, with its source."""
    guide = guidance(question.guide) if question.guide else None
    meaning = "\n".join(part for part in (guide.meaning if guide else "", question.meaning) if part)
    why = question.why or (guide.why if guide else "")
    return meaning, why + (f"（{guide.source}）" if guide and guide.source else "")


def _asked(question: Question, view: View) -> Prompt:
    pending = view.draft.pending
    typed = pending[1] if pending is not None and pending[0] == question.id else ""
    meaning, why = prompt_texts(question)
    marked = revisits(view).get(question.id)
    suggestion = suggestion_for(question, view)
    text = typed or (paragraph(question, view) if question.kind == "prose" else summary(question, view))
    text = "" if question.kind == "confirm" or (not typed and _only_zeros_follow(question, view)) else text
    echo: tuple[str, ...] = ()
    options = question.options
    if question.kind == "prose":
        echo = (resolve(text, view.solution.value).text,)
    elif question.kind == "confirm":
        echo, options = _derived_zeros(question, view), (CONFIRM, LATER)
    return Prompt(
        question=question.id,
        section=question.section,
        kind=question.kind,
        title=titled(question.title, view),
        meaning=meaning,
        why=why,
        example=titled(question.example, view),
        options=options,
        suggestion=suggestion.answer if suggestion else "",
        suggestion_why=suggestion.why if suggestion else "",
        last_year=_last_year(question, view),
        table=question.section if question.section in _TABLES else "",
        cells=_cells(question),
        echo=echo,
        text=text,
        again=f"{marked.words}不用改就按回车。" if marked else _about_text(question, text, view),
    )


def _about_text(question: Question, text: str, view: View) -> str:
    """How to fill the gaps of a paragraph, or to get back the composed one where another one stands."""
    draft = view.draft
    waiting = feeding(question.part, view) if question.kind == "prose" and GAP in text else ()
    if waiting:
        return f"文中的【待填】要等“{titled(waiting[0].title, view)}”的回答；现在就去补，请答“补”。"
    if (
        question.kind != "prose"
        or question.part not in draft.prose
        or draft.is_composed(question.part)
        or question.part not in COMPOSED
    ):
        return ""
    return "这一段是您自己写的；想换回程序拟写的文字，请答“清空”。"


def _only_zeros_follow(question: Question, view: View) -> bool:
    """Whether all that is known of the answer are zeros that follow from other figures: nobody has answered yet."""
    stated = view.draft.figures
    if question.kind != "figures" or any(key in stated or key.startswith(LAST_YEAR) for key in question.keys):
        return False
    return not any(value(key, view) for key in question.keys)


def _cells(question: Question) -> tuple[str, ...]:
    return tuple(cell for key in question.keys for cell in cells_of(key) if is_cell(cell))


def _last_year(question: Question, view: View) -> str:
    """Last year's values of the keys asked for, in words."""
    parts = [
        f"{name_of(key, question)} {printed(number)}"
        for key in question.keys
        if not key.startswith(LAST_YEAR)
        and (number := value(LAST_YEAR + key, view)) is not None
        and (number or key.endswith(("total", "in_force")))
    ]
    return " · ".join(parts[:_SHOWN])


def _confirmation(question: Question, text: str, view: View) -> Prompt:
    from engine.interview.echo import echo_lines, effect

    found = effect(question, text, view)
    return Prompt(
        question=question.id,
        section=question.section,
        kind="confirm",
        title="我这样理解，对吗？" if not found.understood.unclear else "有的地方没听明白，请补充或确认：",
        meaning="请补充说明；只记下听懂的部分请答“对”。"
        if found.understood.unclear
        else "对就按回车；要更正可以直接说，只说要改的那一项就行。",
        why=titled(question.title, view),
        options=(YES, NO, LATER),
        suggestion="" if found.understood.unclear else "对",
        table=question.section if question.section in _TABLES else "",
        cells=_cells(question),
        echo=echo_lines(question, found),
        text=text,
    )


def _rest(question: Question, view: View) -> Prompt:
    from engine.interview.echo import NOT_ALL_ZERO, is_total_of

    open_keys = missing(question, view)
    fits = not _new_conflict(question, view)
    named = [key for key in open_keys if not is_total_of(key, question.keys)] or open_keys
    names = "、".join(name_of(key, question) for key in named[:_SHOWN])
    more = f"等{len(named)}项" if len(named) > _SHOWN else ""
    echo = (f"已有：{summary(question, view)}",) if summary(question, view) else ()
    return Prompt(
        question=question.id,
        section=question.section,
        kind="confirm",
        title=f"还有{names}{more}没有说，" + ("其余都是0吗？" if fits else "各是多少？"),
        meaning="" if fits else NOT_ALL_ZERO,
        why="每一格都要有数字，没有发生填0；程序不替您作主。",
        example=question.example,
        options=(ZERO, LATER) if fits else (LATER,),
        suggestion=ZERO.label if fits else "",
        table=question.section if question.section in _TABLES else "",
        cells=tuple(cell for key in open_keys for cell in cells_of(key) if is_cell(cell)),
        echo=echo,
    )


def _new_conflict(question: Question, view: View) -> bool:
    """Whether 其余为0 would contradict what is known."""
    from engine.interview.echo import with_figures, zeros

    after = view_of(with_figures(view.draft, zeros(question, view)))
    return len(after.solution.conflicts) > len(view.solution.conflicts)


def _derived_zeros(question: Question, view: View) -> tuple[str, ...]:
    keys = full_zeros(view)
    names = "、".join(name_of(key, question) for key in keys[:_SHOWN])
    return (f"合计已满、推出为0的共{len(keys)}格：{names}{'……' if len(keys) > _SHOWN else ''}",)


def _done(verdict: Verdict) -> Prompt:
    view = verdict.view
    later = [titled(question.title, view) for question in put_off(view)]
    named = "".join(f"“{title}”" for title in later[:_SHOWN])
    lines = [f"稍后补的问题还有{len(later)}个：{named}。按回车，从第一个补起。"] if later else []
    errors, warnings = len(verdict.blocking), verdict.count("warning")
    lines.append(f"检查结果：错误{errors}处，提醒{warnings}处。")
    lines += [f"〔错误〕{finding.message}" for finding in verdict.blocking[:_SHOWN]]
    ready = not errors
    return Prompt(
        question="",
        section="",
        kind="done",
        suggestion=FILL if later else "",
        title="问题都问完了，可以导出报告。"
        if ready
        else "问题都问完了，但还有错误要处理，处理完才能导出正式稿。",
        meaning="任何一个回答都可以回头修改：说“/跳 ”加关键词，例如“/跳 新收”。导出说“/导出”。",
        echo=tuple(lines),
    )
