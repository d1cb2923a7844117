"""The facts of a packet in words, as the tags of 送审单 and 附件 take them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.interview.growth import group_title
from engine.output.packet.changed import changed_texts, changed_words

Facts = Mapping[str, Any]

_LEVELS = {"error": "错误", "warning": "提醒", "hint": "提示"}
_STATES = {"holds": "相等", "broken": "不等", "blank": "有空格"}
_MOST_KEPT = 3
_MOST_FREE = 200
_LONGEST_MESSAGE, _LONGEST_REASON, _LONGEST_WORDS = 24, 28, 60
"""So long, everything fits on one sheet."""


def sheet_texts(facts: Facts) -> dict[str, Any]:
    """What stands on 送审单."""
    return {
        "名称": "政府信息公开工作年度报告送审单",
        "标题": facts["title"],
        "机关": facts["organ"] or "",
        "年度": f"{facts['year']}年" if facts["year"] else "",
        "依据": facts["basis"],
        "属性": "主动公开",
        "期限": _deadline(facts),
        "拟稿": "　".join(filter(None, (facts["prepared_by"], facts["phone"]))),
        "检查": list(_checked(facts)),
        "保留": list(_kept(facts)),
        "重复": _repeated(facts),
        "修改": changed_words(facts["changes"]),
        "文件": list(_files(facts)),
        "附注": [f"报告导出后如有改动，nianbao review 可以查出（{facts['version']} 版）。"],
    }


def annex_texts(facts: Facts) -> dict[str, Any]:
    """What stands in the annex."""
    free = [one for one in facts["numbers"] if one["free"]]
    return {
        "名称": "政府信息公开工作年度报告送审附件",
        "抬头": [facts["title"], f"内容指纹：{facts['content_sha256']}"],
        "勾稽说明": [_balance(facts["identities"])],
        "勾稽": [_identity(number, one) for number, one in enumerate(facts["identities"], start=1)],
        "数字说明": [facts["coverage"]["words"]],
        "数字": [
            _number(number, one)
            for number, one in enumerate((one for one in facts["numbers"] if not one["free"]), start=1)
        ],
        "其余数字": _free(free),
        "检查说明": [_total(facts["checks"])],
        "类别表": [_family(one) for one in facts["checks"]["families"]],
        "复核说明": [f"Word文件写出后重新打开，{facts['proof']['words']}："],
        "复核": [
            {"组": "", "项目": one["name"], "实测": one["measured"], "结果": one["verdict"]}
            for one in facts["proof"]["points"]
        ],
        "问题": [_finding(one) for one in facts["findings"]],
        "同比说明": [_years_note(facts["years"])],
        "同比": list(_years(facts["years"])) if _has_last_year(facts["years"]) else [],
        "重复说明": [_repeated_note(facts)],
        "重复": [] if facts["repetition"] is None else [_part(one) for one in facts["repetition"]["parts"]],
        **changed_texts(facts["changes"]),
    }


def _deadline(facts: Facts) -> str:
    due = facts["deadline"]
    if due is None:
        return ""
    year, month, day = (int(piece) for piece in due["day"].split("-"))
    return f"{year}年{month}月{day}日（{due['source']}）"


def _checked(facts: Facts) -> Iterator[str]:
    yield _balance(facts["identities"])
    yield _total(facts["checks"])
    yield facts["coverage"]["words"]
    yield f"Word文件{facts['proof']['words']}。"
    if facts["draft_mark"]:
        yield "报告页眉印有“草稿”二字，不是定稿。"


def _balance(identities: Sequence[Facts]) -> str:
    states = [one["state"] for one in identities]
    said = f"勾稽关系{len(states)}条，成立{states.count('holds')}条"
    for state, words in (("broken", "不成立"), ("blank", "因有空格没有核")):
        said += f"，{words}{states.count(state)}条" if states.count(state) else ""
    return said + "。"


def _total(checks: Facts) -> str:
    rules = sum(family["rules"] for family in checks["families"])
    return (
        f"检查规则{rules}条：错误{checks['errors']}处，提醒{checks['warnings']}处，"
        f"提示{checks['hints']}处，决定保留{checks['kept']}处。"
    )


def _kept(facts: Facts) -> Iterator[str]:
    kept = [one for one in facts["findings"] if one["decision"] and one["decision"]["action"] == "keep"]
    if not kept:
        yield "没有。"
    for one in kept[:_MOST_KEPT]:
        reason = _short(one["decision"]["reason"], _LONGEST_REASON) or "没有写理由"
        yield f"{one['rule']} {_short(one['message'], _LONGEST_MESSAGE)} 理由：{reason}"
    if len(kept) > _MOST_KEPT:
        yield f"另有{len(kept) - _MOST_KEPT}处，见附件三。"


def _decision(decision: Facts | None) -> str:
    if decision is None:
        return ""
    what = "保留" if decision["action"] == "keep" else "暂缓"
    reason = f"，理由：{decision['reason']}" if decision["reason"] else "，没有写理由"
    who = "，".join(filter(None, (decision["by"], decision["at"][:10])))
    return f"（{what}{reason}{'；' + who if who else ''}）"


def _short(text: str, longest: int = _LONGEST_WORDS) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _repeated(facts: Facts) -> str:
    found = facts["repetition"]
    return "没有上年文字，未计算" if found is None else f"{found['share']:.1%}"


def _repeated_note(facts: Facts) -> str:
    found = facts["repetition"]
    if found is None:
        return "草稿里没有上年报告的文字，没有计算。"
    over = "，已达到，请改写" if found["over"] else "，没有达到"
    return f"全文重复率{found['share']:.1%}（前言、标题、法定表述和固定用语不计）；考核警戒线{found['line']:.0%}{over}。"


def _files(facts: Facts) -> Iterator[str]:
    yield "报告的内容指纹："
    yield facts["content_sha256"]
    for file in facts["files"]:
        yield f"{file['what']}：{_short(file['name'], 40)}（{-(-file['bytes'] // 1024)} KB），SHA-256："
        yield file["sha256"]


def _identity(number: int, one: Facts) -> dict[str, str]:
    state = _STATES[one["state"]]
    if one["state"] == "broken":
        state = f"不等，差{_plain(one['left_sum'] - one['right_sum'])}"
    return {
        "组": "",
        "序号": str(number),
        "规则": one["rule"],
        "文字": one["text"],
        "左": _side(one["left"], one["left_sum"]),
        "右": _side(one["right"], one["right_sum"]),
        "结果": state,
    }


def _side(values: Sequence[Any], total: Any) -> str:
    """58＋2＝60; zeros are left out, and a blank makes the sum open."""
    shown = ["空" if value is None else _plain(value) for value in values if value is None or value]
    if len(values) == 1 or not shown:
        return shown[0] if shown else "0"
    return "＋".join(shown) + ("" if total is None or len(shown) == 1 else f"＝{_plain(total)}")


def _plain(value: Any) -> str:
    return "空" if value is None else str(value).replace("-", "－")


def _number(number: int, one: Facts) -> dict[str, str]:
    value = (
        "" if one["value"] is None else f"{_plain(one['value'])}{'%' if one['unit'] == '%' else one['unit']}"
    )
    return {
        "组": "",
        "序号": str(number),
        "位置": one["part_title"],
        "文字": one["quote"],
        "数": value,
        "来源": one["source"],
        "结果": one["state_words"],
    }


def _free(free: Sequence[Facts]) -> list[str]:
    if not free:
        return []
    shown = "、".join(dict.fromkeys(_short(one["text"]) for one in free[:_MOST_FREE]))
    return [f"另有{len(free)}个日期、文号、序号等，不对应统计数据：{shown}。"]


def _family(one: Facts) -> dict[str, str]:
    return {
        "组": "",
        "类别": one["name"],
        "条数": str(one["rules"]),
        "错误": str(one["errors"]),
        "提醒": str(one["warnings"]),
        "提示": str(one["hints"]),
        "保留": str(one["kept"]),
    }


def _finding(one: Facts) -> dict[str, str]:
    return {
        "组": "",
        "规则": one["rule"],
        "程度": _LEVELS[one["severity"]],
        "文字": one["message"],
        "决定": _decision(one["decision"]).strip("（）") or "未作决定",
    }


def _has_last_year(rows: Sequence[Facts]) -> bool:
    return any(row["old"] is not None for row in rows)


def _years_note(rows: Sequence[Facts]) -> str:
    if not _has_last_year(rows):
        return "草稿里没有上年数据，没有比较。"
    open_ones = sum(row["jump"] and not row["reason"] for row in rows)
    asked = f"其中{open_ones}项变动很大，还没有写明原因。" if open_ones else ""
    return f"表三只列总计；两年都为0的项目不列；没有写明单位的，单位是件。{asked}"


def _years(rows: Sequence[Facts]) -> Iterator[dict[str, str]]:
    group = None
    for row in (row for row in rows if row["main"]):
        if row["group"] != group:
            group = row["group"]
            yield {"组": group_title(group)}
        old, new, change, percent = row["words"]
        reason = row["reason"] or ("变动很大，请说明原因" if row["jump"] else "")
        yield {
            "组": "",
            "项目": _measured(row),
            "上年": old,
            "本年": new,
            "增减": change,
            "增幅": percent,
            "原因": reason,
        }


def _measured(row: Facts) -> str:
    """A figure with its unit; what the note above the list says of all of them is left out."""
    title = str(row["title"])
    if row["group"] == "applications":
        title = title.removesuffix("（总计）")
    return title if row["unit"] == "件" else f"{title}（{row['unit']}）"


def _part(one: Facts) -> dict[str, str]:
    return {"组": "", "部分": one["title"], "字数": str(one["length"]), "重复": f"{one['share']:.1%}"}
