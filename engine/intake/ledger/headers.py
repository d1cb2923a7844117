"""What a column's header says it holds: known names first, names that look like them second, false friends never."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from engine.intake.ledger.vocabulary import pattern, plain

FIELDS: Mapping[str, str] = {
    "number": "申请编号",
    "serial": "序号",
    "received": "收到日期",
    "kind": "申请人类型",
    "outcome": "办理结果",
    "reason": "具体情形（不予公开等的理由）",
    "closed": "办结日期",
    "split": "是否区分处理",
    "review": "是否复议",
    "review_result": "复议结果",
    "litigation": "是否诉讼",
    "litigation_result": "诉讼结果",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after_review": "复议后起诉",
    "name": "申请人",
}
"""What a column may hold, and what it is called."""

REQUIRED = ("received", "kind", "outcome")
DISPUTES = (
    "review",
    "review_result",
    "litigation",
    "litigation_result",
    "litigation_direct",
    "litigation_after_review",
)

_ALIASES: Mapping[str, str] = {
    "number": "申请编号 受理编号 登记编号 申请件编号 编号 申请号 受理号 登记号 受理序号 案件编号 案号 件号 申请单号 申请表编号 回执编号"
    " 回执号 查询号 流水号 档案号 收文编号 收文号",
    "serial": "序号 序 no 行号 次序",
    "received": "收到日期 收到时间 收到申请日期 收到申请时间 申请收到日期 申请收到时间 收件日期 收件时间 签收日期 签收时间 接收日期 接收时间"
    " 接件日期 收悉日期 收文日期 收文时间 受理日期 受理时间 登记日期 登记时间 来件日期 来件时间 来文日期 新收日期 收申请日期"
    " 申请日期 申请时间 提交日期 提交时间 提出申请日期",
    "kind": "申请人类型 申请人类别 申请人性质 申请人身份 申请人分类 申请人种类 申请主体类型 申请主体类别 申请主体性质 申请主体 主体类型"
    " 主体类别 主体性质 申请者类型 申请者类别 申请人属性 人员类别 申请人情况类型 申请人情况 申请对象类型 申请人主体类型 身份类别 申请人身份类型",
    "outcome": "办理结果 处理结果 答复结果 办结结果 答复类型 答复类别 处理类型 办理情况 处理情况 答复情况 公开情况 公开结果 处理决定 答复决定"
    " 决定类型 答复意见 办理意见 处理意见 答复形式 办结情况 办理结果类型 办理结果类别 办理结果一级 结果类型 结果类别 结果 是否公开 公开类型 公开类别"
    " 办结方式 处理方式 答复结论 办理结论 答复内容",
    "reason": "不予公开理由 不予公开原因 不公开理由 不公开原因 未公开理由 未公开原因 不予公开情形 不予公开类型 不予公开依据 具体情形 具体理由 具体原因"
    " 具体类型 理由 原因 情形 细分情形 结果细分 细分类型 结果细项 细项 子项 二级结果 办理结果二级 办理结果细类 结果明细 答复理由 答复依据 法律依据"
    " 处理依据 依据 结果说明 情形说明 理由说明 不予公开或无法提供理由 不予公开无法提供不予处理理由 详细结果 小类 具体办理结果 分项",
    "closed": "办结日期 办结时间 答复日期 答复时间 答复书日期 回复日期 回复时间 结案日期 结案时间 办毕日期 办毕时间 完成日期 完成时间 送达日期"
    " 送达时间 办理日期 办理时间 处理日期 处理时间 反馈日期 反馈时间 告知日期 实际答复日期 实际办结日期 答复送达日期 作出答复日期 答复作出日期"
    " 办复日期 办复时间 出具答复日期 发出日期 寄出日期",
    "split": "是否区分处理 区分处理 是否作区分处理 是否部分公开",
    "review": "是否复议 是否申请复议 是否被复议 是否行政复议 行政复议 复议 复议情况 行政复议情况 是否被申请复议 是否被申请行政复议",
    "review_result": "复议结果 行政复议结果 复议决定 复议结论 行政复议决定 复议处理结果",
    "litigation": "是否诉讼 是否起诉 是否被诉 是否行政诉讼 行政诉讼 诉讼 诉讼情况 行政诉讼情况 是否被起诉 是否提起诉讼",
    "litigation_result": "诉讼结果 行政诉讼结果 判决结果 裁判结果 诉讼判决结果",
    "litigation_direct": "未经复议直接起诉 直接起诉 直接起诉结果 未经复议直接起诉结果 未经复议诉讼结果 直接诉讼",
    "litigation_after_review": "复议后起诉 复议后起诉结果 复议后诉讼结果 经复议起诉 复议后诉讼",
    "name": "申请人 申请人姓名 申请人名称 姓名 申请人姓名或名称 申请人姓名名称 申请者 申请单位",
}

_FALSE = "时限|期限|限期|地址|住址|住所|电话|手机|联系|身份证|证件|证号|信用代码|邮编|邮箱|传真|到期|截止|届满|延期|延长|补正|征求|意见书|要求|提供方式|获取方式|邮寄|费"
"""A header with one of these holds something else, however much it looks like a known name."""

_FALSE_FOR: Mapping[str, str] = {
    "received": "应|复议|诉讼|起诉|答复|办结|交办|转办|送达",
    "closed": "应答复|应办|应当|复议|诉讼|起诉|转办|交办|计划|最晚|最迟",
    "kind": "姓名|名称|内容|信息类型|文件|形式|方式",
    "name": "类|性质|身份|情况|数",
    "outcome": "复议|诉讼|内容摘要|送达|满意|日期|时间|申请内容",
    "reason": "复议|诉讼|用途|申请理由|日期|时间|备注",
    "number": "文号|行号|序号数|条码|政编",
    "split": "日期",
}
_NEEDED: Mapping[str, str] = {
    "received": "日|时间|收",
    "closed": "日|时间",
    "kind": "人|主体|身份|类|性质",
    "review": "复议",
    "review_result": "复议",
    "litigation": "诉",
    "litigation_result": "诉|判|裁",
    "litigation_direct": "直接|未经",
    "litigation_after_review": "复议后|经复议",
    "split": "区分|部分",
    "serial": "序|no",
    "number": "号",
}

LIKE = 0.58
"""From this likeness up (difflib) a header may be meant for a name."""


@lru_cache(maxsize=1)
def aliases() -> dict[str, tuple[str, int]]:
    """Every known header with its field and its place among the names of that field."""
    known: dict[str, tuple[str, int]] = {}
    for field, names in _ALIASES.items():
        for rank, name in enumerate(names.split()):
            known.setdefault(name, (field, rank))
    return known


@lru_cache(maxsize=4096)
def exact(header: str) -> tuple[str, float] | None:
    """The field of a header that is known, and how sure that is."""
    word = _word(header)
    found = aliases().get(word)
    if found is None:
        return None
    return found[0], 1.0 - 0.004 * found[1]


@lru_cache(maxsize=4096)
def likely(header: str) -> tuple[tuple[str, float], ...]:
    """The fields that a header may mean, surest first."""
    known = exact(header)
    if known:
        return (known,)
    word = _word(header)
    if not word or len(word) > 24 or pattern(_FALSE).search(word):
        return ()
    best: dict[str, float] = {}
    for name, (field, rank) in aliases().items():
        score = _likeness(word, name) - 0.001 * rank
        if score >= LIKE and score > best.get(field, 0.0) and _may(field, word):
            best[field] = score
    return tuple(sorted(best.items(), key=lambda item: -item[1]))


def _likeness(word: str, name: str) -> float:
    if len(name) >= 3 and name in word:
        return 0.88 - 0.02 * (len(word) - len(name))
    matcher = SequenceMatcher(None, word, name)
    if matcher.real_quick_ratio() < LIKE or matcher.quick_ratio() < LIKE:
        return 0.0
    return 0.85 * matcher.ratio() if matcher.ratio() >= LIKE + 0.08 else 0.0


def _may(field: str, word: str) -> bool:
    false, needed = _FALSE_FOR.get(field), _NEEDED.get(field)
    return not (false and pattern(false).search(word)) and not (needed and not pattern(needed).search(word))


def _word(header: str) -> str:
    word = plain(header)
    return pattern("必填|选填|下拉选择|下拉|格式.*$").sub("", word)
