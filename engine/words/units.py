"""The measure words of these reports, and what may not stand behind them."""

from functools import cache

from engine.namedtuple import NamedTuple

_TRADITIONAL = str.maketrans(
    "条项个场则张种类处笔册户级号时点单层楼周岁届钟轮组对栏节课学间亩吨台辆圆",
    "條項個場則張種類處筆冊戶級號時點單層樓週歲屆鐘輪組對欄節課學間畝噸臺輛圓",
)
_SIMPLIFIED = {traditional: simplified for simplified, traditional in _TRADITIONAL.items()}

# A measure word, then the characters that make another word of it: 部 in 部门, 项 in 项目.
_AMOUNTS = (
    "个百分点 百分点 个工作日 工作日 个自然日 个小时 小时 个月 个季度 个年度 分钟 平方米 平方公里 公里 "
    "人次 件次 条次 篇次 场次 期次 批次 户次 项次 台次 家次 课时 学时 块钱 人民币 "
    "件:事数 条:例件款约码理 次:要日年级序性 篇:幅章 期:间限满末初望待刊货 场:所景地合馆面 例:如行外会 "
    "宗:旨教 份: 起:草诉止来到施点源始步伏 个:别性体案 部:署门分级委队位长 人:民大员事才力社工均口 "
    "名:称录单义列誉 位:置于居列 家:庭长园乡 批:准复示评办阅 种:植 类:型别似 户:籍口外 张:贴 套:餐用 "
    "本:年级单机市区县局办省部地行院来质着身次期季月周报土届 处:理罚置室级分于在长境 台:账湾风州 册: 封:闭面 "
    "幅:度 轮:换岗值 笔:试 字:号数 页:面 只:要有能是 座:谈 所:有以需列属示在涉涵述作 辆: 支:持付出撑部 "
    "门:户口 款:项 组:织成建 对:于应照策外比接标 栏:目 版:本面块权 集:中团体 段: 句: 节:约点能目假 堂: "
    "间: 亩: 吨: 天: 周:年期报边末 元:旦素月 角:度色 分:别类为析级局管布享公工支期之散时点制 篇: 则: 首:次页先要 "
    "回:复应访 遍: 项 圆"
)
_REFERENCES = (
    "年度 年代 年级 年份 年 月份 月:报 日:常 号楼 号文 号令 号:召码 楼 层:面次级 栋 幢 室 单元 届 级 季度 世纪 "
    "周年 周岁 岁 时:代候期间 点 秒 中全会 日游 路"
)
_RATIOS = "% ％ ﹪ ‰ 倍 成:不立为果效员功本熟都绩品长套型就份分人交千百群因"
_AFTER_SINGLE = (
    "件 条 次 篇 期 场 例 宗 份 起 项 个 部 人 名 位 家 批 种 类 户 张 套 本 处 台 册 封 幅 轮 笔 只 元 角 天 周 "
    "则 首 字 页 座 人次 件次 条次 篇次 场次 期次 批次 户次 项次 台次 家次 小时 个小时 分钟 个月 个季度 个年度 "
    "工作日 个工作日 个自然日 百分点 个百分点 年 年度 年级 月 月份 日 号 号楼 号文 楼 层 栋 幢 室 单元 届 级 季度 "
    "周年 岁 成 倍 ％ % 块钱 课时 学时 人民币"
)
_NOT_AFTER_ONE = "批 种 类 户 张 套 本 处 台 册 幅 轮 笔 只 天 周 则 首 字 页 座 层 栋 室 届 级 单元 楼"
_CANONICAL = {
    "％": "%",
    "﹪": "%",
    "个百分点": "百分点",
    "个小时": "小时",
    "块钱": "元",
    "人民币": "元",
    "圆": "元",
}
_PERCENT = frozenset({"%", "‰", "倍", "成", "百分点"})


class Unit(NamedTuple):
    """A measure word found behind a figure."""

    name: str
    end: int
    sort: str
    """``amount``, ``reference`` (年, 号, 楼 …) or ``ratio``."""


_SPACES = 3
_BLANK = (" ", "\t", "\u00a0", "\u3000")
_LISTS = ("录", "錄", "标", "標")
"""项目 is another word, but 项目录 begins with 项."""

_LONGEST = 4

NO_UNIT = Unit("", -1, "amount")


def match_unit(text: str, at: int) -> Unit | None:
    """Find the measure word at ``at``, past a few spaces but never across a line break."""
    for _ in range(_SPACES):
        at += text.startswith(_BLANK, at)
    found = _written(text, at)
    if not found:
        return None
    end = at + len(found)
    written = found.translate(_SIMPLIFIED)
    name = _CANONICAL.get(written, written)
    if name in _PERCENT:
        return Unit(name, end, "ratio")
    return Unit(name, end, "reference" if written in _references() else "amount")


def _written(text: str, at: int) -> str:
    """The longest measure word that stands here and is not the head of another word."""
    known = _known()
    for length in range(_LONGEST, 0, -1):
        word = text[at : at + length]
        forbidden = known.get(word)
        if forbidden is None or len(word) < length:
            continue
        behind = at + length
        if word in "项項":
            if text.startswith("目", behind) and not text.startswith(_LISTS, behind + 1):
                continue
        elif forbidden and text.startswith(forbidden, behind):
            continue
        return word
    return ""


def allows_single(char: str, unit: str) -> bool:
    """Say whether one Chinese digit before this measure word is a number, and not part of a word."""
    return unit in _after_single() and not (char in "一壹" and unit in _not_after_one())


@cache
def _after_single() -> frozenset[str]:
    return frozenset(_AFTER_SINGLE.split())


@cache
def _not_after_one() -> frozenset[str]:
    return frozenset(_NOT_AFTER_ONE.split())


@cache
def _references() -> frozenset[str]:
    return frozenset(entry.partition(":")[0] for entry in _REFERENCES.split())


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Every measure word, and what may not stand behind it."""
    known: dict[str, tuple[str, ...]] = {}
    for entry in f"{_RATIOS} {_REFERENCES} {_AMOUNTS}".split():
        unit, _, forbidden = entry.partition(":")
        for written in (unit, unit.translate(_TRADITIONAL)):
            known.setdefault(written, tuple(forbidden))
    return known
