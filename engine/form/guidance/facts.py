"""口径 of the figures that live in prose only."""

from __future__ import annotations

from engine.form.guidance.entry import Guidance

_FEE = "条例第四十二条；国办函〔2020〕109号"
_PRACTICE = "按通行做法"

FACTS = {
    "posts.total": Guidance(
        "本年通过各渠道主动公开的信息总条数，一般等于网站、微信、微博、短视频等各渠道之和。同一信息在几个渠道发布的，按渠道分别计数还是只计一次，应全文统一。",
        "总数与分渠道数对不上，是正文中最常见的加总错误。",
        _PRACTICE,
        certain=False,
    ),
    "interpretations": Guidance(
        "本年发布的政策解读材料篇数，一般包括图文、视频、专家和负责人解读。一份文件有几种解读的，按材料计；说解读率时再按文件计。",
        "解读篇数与应解读文件数口径不同，写解读率时容易出错。",
        _PRACTICE,
        certain=False,
    ),
    "channels.online": Guidance(
        "本年新收申请中通过网站、电子邮件等网络渠道提出的件数。各渠道之和一般应等于表三的本年新收总数，上年结转的不计。",
        "渠道构成与新收总数相互核对。",
        _PRACTICE,
        certain=False,
    ),
    "training.people": Guidance(
        "各次培训参加人数之和，一般按人次计：同一人参加两次计两人次。",
        "人数与人次混用会使培训数据前后不一。",
        _PRACTICE,
        certain=False,
    ),
    "accountability.people": Guidance(
        "本年因政府信息公开工作被追究责任的人数；没有的写明未发生，不能略去不提。",
        "各级人民政府的报告应当包括工作考核、社会评议和责任追究结果情况，其他机关可以参照。",
        "条例第五十条第四项",
    ),
    "info_fee.notices": Guidance(
        "本年向申请人发出信息处理费收费通知的件数；没有发出的填0，并在第六部分写明。逾期未缴费而不再处理的申请，也曾发出通知，应计在内。",
        "不应少于表三“逾期未按收费通知要求缴纳费用”的件数；第六部分只写“无”容易被退回。",
        _FEE,
    ),
    "info_fee.billed_yuan": Guidance(
        "本年全部收费通知上的金额合计，单位是元，不是万元。通知了但申请人没有缴纳的，也计入。",
        "与通知件数、实际收取金额一起写入第六部分。",
        _FEE,
    ),
    "info_fee.received_yuan": Guidance(
        "本年实际收到的信息处理费，单位是元。一般不会大于通知的总金额；填入表二行政事业性收费时要折算成万元。",
        "没有发出通知却有收费，或者实收大于应收，说明数据有误。",
        _FEE,
        certain=False,
    ),
    "proposals.published": Guidance(
        "本年公开办理结果的人大代表建议和政协提案件数，一般只计由本机关主办并公开的。承办件数与公开件数应分别写明。",
        "不少地方要求在第六部分报告建议提案办理结果公开情况。",
        _PRACTICE,
        certain=False,
    ),
}
