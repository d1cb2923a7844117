"""Kinds of organ: what each may do, what it owes, and by when.

Sources: 条例 (国务院令第711号) 第四十九条、第五十条; 立法法 (2023) 第九十一条、第九十三条; 行政复议法 (2023).
Where the law names no date for a kind (乡镇、街道、管委会), the local notice does, and the program asks.
"""

from engine.namedtuple import NamedTuple


class Deadline(NamedTuple):
    """A date of the year after the report year, and what must have happened by then."""

    month: int
    day: int
    duty: str
    source: str


class OrganKind(NamedTuple):
    """A kind of organ (`profile.kind`).

    Attributes:
        key: the value in the draft file.
        label: the official Chinese term.
        aliases: other words by which drafters name it.
        makes_regulations: whether the law lets such an organ make 规章.
        is_government: one of 各级人民政府, which must report 考核、评议、追究 (条例第五十条第四项).
        reviews: whether it may be a 复议机关, so that joint litigation needs a question.
        deadline: the statutory date, or None where only a local notice sets one.
    """

    key: str
    label: str
    aliases: tuple[str, ...]
    makes_regulations: bool
    is_government: bool
    reviews: bool
    deadline: Deadline | None


_DEPARTMENT = Deadline(1, 31, "报送本级政府信息公开工作主管部门并向社会公布", "条例第四十九条")
_GOVERNMENT = Deadline(3, 31, "由本级政府信息公开工作主管部门向社会公布", "条例第四十九条")

ORGAN_KINDS = (
    OrganKind("ministry", "国务院部门", ("国务院部门", "部委"), True, False, True, _DEPARTMENT),
    OrganKind(
        "province", "省级人民政府", ("省级", "省政府", "自治区", "直辖市"), True, True, True, _GOVERNMENT
    ),
    OrganKind(
        "city",
        "设区的市、自治州人民政府",
        ("市级", "市政府", "设区的市", "自治州", "地级市", "设区的市（自治州）人民政府"),
        True,
        True,
        True,
        _GOVERNMENT,
    ),
    OrganKind(
        "county", "县级人民政府", ("县级", "县政府", "区政府", "县级市"), False, True, True, _GOVERNMENT
    ),
    OrganKind(
        "town", "乡镇人民政府", ("乡镇", "镇政府", "乡政府", "乡（镇）人民政府"), False, True, False, None
    ),
    OrganKind("subdistrict", "街道办事处", ("街道", "街道办"), False, False, False, None),
    OrganKind(
        "zone", "开发区管委会", ("管委会", "管理委员会", "开发区", "高新区"), False, False, False, None
    ),
    OrganKind("department", "政府部门", ("部门", "局", "委员会", "厅"), False, False, False, _DEPARTMENT),
    OrganKind("office", "政府办公厅（室）", ("办公厅", "办公室", "政府办"), False, False, False, _DEPARTMENT),
    OrganKind("authorised", "授权组织", ("授权组织", "事业单位"), False, False, False, _DEPARTMENT),
)

LEVELS = {"national": "国家级", "province": "省级", "city": "市级", "county": "县级", "town": "乡镇级"}
"""`profile.level` and its Chinese term."""

SCOPES = {"organ": "本机关", "region": "本级政府汇总"}
"""`profile.scope` 报告口径 and its Chinese term."""

POWERS = {
    "normative_documents": "制定行政规范性文件",
    "licensing": "行政许可",
    "penalties": "行政处罚",
    "compulsion": "行政强制",
    "fees": "行政事业性收费",
    "review": "行政复议",
}
"""`profile.powers` 职权 and its Chinese term; 规章 follows from the kind of organ."""


def organ_kind(key: str) -> OrganKind | None:
    """The kind with this key, Chinese term or alias; None when there is no such kind."""
    word = key.strip()
    for kind in ORGAN_KINDS:
        if word in (kind.key, kind.label):
            return kind
    for kind in ORGAN_KINDS:
        if word in kind.aliases:
            return kind
    return None


_MUNICIPALITIES = tuple(f"{name}市人民政府" for name in ("北京", "天津", "上海", "重庆"))
"""Governments of 直辖市, which stand beside the provinces."""


def guess_kind(organ: str) -> OrganKind | None:
    """The kind that the full name of an organ suggests; only ever offered, never assumed."""
    if organ.startswith("国务院") or (organ.startswith("中华人民共和国") and organ.endswith("部")):
        return organ_kind("ministry")
    endings = (
        (("监督管理委员会", "城市管理委员会"), "department"),
        (("管理委员会", "管委会"), "zone"),
        (("街道办事处", "街道办"), "subdistrict"),
        (("镇人民政府", "乡人民政府"), "town"),
        (("办公室", "办公厅"), "office"),
        (("省人民政府", "自治区人民政府", *_MUNICIPALITIES), "province"),
        (("县人民政府", "区人民政府"), "county"),
        (("市人民政府", "自治州人民政府"), "city"),
        (("局", "厅", "委员会", "委", "总队", "支队"), "department"),
    )
    for words, key in endings:
        if organ.endswith(words):
            return organ_kind(key)
    return None
