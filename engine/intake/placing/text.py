"""Labels made comparable: one width, no white space, no punctuation, no numeral in front."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from engine.regex import regex

_BOOKMARK = regex(r"\[bookmark:[^\]]*\]")
_UNSEEN = regex("[\u200b-\u200f\u2028-\u202f\u2060\ufeff\u00ad]")
_NUMERAL = regex(
    r"^(?:\([一二三四五六七八九十]{1,3}\)[、.,:·]?|[一二三四五六七八九十]{1,3}[、.,:·]"
    r"|\(?\d{1,2}\)[、.,:·]?|\d{1,2}[、.,:·]?(?=[^\d]))"
)
_BARE_NUMERAL = regex("^[一二三四](?=本年新收|上年结转|上年度结转|本年度办理|结转下年)")
_UNIT = regex(r"[(\[](?:单位:?)?(?:件|件次|个|项|条|份|宗|起|次|人|部|万元|元|亿元)[)\]]$")
_REMARK = regex(r"\([^()]*\)$")
_SIGNS = regex(r"[\W_]+")

_TRADITIONAL = str.maketrans(
    "動開請關於處務進數類發佈條訊門機構據應辦設覆複訴許責監網見護專題級區縣鎮東規費現結轉總計維糾審訟經業"
    "無個當額萬備註項單組織與後決況況報體說聯絡電話參讓內顯給製廢為與會會屬國祕書還異執卷詢獲過補復濟來號從"
    "對罰範強標採購檔減產證時檢獎徵權議論認調負資質輸運達違選錄間難領題點舉評試詳場壓嚴優們價億傳兩劃創勞協廳員啟圍圖實寫導將層帶庫廣張態戶擔樣歷歸沒準滿漢衛鄉團際紀衝",
    "动开请关于处务进数类发布条讯门机构据应办设覆复诉许责监网见护专题级区县镇东规费现结转总计维纠审讼经业"
    "无个当额万备注项单组织与后决况况报体说联络电话参让内显给制废为与会会属国秘书还异执卷询获过补复济来号从"
    "对罚范强标采购档减产证时检奖征权议论认调负资质输运达违选录间难领题点举评试详场压严优们价亿传两划创劳协厅员启围图实写导将层带库广张态户担样历归没准满汉卫乡团际纪冲",
)


@lru_cache(maxsize=4096)
def narrow(text: str) -> str:
    """One width (NFKC), no white space, no marks of a word processor."""
    found = unicodedata.normalize("NFKC", _UNSEEN.sub("", _BOOKMARK.sub("", text)))
    return "".join(found.split())


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text narrow and in simplified characters; sign by sign as long as `narrow` makes it."""
    return narrow(text).translate(_TRADITIONAL).replace("其它", "其他")


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The words of a label alone: `（三）不予公开` is 不予公开, `本年收费金额（单位：万元）` is 本年收费金额."""
    found = _UNIT.sub("", plain(text))
    for _ in range(2):
        found = _NUMERAL.sub("", found)
    return _SIGNS.sub("", _BARE_NUMERAL.sub("", found))


@lru_cache(maxsize=4096)
def without_remark(text: str) -> str:
    """The words of a label without the brackets at its end."""
    return bare(_REMARK.sub("", plain(text)))


def numeral(text: str) -> str:
    """The numeral in front of a label as it is written, `` where there is none."""
    found = _NUMERAL.match(plain(text))
    return found.group() if found else ""


def shown(text: str, longest: int = 24) -> str:
    """A text cut to be quoted in one line."""
    line = "".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def only_stretch(cells: list[str], size: int) -> list[str]:
    """The `size` cells that can be the figures of a row because nothing stands around them; all where several stretches can.

    Blank cells around them stand for what a label covers.
    """
    if not size or len(cells) <= size:
        return cells
    said = [at for at, cell in enumerate(cells) if cell]
    if not said:
        return cells
    earliest, latest = max(0, said[-1] - size + 1), min(said[0], len(cells) - size)
    return cells[earliest : earliest + size] if earliest == latest else cells
