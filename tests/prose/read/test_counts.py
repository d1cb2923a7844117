"""Counts of the form's cells in the words that people use for them."""

from __future__ import annotations

import pytest

from tests.prose.read.reading import read, said

RECEIVED = "applications.received.total"
HANDLED = "applications.handled.total"
CARRIED_IN = "applications.carried_in.total"
CARRIED_OUT = "applications.carried_out.total"
INTAKE = "applications.intake.total"
REVIEW = "disputes.review.total"
LITIGATION = "disputes.litigation.total"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年新收政府信息公开申请60件。", [(RECEIVED, 60)]),
        ("本机关接到信息公开申请7宗。", [(RECEIVED, 7)]),
        ("共受理12件政府信息公开申请。", [(RECEIVED, 12)]),
        ("收到并办结政府信息公开申请16件。", [(RECEIVED, 16), (HANDLED, 16)]),
        (
            "收到申请9件，上年结转1件，答复8件，转下年继续办理2件。",
            [(RECEIVED, 9), (CARRIED_IN, 1), (HANDLED, 8), (CARRIED_OUT, 2)],
        ),
        ("收到申请20件，已答复18件，其余2件正在办理中。", [(RECEIVED, 20), (HANDLED, 18), (CARRIED_OUT, 2)]),
        (
            "新收申请30件，2023年结转2件，办结31件，结转至2025年1件。",
            [(RECEIVED, 30), (CARRIED_IN, 2), (HANDLED, 31), (CARRIED_OUT, 1)],
        ),
        (
            "受理政府信息公开申请45件（含上年结转3件），答复43件，结转下年2件。",
            [(INTAKE, 45), (CARRIED_IN, 3), (HANDLED, 43), (CARRIED_OUT, 2)],
        ),
        (
            "受理政府信息公开申请45件，其中4件为上年结转，答复46件，3件结转下年。",
            [(RECEIVED, 45), (CARRIED_IN, 4), (HANDLED, 46), (CARRIED_OUT, 3)],
        ),
        ("上年结转申请3件，本年新收57件，合计60件。", [(CARRIED_IN, 3), (RECEIVED, 57), (INTAKE, 60)]),
        ("本年新收政府信息公开申請十二件，答復十二件。", [(RECEIVED, 12), (HANDLED, 12)]),
        ("本年新收政府信息公开申请６０件。", [(RECEIVED, 60)]),
        ("收到申请1,256件，办结1.2万件。", [(RECEIVED, 1256), (HANDLED, 12000)]),
    ],
)
def test_the_way_of_applications(text: str, expected: list[tuple[str, object]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("予以公开", "granted"),
        ("部分公开", "partial"),
        ("不予公开", "denied"),
        ("属于行政执法案卷", "denied.enforcement_file"),
        ("涉及第三方合法权益", "denied.third_party_rights"),
        ("属于四类过程性信息", "denied.process_information"),
        ("无法提供", "unable"),
        ("因“不掌握”等原因无法提供", "unable"),
        ("因本机关不掌握相关政府信息无法提供", "unable.not_held"),
        ("不予处理", "declined"),
        ("因重复申请不予处理", "declined.repeated"),
        ("其他处理", "other"),
        ("因申请人逾期不补正不再处理", "other.correction_overdue"),
    ],
)
def test_outcomes(words: str, row: str) -> None:
    assert said(f"答复申请40件，{words}8件。") == [(HANDLED, 40), (f"applications.{row}.total", 8)]


def test_outcome_behind_its_number() -> None:
    assert said("受理申请3件，其中2件予以公开，1件不予公开。")[1:] == [
        ("applications.granted.total", 2),
        ("applications.denied.total", 1),
    ]


def test_two_outcomes_together_are_no_row() -> None:
    assert said("答复申请40件，其中予以公开及部分公开25件。") == [(HANDLED, 40)]


def test_applicants_and_channels() -> None:
    text = (
        "收到申请18件，其中自然人15件、商业企业2件、法律服务机构1件；网络申请10件、信函申请5件、当面申请3件。"
    )
    assert said(text) == [
        (RECEIVED, 18),
        ("applications.received.natural_person", 15),
        ("applications.received.company", 2),
        ("applications.received.legal_service", 1),
        ("channels.online", 10),
        ("channels.letter", 5),
        ("channels.counter", 3),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("被申请行政复议4件，被提起行政诉讼2件。", [(REVIEW, 4), (LITIGATION, 2)]),
        ("行政复议5件（维持2件、纠正1件、其他结果1件、尚未审结1件）。", [(REVIEW, 5), *[(f"disputes.review.{name}", n) for name, n in (("upheld", 2), ("corrected", 1), ("other", 1), ("pending", 1))]]),
        ("行政复议、行政诉讼案件分别为3件、2件。", [(REVIEW, 3), (LITIGATION, 2)]),
        ("行政复议及行政诉讼0件。", [(REVIEW, 0), (LITIGATION, 0)]),
        ("复议后起诉2件，未经复议直接起诉1件。", [("disputes.litigation_after_review.total", 2), ("disputes.litigation_direct.total", 1)]),
        ("行政复议及行政诉讼共5件。", []),
    ],
)  # fmt: skip
def test_disputes(text: str, expected: list[tuple[str, object]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("制发行政规范性文件8件，废止3件，现行有效65件。", [("normative_documents.made", 8), ("normative_documents.repealed", 3), ("normative_documents.in_force", 65)]),
        ("制发3份规范性文件。", [("normative_documents.made", 3)]),
        ("现行有效规章2件、规范性文件9件。", [("regulations.in_force", 2), ("normative_documents.in_force", 9)]),
        ("清理规范性文件40件。", []),
        ("作出行政许可决定562件、行政处罚决定31件、行政强制措施4件。", [("licensing", 562), ("penalties", 31), ("compulsion", 4)]),
        ("公开行政处罚信息30条、行政许可类指南14项。", []),
        ("行政事业性收费12.86亿元。", [("fees", 128600)]),
        ("行政事业性收费786万元。", [("fees", 786)]),
    ],
)  # fmt: skip
def test_disclosure(text: str, expected: list[tuple[str, object]]) -> None:
    assert said(text) == [(f"disclosure.{key}", value) for key, value in expected]


def test_fee_for_information_is_not_the_administrative_fee() -> None:
    text = "发出收费通知2件，总金额380元，实际收取信息处理费200元。"
    assert said(text, part="matters") == [
        ("info_fee.notices", 2),
        ("info_fee.billed_yuan", 380),
        ("info_fee.received_yuan", 200),
    ]


def test_what_only_prose_tells() -> None:
    text = "公开信息100条，其中网站60条、微信40条；召开新闻发布会2场，培训3次，培训120人次，发布政策解读5篇。"
    assert said(text) == [
        ("posts.total", 100),
        ("posts.website", 60),
        ("posts.wechat", 40),
        ("press_conferences", 2),
        ("training.sessions", 3),
        ("training.people", 120),
        ("interpretations", 5),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "受理市民热线工单2300件，办结2280件。",
        "收到网民来信31封，全部答复。",
        "受理网络问政18件，答复18件，全部按时办结。",
        "文号为某办发〔2023〕12号，联系电话0531-12345678，邮编250000。",
        "依据《条例》第二十九条，在20个工作日内答复。",
        "转载文章《改革中的10件大事》。",
        "指导各单位办理依申请公开9件。",
        "申请人应当在15日内补正。",
    ],
)
def test_distractors(text: str) -> None:
    assert [
        fact
        for fact in read(text)
        if fact.key and fact.key.startswith(("applications", "disputes", "disclosure"))
    ] == []


def test_every_number_is_listed() -> None:
    text = "2024年，第三次会议研究12项任务，电话1234567，覆盖8个单位、600人次。"
    figures = {text[slice(*fact.figure)] for fact in read(text) if fact.figure}
    assert {"2024", "三", "12", "1234567", "8", "600"} <= figures


def test_last_year() -> None:
    assert said("收到申请25件，比上年（30件）少。") == [(RECEIVED, 25), ("last_year." + RECEIVED, 30)]
    assert said("2023年收到申请20件，2024年收到申请30件。") == [("last_year." + RECEIVED, 20), (RECEIVED, 30)]
    assert said("收到申请由上年的30件增加到60件。") == [("last_year." + RECEIVED, 30), (RECEIVED, 60)]


def test_approximate() -> None:
    (fact,) = [fact for fact in read("收到申请80余件。") if fact.key]
    assert (fact.value, fact.approximate) == (80, True)


def test_documents_that_lapsed_or_were_only_printed() -> None:
    assert said("经清查，规范性文件继续有效31件，失效5件，废止6件。") == [
        ("disclosure.normative_documents.in_force", 31),
        ("disclosure.normative_documents.repealed", 6),
    ]
    assert said("公报刊登规章、规范性文件等12件，部门规范性文件5件。") == []


def test_shares_of_a_figure_are_not_the_figure() -> None:
    assert said("印发政府规范性文件4件、办公室规范性文件6件。") == []
    assert said("办理申请64件，其中上年结转4件、本年新收60件，办结62件，结转下年2件。")[0] == (INTAKE, 64)


def test_outcomes_without_a_total() -> None:
    text = "答复结果为：公开10件，部分公开3件，无法提供7件。"
    assert said(text) == [
        (f"applications.{row}.total", n) for row, n in (("granted", 10), ("partial", 3), ("unable", 7))
    ]
