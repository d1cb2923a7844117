"""Which lines head the six sections, however they are numbered and worded."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache, lru_cache

from engine.form.current import FORM
from engine.intake.placing.text import bare, plain
from engine.namedtuple import NamedTuple
from engine.regex import regex

SECTIONS = tuple(section.key for section in FORM.sections)

_FORMS: dict[str, tuple[str, ...]] = {
    "overview": ("总体情况", "总体工作情况", "政府信息公开工作总体情况"),
    "disclosure": (
        "主动公开政府信息情况",
        "主动公开政府信息的情况",
        "政府信息主动公开情况",
        "主动公开政府信息工作情况",
    ),
    "applications": (
        "收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开申请的情况",
        "收到和处理信息公开申请情况",
        "收到及处理政府信息公开申请情况",
        "收到与处理政府信息公开申请情况",
    ),
    "disputes": (
        *(
            f"{head}行政复议{joint}行政诉讼{tail}情况"
            for head in ("政府信息公开", "因政府信息公开", "政府信息公开工作")
            for joint in ("", "及", "和", "与")
            for tail in ("", "的")
        ),
        *(
            f"{head}被申请行政复议{joint}行政诉讼{tail}情况"
            for head in ("因政府信息公开工作", "因政府信息公开", "政府信息公开工作")
            for joint in ("提起", "和提起", "及提起", "被提起", "和被提起", "", "和", "及")
            for tail in ("", "的")
        ),
    ),
    "problems": tuple(
        f"{head}{what}{joint}{tail}"
        for head in ("", "政府信息公开工作", "政府信息公开")
        for what in (
            *(
                "存在的主要问题",
                "存在的问题",
                "存在问题",
                "存在主要问题",
                "主要问题",
                "存在的不足",
                "存在的问题和不足",
            ),
            *("存在的主要问题和困难", "存在的困难和问题"),
        )
        for joint in ("及", "和", "与", "以及", "")
        for tail in ("改进情况", "改进措施", "改进举措", "整改情况", "整改措施", "改进工作情况", "改进意见")
    ),
    "matters": (
        "其他需要报告的事项",
        "其他需要报告事项",
        "需要报告的其他事项",
        "其他需报告的事项",
        "其他需要报告的情况",
        "其他需要说明的事项",
        "需要说明的其他事项",
        "其他应当报告的事项",
    ),
}
_LOOSE: dict[str, tuple[str, ...]] = {
    "overview": ("概述", "工作总体情况", "基本情况", "总体概况"),
    "disclosure": ("主动公开情况", "主动公开政府信息", "政府信息公开情况", "主动公开工作情况"),
    "applications": (
        "依申请公开情况",
        "依申请公开政府信息情况",
        "政府信息公开申请情况",
        "依申请公开工作情况",
    ),
    "disputes": ("行政复议行政诉讼情况", "行政复议和行政诉讼情况", "行政复议及行政诉讼情况", "复议诉讼情况"),
    "problems": (
        *(
            "存在的主要问题",
            "存在的问题",
            "存在问题",
            "主要问题",
            "存在问题及下一步打算",
            "存在的问题和下一步打算",
        ),
        "存在的主要问题及下一步工作打算",
    ),
    "matters": ("其他事项", "其他情况", "其他"),
}
_NUMBER = regex(
    r"\s*(?:第(?P<part>[一二三四五六七八九十]{1,3})部分|[（(]\s*(?P<round>[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]"
    r"|(?P<han>[一二三四五六七八九十]{1,3})\s*[、.．,，:：·]|(?P<roman>[ⅠⅡⅢⅣⅤⅥ])\s*[、.．]?"
    r"|(?P<arabic>\d{1,2})\s*[、.．,，:：)）](?!\d)|(?P<bare>[一二三四五六])\s+)[\s、.．,，:：]*"
)
_CONTENTS = regex(r"[\s.．…·—_\-－（(]*\d{0,3}[)）\s]*")
_ENDS = "。．.:：；;、 \t\u3000"
_LONGEST = 60


class Headed(NamedTuple):
    """A line that may head a section.

    Attributes:
        section: its key.
        style: how it is numbered: `han` 一、 `round` （一） `arabic` 1. `part` 第一部分, `none`.
        strength: 3 the words of a form, 2 nearly so, 1 words that also head other things.
        heading: the heading as printed.
        body: what stands behind it in the same line.
        contents: it is an entry of a table of contents (dots or a page number behind it).
    """

    section: str
    style: str
    strength: int
    heading: str
    body: str = ""
    contents: bool = False


def headed(line: str, *, marked: bool = False) -> Headed | None:
    """The section that a line may head.

    Args:
        line: a line of text.
        marked: the document itself marks it as a heading.
    """
    text = line.strip()
    match = _NUMBER.match(text)
    style = next((name for name, value in match.groupdict().items() if value), "none") if match else "none"
    style = {"bare": "han", "roman": "part"}.get(style, style)
    start = match.end() if match else 0
    rest = text[start:]
    if len(rest) <= _LONGEST:
        words = bare(rest)
        for forms, strength in ((_FORMS, 3), (_LOOSE, 1)):
            for section, known in forms.items():
                if words in known:
                    return Headed(section, style, strength, text.rstrip(_ENDS))
    glued = _glued(rest)
    if glued is not None:
        section, length = glued
        body = rest[length:].lstrip(_ENDS)
        heading = text[: start + length]
        if _CONTENTS.fullmatch(rest[length:]):
            return Headed(section, style, 3, heading, contents=True)
        if style not in ("none", "round") or marked:
            return Headed(section, style, 3, heading, body)
        return None
    if (
        len(rest) <= _LONGEST // 2
        and (style in ("han", "part", "arabic") or marked)
        and not rest.rstrip().endswith("。")
    ):
        first = match is not None and match.group().strip(" (（、.．")[:1] in ("一", "1")
        section = _nearly(bare(rest)) or (_FIRST if first and _is_nearly_first(bare(rest)) else "")
        if section:
            return Headed(section, style, 2, text.rstrip(_ENDS))
    return None


def _glued(rest: str) -> tuple[str, int] | None:
    """The longest heading that the text begins with, and how many of its characters that takes."""
    begin = plain(rest[: _LONGEST + 20])
    if len(begin) < 4:
        return None
    words = "".join(filter(str.isalnum, begin))
    best: tuple[str, int] | None = None
    for section, form in _by_beginning().get(words[:_TELLING], ()):
        length = _matched(rest, form) if words.startswith(form) else 0
        if length and (best is None or length > best[1]):
            best = (section, length)
    return best


@cache
def _by_beginning() -> dict[str, list[tuple[str, str]]]:
    """The headings with their sections by the signs that they begin with; there are a thousand of them."""
    found: dict[str, list[tuple[str, str]]] = {}
    for section, forms in _FORMS.items():
        for form in forms:
            found.setdefault(form[:_TELLING], []).append((section, form))
    return found


def _matched(text: str, form: str) -> int:
    """How many characters of the text the form takes, marks and white space between them passed over; 0 if none."""
    at = 0
    for sign in form:
        while at < len(text) and not text[at].isalnum():
            at += 1
        if at >= len(text) or plain(text[at]) != sign:
            return 0
        at += 1
    return at


@lru_cache(maxsize=512)
def _nearly(words: str) -> str:
    """The section whose heading is misspelt here; `` where none is near or two are."""
    if len(words) < 6:
        return ""
    scores = {
        section: max(SequenceMatcher(None, words, form, autojunk=False).ratio() for form in forms)
        for section, forms in _FORMS.items()
    }
    first, second = sorted(scores.values(), reverse=True)[:2]
    best = max(scores, key=lambda section: scores[section])
    return best if first >= _NEAR and first - second >= _APART else ""


_FIRST = SECTIONS[0]


def _is_nearly_first(words: str) -> bool:
    """Whether these are the few words of the first heading but for one sign: too short to be told anywhere else."""
    form = _FORMS[_FIRST][0]
    near = SequenceMatcher(None, words, form, autojunk=False).ratio() >= _NEAR_FIRST
    return near and abs(len(words) - len(form)) <= 1


_NEAR_FIRST = 0.75
_TELLING = 4
"""By so many signs at the beginning headings are looked up; none is shorter."""
_NEAR, _APART = 0.8, 0.1
