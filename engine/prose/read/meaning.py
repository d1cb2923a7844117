"""The meaning of every count: which figure of the form it states, from its own words and from what went before."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest

from engine.prose.read import applications, disclosure, disputes, told
from engine.prose.read.items import Item, Scene
from engine.prose.read.lexicon import Mark
from engine.prose.read.nouns import DEFAULTS, LASTING, is_filler, noun
from engine.prose.read.parts import is_change

_POSTING = frozenset({"posts", "foreign", "thing"})


class Reader:
    """Reads the counts of one text in order and remembers what the text is about."""

    def __init__(self, scene: Scene, year: int | None) -> None:
        """Start at the top of a text."""
        self._scene = scene
        self._text = scene.text
        self._year = year
        self._default = DEFAULTS.get(scene.part, "")
        self._subject = self._default
        self._rows: tuple[str, ...] = ("review",)
        self._mark = 0
        self._paragraph = 0
        self._last: Item | None = None
        self._next: Item | None = None
        self._apart = False
        self._stated: set[str] = set()
        self._waiting: list[Mark] = []

    def read(self) -> None:
        """Give every count its keys and its subject."""
        for item, follow in zip_longest(self._scene.counts, self._scene.counts[1:]):
            self._next = follow
            self._listen(item)
            item.keys = tuple(key for key in self._keys(item) if key)
            if self._row_by_row(item):
                self._last = item
                continue
            self._look_back(item)
            item.span = _span(item, self._text)
            self._stated.update(item.keys)
            self._last = item

    def _row_by_row(self, item: Item) -> bool:
        """行政复议、行政诉讼分别为3件、2件: the names in order, then the figures in order."""
        if _paired_end().search(self._text[item.low : item.start]):
            named = [mark for mark in item.head if mark.family in ("review", "litigation", "norm", "reg")]
            self._waiting = [mark for mark in named if mark.name == ""] if len(named) > 1 else []
        elif item.head or item.tail:
            self._waiting = []
        if not self._waiting:
            return False
        mark = self._waiting.pop(0)
        if mark.family in ("review", "litigation"):
            item.keys = (f"disputes.{disputes.row(mark)}.total",)
        else:
            verbs = [
                one.family
                for one in self._scene.marks
                if one.end <= mark.start and one.start > mark.start - 12
            ]
            sort = next(
                (name for name in reversed(verbs) if name in ("made", "repealed", "in_force")), "made"
            )
            item.keys = (
                f"disclosure.{'regulations' if mark.family == 'reg' else 'normative_documents'}.{sort}",
            )
        item.span = (min(item.start, mark.start), item.end)
        item.subject = mark.family
        self._stated.update(item.keys)
        return True

    def _listen(self, item: Item) -> None:
        """Follow what the text is about up to the words of the number."""
        if item.paragraph != self._paragraph:
            self._paragraph = item.paragraph
            self._subject = self._default
            self._apart = False
            self._last = None
        marks = self._scene.marks
        while self._mark < len(marks) and marks[self._mark].start < item.low:
            mark = marks[self._mark]
            self._mark += 1
            if self._last is not None and mark.start < self._last.end:
                continue
            if mark.family == "about":
                self._subject = mark.name
            if mark.family in LASTING and not (mark.family == "app" and self._is_modifier(mark)):
                self._subject = mark.family
                if mark.family in ("review", "litigation"):
                    self._rows = (disputes.row(mark),)
        if self._last is None or self._last.sentence != item.sentence:
            self._apart = False

    def _is_modifier(self, mark: Mark) -> bool:
        """申请 in 申请行政复议 says nothing about what follows."""
        return self._text[mark.start : mark.end] == "申请"

    def _keys(self, item: Item) -> tuple[str, ...]:
        if self._opens_outcomes(item):
            self._subject = item.subject = "app"
            return ("applications.granted.total",)
        found = noun(item)
        family = "" if found is None else found.family
        if is_change(item, self._text) or _rate_before().search(self._text, item.low, item.start):
            item.subject = "change"
            return ()
        if item.unit in ("元", "万元"):
            return self._money(item)
        if family in ("posts", "thing", ""):
            family, found = self._without_noun(item, found, family)
        item.subject = family
        keys = self._by_family(item, found, family)
        if item.unit not in (
            "",
            "件",
            "条",
            "起",
            "宗",
            "份",
            "项",
            "例",
            "个",
            "次",
            "件次",
            "篇",
            "部",
            "条次",
            "件数",
        ) and any(key.startswith(("applications.", "disputes.", "channels.")) for key in keys):
            keys = ()
        self._subject = "foreign" if family == "thing" else family or self._subject
        return keys

    def _opens_outcomes(self, item: Item) -> bool:
        """公开10件，部分公开3件: the first is an outcome too."""
        follow = self._next
        if follow is None or follow.sentence != item.sentence or not follow.has("outcome"):
            return False
        return self._text[item.low : item.start].strip("“”其中") == "公开" and not item.tail

    def _without_noun(self, item: Item, found: Mark | None, family: str) -> tuple[str, Mark | None]:
        """What a number is about whose own words name nothing of the form."""
        if item.has("outcome") or (item.has("carry") and (item.has("app") or self._subject == "app")):
            return "app", None
        coming = any(self._text[mark.start : mark.end].startswith("新收") for mark in item.head)
        if family == "" and self._subject == "" and (coming or item.has("carry")):
            return "app", None
        if family == "" and self._subject == "posts" and any(mark.family == "site" for mark in item.head):
            return "posts", None
        if self._subject in ("norm", "reg") and (item.has("repealed") or item.has("in_force")):
            return self._subject, None
        if family in ("posts", "thing"):
            if (
                family == "thing"
                or not item.head
                or item.unit in ("条", "件", "篇", "份", "", "则", "条次", "篇次")
            ):
                return family, found
            return "foreign", None
        if self._subject == "app" and not self._speaks_of_applications(item):
            return "foreign", None
        return self._subject, None

    def _speaks_of_applications(self, item: Item) -> bool:
        verbs = [mark for mark in item.head if mark.family in ("in", "out")]
        if verbs and verbs[-1].end <= item.start:
            between = self._text[verbs[-1].end : item.start]
            return is_filler(between) or any(
                mark.start >= verbs[-1].end
                for mark in item.head
                if mark.family in ("applicant", "channel", "carry", "last", "next")
            )
        return True

    def _by_family(self, item: Item, found: Mark | None, family: str) -> tuple[str, ...]:
        if family == "app":
            return self._application(item, named=found is not None)
        if family in ("review", "litigation"):
            return disputes.dispute_keys(item, self._dispute_rows(item, found), self._text)
        if family in ("norm", "reg"):
            return self._documents(item, found, family)
        if family == "posts":
            return (told.posts_key(item, self._text),)
        if found is None:
            return ()
        if family in ("licensing", "penalties", "compulsion"):
            return disclosure.decision_keys(item, found, self._text)
        if family == "notice":
            return self._money(item)
        return (told.told_key(item, found, self._text),) if family in ("fact", "mailbox") else ()

    def _application(self, item: Item, *, named: bool) -> tuple[str, ...]:
        words = self._text[item.low : item.start]
        if item.behind and not item.head:
            return self._summed(item)
        if item.listed and words.strip("“”其中") == "公开":
            return ("applications.granted.total",)
        if not named and _reached().search(words):
            return self._reached_from(item)
        if "指导" in words or (not named and not item.head and not item.tail):
            return ()
        keys = applications.application_keys(item, self._text, self._year, named=named)
        return keys if self._is_own(item, keys, named=named) else ()

    def _is_own(self, item: Item, keys: tuple[str, ...], *, named: bool) -> bool:
        """Whether the figure is that of all applications, not of things published or of one channel alone."""
        total = item.total
        if item.listed and total is not None and total.subject in _POSTING and not item.has("outcome"):
            verbs = any(mark.family in ("in", "out") for mark in item.head)
            return item.unit != "条" and verbs and named
        if any(key.startswith("channels.") for key in keys):
            self._apart = not item.listed and f"{applications.RECEIVED}.total" not in self._stated
            spoken = any("申请" in self._text[mark.start : mark.end] for mark in item.head)
            return item.listed or named or spoken
        if self._apart and keys == (applications.HANDLED,) and not named:
            return False
        if named and keys:
            self._apart = False
        return True

    def _reached_from(self, item: Item) -> tuple[str, ...]:
        """由30件增至60件; 申请量翻一番，达到60件: the figure that was spoken of before."""
        before = self._last
        if before is not None and before.sentence == item.sentence:
            return tuple(key.removeprefix(applications.LAST) for key in before.keys)
        return (f"{applications.RECEIVED}.total",)

    @staticmethod
    def _summed(item: Item) -> tuple[str, ...]:
        """合计60件 behind its parts: what they are parts of."""
        told = {key for part in item.behind for key in part.keys}
        if applications.CARRIED_IN in told:
            return (applications.INTAKE,)
        if all(part.has("outcome") for part in item.behind):
            return (applications.HANDLED,)
        sources = all(key.startswith(("channels.", applications.RECEIVED)) for key in told)
        return (f"{applications.RECEIVED}.total",) if told and sources else ()

    def _dispute_rows(self, item: Item, found: Mark | None) -> tuple[str, ...]:
        if found is None:
            return self._rows
        marks = item.head if found.end <= item.start else item.tail
        named = [mark for mark in marks if mark.family in ("review", "litigation")]
        rows = tuple(dict.fromkeys(disputes.row(mark) for mark in named))
        special = tuple(row for row in rows if row.startswith("litigation_"))
        if len(special) == 1 and set(rows) <= {special[0], "litigation"}:
            rows = special
        if len(rows) > 1:
            between = self._text[named[0].end : named[-1].start]
            paired = _paired().search(self._text, item.low, item.start)
            if paired is None and not _joint().fullmatch(between):
                rows = rows[-1:]
        self._rows = rows[-1:]
        return rows

    def _documents(self, item: Item, found: Mark | None, family: str) -> tuple[str, ...]:
        keys = disclosure.document_keys(item, found, family, self._text, self._going_on(item))
        named = {mark.family for mark in item.head if mark.family in ("norm", "reg")}
        if len(named) < 2 or not keys:
            return keys
        if item.value != 0:
            return ()
        column = keys[0].rsplit(".", 1)[-1]
        return (f"disclosure.regulations.{column}", f"disclosure.normative_documents.{column}")

    def _going_on(self, item: Item) -> str:
        """现行有效规章2件、规范性文件8件: the second is in force too."""
        last = self._last
        if last is not None and last.sentence == item.sentence and last.has("handling"):
            return "handling"
        if last is None or item.lead != "、" or last.clause != item.clause or not last.keys:
            return ""
        return (
            last.keys[0].rsplit(".", 1)[-1]
            if last.keys[0].startswith("disclosure.") and last.keys[0].count(".") == 2
            else ""
        )

    def _money(self, item: Item) -> tuple[str, ...]:
        words = [mark.family for mark in item.head if mark.family in ("fees", "info_fee", "notice", "charge")]
        what = words[-1] if words else ""
        if what in ("", "charge"):
            about = self._subject in ("info_fee", "app", "notice") or self._scene.part == "matters"
            what = self._subject if self._subject == "fees" and not words else "info_fee" if about else ""
        if what == "fees" and item.has("charge") and not item.has("fees"):
            what = ""
        spoken = words or item.has("billed") or item.has("received_fee")
        if not what or not (spoken or self._subject in ("info_fee", "notice")):
            item.subject = "foreign"
            return ()
        self._subject = item.subject = "fees" if what == "fees" else "info_fee"
        found = disclosure.fee_key(item, what)
        if found is None:
            return ()
        key, item.value, item.unit = found
        return (key,)

    def _look_back(self, item: Item) -> None:
        """Turn what is said of last year into last year's figure."""
        if item.has("carry") or item.has("pending_app"):
            return
        before = self._text[max(0, item.low - 14) : item.low] if item.lead == "（" else ""
        aside = _aside().search(before)
        named = aside is not None and self._is_last_year(aside.group(1))
        words = self._text[item.low : item.start]
        own = any(mark.family == "last" for mark in item.head) and "至" not in words
        if not own and item.years and self._year is not None and item.years[-1] == self._year - 1:
            own = any(mark.family == "compare" for mark in item.head) or self._seen(item)
        if not (named or own) or item.subject == "change":
            return
        if own and _because_of().search(words):
            item.keys = ()  # 因上一年度申请引发行政复议1件: of the applications that year, not of its figures
            return
        keys = item.keys
        bare = not any(
            mark.family in ("in", "out", "outcome") or mark.family in LASTING for mark in item.head
        )
        if (not keys or bare) and self._last is not None:
            keys = self._last.keys
        item.keys = tuple(applications.LAST + key for key in keys if not key.startswith(applications.LAST))

    def _is_last_year(self, written: str) -> bool:
        return not written[:4].isdigit() or self._year is None or int(written[:4]) == self._year - 1

    def _seen(self, item: Item) -> bool:
        """Whether this year's figure of the same thing was stated before."""
        return any(key in self._stated for key in item.keys)


def _span(item: Item, text: str) -> tuple[int, int]:
    """The words that name a figure, and the figure."""
    families = {mark.family for mark in item.head} - {"share", "among", "compare", "none", "all", "thing"}
    if families:
        start = next(mark.start for mark in item.head if mark.family in families)
        return start, item.end
    meant = [
        mark
        for mark in item.tail
        if mark.family not in ("thing", "foreign", "all", "none", "compare", "share")
    ]
    if meant and item.keys:
        last = meant[-1] if len(meant) < 4 else meant[2]
        return item.start, last.end
    start = item.low
    while start < item.start and text[start] in "“”， 的和及":
        start += 1
    return (start if item.start - start <= 24 else item.start), item.end


@cache
def _because_of() -> re.Pattern[str]:
    return re.compile("因[^，。]{0,12}申请[^，。]{0,12}(?:引发|引起|产生)|申请(?:引发|引起)")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile("(上年度?|去年|同期|上一年度?|20[0-9]{2}年度?)(?:同期|全年)?的?（$")


@cache
def _paired_end() -> re.Pattern[str]:
    return re.compile("分别(?:为|是|有|达到?|共计)?$")


@cache
def _rate_before() -> re.Pattern[str]:
    return re.compile("率(?:均|都)?(?:为|达到?|：)?\\Z")


@cache
def _reached() -> re.Pattern[str]:
    return re.compile("^(?:增加|增长|上升|下降|减少|降低|提高|增|升|降)?(?:达到|达|到|至)了?$")


@cache
def _paired() -> re.Pattern[str]:
    return re.compile("分别|均|各|都|共")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile("[、和及与或以者，/]{1,3}(?:被?提起|引发|引起|因此|被申请|政府信息公开)?")
