"""Questions about the organ, asked once, and about last year's report."""

from __future__ import annotations

from datetime import UTC, datetime

from engine.form.organs import ORGAN_KINDS, POWERS, SCOPES, guess_kind
from engine.interview.model import Option
from engine.interview.question import Question, Suggestion
from engine.rules.view import View

_AUTUMN = 10
"""From October on a drafter writes about the running year, before that about the last one."""


def _year(_view: View) -> Suggestion:
    today = datetime.now(UTC).astimezone()
    year = today.year if today.month >= _AUTUMN else today.year - 1
    return Suggestion(str(year), "按今天的日期推算")


def _kind(view: View) -> Suggestion | None:
    kind = guess_kind(view.draft.organ or "")
    return Suggestion(kind.label, "按机关全称推测") if kind else None


def _scope(view: View) -> Suggestion | None:
    if view.kind is None:
        return None
    if view.kind.key in ("province", "city", "county"):
        return Suggestion(SCOPES["region"], "人民政府的报告一般汇总本级各部门和下级政府")
    return Suggestion(SCOPES["organ"], "部门、乡镇、街道、管委会一般只报本机关")


def _contact(view: View) -> Suggestion | None:
    return Suggestion(view.draft.organ, "机关全称") if view.draft.organ else None


def _no_statutory_deadline(view: View) -> bool:
    return view.kind is not None and view.kind.deadline is None


STYLES = {"chinese": "（一）", "arabic": "1."}
"""`profile.style`: how sub-headings are numbered."""

LOCAL_ITEMS = {
    "proposals": "人大代表建议和政协提案办理结果公开",
    "key_points": "落实上级政务公开工作要点情况",
    "innovation": "创新做法",
}
"""`profile.local_items`: what a locality may ask for in section 六 beside the fee."""


def _text(
    field: str, title: str, *, why: str, example: str = "", meaning: str = "", **more: object
) -> Question:
    return Question(
        f"profile.{field}",
        "profile",
        "text",
        title,
        meaning,
        why,
        example,
        field=field,
        **more,  # type: ignore[arg-type]
    )


QUESTIONS = (
    _text(
        "organ",
        "本机关的全称是什么？",
        meaning="与公章一致的全称，不用简称。",
        why="标题和引言都用全称，全文名称必须一致。",
        example="威海临港经济技术开发区管理委员会",
        optional=False,
    ),
    _text(
        "year",
        "报告哪一年的工作？",
        meaning="统计期限是这一年的1月1日至12月31日。",
        why="标题、引言和全文的年份都由此而来。",
        example="2024",
        suggest=_year,
        optional=False,
    ),
    Question(
        "profile.kind",
        "profile",
        "choice",
        "本机关属于哪一类？",
        why="职权、应写的内容和报送期限因机关类型而不同，例如县级机关没有规章制定权。",
        field="kind",
        options=tuple(Option(kind.key, kind.label) for kind in ORGAN_KINDS),
        suggest=_kind,
        optional=False,
    ),
    Question(
        "profile.scope",
        "profile",
        "choice",
        "这份报告的口径是哪一种？",
        meaning="“本机关”只报自己；“本级政府汇总”把各部门和下级政府一并计入。",
        why="表格数字和正文必须用同一口径。",
        field="scope",
        options=tuple(Option(key, label) for key, label in SCOPES.items()),
        suggest=_scope,
        optional=False,
    ),
    _text(
        "short_name",
        "正文里本机关用什么简称？",
        meaning="第一次出现全称时会写明“以下简称……”，以后统一用它。",
        why="简称混用是退回的常见原因。没有简称请答“无”，全文用全称。",
        example="区管委会",
    ),
    Question(
        "profile.powers",
        "profile",
        "choices",
        "本机关有下列哪些职权？",
        meaning="可以选几项，写编号或名称，用顿号隔开；都没有请答“无”。",
        why="没有的职权，表二相应各格直接建议填0，不再追问。",
        example="1、2、3",
        field="powers",
        options=tuple(Option(key, label) for key, label in POWERS.items()),
    ),
    _text(
        "website_name",
        "报告电子版放在哪个网站？请写网站名称。",
        why="引言要告诉公众从哪里查阅、下载报告。",
        example="威海临港经济技术开发区管理委员会网站",
    ),
    _text("website", "这个网站的网址是什么？", why="引言要写明网址。", example="http://www.wip.gov.cn"),
    _text(
        "contact",
        "公众有疑问，与哪个机构联系？",
        why="引言要写明联系机构。建议写机构，不写个人姓名。",
        example="威海临港经济技术开发区管理委员会办公室",
        suggest=_contact,
    ),
    _text(
        "address", "联系地址是什么？", why="引言要写明地址，写到门牌号。", example="威海市临港区江苏东路1号"
    ),
    _text("postcode", "邮政编码是多少？", why="便于公众寄信；不写请答“无”。", example="264200"),
    _text(
        "phone",
        "联系电话是多少？",
        meaning="请写办公座机，不写个人手机。",
        why="引言要写明电话。",
        example="0631-5587393",
    ),
    Question(
        "profile.style",
        "profile",
        "choice",
        "正文小标题用哪种序号？",
        meaning="公文格式的次序是（一）、1.；有的地方习惯在第一部分直接用1.。",
        why="全文小标题统一用一种。",
        field="style",
        options=tuple(Option(key, label) for key, label in STYLES.items()),
        suggest=lambda _view: Suggestion(STYLES["chinese"], "党政机关公文格式的次序"),
        optional=False,
    ),
    Question(
        "profile.local_items",
        "profile",
        "choices",
        "当地要求第六部分另外写哪些内容？",
        meaning="信息处理费必写，不在此列。可选几项；没有要求请答“无”。",
        why="各地要求不同，选了的才会问。",
        field="local_items",
        options=tuple(Option(key, label) for key, label in LOCAL_ITEMS.items()),
    ),
    _text(
        "deadline",
        "当地通知要求什么时候报送、公布？",
        meaning="条例没有规定乡镇、街道、管委会的日期，以当地通知为准。",
        why="用来提醒期限，不写进报告。",
        example="{next}年1月20日",
        when=_no_statutory_deadline,
    ),
    Question(
        "profile.last_year",
        "profile",
        "figures",
        "去年报告里的这几个数是多少？新收申请、结转下年度、行政规范性文件现行有效、行政复议尚未审结。",
        meaning="照抄去年公布的报告；有电子文件的，可以说“/导入去年 文件名”，全部数字和文字一次读入。手边没有可以稍后补。",
        why="用来核对上年结转、文件存量，并计算同比。",
        example="新收4件，结转下年度0，现行有效8件，尚未审结0",
        keys=(
            "last_year.applications.received.total",
            "last_year.applications.carried_out.total",
            "last_year.disclosure.normative_documents.in_force",
            "last_year.disputes.review.pending",
        ),
        vocabulary="facts",
    ),
    Question(
        "profile.last_problems",
        "profile",
        "words",
        "去年报告第五部分写了哪些问题？",
        meaning="简要写出，每个问题用分号隔开；手边没有可以稍后补。",
        why="今年第五部分要先交代去年问题的改进情况。",
        example="主动公开质效有待提高；平台建设有待完善",
    ),
)
