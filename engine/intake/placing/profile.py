"""Who reports, for which year, and where to ask: as far as title and preamble say it."""

from __future__ import annotations

import re
import unicodedata

from engine.draft.profile import FIRST_YEAR, LAST_YEAR
from engine.intake.placing.front import organ_in, year_in
from engine.regex import regex

_PERIOD = regex(r"(20\d\d)年?度?1月1日(?:起|开始)?(?:至|到|-|—|~|～|—{1,2})")
_URL = regex(
    r"https?://[\w\-./%?=&#~:+@]+|(?<![\w@.])(?:www\.)[\w\-./%?=&#~]+|(?<![\w@./])[\w\-]+(?:\.[\w\-]+)*\.gov\.cn[\w\-./%?=&#~]*",
    re.ASCII,
)
_EMAIL = regex(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", re.ASCII)
_PHONE = regex(
    r"(?:联系电话|咨询电话|电话|联系方式|电话号码|传真电话)(?:号码)?(?:为|是)?[:：]?((?:\(?0\d{2,3}\)?[-—–]*)?\d{7,8}(?:[-—转]\d{1,5})?|1[3-9]\d{9}|12345)"
)
_BRACKETED_PHONE = regex(r"[(（]((?:0\d{2,3}[-—–]*)\d{7,8})[)）]")
_ADDRESS = regex(
    r"(?:联系|办公|通讯|通信|单位)?地址(?:为|是|在)?[:：]?(?!http|www)([^,，;；。:：]{4,60}?)(?=[,，;；。]|[)）](?![^(（]*[)）])|邮编|邮政|联系电话|电话|$)"
)
_POSTCODE = regex(r"(?:邮编|邮政编码)(?:为|是)?[:：]?(\d{6})(?!\d)")
_SITE = regex(
    r"(?:可以?|请|通过|登录|登陆|访问|从|在|到|于)*([^,，。;；:：()（）、“”《》]{2,40}?(?:门户网站|政府网站|官方网站|网站|门户网|公众网|信息网|政务网|政府网))[”\"]?(?:首页)?(?:[^,，。()（）]{0,12})?[(（](?:网址[:：]?|https?:|www\.)"
)
_ASKED = regex(
    r"(?:请|可)(?:直接)?(?:与|向|同|致电)([^,，。;；:：()（）]{3,40}?)(?:进行)?(?:联系|咨询|反映)|联系(?:单位|机构|部门)[:：]([^,，。;；()（）]{3,40})"
)
_MADE_BY = regex(
    r"(?:本(?:年度)?报告|本年报)(?:系|是)?由?([^,，。;；:：()（）《》]{4,40}?)(?:根据|按照|依照|依据|编制|组织编制|编写)"
)


def profile_of(
    title: str, preamble: str, *, signature: str = "", date: str = "", named: str = ""
) -> dict[str, str | int]:
    """The profile of the draft, as far as the report says it.

    Args:
        title: the printed title.
        preamble: the text of the preamble.
        signature: the signature at the end.
        date: the date at the end.
        named: the title that the file gives itself; used where nothing is printed.
    """
    text = "".join(unicodedata.normalize("NFKC", preamble).split())
    found: dict[str, str | int] = {}
    organ = organ_in(title) or _first(_MADE_BY, text) or signature or organ_in(_page_title(named))
    if organ:
        found["organ"] = organ
    period = _PERIOD.search(text)
    year = (
        year_in(title)
        or (int(period.group(1)) if period else None)
        or (year_in(named) if "公开" in named else None)
    )
    if year and FIRST_YEAR <= year <= LAST_YEAR:
        found["year"] = year
    email = _EMAIL.search(text)
    url = _URL.search(_EMAIL.sub("", text))
    facts = {
        "website": url.group().rstrip("./") if url else "",
        "website_name": _site(text),
        "contact": _wide(_first(_ASKED, text)),
        "address": _wide(_first(_ADDRESS, text)),
        "postcode": _first(_POSTCODE, text),
        "phone": _first(_PHONE, text) or _first(_BRACKETED_PHONE, text),
        "email": email.group() if email else "",
        "signature": signature,
        "date": date,
    }
    return found | {key: value for key, value in facts.items() if value}


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return next((group for group in found.groups() if group), "") if found else ""


def _site(text: str) -> str:
    name = _first(_SITE, text)
    return re.sub(r"^.*(?:登录|登陆|访问|通过|可从|可在|可到|请到|从|在)", "", name).strip('“”"')


def _wide(text: str) -> str:
    """The text with the full-width brackets of Chinese."""
    return text.replace("(", "（").replace(")", "）")


def _page_title(text: str) -> str:
    return re.split(r"[_|\-—]", text, maxsplit=1)[0]
