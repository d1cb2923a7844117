"""What an answer does to the draft, by kind of question. Pure: the draft in, the draft and notes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from engine.draft.model import Answer, Draft
from engine.figures.claims import Number
from engine.form.keys import LAST_YEAR
from engine.interview.chosen import digits, numbered, option_of
from engine.interview.echo import NOT_ALL_ZERO, effect, with_figures, zeros
from engine.interview.fields import entry
from engine.interview.gaps import FILL_WORDS, GAP, feeding, next_put_off
from engine.interview.model import Note
from engine.interview.phrases import all_zero_pattern, rest_pattern
from engine.interview.prompts import paragraph, suggestion_for
from engine.interview.question import Question
from engine.interview.revisit import stamped
from engine.interview.state import confirmed_for, facts, standing, summary, told
from engine.interview.understand import CORRECTION, denies_everything
from engine.prose.compose import compose
from engine.prose.compose.parts import COMPOSED
from engine.regex import regex
from engine.rules.view import View
from engine.rules.view import view as view_of
from engine.words import says_none

Result = tuple[Draft, tuple[Note, ...]]

YES_WORDS = frozenset(
    {
        "",
        "1",
        "y",
        "yes",
        "是",
        "是的",
        "对",
        "对的",
        "好",
        "好的",
        "行",
        "可以",
        "确认",
        "没错",
        "合适",
        "正确",
        "对，记下",
    }
)
NO_WORDS = frozenset({"2", "n", "no", "否", "不", "不对", "不是", "改", "重新说", "重填", "不对，重新说"})
LATER_WORDS = frozenset(
    {
        "3",
        "稍后",
        "稍后补",
        "以后再说",
        "不清楚",
        "不知道",
        "不清楚，稍后补",
        "不清楚,稍后补",
        "暂不清楚",
        "不记得",
        "不记得了",
        "忘了",
        "later",
    }
)
_LATER_BECAUSE = regex(
    "(?:(?:这个|这项|现在|目前|暂时)?(?:还)?(?:不清楚|不知道|不记得了?|没统计|没报)|稍后再?补?|以后再[说补]|先空着)[，,。；;！! ][^0-9０-９]{0,40}"
)
"""不清楚，财务还没报: put off, with a reason that nobody has to understand."""
_NOTHING_WRITTEN = regex(
    "(?=..)(?:都|也|去年|今年|暂时|还){0,2}(?:没有?(?=.)|未|不)(?:再)?(?:写|做|搞|弄|开展|组织|进行)?(?:过|什么|特别的?|新的?|问题|评议|考核|检查|工作|活动){0,3}[了的]?。?"
)
"""What means 无 where words are asked for, and would otherwise stand in the report as it is."""
_CLEAR_WORDS = frozenset({"清空", "清除", "删除"})

_SHORTEST = 20
"""What is shorter, or half as long as the paragraph in front, and ends without a full stop, was hardly meant as one."""
_WHOLE = "合适就按回车；要改就把整段写好再发来，最后写上句号。"
_WITH_GAPS = "这一段先用着，里面的【待填】等您补答那一问后自动换成内容"
_HOW = "没有请答“无”，暂时不清楚请答“稍后”。"


def respond(question: Question, text: str, view: View) -> Result:
    """Answer the question in front."""
    said = text.strip()
    draft = view.draft
    pending = draft.pending
    if question.kind == "figures":
        if pending is not None and pending[1]:
            return _confirm_figures(question, numbered(said, 3), pending[1], view)
        if pending is None and standing(question, view) == "partial":
            return _rest(question, said, view)
    if question.kind == "confirm":
        said = numbered(said, 2)
    if said in LATER_WORDS - {"3"} or (question.kind == "confirm" and said == "2"):
        return put_off(question, view)
    if question.kind != "prose" and _LATER_BECAUSE.fullmatch(said):
        return put_off(question, view)
    if not said:
        return _enter_alone(question, view)
    if said in _CLEAR_WORDS:
        return _cleared(question, draft)
    return _BY_KIND[question.kind](question, said, view)


def put_off(question: Question, view: View) -> Result:
    """稍后补: an answer that is already there stays; otherwise the question comes back at the end."""
    draft = view.draft.with_pending(None)
    old = draft.answer(question.id)
    if old is None or old.status == "later" or standing(question, view) == "partial":
        draft = draft.with_answer(Answer(question.id, old.text if old else "", "later"))
        if old is not None and old.status == "later" and (after := next_put_off(question, draft)):
            return draft.with_pending(after.id, ""), (Note("info", "好，这一问仍放着，先补下一问。"),)
        return draft, (Note("info", "好，先放一放，最后会再提醒您。"),)
    return draft, (Note("info", "原来的回答保留不变。"),)


def _enter_alone(question: Question, view: View) -> Result:
    suggestion = suggestion_for(question, view)
    if suggestion is not None:
        if question.kind == "figures":  # what is proposed was read before Enter was pressed
            found = effect(question, suggestion.answer, view)
            return _commit(question, suggestion.answer, found.figures, view)
        return _BY_KIND[question.kind](question, suggestion.answer, view)
    if question.kind in ("prose", "confirm"):
        return _BY_KIND[question.kind](question, "是", view)
    if view.draft.pending is not None and standing(question, view) not in ("open", "later"):
        draft = stamped(view.draft.with_pending(None), question.id)  # it was looked at, and stays
        return draft, (Note("info", "原来的回答保留不变。"),)
    return view.draft, (Note("unclear", f"请回答上面的问题。{_HOW if question.optional else ''}"),)


def _cleared(question: Question, draft: Draft) -> Result:
    if question.kind == "prose":
        return _composed_again(question, draft)
    keys = [key for key in question.keys if not key.startswith(LAST_YEAR)]
    last = [key.removeprefix(LAST_YEAR) for key in question.keys if key.startswith(LAST_YEAR)]
    draft = draft.with_figures(dict.fromkeys(keys)).with_last_year_figures(dict.fromkeys(last))
    if question.field:
        draft = draft.with_profile({question.field: None})
    draft = draft.without_answer(question.id).with_pending(None)
    return recomposed(draft), (Note("info", "已清空这一问的回答。"),)


def _composed_again(question: Question, draft: Draft) -> Result:
    """The paragraph as the program composes it, shown for another look; a whole text of one's own stays."""
    if question.part not in COMPOSED or (question.part.startswith("overview.") and "overview" in draft.prose):
        return draft, (Note("unclear", "这一篇是整篇写好的，不能一次清空。请按 F5 打开编辑窗口修改。"),)
    draft = draft.with_prose(question.part, None).without_answer(question.id).with_pending(question.id, "")
    return draft, (Note("info", "已换回程序拟写的文字，请看是否合适。"),)


# -- one line, options, words ---------------------------------------------------------------------------------------


def _text(question: Question, said: str, view: View) -> Result:
    if says_none(said):
        if not question.optional:
            return view.draft, (Note("unclear", "这一项必须填写。"),)
        draft = view.draft.with_profile({question.field: None})
        return _kept(draft, Answer(question.id, "", "none"), "无")
    read = entry(question.field, said, view.draft.year)
    if read.fault:
        return view.draft, (Note("unclear", read.fault),)
    return _profile(question, read.value, str(read.value), view)


def _choice(question: Question, said: str, view: View) -> Result:
    option = option_of(question, said)
    if option is None:
        names = "、".join(f"{number}“{o.label}”" for number, o in enumerate(question.options, start=1))
        return view.draft, (Note("unclear", f"请选一项，写编号或名称：{names}"),)
    return _profile(question, option.key, option.label, view)


def _choices(question: Question, said: str, view: View) -> Result:
    if says_none(said):
        return _profile(question, [], "无", view)
    chosen: list[str] = []
    for word in filter(None, re.split("[、，,；; 　和及]+", said.translate(digits()))):
        option = option_of(question, word)
        if option is None:
            return view.draft, (
                Note("unclear", f"“{word}”不在所列各项中，请写编号或名称，用顿号隔开。{_HOW}"),
            )
        if option.key not in chosen:
            chosen.append(option.key)
    labels = "、".join(o.label for o in question.options if o.key in chosen)
    return _profile(question, [o.key for o in question.options if o.key in chosen], labels, view)


def _profile(question: Question, value: object, shown: str, view: View) -> Result:
    try:
        draft = view.draft.with_profile({question.field: value})
    except ValueError as error:
        return view.draft, (Note("unclear", str(error)),)
    return _kept(draft, Answer(question.id, shown), shown)


def _words(question: Question, said: str, view: View) -> Result:
    if says_none(said) or _NOTHING_WRITTEN.fullmatch(said):
        if not question.optional:
            return view.draft, (Note("unclear", "这一项必须填写；暂时不清楚请答“稍后”。"),)
        return _kept(view.draft, Answer(question.id, "", "none"), "无")
    if said in (YES_WORDS | NO_WORDS) - {"", "1", "2"}:
        return view.draft, (Note("unclear", f"“{said}”会原样写进报告。请写出内容。{_HOW}"),)
    draft = view.draft
    if question.id == "profile.last_problems":
        draft = draft.with_last_year_prose("problems", said)
    return _kept(draft, Answer(question.id, said), said)


def _prose(question: Question, said: str, view: View) -> Result:
    text = paragraph(question, view)
    draft = view.draft
    if said in FILL_WORDS and (waiting := feeding(question.part, view)):
        return draft.with_pending(waiting[0].id, ""), ()
    if question.part.startswith("overview.") and "overview" in draft.prose:
        return draft.with_pending(None), (Note("info", "第一部分现在是一整篇，请在整篇里修改：“/跳 全文”。"),)
    if question.part == "overview" and draft.overview_is_table:
        return draft.with_pending(None), (Note("info", "第一部分是分方面写的，请到各方面修改。"),)
    if not text and said in YES_WORDS:
        return draft, (Note("unclear", "这一段还没有内容，请写好后发来；暂时写不了请答“稍后”。"),)
    if said in YES_WORDS or said == text:
        if question.part in draft.prose and not draft.is_composed(question.part):
            return _kept(draft, Answer(question.id, ""), "这一段已定稿")
        shown = _WITH_GAPS if GAP in text else "这一段已定稿"
        return _kept(draft.with_composed(question.part, text), Answer(question.id, ""), shown)
    if said in NO_WORDS:
        return view.draft, (Note("info", "请把整段改好后直接发来。"),)
    unfinished = "\n" not in said and not said.endswith(("。", "！", "；"))
    if unfinished and len(said) < max(_SHORTEST, len(text) // 2):
        return view.draft, (Note("unclear", f"“{said}”不像一段完整的文字，没有换掉上面这段。{_WHOLE}"),)
    return _kept(view.draft.with_prose(question.part, said), Answer(question.id, ""), "已采用您改的文字")


def _zero_review(question: Question, said: str, view: View) -> Result:
    if said in YES_WORDS or says_none(said) or all_zero_pattern().fullmatch(said):
        return _kept(view.draft, Answer(question.id, confirmed_for(view)), "推出的0已确认")
    return view.draft, (
        Note("info", "哪一格不是0，请用“/跳 ”加关键词回到那一问修改，例如“/跳 第三方”；确认请按回车。"),
    )


# -- figures --------------------------------------------------------------------------------------------------------


def _figures(question: Question, said: str, view: View) -> Result:
    none = denies_everything(question, said)
    if none and not question.need:
        return _kept(view.draft, Answer(question.id, "", "none"), "无")
    found = effect(question, said, view)
    if none and not found.conflicts:  # where it cannot be, it is shown what stands against it
        return _commit(question, said, dict.fromkeys(question.need, 0), view)
    if not found.figures:
        notes = [Note("unclear", text) for text in found.understood.unclear] or [
            Note("unclear", f"没有听到数字。可以这样说：“{question.example}”。{_HOW}")
        ]
        return view.draft, tuple(notes)
    return view.draft.with_pending(question.id, said), ()


def _confirm_figures(question: Question, said: str, typed: str, view: View) -> Result:
    if said in YES_WORDS:
        found = effect(question, typed, view)
        unclear = tuple(Note("unclear", text) for text in found.understood.unclear)
        if unclear and not said:
            return view.draft, (*unclear, Note("unclear", "请补充说明；只记下听懂的部分请答“对”。"))
        draft, notes = _commit(question, typed, found.figures, view)
        return draft, (*notes, *unclear)
    if said in NO_WORDS:
        return view.draft.with_pending(question.id, ""), (Note("info", "好，请重新说。"),)
    if said in LATER_WORDS:
        return put_off(question, view)
    if says_none(said):
        return view.draft, (Note("unclear", "要全部改为0，请先答“不对”，再答“无”；对就按回车。"),)
    more = typed + CORRECTION + said
    found = effect(question, said, view)
    if not found.figures:
        text = "".join(found.understood.unclear) or "没有听到要更正的数字。"
        partly = effect(question, typed, view).understood.unclear
        accept = "只记下听懂的部分请答“对”" if partly else "对就按回车"
        return view.draft, (Note("unclear", f"{text}{accept}，重新说请答“不对”。"),)
    return view.draft.with_pending(question.id, more), ()


def _rest(question: Question, said: str, view: View) -> Result:
    """After an answer that left needed figures open."""
    figures = zeros(question, view)
    after = view_of(with_figures(view.draft, figures))
    fits = len(after.solution.conflicts) <= len(view.solution.conflicts)
    said = numbered(said, 2) if fits else "稍后" if said in ("a", "A") else said
    if said in LATER_WORDS - {"3"} or (said == "2" and fits):
        return put_off(question, view)
    zero = said in YES_WORDS - {"1"} or (said == "1" and fits) or said in ("其余都是0", "0")
    if zero or rest_pattern().fullmatch(said) or denies_everything(question, said):
        if not fits:
            return view.draft, (Note("unclear", NOT_ALL_ZERO),)
        old = view.draft.answer(question.id)
        return _commit(
            question, (old.text + "；" if old and old.text else "") + "其余为0", dict(figures), view
        )
    return _figures(question, said, view)


def _commit(question: Question, said: str, figures: Mapping[str, Number], view: View) -> Result:
    draft = with_figures(view.draft, figures)
    answer = Answer(question.id, said.replace(CORRECTION, "；"))
    after = view_of(draft.with_answer(answer).with_pending(None))
    return _kept(
        draft, answer, " · ".join(filter(None, (summary(question, after), *_beside(question, figures))))
    )


def _beside(question: Question, figures: Mapping[str, Number]) -> list[str]:
    """What an answer said of other rows than the one that was asked for: 上年结转没有."""
    tables = ("applications.", "disputes.")
    others = {
        key: number
        for key, number in figures.items()
        if key not in question.keys and (key.endswith(".total") or not key.startswith(tables))
    }
    return [told(key, number, question) for key, number in others.items()]


def _kept(draft: Draft, answer: Answer, shown: str) -> Result:
    draft = draft.with_answer(answer).with_pending(None)
    return stamped(recomposed(draft), answer.question), (Note("saved", f"已记下：{shown}"),)


def recomposed(draft: Draft) -> Draft:
    """Paragraphs that the program composed, and nobody edited, follow the facts."""
    parts = [part for part in COMPOSED if draft.is_composed(part)]
    if not parts:
        return draft
    known = facts(view_of(draft))
    for part in parts:
        text = compose(part, known)
        if text != draft.prose[part]:
            draft = draft.with_composed(part, text)
    return draft


_BY_KIND: dict[str, Callable[[Question, str, View], Result]] = {
    "text": _text,
    "choice": _choice,
    "choices": _choices,
    "words": _words,
    "prose": _prose,
    "confirm": _zero_review,
    "figures": _figures,
}
