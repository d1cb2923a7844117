"""Short Chinese names used all over the screen, and the words that stand for states.

A state is always a word, never only a colour: 〔冲突〕 〔提醒〕 〔已填〕.
"""

from __future__ import annotations

PROGRAM = "年报助手"

SECTIONS = {
    "profile": ("单位", "基本信息", "jbxx"),
    "preamble": ("引言", "引言", "yy"),
    "overview": ("一", "一 总体情况", "ztqk"),
    "disclosure": ("二", "二 主动公开", "zdgk"),
    "applications": ("三", "三 依申请公开", "ysqgk"),
    "disputes": ("四", "四 复议诉讼", "fyss"),
    "problems": ("五", "五 问题和改进", "wtgj"),
    "matters": ("六", "六 其他事项", "qtsx"),
}
"""By section: the shortest name, a short name, the initials of its pinyin."""

TONES = {
    "saved": ("〔已填〕", "$text-success"),
    "understood": ("〔理解〕", "$text-primary"),
    "unclear": ("〔请再说一遍〕", "$text-warning"),
    "conflict": ("〔冲突〕", "$text-error"),
    "resolved": ("〔已解决〕", "$text-success"),
    "info": ("〔说明〕", "$quiet"),
    "error": ("〔出错〕", "$text-error"),
}
"""What a note is called, and its colour."""

STATUSES = {"answered": "〔已填〕", "none": "〔无〕", "later": "〔稍后补〕", "open": "〔未填〕"}
"""What a past answer is called."""

STATES = {"空": "空", "进行中": "进行中", "有冲突": "冲突", "完成": "完成"}
STATE_STYLES = {"空": "$quiet", "进行中": "$foreground", "有冲突": "$text-error", "完成": "$text-success"}


def tiny_section(key: str) -> str:
    """基本, 引言, 一 … 六."""
    return SECTIONS.get(key, (key, key, ""))[0]


def short_section(key: str, title: str = "") -> str:
    """二 主动公开; for a section without a short name its title."""
    return SECTIONS[key][1] if key in SECTIONS else title or key
