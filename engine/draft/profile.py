"""What the entries of `[profile]` may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from engine.draft.values import tidied, tidy
from engine.form import nearest
from engine.form.organs import LEVELS, ORGAN_KINDS, POWERS, SCOPES, organ_kind

FIRST_YEAR, LAST_YEAR = 2008, 2100
"""《条例》 is in force since 2008; later than 2100 is a slip of the finger."""

TEXTS = (
    "organ",
    "short_name",
    "website",
    "website_name",
    "url",
    "contact",
    "address",
    "postcode",
    "phone",
    "email",
    "deadline",
    "style",
    "signature",
    "date",
)
"""The entries that are text."""

ORDER = ("organ", "short_name", "kind", "level", "scope", "year", "powers", *TEXTS[2:])
"""The order of the known entries in the file."""

_LEVEL_WORDS = {
    "national": ("国家", "中央"),
    "province": ("省", "自治区", "直辖市", "省（区、市）级"),
    "city": ("市", "地市级", "设区的市级", "州级", "地级"),
    "county": ("县", "区", "区级", "县区级", "县（市、区）级"),
    "town": ("乡", "镇", "乡镇", "乡级", "镇级", "乡（镇）级", "街道"),
}
_SCOPE_WORDS = {
    "organ": ("本单位", "本部门"),
    "region": ("本级政府", "汇总", "全区域汇总", "本地区", "本行政区域"),
}
_POWER_WORDS = {
    "normative_documents": ("行政规范性文件", "规范性文件"),
    "regulations": ("规章", "制定规章"),
    "licensing": (),
    "penalties": (),
    "compulsion": (),
    "fees": (),
    "review": (),
}


class ProfileError(ValueError):
    """An entry of the profile that cannot be; `key` names it, the message is for the drafter."""

    key = ""


def words(key: str, value: object) -> object:
    """An entry in the words of the drafter: `department` is 政府部门."""
    labels = _LABELS.get(key, {})
    if isinstance(value, list | tuple):
        return [labels.get(str(item), item) for item in value]
    return labels.get(value, value) if isinstance(value, str) else value


def checked_profile(profile: Mapping[str, object]) -> dict[str, object]:
    """The profile with known words in their English form.

    Raises:
        ProfileError: the first entry that cannot be.
    """
    checked: dict[str, object] = {}
    for key, value in profile.items():
        entry = checked_entry(key, value)
        if entry is not None:
            checked[key] = entry
    return checked


def checked_entry(key: str, value: object) -> object:
    """One entry as the program keeps it; None for a word that is left open (`kind = ""`).

    Raises:
        ProfileError: it cannot be; the message is for the drafter.
    """
    try:
        if key in TEXTS:
            return _text(value)
        check = _CHECKS.get(key)
        return check(value) if check else tidied(value)
    except ProfileError as error:
        error.key = key
        raise


def _text(value: object) -> str:
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bool | list | tuple | Mapping):
        raise ProfileError("这里应是一段文字，用英文双引号括起来")
    raise ProfileError(f'这里应是文字，请加英文双引号："{value}"')


def _year(value: object) -> int:
    if isinstance(value, str) and value.strip().removesuffix("年").isdecimal():
        raise ProfileError(f"年份不加引号，请改为 {int(value.strip().removesuffix('年'))}")
    if isinstance(value, bool) or not isinstance(value, int):
        raise ProfileError("年份应是四位整数，如 2024")
    if not FIRST_YEAR <= value <= LAST_YEAR:
        shown = str(value) if abs(value) < 10**9 else "这个数"
        raise ProfileError(f"{shown} 不是可用的年份（{FIRST_YEAR}—{LAST_YEAR}）")
    return value


def _kind(value: object) -> str | None:
    word = _word(value)
    if not word:
        return None
    found = organ_kind(word) or organ_kind(_KIND_WORDS.get(word, ""))
    if found is None:
        raise _unknown(word, _LABELS["kind"])
    return found.key


_KIND_WORDS = {
    "省人民政府": "province",
    "自治区人民政府": "province",
    "直辖市人民政府": "province",
    "市人民政府": "city",
    "设区的市人民政府": "city",
    "自治州人民政府": "city",
    "县人民政府": "county",
    "区人民政府": "county",
    "县（市、区）人民政府": "county",
    "县（市、区）政府": "county",
    "镇人民政府": "town",
    "乡人民政府": "town",
    "乡镇政府": "town",
    "开发区管理委员会": "zone",
    "政府工作部门": "department",
    "政府办公厅": "office",
    "政府办公室": "office",
    "法律、法规授权的组织": "authorised",
    "法律法规授权的组织": "authorised",
}


def _choice(
    labels: Mapping[str, str], words: Mapping[str, tuple[str, ...]]
) -> Callable[[object], str | None]:
    by_word = {label: key for key, label in labels.items()}
    by_word |= {word: key for key, aliases in words.items() for word in aliases}

    def check(value: object) -> str | None:
        word = _word(value)
        if not word:
            return None
        if word in labels:
            return word
        if word in by_word:
            return by_word[word]
        raise _unknown(word, labels)

    return check


def _powers(value: object) -> list[str]:
    if not isinstance(value, list | tuple):
        raise ProfileError('应写成方括号里的一串，如 ["licensing", "penalties"]')
    found: list[str] = []
    for item in value:
        power = _power(item)
        if power and power not in found:
            found.append(power)
    return found


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise ProfileError("这里应是一个词，用英文双引号括起来")
    return tidy(value).strip().replace("(", "（").replace(")", "）")


def _unknown(word: str, labels: Mapping[str, str]) -> ProfileError:
    guess = nearest(word, iter(labels))
    hint = f"，是不是 {guess}（{labels[guess]}）" if guess else ""
    known = "、".join(f"{key} {label}" for key, label in labels.items())
    return ProfileError(f"没有“{word[:40]}”这一项{hint}；可填：{known}")


_LABELS: dict[str, dict[str, str]] = {
    "kind": {kind.key: kind.label for kind in ORGAN_KINDS},
    "level": LEVELS,
    "scope": SCOPES,
    "powers": {"regulations": "制定规章", **POWERS},
}
_power = _choice(_LABELS["powers"], _POWER_WORDS)
_CHECKS: dict[str, Callable[[object], object]] = {
    "year": _year,
    "kind": _kind,
    "level": _choice(LEVELS, _LEVEL_WORDS),
    "scope": _choice(SCOPES, _SCOPE_WORDS),
    "powers": _powers,
}
