"""What the prose is about: each aspect its own matter, nothing told twice, results beside counts (W-15, W-17, C)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.form.current import FORM
from engine.regex import regex
from engine.rules.finding import Finding, Span
from engine.rules.scan import blank, is_han, leftmost, numbered, places, runs, says, words
from engine.rules.source import source_of
from engine.rules.text import Rule, Sentence, lines, parts_of, quoted, sentences, short
from engine.rules.view import View

_HEADS = {
    "主动公开": "proactive",
    "政务公开情况": "proactive",
    "政务公开工作": "proactive",
    "依申请": "on_request",
    "信息管理": "management",
    "信息资源管理": "management",
    "平台": "platform",
    "监督": "supervision",
    "保障": "supervision",
}
_NUMBERED = r"^(?:（[一二三四五六七八九十]）|\d{1,2}[.、．]|[一二三四五六七八九十][、是])\s*"

_TOPICS = {
    "proactive": ("公开", "发布", "公布", "更新", "解读", "公示", "上传", "公告", "推送"),
    "management": (
        *(
            "公开",
            "公布",
            "发布",
            "文件",
            "规章",
            "管理",
            "目录",
            "指南",
            "审查",
            "审核",
            "保密",
            "清理",
            "制度",
        ),
        *("更新", "校", "规范", "动态", "流程", "档"),
    ),
    "platform": (
        *("平台", "网站", "专栏", "栏目", "新媒体", "公众号", "微博", "微信", "公报", "专区", "账号", "系统"),
    ),
    "supervision": (
        *(
            "复议",
            "诉讼",
            "考核",
            "考评",
            "培训",
            "监督",
            "检查",
            "评议",
            "责任",
            "追究",
            "督",
            "领导",
            "通报",
        ),
        *("测评", "评估", "机制", "组织", "队伍"),
    ),
}
_HANDLED_BEFORE = ("收到", "受理", "接到", "新收", "办理", "办结", "答复", "处理", "没有")
_HANDLED_BEHIND = ("答复", "受理", "处理", "流程", "制度", "规范", "机制")
_FAR = 24
"""So far from 申请, in one sentence, the words stand that say what was done."""


def _handles(text: str) -> bool:
    """Whether the text says that applications came in, or what is done with them."""
    for at in places(text, "申请"):
        before = text[max(0, at - _FAR - 2) : at]
        before = before[max(before.rfind("。"), before.rfind("；")) + 1 :]
        behind = text[at + 2 : at + _FAR + 4]
        ends = [end for end in (behind.find("。"), behind.find("；")) if end >= 0]
        behind = behind[: min(ends)] if ends else behind
        if says(before, _HANDLED_BEFORE) or says(before[-_FAR - 1 :], "未无0"):
            return True
        if says(behind, _HANDLED_BEHIND) or says(behind[: _FAR + 1], "件办"):
            return True
    return False


_NAMES = {aspect.key: aspect.label for aspect in FORM.aspects}


def _headed(head: str) -> str:
    """The aspect that a heading names first; empty when it names none."""
    found = leftmost(head.replace("主动公开和依申请", "一一一一一依申请"), _HEADS)
    return _HEADS[head[slice(*found)]] if found else ""


def aspects_of(view: View) -> dict[str, Span]:
    """Where each aspect of section 一 stands, by its heading where the section is one text."""
    found: dict[str, Span] = {}
    for key in _NAMES:
        text = view.text(f"overview.{key}")
        if text.strip():
            found[key] = Span(f"overview.{key}", 0, len(text))
    if found:
        return found
    text = view.text("overview")
    starts: list[tuple[int, int, str]] = []
    for start, line in lines(text):
        number = numbered(line, 1, lone="、是")
        mark = leftmost(line, "。：:，,")
        head = line[: mark[0]] if mark else line
        if len(head) > 24 or (not number and len(line) > 24) or runs(head[number:]):
            continue
        key = _headed(head)
        if key:
            starts.append((start, start + len(head), key))
        elif number and line[0] == "（":  # another sub-heading ends the aspect before it
            starts.append((start, start + len(head), ""))
    for position, (_, behind, key) in enumerate(starts):
        end = starts[position + 1][0] if position + 1 < len(starts) else len(text)
        if key and key not in found:
            found[key] = Span("overview", behind, end)
    return found


def off_topic(view: View) -> Iterator[Finding]:
    """W-15: an aspect that says nothing of its own matter."""
    for key, span in aspects_of(view).items():
        text = view.text(span.part)[span.start : span.end]
        if not text.strip():
            continue
        if key == "on_request":
            told = _handles(regex("(?:复议|诉讼)(?:的)?申请|申请(?:行政)?复议|被申请").sub("", text))
        else:
            told = says(text, _TOPICS[key])
        if not told:
            what = "没有写收到和处理申请的情况" if key == "on_request" else "没有写到本方面的内容"
            yield Finding(
                "W-15", "hint", f"“{_NAMES[key]}”一段{what}，请核对内容是否放错了位置。", spans=(span,)
            )


_LONG = 20
_SAME = 0.8
_TIMES = 3


def told_twice(view: View) -> Iterator[Finding]:
    """W-17: sentences that say the same in two places, and one piece of work told three times."""
    from engine.prose.repetition import pairs

    told = [s for part, text in parts_of(view) if part != "preamble" for s in sentences(part, text)]
    long = [(s, pairs(s.text)) for s in told if len(s.text) >= _LONG]
    seen: set[int] = set()
    for index, (sentence, has) in enumerate(long):
        if index in seen or not has:
            continue
        same = [sentence]
        least, most = _SAME * len(has), len(has) / _SAME
        for other_index in range(index + 1, len(long)):
            other, others = long[other_index]
            size = len(others)
            if not least <= size <= most:
                continue
            if len(has & others) * 2 >= _SAME * (len(has) + size):
                same.append(other)
                seen.add(other_index)
        if len(same) > 1 and not _parallel(same):
            yield _repeated(short(sentence.text), same)
    yield from _works(told)


def _parallel(same: list[Sentence]) -> bool:
    """Neighbouring sentences that differ by their figures are a series, not a repetition."""
    bare = {regex(r"\d+").sub("", s.text) for s in same}
    return len(bare) > 1 and len({s.part for s in same}) == 1


_ISSUED = ("制定", "编制", "印发", "出台", "修订")
_NAME, _LONGEST_NAME = 5, 24


def _issued(sentence: str) -> Iterator[str]:
    """What was made or issued: 印发了《2024年政务公开工作要点》."""
    verb = leftmost(sentence, _ISSUED)
    while verb is not None:
        behind = verb[0] + 1
        for start in _name_starts(sentence, verb[1]):
            words = sentence[start : start + _LONGEST_NAME]
            name = words[: next((at for at, sign in enumerate(words) if not is_han(sign)), len(words))]
            if len(name) >= _NAME:
                yield name
                behind = start + len(name)
                break
        verb = leftmost(sentence, _ISSUED, behind)


def _name_starts(sentence: str, at: int) -> Iterator[int]:
    """Where the name may begin behind the verb, the likeliest place first: behind 了, a year, an opening mark, a year."""
    for first in (at + 1, at) if sentence.startswith(("了", "出"), at) else (at,):
        for second in _behind_year(sentence, first):
            yield from _behind_year(sentence, second + sentence.startswith(("《", "“"), second))


def _behind_year(sentence: str, at: int) -> Iterator[int]:
    if (
        sentence.startswith("20", at)
        and sentence.startswith("年", at + 4)
        and sentence[at + 2 : at + 4].isdecimal()
    ):
        if sentence.startswith("度", at + 5):
            yield at + 6
        yield at + 5
    yield at


def _works(told: list[Sentence]) -> Iterator[Finding]:
    found: dict[str, list[Sentence]] = {}
    for sentence in told:
        for name in _issued(sentence.text):
            joined = leftmost(name, "并和")
            found.setdefault((name[: joined[0]] if joined else name)[-8:], []).append(sentence)
    for name, told_in in found.items():
        unique = list(dict.fromkeys(told_in))
        if len(unique) >= _TIMES:
            yield _repeated(name, unique)


def _repeated(what: str, places: list[Sentence]) -> Finding:
    return Finding(
        "W-17",
        "hint",
        f"同一事项重复叙述{len(places)}处：“{what}”，请合并到一处。",
        spans=tuple(s.span for s in places),
    )


_ROUGH = ("余", "多")
_EFFECTS = words("解读 回应 征集 满意 采纳 留言 访谈 听证 开放日 公众参与 互动 咨询 问卷")


def _counts_posts(text: str, end: int) -> bool:
    """Whether 条, 件 or 篇 follow the number that ends here; 余, 多 and 万 may stand between."""
    at = blank(text, end)
    at = blank(text, at + text.startswith(_ROUGH, at))
    at = blank(text, at + text.startswith("万", at))
    return text.startswith(("条", "件", "篇"), at + text.startswith(_ROUGH, at))


def only_counts(view: View) -> Iterator[Finding]:
    """C-02: numbers of posts, but nothing of interpretation, response, participation or effect."""
    span = aspects_of(view).get("proactive")
    if span is None or not source_of(view.draft).complete:
        return
    text = view.text(span.part)[span.start : span.end]
    if any(_counts_posts(text, end) for _, end in runs(text)) and not says(view.overview, _EFFECTS):
        yield Finding(
            "C-02",
            "hint",
            "“主动公开”只列了发布条数，没有写解读、回应、公众参与和效果，建议补充。",
            spans=(span,),
        )


@cache
def _data() -> re.Pattern[str]:
    return regex(
        r"(?<![\d第〔.])\d[\d,.]*(?!\d|年|月|日|号|〕|\.\s*[\u4e00-\u9fff]|、)|(?:未|没有|无)(?:收到|接到|受理|发生|产生|出现|新增|制定|制发)|[一二三四五六七八九十百两]{1,4}(?:次|件|条|场|个|期|篇|人)"
    )


_DATA = 3
_JUDGED_FROM = 100


def _is_plain(text: str, start: int, end: int) -> bool:
    """Whether `_data` surely counts this number: nothing stands beside it that could make it part of something."""
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    return bool(before) and before not in "第〔.,\n" and (not behind or behind not in "年月日号〕.．、,")


def no_data(view: View) -> Iterator[Finding]:
    """C-03: no figures of the year in section 一 (国办公开办函〔2021〕30号: 敷衍塞责)."""
    text = view.overview
    if len(text.strip()) < _JUDGED_FROM or not source_of(view.draft).complete:
        return
    if sum(1 for start, end in runs(text) if _is_plain(text, start, end)) >= _DATA:
        return
    bare = regex(_NUMBERED, re.MULTILINE).sub("", text)
    count = sum(1 for _ in _data().finditer(bare))
    if count < _DATA:
        yield Finding(
            "C-03",
            "warning",
            f"“一、总体情况”里本年的具体数据只有{count}处，请补充数据或事例。",
            actual=count,
        )


def key_areas(view: View) -> Iterator[Finding]:
    """C-05: key areas of the profile that section 一 does not mention."""
    areas = view.draft.profile.get("key_areas")
    text = view.overview
    if not isinstance(areas, list | tuple) or not text.strip():
        return
    missing = [str(area) for area in areas if str(area).strip() and str(area) not in text]
    if missing:
        yield Finding("C-05", "hint", f"本机关的重点领域{quoted(missing)}在总体情况里没有体现，请核对。")


def changed_after_publication(view: View) -> Iterator[Finding]:
    """C-07: a report that is published already is being changed."""
    profile = view.draft.profile
    if profile.get("published") or profile.get("status") in ("published", "已发布", "已公布"):
        yield Finding("C-07", "hint", "报告已经发布，再改动请按更正程序办理，注明更正并保留记录。")


_OVERVIEW_MOST = 3500
_PARAGRAPH = 80


_SUBJECT = words(
    "公开 信息 公众 政务 网站 发布 申请 解读 平台 公布 群众 答复 培训 考核 监督 栏目 新媒体 保密 公報 "
    "公開 資訊"
)


def padding(view: View) -> Iterator[Finding]:
    """C-08: section 一 too long, or paragraphs of business that have nothing to do with disclosure (不宜泛化)."""
    length = sum(len("".join(view.text(part).split())) for part, _ in parts_of(view, "overview"))
    if length > _OVERVIEW_MOST:
        yield Finding(
            "C-08", "hint", f"总体情况有{length}字，偏长，建议压缩到{_OVERVIEW_MOST}字以内。", actual=length
        )
    for part, text in parts_of(view, "overview"):
        for start, line in lines(text):
            if len(line) >= _PARAGRAPH and not says(line, _SUBJECT):
                yield Finding(
                    "C-08",
                    "hint",
                    f"这一段没有写到政府信息公开：“{short(line)}”，请核对是否与本报告有关。",
                    spans=(Span(part, start, start + len(line)),),
                )


RULES: tuple[tuple[str, Rule], ...] = (
    ("W-15", off_topic),
    ("W-17", told_twice),
    ("C-02", only_counts),
    ("C-03", no_data),
    ("C-05", key_areas),
    ("C-07", changed_after_publication),
    ("C-08", padding),
)
"""The rules of this module, by the id that each answers for."""
