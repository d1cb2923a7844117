"""The question that is asked now, as the last block of the transcript."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.interview.model import Prompt, SectionState
from tui.keys import reworded
from tui.labels import short_section
from tui.text import Line, labelled, line
from tui.widgets.flow import Flow

LINKED = "打开编辑窗口修改这段文字，旁边有该写的数字、去年的文字和备用的词句。"
DONE_NEXT = "按F4看有没有矛盾和漏项，按F6导出Word；按F2可以改任何一个回答。"

_NO_KEYS: Mapping[str, str] = MappingProxyType({})


class QuestionBlock(Flow):
    """Title, meaning, reason, example, last year's value, suggestion."""

    DEFAULT_CSS = """
    QuestionBlock { background: $surface; padding: 0 1; }
    """

    def ask(self, prompt: Prompt, state: SectionState | None) -> None:
        """Show a question."""
        self.show(described(prompt, state, getattr(self.app, "keys", _NO_KEYS)))


def described(prompt: Prompt, state: SectionState | None, keys: Mapping[str, str] = _NO_KEYS) -> list[Line]:
    """All that a drafter needs to answer.

    Args:
        prompt: the question.
        state: how far its section is.
        keys: the keys that the drafter has set, by id.
    """
    where = short_section(prompt.section, state.title if state else "")
    if state and state.total:
        where += f"　已答{state.answered}题，共{state.total}题"
    lines = [line((where, "$quiet"))] if where else []
    lines.append(line((prompt.title, "bold $text-primary")))
    if prompt.again:
        lines.append(line((prompt.again, "$text-warning")))
    if prompt.kind == "prose":
        lines.append(line(""))
    lines += [line(echo, hang=2 if prompt.kind != "prose" else 0) for echo in prompt.echo]
    if prompt.kind == "prose":
        lines.append(line(""))
    if prompt.kind == "done":
        return [*lines, line(reworded(DONE_NEXT, keys))]
    if prompt.kind == "confirm":
        asked = "原题" if prompt.text else "为何"
        lines += [line(prompt.meaning)] if prompt.meaning else []
        lines += [labelled(asked, prompt.why)] if prompt.why else []
    elif prompt.kind != "prose":
        lines += [labelled(label, text) for label, text in _about(prompt) if text]
    return [*lines, *_suggestion(prompt, keys)]


def _about(prompt: Prompt) -> tuple[tuple[str, str], ...]:
    return (
        ("现在", prompt.text),
        ("口径", prompt.meaning),
        ("为何", prompt.why),
        ("去年", prompt.last_year),
        ("例如", prompt.example),
    )


def _suggestion(prompt: Prompt, keys: Mapping[str, str]) -> list[Line]:
    if prompt.kind == "prose":
        accept = labelled("回车", "采用上面这段文字。", "bold $text-success", "$text-success")
        return [accept, labelled(reworded("F5", keys), LINKED)]
    if not prompt.suggestion or prompt.kind == "confirm":
        return []
    why = f"（{prompt.suggestion_why}）" if prompt.suggestion_why else ""
    text = prompt.suggestion
    if prompt.options:
        text = next((option.label for option in prompt.options if option.key == text), text)
    return [labelled("回车", f"采用：{text}{why}", "bold $text-success", "$text-success")]
