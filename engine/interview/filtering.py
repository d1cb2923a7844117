"""Which findings to show: by severity, by section, decided or not, by words. Pure; screen and plain mode share it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from engine.form.current import FORM
from engine.interview.deciding import question_of
from engine.interview.questions import SECTION_TITLES, by_id
from engine.namedtuple import NamedTuple
from engine.rules.finding import Finding

Decided = Literal["", "open", "decided"]

SEVERITIES = {"": "全部", "error": "错误", "warning": "提醒", "hint": "提示"}
DECISIONS: dict[Decided, str] = {"": "不论处理没有", "open": "未处理", "decided": "已处理"}

_WORDS: dict[str, tuple[str, ...]] = {
    "error": ("错误", "矛盾", "冲突"),
    "warning": ("提醒",),
    "hint": ("提示",),
}
_DECIDED: dict[str, Decided] = {
    **dict.fromkeys(("未处理", "未决定", "没处理", "没决定"), "open"),
    **dict.fromkeys(("已处理", "已决定", "处理过", "决定过"), "decided"),
}


class Sieve(NamedTuple):
    """What to show; everything as it is.

    Attributes:
        severity: error, warning, hint, or "" for all.
        section: key of a section of the interview, or "" for all.
        decided: `open` nobody decided on it, `decided` kept or put off, or "" for both.
        text: words that stand in the message.
    """

    severity: str = ""
    section: str = ""
    decided: Decided = ""
    text: str = ""

    def passes(self, finding: Finding) -> bool:
        """Whether a finding is to be shown."""
        if self.severity and finding.severity != self.severity:
            return False
        if self.decided and (finding.decision is not None) != (self.decided == "decided"):
            return False
        if self.text and self.text.lower() not in f"{finding.rule} {finding.message}".lower():
            return False
        return not self.section or section_of(finding) == self.section

    @property
    def words(self) -> str:
        """What is shown, for the drafter; empty when it is everything."""
        parts = [
            SEVERITIES[self.severity] if self.severity else "",
            SECTION_TITLES.get(self.section, ""),
            DECISIONS[self.decided] if self.decided else "",
            f"含“{self.text}”" if self.text else "",
        ]
        return "，".join(part for part in parts if part)


def sieve_of(words: str) -> Sieve:
    """What the drafter asks for in words: 错误, 三 未处理, 提醒 复议 …; words that mean none of these are looked for."""
    severity, section, text = "", "", []
    decided: Decided = ""
    for word in words.replace("，", " ").replace("、", " ").split():
        meant = next((key for key, names in _WORDS.items() if word in names), "")
        if word in _DECIDED:
            decided = _DECIDED[word]
        elif meant:
            severity = meant
        elif found := section_named(word):
            section = found
        elif word not in ("全部", "所有"):
            text.append(word)
    return Sieve(severity, section, decided, " ".join(text))


def section_named(word: str) -> str:
    """The section that a word means: 三, 第三部分, 引言, 单位信息, 总体情况; empty when it means none."""
    bare = word.removeprefix("第").removesuffix("部分")
    for key, title in SECTION_TITLES.items():
        number, _, name = title.partition("、")
        if word in (key, title, name) or (name and bare == number):
            return key
    return {"表二": "disclosure", "表三": "applications", "表四": "disputes", "基本信息": "profile"}.get(
        word, ""
    )


def section_of(finding: Finding) -> str:
    """The section of the interview where a finding is put right; empty where it names none."""
    question = question_of(finding)
    if question:
        return by_id()[question].section
    for section in FORM.sections:
        if section.heading in finding.message:
            return section.key
    return "preamble" if "引言" in finding.message else ""


def sections_in(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The sections in which there are findings, in the order of the report."""
    found = {section_of(finding) for finding in findings}
    return tuple(section for section in SECTION_TITLES if section in found)
