"""Phrasings for section 一: the opening and the five aspects."""

from engine.prose.phrasings.phrasing import Phrasing

_NEW = "applications.received.total"
_IN = "applications.carried_in.total"
_DONE = "applications.handled.total"
_OUT = "applications.carried_out.total"
_REVIEW, _SUITS = "disputes.review.total", "disputes.litigation.total"

OPENING = (
    Phrasing(
        "年度总起",
        "{year}年，{name}认真贯彻《中华人民共和国政府信息公开条例》，围绕____推进政府信息公开工作。",
    ),
    Phrasing("突出重点", "全年工作突出____，把公开贯穿决策、执行、管理、服务和结果的全过程。"),
    Phrasing("联系本职", "结合____职责，公开的内容更多地放在群众办事和企业生产经营用得上的信息上。"),
    Phrasing("一句成效", "与上年相比，主要变化是____。"),
    Phrasing("任务不多的机关", "{name}承担的对外管理事项不多，公开工作以机构职能、预算决算和____为主。"),
    Phrasing("机构有变动", "{year}年____，机构职能、办公地址和联系方式已于____更新。"),
)

PROACTIVE = (
    Phrasing("总量", "全年主动公开政府信息{posts.total}条。", some=("posts.total",)),
    Phrasing(
        "分渠道",
        "其中，通过政府网站公开{posts.website}条，通过政务微信公开{posts.wechat}条。",
        some=("posts.website", "posts.wechat"),
    ),
    Phrasing("没有新公开", "全年没有新主动公开的政府信息。", zero=("posts.total",)),
    Phrasing(
        "规范性文件",
        "制发行政规范性文件{disclosure.normative_documents.made}件，"
        "废止{disclosure.normative_documents.repealed}件，"
        "现行有效{disclosure.normative_documents.in_force}件。",
    ),
    Phrasing(
        "没有制发文件",
        "全年未制发行政规范性文件。",
        zero=("disclosure.normative_documents.made",),
    ),
    Phrasing("政策解读", "发布政策解读{interpretations}篇，其中图解、视频____篇。"),
    Phrasing("新闻发布", "举办新闻发布会{press_conferences}场，介绍____。"),
    Phrasing("征求意见", "就____公开征求意见{consultations}次，收到意见____条，采纳____条。"),
    Phrasing("回应关切", "收到信箱来信和网民留言{mailbox.received}件，办结{mailbox.answered}件。"),
    Phrasing("重点领域", "在____领域，公开了____，方便群众查询和监督。"),
)

ON_REQUEST = (
    Phrasing(
        "收到和办结",
        "全年新收政府信息公开申请{applications.received.total}件，办结{applications.handled.total}件，"
        "结转下年度继续办理{applications.carried_out.total}件。",
    ),
    Phrasing(
        "全部办结",
        "全年办结政府信息公开申请{applications.handled.total}件，没有结转下年度办理的申请。",
        zero=(_OUT,),
    ),
    Phrasing("上年结转", "上年结转申请{applications.carried_in.total}件，已在本年度办结。", zero=(_OUT,)),
    Phrasing("没有收到申请", "全年未收到政府信息公开申请，无上年结转。", zero=(_NEW, _IN)),
    Phrasing(
        "只办结转",
        "全年未收到新的政府信息公开申请，上年结转的{applications.carried_in.total}件已办结。",
        zero=(_NEW, _OUT),
    ),
    Phrasing("没有复议诉讼", "全年未发生因政府信息公开引起的行政复议和行政诉讼。", zero=(_REVIEW, _SUITS)),
    Phrasing(
        "复议结果",
        "因政府信息公开被申请行政复议{disputes.review.total}件，"
        "其中维持{disputes.review.upheld}件、纠正{disputes.review.corrected}件。",
    ),
    Phrasing(
        "被纠正后的整改",
        "对被纠正的{disputes.review.corrected}件，逐件查明原因，主要是____，已采取____整改。",
    ),
    Phrasing("申请集中的内容", "申请内容主要集中在____，与____有关。", some=(_NEW,)),
    Phrasing("办理机制", "答复前由____审核，____环节留存书面记录。", some=(_DONE,)),
    Phrasing("受理渠道", "网上申请地址为____，信函和当面申请由____受理。"),
)

MANAGEMENT = (
    Phrasing("目录更新", "对照机构职责更新主动公开目录____项，明确每项信息的公开主体、时限和方式。"),
    Phrasing("源头认定", "公文起草时同步确定公开属性，全年认定____件，其中不予公开____件。"),
    Phrasing("审核把关", "信息发布前由____审核、____审签，涉密和个人信息由____审查。"),
    Phrasing("文件清理", "对现行有效的文件开展清理，共清理____件，废止或者失效的已在网站标注。"),
    Phrasing("动态调整", "对原定不予公开的信息重新评估，可以公开的____件已转为公开。"),
    Phrasing("归档查阅", "公开的信息按年度整理归档，并向档案馆、图书馆移送____件供群众查阅。"),
)

PLATFORM = (
    Phrasing("栏目调整", "新增专栏{columns.added}个，撤并长期不更新的栏目____个。"),
    Phrasing("没有新增栏目", "全年没有新增栏目，对____等现有栏目作了____。", zero=("columns.added",)),
    Phrasing("新媒体账号", "在运维政务新媒体账号{accounts.active}个，分别为____。"),
    Phrasing("没有新媒体", "本机关未开设政务新媒体账号。", zero=("accounts.active",)),
    Phrasing("依托上级平台", "本机关不单独设置网站，政府信息通过____统一公开。"),
    Phrasing("日常检查", "每____对网站和政务新媒体检查一次，发现并改正错链、错字____处。"),
    Phrasing("线下渠道", "在____设置公开查阅点，提供____服务。"),
)

SUPERVISION = (
    Phrasing("责任分工", "由____分管政府信息公开工作，____具体负责，年初印发任务分工。"),
    Phrasing("培训", "举办政府信息公开业务培训{training.sessions}次，{training.people}人次参加。"),
    Phrasing(
        "没有单独培训", "全年未单独举办业务培训，派员参加了____组织的培训。", zero=("training.sessions",)
    ),
    Phrasing("检查", "开展日常检查{inspections}次，发现问题____个，已整改____个。"),
    Phrasing("考核", "政府信息公开纳入____年度考核，占____分。"),
    Phrasing("没有考核", "本年度未单独开展政府信息公开工作考核。"),
    Phrasing("社会评议", "邀请____对公开工作进行评议，提出意见____条，已采纳____条。"),
    Phrasing("没有评议", "本年度未开展政府信息公开社会评议。"),
    Phrasing(
        "没有责任追究", "全年未发生因政府信息公开工作被追究责任的情形。", zero=("accountability.people",)
    ),
    Phrasing("责任追究", "因政府信息公开工作追究责任{accountability.people}人。"),
)
