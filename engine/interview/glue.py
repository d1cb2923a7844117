"""Words of an answer that carry no figure: what may stand beside a number without changing what it says.

Any word that is neither here nor in the vocabulary of the question is asked about, so that 火星人3 never becomes
a total, and 较上年增加56件 never an intake.
"""

from __future__ import annotations

import re
from functools import cache

from engine.interview.question import Question
from engine.interview.vocabulary import pattern

_GLUE = """
我们局 我们委 我们镇 我们街道 我们单位 我们 我单位 我局 我委 我办 我镇 我街道 我区 我县 我市 我省 我处 咱们 本单位 本局 本委 本办 本镇 本街道 本区 本县 本市 本机关 区管委会 管委会
全区 全县 全市 全镇 全省 各部门 本部门 今年 本年度 本年 全年 当年 年度 年内 一年 报告期内 期间 截至目前 目前 到年底 年底
政府信息公开申请 信息公开申请 依申请公开 政府信息公开 政府信息 信息公开 申请人 申请者 申请件 申请数量 申请 提出 提交 递交 提起 来自 来源于
政府信息公开行政复议 案件 案子 本年度办理结果 办理结果 结果 情形 情况 方面 类别 类型 类 种 项 数量 件数 数 量 部分是 涉及 属于 因为 因 由于
其中 包括 包含 含有 含 里面 里头 里 当中 之中 中 已经 已 另外 另有 还有 还 另 再加上 再加 加上 再 又 也 就 则 只有 只 仅有 仅 才 总的 应该 应当 应为 应
是的 就是 那就 那么 那个 嗯 呃 哦 啊 吧 呢 了 的 地 得 有 是 为 系 计 算 占 达到 达 填 和 与 及 以及 跟 同 不对 不是 错了 错 更正为
更正 改成 改为 改 修正为 修正 应改为 对 好的 大家 一下 目前为止 以 共有 一共有 被 由 在 通过 从 向 按 所有 总 件 个 条 自己 统计 统计为 数据 数字 具体
需要 信息 要求 申请公开 申请的 当事人 方 所提 按照 按 经 提的 进行 到 上 下 这 那 该
"""
_FACT_GLUE = """
主动公开 公开 发布 政务 渠道 平台 途径 方式 各类 各渠道 推送 公布 信息 政府 行政规范性文件 规范性文件 规章 文件 行政 决定 作出 做出 办理 实施 措施 执行 政策 篇数
共计 总共 一共 合计 总计 累计 共 举办 召开 开展 组织 业务 工作 各级 新增 新设 开设 开通 运维 在运维 运营 维护 管理 次数 场数 人数 参与 接受 回应 关切 领导信箱 信箱 网民 群众 来信来访 收费项目
信息处理费 处理费 因政府信息公开工作 责任 人员被 承办 受理 结果 建议提案 公开征集 面向社会 意见 网上 窗口 全部 的话 本年 现有 截至12月31日 新闻 账户 培训 专题 召开了
"""
_LAST_GLUE = "去年 上年 上年度 去年报告 报告 里 行政复议 行政规范性文件"


@cache
def glue_for(question: Question) -> re.Pattern[str]:
    """Words that mean nothing by themselves in an answer to this question; any other word is asked about."""
    words = _GLUE.split()
    if question.vocabulary == "facts":
        words += _FACT_GLUE.split()
    if question.id.startswith("profile."):
        words += _LAST_GLUE.split()
    return pattern(tuple(dict.fromkeys(words)))
