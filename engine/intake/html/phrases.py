"""Words by which the report and what surrounds it on a page are told apart."""

from __future__ import annotations

import re

from engine.regex import regex

_NUMERAL = r"^[（(]?(?:第?[一二三四五六]|[1-6])?[)）]?(?:部分)?[、，.．：:]*"
_HEADINGS = tuple(
    (part, regex(_NUMERAL + pattern))
    for part, pattern in (
        ("overview", "(?:总体|總體|基本|工作总体)(?:情况|情況)|概述$"),
        ("disclosure", "主[动動]公[开開]政府(?:信息|資訊)(?:的)?(?:工作)?(?:情况|情況)"),
        (
            "applications",
            "(?:收到和?[处處]理|依申请公开|收到).{0,6}(?:申请|申請|政府信息).{0,6}(?:情况|情況)",
        ),
        ("disputes", ".{0,16}(?:行政复议|行政復議|行政诉讼|行政訴訟).{0,14}(?:情况|情況)"),
        ("problems", ".{0,10}(?:存在|主要).{0,6}(?:问题|問題).{0,8}(?:改进|改進|措施|打算).{0,6}$"),
        ("matters", "其他.{0,3}(?:需要|应当|須|需).{0,3}(?:报告|報告|说明).{0,4}事[项項]|其他事[项項]$"),
    )
)
_BLANKS = regex(r"[\s\u3000]+")
_TITLE = regex(
    r"(?:政府信息公开|政务公开|政府資訊公開|信息公开|政府信息).{0,8}(?:年度)?(?:工作)?(?:年度)?(?:报告|報告|年报|年報)(?:[（(].{0,12}[）)])?$"
)
_YEAR = regex(r"20\d\d|二[〇○零0]|年度")
_TABLE_TITLE = regex(r"^第?(?:二十|20)条第[（(]?[一五六八九]")
_ORGAN = regex(
    r"(?:局|委|办|府|会|厅|院|处|所|站|队|行|社|部|室|镇|乡|区|县|市|省|街道|中心|公司|集团|大学|学院|学校|医院|办事处|机关)"
    r"(?:[（(].{1,20}[）)])?$"
)
_DATE = regex(
    r"^[（(]?(?:20\d\d|二[〇○零0][一二三四五六七八九〇○零]{2})\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*[日号][）)]?$"
)
_ABOUT = regex(
    r"(?:发布|发文|公布|生成|成文|印发|公开|更新|创建|录入)(?:日期|时间)|(?:信息|稿件|文章|内容)?来源[:：]|发布(?:机构|单位|者)|"
    r"(?:浏览|点击|访问|阅读|点阅)(?:次数|量|数|人次)|(?:浏览|点击|阅读|人气)[:：]|字[体号](?:大小)?\s*[:：\[【]|索引号|信息分类|主题(?:分类|词)|"
    r"公开(?:方式|类别|范围|形式|目录)|有效性[:：]|责任编辑|(?:作者|编辑|审核|校对|供稿)[:：]|文\s*号[:：]|所属(?:栏目|主题)"
)
_CHROME = regex(
    r"^[【\[（(|]*(?:打印(?:本页|本稿|文章|此页)?|关闭(?:本页|窗口|页面)?|收藏|返回(?:顶部|首页|列表)?|复制链接|我要纠错|纠错|无障碍|"
    r"字号|字体|大|中|小|默认|朗读|暂停|播放|分享(?:到|至)?|微信|微博|QQ空间|扫一扫.*|手机(?:扫码|看).*|点击.*下载|下载|"
    r"保存|TOP|首页|网站首页|视力保护色?|语音播报.*|更多|智能(?:问答|机器人)|相关(?:链接|阅读|文章|信息|新闻|文件|附件|解读|报道).*|"
    r"下一[篇条页].*|上一[篇条页].*|.{0,4}分享到?[:：].*)[】\]）)|:：]*$"
)
_OWNER = regex(r"版权(?:所有|声明)|ICP备|公网安备|网站标识码|Copyright|All Rights", re.IGNORECASE)
_STRONG = regex(
    r"当前(?:的)?位置|您(?:现在)?(?:所在)?的?位置|所在位置|(?:主办|承办|技术支持|网站地图|联系我们|"
    r"关于我们|隐私声明|免责声明)\s*(?:单位)?[:：|丨]|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站地图|^(?:上|下)一[篇条页]|分享到|"
    r"建议使用.{0,20}(?:浏览器|分辨率)|^[【\[]?(?:打印|关闭)|扫一扫|扫码|相关(?:链接|阅读|新闻|文章)",
    re.IGNORECASE,
)
_ATTACHMENT = regex(r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|rar|zip)$", re.IGNORECASE)
_SENTENCE = regex(r"[。；]")


def squeezed(text: str) -> str:
    """The text without white space."""
    return _BLANKS.sub("", text)


def section_of(line: str) -> str:
    """The section whose heading the line is; empty for any other line."""
    if len(line) > 60:
        return ""
    text = squeezed(line)
    if len(text) > 45 or "。" in text or text.endswith(("；", "，", "：")):
        return ""
    return next((part for part, pattern in _HEADINGS if pattern.match(text)), "")


def sections_of_table(text: str) -> str:
    """The section whose official table this is, by its words; empty for any other table."""
    text = squeezed(text)
    if "自然人" in text and ("申请" in text or "公开" in text):
        return "applications table"
    if "行政复议" in text and "行政诉讼" in text and ("维持" in text or "纠正" in text):
        return "disputes table"
    if "信息内容" in text or _TABLE_TITLE.search(text) or "行政事业性收费" in text:
        return "disclosure table"
    return ""


def is_table_title(text: str) -> bool:
    """Whether the line is the first row of a block of the table in section 二."""
    text = squeezed(text)
    return len(text) < 30 and bool(_TABLE_TITLE.match(text))


def is_title(text: str) -> bool:
    """Whether the line is, or ends, the title of a report."""
    text = squeezed(text)
    return len(text) <= 60 and "。" not in text and bool(_TITLE.search(text)) and bool(_YEAR.search(text))


def is_organ(text: str) -> bool:
    """Whether the line may be the name of an organ."""
    text = squeezed(text)
    return 3 <= len(text) <= 40 and bool(_ORGAN.search(text)) and not re.search(r"[。，：:；>|]", text)


def is_date(text: str) -> bool:
    """Whether the line is a date, as under a signature."""
    return bool(_DATE.match(text))


def is_prose(text: str) -> bool:
    """Whether the line is running text."""
    return len(text) >= 30 and bool(_SENTENCE.search(text)) and not _OWNER.search(text)


def is_about_page(text: str) -> bool:
    """Whether the line tells about the page (date, source, clicks) or works it (print, close, share)."""
    if len(text) > 160 or _SENTENCE.search(text):
        return False
    words = re.split(r"[\s|丨/>》»\xa0]+", text)
    return bool(_ABOUT.search(text)) or all(_CHROME.match(word) for word in words if word)


def ends_article(text: str) -> bool:
    """Whether the line belongs to what follows an article on a page: print, share, neighbours, owner of the site."""
    if len(text) > 200 or is_prose(text):
        return False
    return bool(_STRONG.search(text) or _OWNER.search(text)) or is_about_page(text)


def is_attachment(address: str) -> bool:
    """Whether the address of a link is a file to be downloaded."""
    return bool(_ATTACHMENT.search(address.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]))
