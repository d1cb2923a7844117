"""Correct reports: the rules are silent, whoever the organ is and however it writes."""

from __future__ import annotations

import pytest

from tests.rules.text.sound import MATTERS, OVERVIEW, PREAMBLE, PROBLEMS, PROSE

ORGANS = [
    "临江市青云区教育体育局",
    "临江市青云区人民政府",
    "青云县白石镇人民政府",
    "临江市青云区南门街道办事处",
    "临江高新技术产业开发区管理委员会",
    "临江市人民政府办公室",
    "临江市住房和城乡建设局",
    "临江市市场监督管理局",
    "青云县人力资源和社会保障局",
    "临江市城市管理委员会",
    "临江市生态环境局青云分局",
]


def renamed(text: str, organ: str) -> str:
    return text.replace("临江市青云区教育体育局", organ).replace("办公室办公室", "办公室")


def test_a_sound_report(everything):
    assert [f for f in everything(prose=PROSE) if f.severity != "hint"] == []


@pytest.mark.parametrize("organ", ORGANS)
def test_a_sound_report_of_any_organ(everything, organ):
    prose = {part: renamed(text, organ) for part, text in PROSE.items()}
    assert everything(profile={"organ": organ, "kind": None}, prose=prose) == []


def test_the_overview_as_a_table(everything):
    opening, *aspects = OVERVIEW.split("\n")
    keys = ("proactive", "on_request", "management", "platform", "supervision")
    table = {"opening": opening} | {
        key: text.split("。", 1)[1] for key, text in zip(keys, aspects, strict=True)
    }
    prose = {"preamble": PREAMBLE, "overview": table, "problems": PROBLEMS, "matters": MATTERS}
    prose = {key: value for key, value in prose.items() if key != "overview"}
    prose |= {f"overview.{key}": text for key, text in table.items()}
    assert everything(prose=prose) == []


@pytest.mark.parametrize("organ", ORGANS)
@pytest.mark.parametrize(
    "mention",
    [
        "在{organ}网站公开。",
        "{organ}\n办公室负责。",
        "与{place}人民政府、{place}人民政协、{place}人民法院联合举办。",
        "在{place}政府网站和{place}政务服务中心公开。",
        "由{place}委办公室、{place}政府办公室督办。",
        "与{place}税务局、{place}财政局、{place}公安局会商。",
        "{place}人民政府办公会议研究。",
        "东江市青云区人民政府的做法值得学习。",
    ],
)
def test_names_of_others_are_no_slips(said, organ, mention):
    place = organ.split("区")[0] + "区" if "区" in organ else organ[:3]
    text = mention.format(organ=organ, place=place)
    assert said("W-01", profile={"organ": organ}, prose={"overview": text}) == []


@pytest.mark.parametrize(
    "text",
    [
        "2024年收到申请12件，2023年收到申请9件，同比增长33.3%。",
        "较2023年增加3件。",
        "公开2023年部门决算和2024年部门预算。",
        "上年结转2件，2023年转入1件。",
        "3件结转至2025年办理。",
        "自2019年以来，累计公开信息3000条。",
        "2019年修订的条例施行后，流程更加规范。",
        "对照2024年1月1日起施行的行政复议法更新模板。",
        "落实《2023年政务公开工作要点》。",
        "编印《政府公报》2023年卷，见临政办发〔2023〕5号。",
        "2023年度考核指出的问题已整改。",
        "2022—2024年三年行动计划完成。",
        "90年代建成的档案馆开放。",
        "2024年12月31日前公开信息318条。",
        "按时公布2023年政府信息公开工作年度报告。",
    ],
)
def test_years_that_belong_there(said, text):
    assert said("W-03", prose={"overview": text}) == []


@pytest.mark.parametrize(
    "text",
    [
        "2025年将继续完善目录。",
        "下一步，在2025年6月底前完成改版。",
        "2024年工作虽有进步，仍有不足。下一步，2025年继续努力。",
        "针对2023年存在的问题，已完成整改。",
    ],
)
def test_years_of_plans(said, text):
    assert said("W-03", prose={"problems": text}) == []


@pytest.mark.parametrize(
    "text",
    [
        "查处泄露国家秘密行为0起，未发生失泄密事件，严守商业秘密。",
        "联系电话：0100-5550123，邮箱：jyj@qingyun.gov.cn。",
        "受理编号202401150001，编码123456789。",
        "申请人方便查询，申请人提出的补正意见已采纳，申请人应当说明用途。",
        "联系人：局办公室，电话：0100-5550123。",
        "张家港路8号，王府井大街，行政诉讼、应诉能力提升，败诉率为零。",
        "行政复议后诉讼2件，投诉教育局的信件3件。",
        "临政复〔2024〕12号文件要求公开。",
        "全年收到申请18,708,325次访问。",
    ],
)
def test_no_personal_data_is_seen_where_none_is(everything, text):
    found = [f for f in everything(prose={"matters": text}) if f.rule.startswith("D")]
    assert found == []
