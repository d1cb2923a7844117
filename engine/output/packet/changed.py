"""What changed since the report was sent last, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.draft.difference import PROFILE
from engine.draft.profile import words

Facts = Mapping[str, Any]

_KINDS = {"changed": "修改", "added": "新增", "removed": "删去", "same": "移动"}
_TURNS = (("came", "新出现"), ("went", "已解决"), ("decided", "决定保留"), ("reopened", "重新提出"))
_AROUND = 12
_LONGEST = 400


def changed_words(changes: Facts) -> str:
    """The answer for 送审单."""
    if changes["first"]:
        return "首次送审" if not changes["note"] else changes["note"]
    figures, words, findings = _counts(changes["comparison"])
    if not (figures or words or findings):
        return "没有改动"
    return f"数字改{figures}处，文字改{words}段，详见附件六"


def changed_texts(changes: Facts) -> dict[str, Any]:
    """The tags of the last chapter of the annex."""
    told = changes["comparison"]
    texts: dict[str, Any] = {"修改说明": [_note(changes)], "修改数字": [], "修改文字": [], "修改问题": []}
    if told is not None:
        texts["修改数字"] = list(_figures(told))
        texts["修改文字"] = list(_paragraphs(told["prose"]))
        texts["修改问题"] = list(_findings(told["findings"]))
    return texts


def _note(changes: Facts) -> str:
    if changes["first"]:
        return changes["note"] or "首次送审，没有可以比较的。"
    figures, words, findings = _counts(changes["comparison"])
    return f"与 {changes['since']} 相比，数字改{figures}处，文字改{words}段，检查结果变化{findings}条。"


def _counts(told: Facts) -> tuple[int, int, int]:
    figures = sum(len(told[name]) for name in ("cells", "facts", "last_year", "profile"))
    words = sum(len(part["paragraphs"]) for part in told["prose"])
    return figures, words, sum(len(told["findings"][turn]) for turn, _ in _TURNS)


def _figures(told: Facts) -> Iterator[dict[str, str]]:
    for one in told["profile"]:
        old, new = (_entry(one["key"], one[side]) for side in ("old", "new"))
        yield _line(f"单位信息：{PROFILE.get(one['key'], one['key'])}", old, new, None)
    for name in ("cells", "facts", "last_year"):
        for one in told[name]:
            yield _line(one["title"], one["old"], one["new"], one["difference"])


def _entry(key: str, value: Any) -> str | None:
    """An entry of the profile in words."""
    told = words(key, value)
    return (
        None if told is None else "、".join(map(str, told)) if isinstance(told, list | tuple) else str(told)
    )


def _line(title: str, old: Any, new: Any, difference: Any) -> dict[str, str]:
    more = f"＋{difference}" if difference and difference > 0 else str(difference).replace("-", "－")
    return {
        "组": "",
        "项目": title,
        "上次": "空" if old is None else str(old),
        "这次": "空" if new is None else str(new),
        "相差": "" if difference is None else more,
    }


def _paragraphs(parts: Sequence[Facts]) -> Iterator[dict[str, str]]:
    for part in parts:
        for one in part["paragraphs"]:
            place = one["new"] or one["old"]
            yield {
                "组": "",
                "位置": f"{part['title']}第{place['number'] + 1}段",
                "改动": _KINDS[one["kind"]],
                "文字": _marked(one["edits"]),
            }


def _marked(edits: Sequence[Facts]) -> str:
    """The paragraph with what was taken out and put in; long stretches that stayed are cut."""
    said = ""
    for number, edit in enumerate(edits):
        text = edit["text"]
        if edit["kind"] == "same":
            said += _cut(text, is_first=number == 0, is_last=number == len(edits) - 1)
        else:
            said += f"〔{'删' if edit['kind'] == 'deleted' else '增'}：{text}〕"
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def _cut(text: str, *, is_first: bool, is_last: bool) -> str:
    if len(text) <= 2 * _AROUND:
        return text
    head = "" if is_first else text[:_AROUND]
    tail = "" if is_last else text[-_AROUND:]
    return f"{head}…{tail}"


def _findings(told: Facts) -> Iterator[dict[str, str]]:
    for turn, name in _TURNS:
        for finding in told[turn]:
            yield {"组": "", "变化": name, "规则": finding["rule"], "文字": finding["message"]}
