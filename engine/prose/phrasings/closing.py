"""Phrasings for the preamble, for sections 五 and 六, and for text beside the tables."""

from engine.prose.phrasings.phrasing import Phrasing

_NEW = "applications.received.total"
_IN = "applications.carried_in.total"
_FEES = ("info_fee.notices", "info_fee.received_yuan")

PREAMBLE = (
    Phrasing(
        "编制依据",
        "根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）和"
        "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号），编制本报告。",
    ),
    Phrasing("统计期限", "报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"),
    Phrasing("查阅方式", "本报告可在____（网址：____）查阅和下载。"),
    Phrasing("联系方式", "对本报告有疑问的，请与____联系（地址：____，电话：____）。"),
    Phrasing("汇总范围", "本报告汇总了____个部门和____个乡镇（街道）的政府信息公开情况。"),
)

PROBLEMS = (
    Phrasing(
        "上年问题的改进",
        "针对上年度报告指出的____问题，{year}年____，目前已____；尚未完成的是____，计划____前完成。",
    ),
    Phrasing(
        "更新不及时",
        "部分栏目更新不及时，____栏目超过____没有更新。改进措施：由____每月核对一次，逾期未更新的当月补齐。",
    ),
    Phrasing(
        "解读形式单一",
        "政策解读以文字为主，图解、视频占比只有____。改进措施：____起，重点文件发布时配发图解或者视频。",
    ),
    Phrasing(
        "答复不够规范",
        "个别答复书引用条款不准确，____。改进措施：统一答复文书样式，由____在答复前审核。",
    ),
    Phrasing(
        "人员变动频繁",
        "经办人员变动较多，业务不熟。改进措施：{next}年举办培训____次，交接时办理书面移交。",
    ),
    Phrasing(
        "公开内容与需求有差距",
        "群众关注的____公开不够具体。改进措施：{next}年____前公开____，并根据咨询和申请情况调整目录。",
    ),
    Phrasing(
        "没有申请的机关",
        "本年度未收到政府信息公开申请，经办人员缺少实际办理经验。"
        "改进措施：____前组织一次模拟办理，熟悉登记、补正、答复的流程和期限。",
        zero=(_NEW, _IN),
    ),
    Phrasing(
        "被纠正反映的问题",
        "有{disputes.review.corrected}件答复在行政复议中被纠正，反映出____。改进措施：____。",
    ),
)

MATTERS = (
    Phrasing(
        "没有收取处理费",
        "依照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），"
        "{year}年未发出收费通知，未收取政府信息公开信息处理费。",
        zero=_FEES[:1],
    ),
    Phrasing(
        "收取处理费",
        "{year}年发出政府信息公开信息处理费收费通知{info_fee.notices}件，总金额{info_fee.billed_yuan}元，"
        "实际收取{info_fee.received_yuan}元。",
    ),
    Phrasing(
        "建议提案",
        "{year}年承办人大代表建议{proposals.deputies}件、政协提案{proposals.committee}件，"
        "公开办理结果{proposals.published}件。",
    ),
    Phrasing(
        "没有建议提案",
        "{year}年未承办人大代表建议和政协提案。",
        zero=("proposals.deputies", "proposals.committee"),
    ),
    Phrasing(
        "工作要点", "落实{year}年政务公开工作要点，____已完成____项；未完成的____项为____，原因是____。"
    ),
    Phrasing("创新做法", "____的做法取得成效：____。"),
    Phrasing("没有其他事项", "除上述情况外，{year}年没有其他需要报告的事项。"),
)

DISCLOSURE = (
    Phrasing("口径说明", "上表中____的数据由____提供，统计截至{year}年12月31日。"),
    Phrasing("变动说明", "____较上年变化较大，原因是____。"),
    Phrasing("没有收费", "全年未收取行政事业性费用。", zero=("disclosure.fees",)),
    Phrasing("没有行政许可", "全年未作出行政许可决定。", zero=("disclosure.licensing",)),
)

APPLICATIONS = (
    Phrasing("没有收到申请", "{year}年未收到政府信息公开申请，无上年结转。", zero=(_NEW, _IN)),
    Phrasing("口径说明", "同一申请人一次提出多项内容的，按____计算件数。", some=(_NEW,)),
    Phrasing("变动说明", "申请量较上年变化较大，原因是____。", some=(_NEW,)),
    Phrasing(
        "结转说明",
        "结转下年度继续办理的{applications.carried_out.total}件于____收到，将于____前答复。",
    ),
)

DISPUTES = (
    Phrasing(
        "没有复议诉讼",
        "{year}年未发生因政府信息公开引起的行政复议和行政诉讼。",
        zero=("disputes.review.total", "disputes.litigation.total"),
    ),
    Phrasing("尚未审结", "尚未审结的{disputes.review.pending}件行政复议于____受理。"),
    Phrasing("纠正原因", "被纠正的{disputes.review.corrected}件，原因是____，____已重新答复。"),
    Phrasing("跨年说明", "表中数据按{year}年内____的案件统计，上年受理、本年审结的____件计入本年。"),
)
