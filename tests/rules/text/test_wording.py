"""Names, years, citations, headings, words, personal data (W and D)."""

from __future__ import annotations

import pytest

from tests.rules.text.sound import OVERVIEW, PREAMBLE, PROSE, sound

ORGAN = "临江市青云区教育体育局"
ZONE = {"organ": "临江高新技术产业开发区管理委员会", "kind": "zone"}


def told(text: str) -> dict[str, object]:
    return {"prose": {"overview": text}}


def plans(text: str) -> dict[str, object]:
    return {"prose": {"problems": text}}


def begun(text: str) -> dict[str, object]:
    return {"prose": {"preamble": text}}


ID = "11010519491231002X"

CASES = [
    (
        "W-01",
        {"profile": ZONE, **told("临江高新技术产业开发区管理委员未收取费用。")},
        {"profile": ZONE, **told("临江高新技术产业开发区管委会未收取费用。")},
    ),
    ("W-01", told("临江市青云区教育体肓局公开信息。"), told("临江市青云区教育局公开信息。")),
    (
        "W-01",
        told("临江市青云区临江市青云区教育体育局公开信息。"),
        told("临江市青云区，临江市青云区教育体育局公开信息。"),
    ),
    (
        "W-01",
        {"profile": {"organ": "青云县人民政府办公室"}, **told("青云县人民政府办公公开信息。")},
        {"profile": {"organ": "青云县人民政府办公室"}, **told("青云县人民政府公开信息。")},
    ),
    (
        "W-01",
        {"profile": {"organ": "临江市生态环境局"}, **told("临江市态生环境局公开信息。")},
        {"profile": {"organ": "临江市生态环境局"}, **told("临江省生态环境厅公开信息。")},
    ),
    (
        "W-02",
        {"profile": {"organ": "青云县白石镇人民政府"}, **told("我局配合网站改版。")},
        {"profile": {"organ": "青云县白石镇人民政府"}, **told("我镇配合网站改版，我部分栏目停更。")},
    ),
    (
        "W-02",
        {
            "profile": {"organ": "青云县白石镇人民政府"},
            **told("2024年，青云县人民政府办公室着力提升公开水平。"),
        },
        {"profile": {"organ": "青云县白石镇人民政府"}, **told("2024年，白石镇人民政府着力提升公开水平。")},
    ),
    (
        "W-02",
        {"profile": ZONE, **told("区管委网站公开。我区召开会议。党工委、管委会部署。")},
        {"profile": ZONE, **told("高新区管委会网站公开。")},
    ),
    (
        "W-02",
        {"profile": {"short_name": "区教体局"}, **told("区教体局公开信息。")},
        {"profile": {"short_name": "区教体局"}, "prose": PROSE},
    ),
    ("W-03", told("2023年，我局公开政府信息318条。"), told("2024年，我局公开政府信息318条。")),
    ("W-03", {"prose": sound(preamble=PREAMBLE.replace("编制2024年", "编制2023年"))}, {"prose": PROSE}),
    ("W-03", told("公布2020年部门决算表2张。"), told("公布2023年部门决算表2张。")),
    (
        "W-03",
        plans("（二）整改措施。2024年我局加大培训力度。"),
        plans("（二）整改措施。2025年我局加大培训力度。"),
    ),
    ("W-03", told("网站于20243月改版。"), told("网站于2024年3月改版。")),
    (
        "W-03",
        {"read": {"title": "某局2023年政府信息公开工作年度报告"}},
        {"read": {"title": f"{ORGAN}2024年政府信息公开工作年度报告"}},
    ),
    (
        "W-04",
        told("按时完成2024年政府信息公开年度报告，并于2024年2月10日前公布。"),
        told("按时完成2024年政府信息公开年度报告，并于2025年2月10日前公布。"),
    ),
    (
        "W-04",
        told("完成2024年政府信息公开年度报告，于2024年1月公布。"),
        told("于2024年1月15日前公布2023年政府信息公开年度报告。"),
    ),
    (
        "W-05",
        begun("数据的统计期限自2023年1月1日起至2023年12月31日止。"),
        begun("数据的统计期限自2024年1月1日起至2024年12月31日止。"),
    ),
    (
        "W-05",
        begun("数据的统计期限自20241月1 日至202412月31日止。"),
        begun("统计期限从2024 年 1 月 1 日到12月31日止。"),
    ),
    (
        "W-05",
        begun("统计期限为2024年1月1日至2024年12月30日。"),
        begun("统计期限为2024年01月01日至2024年12月31日。"),
    ),
    (
        "W-06",
        begun("依据年度报告格式（国办公开办函{2021}30号）编制。"),
        begun("依据年度报告格式（国办公开办函〔2021〕30号）编制。"),
    ),
    (
        "W-06",
        begun("依据年度报告格式（国办公开办涵〔2021〕30号）编制。"),
        begun("依据《条例》（国务院令第711号）编制。"),
    ),
    ("W-06", begun("按照国办发〔2021〕30号文件要求编制。"), told("落实国办发〔2021〕30号部署的其他任务。")),
    (
        "W-06",
        told("依照信息处理费管理办法（国办函[2020]109号）收费。"),
        told("依照信息处理费管理办法（国办函〔2020〕109号）收费。"),
    ),
    ("W-06", told("落实临政办发(2024)3号。"), told("落实临政办发〔2024〕3号。")),
    (
        "W-06",
        begun("根据《中华人民共和国政府信息公开条例》（国务院令第712号）编制。"),
        begun("根据《中华人民共和国政府信息公开条例》（国令第 711 号）编制。"),
    ),
    ("W-07", begun("依据国办公开办函〔2019〕60号编制。"), begun("依据国办公开办函〔2021〕30号编制。")),
    (
        "W-07",
        begun("依据《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）编制。"),
        {
            "profile": {"year": 2020},
            **begun("依据《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）编制。"),
        },
    ),
    (
        "W-07",
        begun("根据《政府信息公开条例》（国务院令第492号）编制。"),
        begun("根据《政府信息公开条例》（国务院令第711号）编制。"),
    ),
    ("W-08", told("公开信息【待填：条数】条。"), told("公开信息（含解读）3条。")),
    ("W-08", told("公开信息××条，由____负责。"), told("公开信息3条，规格为3×8。")),
    ("W-08", told("[bookmark: _Hlk66973412]公开信息3条。"), told("公开信息[1]3条。")),
    (
        "W-08",
        told("含第五十条第四项规定的各级人民政府“工作考核、社会评议和责任追究结果情况”。"),
        told("条例第五十条规定的内容都已写明。"),
    ),
    (
        "W-09",
        {"read": {"headings": ["5、 存在的主要问题及改进情况"]}},
        {"read": {"headings": ["五、存在的主要问题及改进情况"]}},
    ),
    ("W-09", plans("5、存在的主要问题及改进情况\n一是慢。"), plans("五、存在的主要问题及改进情况\n一是慢。")),
    ("W-09", told("（一）甲\n（二）、乙\n"), told("（一）甲\n（二）乙\n")),
    ("W-09", told("（一）甲\n（三）乙\n"), told("（一）甲\n1.乙\n2.丙\n（二）丁\n1.戊\n")),
    ("W-09", told("1.甲\n1.乙\n3.丙"), told("1.甲\n2.乙\n3.丙")),
    (
        "W-09",
        {"profile": {"style": "chinese"}, **told("1.主动公开\n")},
        {"profile": {"style": "arabic"}, **told("1.主动公开\n")},
    ),
    (
        "W-10",
        {"read": {"headings": ["五、存在的主要问题及改情况"]}},
        {"read": {"headings": ["五、存在的主要问题及改进情况"]}},
    ),
    ("W-10", told("（五）监督保章\n"), told("（五）监督保障\n（四）平台建设\n")),
    ("W-11", told("公开信息3条,解读2篇。"), told("访问18,708,325次，好评99.5%，见http://a.cn/b?c=1,2。")),
    ("W-11", told("公开信息3条，，解读2篇。"), told("公开信息3条；解读2篇。")),
    ("W-11", told("公开信息3条，解读2篇，\n"), told("下列三类：\n1.甲；\n2.乙。\n")),
    ("W-11", told("便民服务便民服务专栏已改版。"), told("对政府信息公开公开指南作清理，方方面面都已整改。")),
    ("W-11", told("以县政府和县政府名义发文。"), told("以县政府和县政府办公室名义发文。")),
    (
        "W-11",
        told("全年共收到申请31件，每一件都由法律顾问和承办科室一起审核"),
        told("（一）关于主动公开、依申请公开和平台建设的情况"),
    ),
    ("W-12", told("完善政府公开平台建设。"), told("完善政府信息公开平台建设。")),
    ("W-12", told("新开两条申请渠方便群众。"), told("新开两条申请渠道方便群众。")),
    ("W-12", told("办理政协建议3件。"), told("办理政协建议提案3件。")),
    ("W-12", {"prose": {"preamble": "根据《条例》编制。"}}, {"prose": PROSE}),
    (
        "W-13",
        {"profile": {"scope": "organ"}, **told("多数部门重视不够。")},
        {"profile": {"scope": "region"}, **told("多数部门重视不够。")},
    ),
    ("W-14", told("落实新《条例》要求。"), {"profile": {"year": 2020}, **told("落实新《条例》要求。")}),
    ("W-16", told("维护疫情防控专栏。"), told("完成疫情防控专栏下架。")),
    (
        "W-18",
        {"read": {"file": "教体局2022年报.docx"}},
        {"read": {"file": "2025年1月报送/教体局2024年报.docx"}},
    ),
    (
        "W-18",
        {"read": {"title": "临江市白云区教育局2024年政府信息公开工作年度报告"}},
        {"read": {"title": f"{ORGAN}2024年政府信息公开工作年度报告"}},
    ),
    (
        "W-15",
        told("（一）主动公开\n公开3条。\n（二）依申请公开\n未收到行政复议申请。\n"),
        told("（一）主动公开\n公开3条。\n（二）依申请公开\n未收到申请。\n"),
    ),
    (
        "W-17",
        told(
            ("甲" * 3)
            + "制定主动公开事项目录。\n另行制定《2024年主动公开事项目录》。\n再次印发2024年度主动公开事项目录，逐项落实。"
        ),
        told("制定主动公开事项目录。\n制定依申请公开流程图示。"),
    ),
    ("D-01", told(f"申请人证件号{ID}。"), told(f"编号{ID[:-1]}1A。")),
    ("D-02", told("收到13812345678来电。"), told("收到来电0631-5587393，总计13812345678901条。")),
    ("D-03", told("张某诉本局案已结。"), told("有当事人诉本局，案件已结。")),
    ("D-03", told("（2024）鲁10行初12号案件维持。"), told("临政发〔2024〕12号文件有效。")),
    ("D-03", told("申请人：李小明，要求公开。"), told("申请人：公民3人，企业2家。")),
    ("D-04", told("联系人：李小明，电话0100-5550123。"), told("联系人：局办公室，电话0100-5550123。")),
    ("D-05", told("邮箱abc_1@163.com。"), told("邮箱abc_1@qingyun.gov.cn。")),
    ("D-05", told("账号6222020200112230303。"), told("点击量6222020次。")),
    ("D-06", told("机密★一年"), told("没有泄露国家秘密、机密的情形。")),
    ("D-06", told("内部资料，注意保存。"), told("内部资料已清理归档。")),
]


@pytest.mark.parametrize(("rule", "wrong", "right"), CASES)
def test_wording(said, rule, wrong, right):
    assert said(rule, **wrong)
    assert said(rule, **right) == []


@pytest.mark.parametrize(
    ("rule", "case", "severity"),
    [
        ("W-03", told("2023年，我局公开政府信息318条。"), "error"),
        ("W-03", told("（一）2023年度，全局受理申请3件。"), "error"),
        ("W-03", told("截至2023年12月31日，公开信息3条。"), "error"),
        ("W-03", told("公布2020年部门决算表2张。"), "warning"),
        ("W-03", told("公开信息3条，其中2022年5条。"), "warning"),
        ("W-03", plans("2022年公开工作存在不足。"), "warning"),
        ("D-02", {"prose": {"preamble": "请与办公室联系（电话：13812345678）。"}}, "warning"),
        ("D-02", told("当事人13812345678反映。"), "error"),
    ],
)
def test_how_severe(said, rule, case, severity):
    (found,) = said(rule, **case)
    assert found.severity == severity


def test_spans_count_code_points_of_the_text_as_it_stands(said):
    text = "依据 国办公开办函 ( 2021 ) 30 号 编制年度报告。𠮷"
    (found,) = said("W-06", prose={"preamble": text})
    assert text[found.spans[0].start : found.spans[0].end] == "国办公开办函 ( 2021 ) 30 号"


def test_a_number_of_a_person_is_not_repeated(said):
    (found,) = said("D-01", **told(f"证件号{ID}。"))
    assert ID not in found.message


def test_traditional_characters_are_no_slips(everything):
    text = "（二）依申請公開方面。臨江市青雲區教育體育局全年受理申請3件，較2023年減少1件，2件轉2025年度辦理。關於網站，發佈公開信息9條。"
    assert everything(profile={"kind": None}, read={"complete": False}, prose={"overview": text}) == []


def test_the_whole_overview_and_its_aspects_are_judged_alike(said):
    whole = said("W-12", prose={"overview": OVERVIEW + "完善政府公开平台。"})
    apart = said("W-12", prose={"overview.platform": "完善政府公开平台。"})
    assert [f.spans[0].part for f in (*whole, *apart)] == ["overview", "overview.platform"]
