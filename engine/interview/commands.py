"""What the drafter can say to the program instead of answering: /回 /跳 /稍后 /为何 /查 /采纳 /数字 /台账 /同比 /存 /导出 …."""

from __future__ import annotations

from engine.form.keys import LAST_YEAR
from engine.interview.model import Note, Reply
from engine.interview.question import Question
from engine.interview.questions import QUESTIONS, SECTION_TITLES, by_id
from engine.interview.state import current, listing, standing, titled
from engine.namedtuple import NamedTuple
from engine.rules.view import View


class Command(NamedTuple):
    """A command: its name, other ways to write it, and what it does."""

    name: str
    aliases: tuple[str, ...]
    does: str
    request: str = ""


COMMANDS = (
    Command("/稍后", ("/s", "/sh", "/later"), "这一问先放一放，最后再补"),
    Command("/回", ("/h", "/back"), "回到上一个回答过的问题修改"),
    Command("/跳", ("/t", "/jump"), "跳到某一问或某一部分，例如“/跳 新收”"),
    Command("/为何", ("/wh", "/why"), "为什么问这个、怎样算"),
    Command("/表", ("/b", "/table"), "看表、填表，例如“/表 三”", "table"),
    Command("/填", ("/tn", "/fill"), "填表里的一格，例如“/填 第三方权益 企业 3”，清空写“空”"),
    Command("/补零", ("/b0", "/zeros"), "表里其余空着的都填0，例如“/补零 三”，先列出来再确认"),
    Command("/查", ("/c", "/check"), "看全部矛盾和遗漏，例如“/查 错误”“/查 三 未处理”只看这些", "check"),
    Command("/采纳", ("/cn", "/apply"), "按“/查”里某一条的建议改，例如“/采纳 1”", "apply"),
    Command("/保留", ("/bl", "/keep"), "某一条核实无误，写明理由保留，例如“/保留 1 已与财务核对”", "keep"),
    Command("/搁置", ("/gz", "/postpone"), "某一条先放一放，例如“/搁置 1”；导出前仍要处理", "later"),
    Command("/去", ("/q", "/go"), "到某一条涉及的问题去改，例如“/去 1”", "go"),
    Command("/写", ("/x", "/write"), "打开一段文字来写，例如“/写 监督保障”", "write"),
    Command("/数字", ("/sz", "/numbers"), "看正文里的每个数字和表格是否一致", "numbers"),
    Command(
        "/关联", ("/gl", "/link"), "把正文里的数字关联到表格，以后随表变动：“/关联 3”或“/关联 全部”", "link"
    ),
    Command("/核对", ("/hd", "/confirm"), "正文里的某个数字已经核对，例如“/核对 3”", "confirm"),
    Command("/存", ("/cun", "/save"), "立即保存；每答一题都会自动保存", "save"),
    Command("/撤销", ("/cx", "/undo"), "撤销上一步", "undo"),
    Command("/重做", ("/cz", "/redo"), "恢复刚才撤销的一步", "redo"),
    Command("/历史", ("/ls", "/history"), "看每一步改动，也可以回到其中任何一步", "history"),
    Command(
        "/导入去年", ("/drqn", "/last-year"), "读入去年的报告，例如“/导入去年 2023年报.docx”", "last_year"
    ),
    Command(
        "/台账", ("/tz", "/ledger"), "按依申请公开台账填表三、表四，例如“/台账 2024年台账.xlsx”", "ledger"
    ),
    Command("/同比", ("/tb", "/growth"), "今年和去年逐项比较，变动大的标出来", "growth"),
    Command("/目录", ("/ml", "/sections"), "看各部分的进度", "sections"),
    Command("/总览", ("/zl", "/overview"), "整份草稿的进度、错误、期限，一眼看全", "overview"),
    Command("/通读", ("/td", "/review"), "逐题看全部回答，例如“/通读 复议”只看有关的", "review"),
    Command("/看过", ("/kg", "/seen"), "“/通读”里请再看一眼的某一题看过了，不改，例如“/看过 3”", "seen"),
    Command("/预览", ("/yl", "/preview"), "按页看报告排出来的样子，例如“/预览 2”看第2页", "preview"),
    Command("/导出", ("/dc", "/export"), "导出Word报告；“/导出 送审 PDF 网页 文本”同时写出这几样", "export"),
    Command("/帮助", ("/bz", "/help"), "看说明", "help"),
    Command("/退出", ("/tc", "/quit"), "保存并退出", "quit"),
)


SLASHES = ("/", "／", "、")
"""What a command begins with."""

_COUNTED = ("apply", "keep", "later", "go", "link", "confirm", "seen", "preview")
"""Requests that begin with a number, which may stand without a space."""


def command(text: str) -> tuple[Command, str] | None:
    """The command in a line and what follows it; None when the line is an answer.

    An input method may give 、 for the key of the slash; what then is no command is an answer.
    """
    if not text.startswith(SLASHES):
        return None
    word, _, rest = ("/" + text[1:]).replace("\u3000", " ").partition(" ")
    for known in COMMANDS:
        if word == known.name or word.lower() in known.aliases:
            return known, rest.strip()
    for known in COMMANDS:
        if word.lower() == pinyin(known):
            return known, rest.strip()
    for known in COMMANDS:
        behind = word.removeprefix(known.name)
        if behind != word and (known.name == "/跳" or (known.request in _COUNTED and behind[0].isdigit())):
            return known, f"{behind} {rest}".strip()
    return None


def pinyin(known: Command) -> str:
    """The name in pinyin: /daochu."""
    from engine.words.pinyin import syllables

    return "/" + "".join(syllables(known.name[1:]))


def obey(found: Command, rest: str, view: View) -> Reply | None:
    """Carry out a command that concerns the interview; None for 稍后, which the answers carry out."""
    draft = view.draft
    if found.request:
        return Reply(draft, request=found.request if not rest else f"{found.request} {rest}")
    if found.name == "/为何":
        return Reply(draft, (Note("info", _why(view)),))
    if found.name == "/回":
        here = current(view)
        before = [answer.question for answer in draft.answers if answer.question in by_id()]
        if here is not None and here.id in before:
            before = before[: before.index(here.id)]
        if not before:
            return Reply(draft, (Note("info", "前面没有回答过的问题。"),))
        return Reply(draft.with_pending(before[-1], ""))
    if found.name == "/跳":
        return _jump(rest, view)
    if found.name in ("/填", "/补零"):
        from engine.interview.bywords import fill, fill_rest

        return fill(rest, view) if found.name == "/填" else fill_rest(rest, view)
    return None


def _why(view: View) -> str:
    question = current(view)
    if question is None:
        return "所有问题都问过了。"
    from engine.interview.prompts import prompt_texts

    meaning, why = prompt_texts(question)
    return "\n".join(
        part for part in (f"为什么问：{why}" if why else "", f"怎样算：{meaning}" if meaning else "") if part
    )


def _jump(rest: str, view: View) -> Reply:
    draft = view.draft
    if not rest:
        return Reply(draft, request="sections")
    if rest in by_id():
        return Reply(draft.with_pending(rest, ""))
    for section, name in SECTION_TITLES.items():
        if rest in (section, name) or name.startswith(rest.removeprefix("第").removesuffix("部分") + "、"):
            listed = listing(view, section)
            target = next((q for q, state in listed if state != "done"), listed[0][0] if listed else None)
            return Reply(draft.with_pending(target.id, "")) if target else Reply(draft)
    found = _about(rest, view)
    if not found:
        return Reply(draft, (Note("unclear", f"没有找到与“{rest}”有关的问题。可以说“/目录”看各部分。"),))
    notes: tuple[Note, ...] = ()
    if len(found) > 1:
        others = "".join(f"“{titled(question.title, view)}”" for question in found[1:5])
        notes = (Note("info", f"相关的还有：{others}"),)
    return Reply(draft.with_pending(found[0].id, ""), notes)


def _about(word: str, view: View) -> list[Question]:
    """The questions that a word leads to: about this year before those about last year, 邮编 to 邮政编码."""
    titles = [(question, titled(question.title, view)) for question in QUESTIONS]
    here = [(question, title) for question, title in titles if standing(question, view) != "absent"]
    found = (
        [question for question, title in here if word in title]
        or [question for question, title in titles if word in title]
        or [question for question, title in here if _in_order(word, title)]
    )
    return sorted(found, key=lambda question: any(key.startswith(LAST_YEAR) for key in question.keys))


def _in_order(word: str, title: str) -> bool:
    """Whether all characters of a word stand in a title, in their order."""
    rest = iter(title)
    return all(char in rest for char in word)
