"""What is plausible for this organ (O-04 by name, O-05…O-11): questions more than errors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from engine.form.keys import title
from engine.form.organs import POWERS, guess_kind
from engine.regex import regex
from engine.rules.finding import Finding, Span
from engine.rules.scan import places, says
from engine.rules.text import Rule, parts_of, quoted
from engine.rules.view import View

_ENFORCERS = (
    "市场监督管理局",
    "公安局",
    "城市管理",
    "综合行政执法",
    "交通运输局",
    "应急管理局",
    "生态环境局",
)


def enforcers(view: View) -> Iterator[Finding]:
    """O-04: an organ of enforcement, by its name, without any penalty; where the profile names powers, `organ` judges."""
    name = view.draft.organ or ""
    if view.draft.powers is not None or not any(word in name for word in _ENFORCERS) or name.endswith("分局"):
        return
    for power in ("licensing", "penalties"):
        key = f"disclosure.{power}"
        if view.value(key) == 0:
            yield Finding(
                "O-04",
                "hint",
                f"{name}是执法机关，{title(key)}为0，请确认全年确实没有{POWERS[power]}。",
                cells=(key,),
            )


_COMPULSION_FROM = 20


def compulsion(view: View) -> Iterator[Finding]:
    """O-05: more measures of compulsion than penalties."""
    forced, penalties = view.value("disclosure.compulsion"), view.value("disclosure.penalties")
    if forced is None or penalties is None or forced <= penalties or forced <= _COMPULSION_FROM:
        return
    yield Finding(
        "O-05",
        "hint",
        f"行政强制{forced}件多于行政处罚{penalties}件，请确认统计口径（强制措施与强制执行）。",
        cells=("disclosure.compulsion", "disclosure.penalties"),
    )


_REVIEW_FIRST = 2024


def review_first(view: View) -> Iterator[Finding]:
    """O-06: since 2024 refusals go to 复议 before 诉讼 (行政复议法第二十三条第四项); asks, as the cause is not known."""
    year = view.draft.year
    direct = view.value("disputes.litigation_direct.total")
    denied = view.value("applications.denied.total")
    if not year or year < _REVIEW_FIRST or not direct or denied == 0:
        return
    yield Finding(
        "O-06",
        "warning",
        f"2024年起不服“不予公开”应先申请复议，表四未经复议直接起诉有{direct}件，请确认案由（不掌握、不予处理等仍可直接起诉）。",
        cells=("disputes.litigation_direct.total",),
    )


def after_review(view: View) -> Iterator[Finding]:
    """O-07: more suits after review than reviews closed in two years."""
    key = "disputes.litigation_after_review.total"
    suits = view.value(key)
    results = [f"disputes.review.{result}" for result in ("upheld", "corrected", "other")]
    known = [value for name in results for value in (view.value(name), view.last(name))]
    closed = sum(value for value in known if value is not None)
    if not suits or None in known or suits <= closed:
        return
    yield Finding(
        "O-07",
        "hint",
        f"复议后起诉{suits}件，多于近两年已结的复议{closed}件，请核对。",
        cells=(key, *results),
    )


def joint_defendant(view: View) -> Iterator[Finding]:
    """O-08: suits in which the organ of review is only joint defendant do not count for it (国办公开办函〔2016〕201号)."""
    kind = view.kind
    suits = view.value("disputes.litigation.total")
    powers = view.draft.powers or ()
    reviews = "review" in powers or (kind is not None and kind.reviews)
    if not suits or not reviews:
        return
    yield Finding(
        "O-08",
        "warning",
        f"表四行政诉讼共{suits}件。复议机关作共同被告的案件只由原行为机关计数，请确认本机关已剔除。",
        cells=("disputes.litigation_direct.total", "disputes.litigation_after_review.total"),
    )


def more_disputes(view: View) -> Iterator[Finding]:
    """O-09: more cases of review than applications handled in two years."""
    review = view.value("disputes.review.total")
    now, before = view.value("applications.handled.total"), view.last("applications.handled.total")
    if review is None or now is None or before is None or review <= now + before:
        return
    yield Finding(
        "O-09",
        "warning",
        f"行政复议{review}件，超过两年办结的申请{now + before}件，请确认都属于政府信息公开案件。",
        cells=("disputes.review.total", "applications.handled.total"),
    )


def town_documents(view: View) -> Iterator[Finding]:
    """O-10: 行政规范性文件 of a 乡镇 or 街道."""
    kind = view.kind or guess_kind(view.draft.organ or "")
    key = "disclosure.normative_documents.made"
    made = view.value(key)
    if kind is None or kind.key not in ("town", "subdistrict") or not made:
        return
    yield Finding(
        "O-10",
        "hint",
        f"{kind.label}填报制发行政规范性文件{made}件，请确认经过合法性审核和备案，且不是内部文件。",
        cells=(key,),
    )


@cache
def _of_region() -> re.Pattern[str]:
    return regex(
        r"全(?:省|市|州|县|区|旗|镇|乡)(?:各级行政机关)?(?:各?部门)?(?:共|累计|共计|全年|新)*(?:收到|受理|新收|接收|办结|办理)[^。；，\n]{0,10}申请[^。；，\n]{0,6}\d+"
    )


@cache
def _of_organ() -> re.Pattern[str]:
    return regex(
        r"(?:我|本)(?:办|局|委|厅|部|机关|单位)(?:共|累计|共计|全年|新)*(?:收到|受理|新收|接收|办结|办理)[^。；，\n]{0,10}(?:申请|公开)[^。；，\n]{0,6}\d+"
    )


_REGIONS = tuple("全" + region for region in "省市州县区旗镇乡")
_ORGANS = tuple(lead + organ for lead in "我本" for organ in ("办", "局", "委", "厅", "部", "机关", "单位"))

_WIDER = {"town": "县区市省州旗", "subdistrict": "县区市省州旗", "county": "省州", "city": "省"}


def scope_words(view: View) -> Iterator[Finding]:
    """O-11: applications counted for the whole region and for the organ alone side by side, or for a wider region."""
    regional = list(_found(view, _of_region, _REGIONS))
    kind = view.kind or guess_kind(view.draft.organ or "")
    wider = _WIDER.get(kind.key, "") if kind is not None else ""
    beyond = [(word, span) for word, span in regional if word[1] in wider]
    scope = view.draft.scope
    own = list(_found(view, _of_organ, _ORGANS)) if regional or scope == "region" else []
    if beyond:
        what, spans = f"{quoted([w for w, _ in beyond])}超出了本机关的范围", [s for _, s in beyond]
    elif scope == "organ" and regional:
        what, spans = (
            f"报告口径是“本机关”，正文却按{quoted([w for w, _ in regional])}统计",
            [s for _, s in regional],
        )
    elif scope == "region" and own:
        what, spans = (
            f"报告口径是“本级政府汇总”，正文却按{quoted([w for w, _ in own])}统计",
            [s for _, s in own],
        )
    elif regional and own:
        what = f"正文既有{quoted([own[0][0]])}，又有{quoted([regional[0][0]])}，口径不一"
        spans = [own[0][1], regional[0][1]]
    else:
        return
    yield Finding("O-11", "warning", f"{what}，请核对正文与表格是否同一口径。", spans=tuple(spans))


def _found(
    view: View, pattern: Callable[[], re.Pattern[str]], words: tuple[str, ...]
) -> Iterator[tuple[str, Span]]:
    """What the pattern finds; each match begins with one of the words and has 申请 or 公开 in the same sentence."""
    for part, text in parts_of(view, "overview", "applications"):
        if not any(
            says(text[at:].partition("。")[0], ("申请", "公开"))
            for word in words
            for at in places(text, word)
        ):
            continue
        for match in pattern().finditer(text):
            yield match.group(), Span(part, match.start(), match.end())


RULES: tuple[tuple[str, Rule], ...] = (
    ("O-04", enforcers),
    ("O-05", compulsion),
    ("O-06", review_first),
    ("O-07", after_review),
    ("O-08", joint_defendant),
    ("O-09", more_disputes),
    ("O-10", town_documents),
    ("O-11", scope_words),
)
"""The rules of this module, by the id that each answers for."""
