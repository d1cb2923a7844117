"""Drives the interview as a person would: answers by question, confirmed when they are understood."""

from __future__ import annotations

from engine.draft.dump import dumps
from engine.draft.load import loads
from engine.draft.model import Draft
from engine.interview import machine
from engine.interview.model import Note

SEED = {
    "profile.organ": "威海临港经济技术开发区管理委员会",
    "profile.year": "2024",
    "profile.kind": "",
    "profile.scope": "本机关",
    "profile.short_name": "管委会",
    "profile.powers": "1、2、3、4、5",
    "profile.website_name": "威海临港经济技术开发区管理委员会网站",
    "profile.website": "http://www.wip.gov.cn",
    "profile.contact": "",
    "profile.address": "威海临港经济技术开发区江苏东路",
    "profile.postcode": "无",
    "profile.phone": "0631-5587393",
    "profile.style": "2",
    "profile.local_items": "1、2、3",
    "profile.deadline": "2025年1月20日",
    "profile.last_year": "新收4件，结转下年度0，现行有效8件，尚未审结0",
    "profile.last_problems": "主动公开质效有待提高；平台建设有待完善",
    "disclosure.regulations": "",
    "disclosure.normative_documents": "制发0件，废止1件，现行有效7件",
    "disclosure.licensing": "5821件",
    "disclosure.penalties": "94件",
    "disclosure.compulsion": "9件",
    "disclosure.fees": "786万元",
    "applications.received": "新收六十件，全部是自然人，上年结转没有",
    "applications.carried_out": "没有",
    "applications.outcomes": "予以公开9，部分公开1，第三方合法权益36，不掌握3，没有现成信息10，逾期不补正1，其余为0",
    "disputes.review": "15件，维持6件，纠正9件，其余为0",
    "disputes.litigation_direct": "没有",
    "disputes.litigation_after_review": "没有",
    "overview.opening.focus": "优化营商环境、数字政府建设",
    "overview.proactive.posts": "共8819条，网站3092，微信4357，微博1046，抖音324",
    "overview.proactive.interpretations": "无",
    "overview.proactive.events": "发布会2场，征集意见3次",
    "overview.proactive.mailbox": "收到120件，办结120件",
    "overview.proactive.measures": "公开惠企政策清单；更新重点领域公开目录",
    "overview.on_request.channels": "网络50，信函8，当面2",
    "overview.on_request.measures": "专人登记办理；答复前由法律顾问审核",
    "overview.on_request.reasons": "征地拆迁项目集中，相关申请增多",
    "overview.management.measures": "编制主动公开事项目录；落实三审三校制度",
    "overview.platform.counts": "新增专栏1个，账号3个",
    "overview.platform.measures": "优化网站栏目",
    "overview.supervision.training": "培训2次，80人次",
    "overview.supervision.assessment": "纳入年度综合考核",
    "overview.supervision.review": "无",
    "overview.supervision.accountability": "没有",
    "overview.supervision.measures": "对网站和政务新媒体开展日常检查",
    "problems.progress": "主动公开目录已更新；平台栏目已优化",
    "problems.problem_1": "政策解读以文字为主，图解和视频不足三成",
    "problems.measure_1": "办公室牵头，上半年为重点文件配发图解",
    "problems.problem_2": "依申请公开答复质量不高，部分答复被复议纠正",
    "problems.measure_2": "法制机构逐件审核，每季度复盘",
    "problems.problem_3": "无",
    "matters.fee": "没有",
    "matters.proposals": "建议0件，提案0件，公开0件",
    "matters.key_points": "对照要点制定任务清单",
    "matters.innovation": "在办事大厅设置政策咨询角",
    "matters.other": "无",
}
"""The facts of the seed report, as answers."""

NOTHING = {
    **SEED,
    "profile.organ": "某某县档案局",
    "profile.kind": "政府部门",
    "profile.powers": "无",
    "profile.local_items": "无",
    "profile.last_year": "无",
    "profile.last_problems": "无",
    "disclosure.regulations": "没有",
    "disclosure.normative_documents": "没有",
    "disclosure.licensing": "无",
    "disclosure.penalties": "无",
    "disclosure.compulsion": "无",
    "disclosure.fees": "无",
    "applications.received": "没有收到申请",
    "applications.carried_in": "没有",
    "applications.outcomes": "没有",
    "disputes.review": "没有",
    "overview.opening.focus": "档案开放",
    "overview.proactive.posts": "120条",
    "overview.proactive.events": "都没有",
    "overview.proactive.mailbox": "没有收到",
    "overview.proactive.measures": "无",
    "overview.on_request.measures": "无",
    "overview.on_request.reasons": "无",
    "overview.management.measures": "无",
    "overview.platform.counts": "没有",
    "overview.platform.measures": "无",
    "overview.supervision.training": "没有",
    "overview.supervision.assessment": "无",
    "overview.supervision.measures": "无",
    "problems.problem_1": "公开目录两年没有更新，群众查找不便，缺少专人负责维护",
    "problems.measure_1": "办公室三月底前更新目录，并确定专人维护",
    "problems.problem_2": "无",
}
"""A department to which nothing happened."""

COUNTY = {
    **SEED,
    "profile.organ": "平安县人民政府",
    "profile.kind": "县级人民政府",
    "profile.scope": "",
    "profile.short_name": "县政府",
    "profile.style": "1",
    "profile.last_year": "新收210件，结转下年度8件，现行有效40件，尚未审结3件",
    "disclosure.normative_documents": "制发5件，废止3件，现行有效42件",
    "disclosure.licensing": "12,345件",
    "disclosure.penalties": "一千零二十件",
    "disclosure.compulsion": "88",
    "disclosure.fees": "5230.75万元",
    "applications.received": "新收250件，其中自然人220件、商业企业20件、法律服务机构6件、其他4件，科研机构和公益组织都没有",
    "applications.carried_in": "8件，自然人7，企业1",
    "applications.carried_out": "10件，都是自然人",
    "applications.outcomes": "予以公开120，部分公开30，国家秘密1，第三方12，过程性信息5，不掌握40，没有现成信息20，信访10，重复申请6，逾期不补正3，撤回1，其余为0",
    "applications.granted": "自然人100，企业15，法律服务机构3，其他2",
    "applications.partial": "自然人25件，企业5件",
    "applications.denied.state_secret": "都是自然人",
    "applications.denied.third_party_rights": "自然人12",
    "applications.denied.process_information": "全部是自然人",
    "applications.unable.not_held": "自然人37，法律服务机构2，其他1",
    "applications.unable.needs_creation": "自然人19，其余是法律服务机构",
    "applications.declined.petition": "自然人9，其他1",
    "applications.declined.repeated": "企业1件，其余都是自然人",
    "applications.other.correction_overdue": "自然人3",
    "applications.other.other": "自然人1",
    "disputes.review": "20件，维持12件，纠正3件，驳回2件，尚未审结3件",
    "disputes.litigation_direct": "2件，都维持",
    "disputes.litigation_after_review": "3件，维持2件，还有1件在审",
    "overview.proactive.posts": "共1.58万条，网站9000条，微信5000条，微博1000条，公报800条",
    "overview.proactive.interpretations": "36篇",
    "overview.on_request.channels": "网上180，邮寄50，现场20",
    "overview.on_request.reasons": "无",
    "overview.supervision.review": "邀请企业代表评议，结果良好",
    "matters.fee": "1件",
    "matters.fee_amounts": "通知金额400元，实收400元",
    "matters.proposals": "建议5件，提案3件，公开8件",
}
"""A county with carry-over, several kinds of applicant in every outcome, and disputes of every kind."""


def talk(
    answers: dict[str, str],
    draft: Draft | None = None,
    *,
    between: bool = False,
    said: list[tuple[str, Note]] | None = None,
    limit: int = 400,
) -> Draft:
    """Answer every question until there is none left; what is proposed or understood is confirmed with Enter.

    Args:
        answers: by question.
        draft: where to go on.
        between: whether the draft goes through its file between every two answers.
        said: collects the notes with the question they came after.
        limit: an interview longer than this does not end.
    """
    draft = Draft() if draft is None else draft
    for _ in range(limit):
        prompt = machine.prompt(draft)
        if prompt.kind == "done":
            return draft
        draft = step(draft, reply_to(prompt, answers), said)
        if between:
            draft = loads(dumps(draft), "草稿.toml")
    raise AssertionError(f"no end: {machine.prompt(draft)}")


def step(draft: Draft, text: str, said: list[tuple[str, Note]] | None = None) -> Draft:
    """One answer."""
    asked = machine.prompt(draft).question
    reply = machine.answer(draft, text)
    if said is not None:
        said += [(asked, note) for note in reply.notes]
    return reply.draft


def reply_to(prompt, answers: dict[str, str]) -> str:
    """What the script says here: Enter where something is confirmed or proposed."""
    if prompt.kind in ("prose", "confirm"):
        return ""
    return answers[prompt.question]


def tell(draft: Draft, question: str, text: str, said: list[tuple[str, Note]] | None = None) -> Draft:
    """Open a question, answer it and confirm what was understood."""
    draft = step(machine.open_question(draft, question), text, said)
    while draft.pending is not None:
        assert draft.pending[1], machine.answer(machine.open_question(draft, question), text).notes
        draft = step(draft, "对", said)
    return draft
