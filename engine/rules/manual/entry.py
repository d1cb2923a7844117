"""The shape of one entry of the manual of rules."""

from __future__ import annotations

from engine.namedtuple import NamedTuple
from engine.rules.finding import Severity

FORMAT = "国办公开办函〔2021〕30号"
INFERRED = "由填报口径推出，文件没有逐字写明"
PRACTICE = "通行做法，全国没有统一规定，以本地通知为准"


class Entry(NamedTuple):
    """What a drafter should know of a rule, in our own words.

    Attributes:
        id: id of the catalogue (T3-01 …), as it stands in the findings.
        title: its name, a few characters.
        severity: the severities that its findings can have, the usual one first.
        meaning: what is compared with what, when it speaks, and when it keeps silent.
        source: article or document, by title and number; where the law does not say it, that.
        todo: what the drafter does about it.
    """

    id: str
    title: str
    severity: tuple[Severity, ...]
    meaning: str
    source: str
    todo: str
