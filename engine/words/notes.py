"""The sentences that say why a number is not taken as it stands."""

_LONGEST = 24


def noun(unit: str) -> str:
    """Name what is asked for: 件数, 金额, 数."""
    if unit in ("元", "万元", "角"):
        return "金额"
    if unit in ("%", "倍", "成", "百分点", "‰"):
        return "比例"
    return f"{unit}数" if unit else "数"


def hedged(text: str, unit: str) -> str:
    """Say that 余, 约, 左右 … make it inexact."""
    return f"“{_short(text)}”不是准确数，请填准确的{noun(unit)}。"


def rounded(text: str, percent: object) -> str:
    """Say that a fraction has no exact percentage."""
    return f"“{_short(text)}”约合{percent}%，请填准确的比例。"


def doubtful(text: str, unit: str, trouble: str) -> str:
    """Say what keeps the text from being read as one number."""
    shown = _short(text)
    reasons = {
        "range": f"“{shown}”是一个范围，请填准确的{noun(unit)}。",
        "long": f"“{shown}”位数过多，不像统计数，请核对后重填。",
        "comma": f"“{shown}”看不出是一个数还是几个数，请去掉数字中间的逗号，或者分开写。",
        "slash": f"“{shown}”看不出是一个数还是两个数，请分开写。",
        "negative": f"“{shown}”带负号，统计数不能小于0，请核对后重填。",
        "malformed": f"“{shown}”看不出是哪一个数，请用阿拉伯数字填准确的{noun(unit)}。",
    }
    return reasons.get(trouble, f"“{shown}”没有写明具体是多少，请填准确的{noun(unit)}。")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}……"
