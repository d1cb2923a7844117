"""The meaning of every count: which figure of the form it states, from its own words and from what went before."""

from __future__ import annotations

from bisect import bisect_left
from itertools import zip_longest

from engine.figures.claims import Number
from engine.prose.read import applications, disclosure, disputes, frames, money, told
from engine.prose.read.asides import is_content, is_of_last_years, is_one_of_a_row, names_content
from engine.prose.read.bare import is_granted
from engine.prose.read.ellipsis import names_the_sum, summed, without_noun
from engine.prose.read.enumerations import Headings
from engine.prose.read.foreign import (
    begins_with_other_calls,
    counts_things,
    is_about_information,
    is_other_application,
    is_other_case,
)
from engine.prose.read.items import Item, Scene
from engine.prose.read.lexicon import Mark
from engine.prose.read.lookback import look_back
from engine.prose.read.nouns import DEFAULTS, LASTING, named_span, noun
from engine.prose.read.paired import pairs
from engine.prose.read.parts import is_change

_TAKEN_IN = ("收到", "接到", "收悉", "接获", "受理", "新收", "办理", "办结", "答复")
_CASES = ("", "件", "条", "起", "宗", "份", "项", "例", "个", "次", "件次", "篇", "部", "条次", "件数", "封")
_FOR_OTHERS = ("指导", "协助", "协查", "协办", "会办")
_SORTS = ("人次", "人", "名", "批", "批次", "项", "类", "种", "家", "户")
_THIS_YEAR = ("今年", "今年为", "本年", "本年为", "本年度", "本年度为", "当年")
_POSTING = frozenset({"posts", "foreign", "thing"})


class Reader:
    """Reads the counts of one text in order and remembers what the text is about."""

    def __init__(self, scene: Scene, year: int | None) -> None:
        """Start at the top of a text."""
        self._scene = scene
        self._text = scene.text
        self._year = year
        self._subject = DEFAULTS.get(scene.part, "")
        self._headings = Headings(scene, self._subject)
        self._looking = scene.part in ("problems", "matters")
        self._rows: tuple[str, ...] = ("review",)
        self._filled: dict[str, Number] = {}
        self._mark = 0
        self._paragraph = 0
        self._last: Item | None = None
        self._next: Item | None = None
        self._apart = False
        self._spoken = False
        self._topic = -1
        self._stated: set[str] = set()
        self._ghosts: dict[int, list[Item]] = {}
        self._outside: tuple[int, str, tuple[str, ...]] | None = None

    def read(self) -> None:
        """Give every count its keys and its subject."""
        for item, follow in zip_longest(self._scene.counts, self._scene.counts[1:]):
            self._next = follow
            self._listen(item)
            self._share_words(item)
            if self._in_a_row(item):
                self._last = item
                continue
            item.keys = tuple(key for key in self._keys(item) if key)
            look_back(item, self._last, self._text, self._year, self._stated, looking=self._looking)
            item.span = named_span(item, self._text)
            self._stated.update(item.keys)
            self._last = item

    def _share_words(self, item: Item) -> None:
        """收到申请4人次6件, 行政许可27项1846件: the second number has the words of the first, and is the one meant."""
        last = self._last
        if last is not None and last.end == item.start and last.unit in _SORTS and last.head:
            item.low, item.head = last.low, last.head
            item.families |= {mark.family for mark in last.head}
            last.keys = ()

    def _in_a_row(self, item: Item) -> bool:
        """行政复议、行政诉讼分别为3件、2件: every number is read with the name that it belongs to."""
        if item.index not in self._ghosts:
            self._ghosts = {}
            for pair in pairs(self._scene, item):
                self._ghosts.setdefault(pair.item.index, []).append(pair.ghost)
        ghosts = self._ghosts.get(item.index)
        if ghosts is None:
            return False
        read = [(ghost, tuple(key for key in self._keys(ghost) if key)) for ghost in ghosts]
        item.keys = tuple(dict.fromkeys(key for _, keys in read for key in keys))
        item.subject, item.value, item.unit = ghosts[-1].subject, ghosts[0].value, ghosts[0].unit
        item.years, item.families = ghosts[0].years, item.families | ghosts[0].families
        item.span = (min([item.start, *(mark.start for ghost in ghosts for mark in ghost.head)]), item.end)
        self._stated.update(item.keys)
        return True

    def _listen(self, item: Item) -> None:
        """Follow what the text is about up to the words of the number."""
        if item.paragraph != self._paragraph:
            self._paragraph = item.paragraph
            self._subject = self._headings.about(item.start)
            self._apart = False
            self._last = None
            self._outside = None
        self._close_bracket(item)
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
        self._open_bracket(item)
        if self._last is None or self._last.sentence != item.sentence:
            self._apart, self._spoken = begins_with_other_calls(self._scene, item), False
        elif self._last.subject == "app":
            self._spoken = True

    def _close_bracket(self, item: Item) -> None:
        """行政复议2件（其中1件为去年的申请），维持1件: what a bracket speaks of ends with it."""
        marks = self._scene.marks
        if self._outside is not None and item.low > self._outside[0]:
            closing, self._subject, self._rows = self._outside
            self._outside = None
            while self._mark < len(marks) and marks[self._mark].start < closing:
                self._mark += 1

    def _open_bracket(self, item: Item) -> None:
        text = self._text
        if self._outside is None and text[item.low - 1 : item.low] == "（":
            closing = text.find("）", item.end)
            if closing >= 0 and "\n" not in text[item.end : closing]:
                self._outside = (closing, self._subject, self._rows)

    def _is_aside(self, item: Item) -> bool:
        """Whether a number tells what applications asked for, of several years in a row, or of last year's cases."""
        if names_content(item, self._text):
            self._topic = item.clause
            return True
        goes_on = item.lead == "、" and self._topic == item.clause and is_content(item)
        return goes_on or is_one_of_a_row(item, self._text) or is_of_last_years(item, self._last, self._text)

    def _is_modifier(self, mark: Mark) -> bool:
        """申请 in 申请行政复议 says nothing about what follows; 收到申请 does."""
        return (
            self._text[mark.start : mark.end] == "申请"
            and not self._text.startswith(_TAKEN_IN, mark.start - 2)
            and not (self._text[mark.start - 1] == "的" and self._text.startswith(_TAKEN_IN, mark.start - 3))
        )

    def _at_once(self, item: Item) -> tuple[str, ...] | None:
        """What a number says whose noun need not be asked; None for every other one."""
        if self._subject in ("", "app", "posts", "fact") and is_granted(
            item, self._last, self._next, self._text
        ):
            self._subject = item.subject = "app"
            return ("applications.granted.total",)
        if item.inner:
            return ()  # 予以公开（含主动公开的11件）40件
        if is_about_information(item, self._last, self._text):
            return self._of_those(item)
        if self._is_aside(item):
            item.subject = "foreign"
            return ()
        if is_change(item, self._text) or frames.rate_before().search(self._text, item.low, item.start):
            item.subject = "change"
            found = noun(item, self._text)
            if found is not None and found.family in LASTING and found.end <= item.start:
                self._subject = found.family  # 申请较上年减少1件，共收到2件
            return ()
        return None

    def _keys(self, item: Item) -> tuple[str, ...]:
        plainly = self._at_once(item)
        if plainly is not None:
            return plainly
        found = noun(item, self._text)
        family = "" if found is None else found.family
        if item.unit in ("元", "万元") or self._is_fee_of_nothing(item):
            return self._money(item)
        if family in ("posts", "thing", ""):
            family, found = without_noun(
                item, found, family, (self._subject, self._last, self._spoken), self._text
            )
        if (
            found is not None
            and family == "app"
            and is_other_application(item, found, self._last, self._text, self._subject)
        ):
            item.subject = "foreign"
            return ()
        item.subject = family
        keys = self._by_family(item, found, family)
        if (counts_things(item, found, self._text) or item.unit not in _CASES) and any(
            key.startswith(("applications.", "disputes.", "channels.")) for key in keys
        ):
            keys = ()
        foreign = family == "thing" or item.subject == "foreign"
        if foreign and item.listed and item.total is not None and item.total.subject == "app":
            return keys  # 收到申请86件，其中各部门收到45件: the text stays with applications
        if (
            family == "thing"
            and self._subject == "app"
            and item.head
            and item.head[-1].family in ("in", "out")
        ):
            return keys  # 街道答复27件: a part of them
        self._subject = "foreign" if foreign else family or self._subject
        return keys

    def _of_those(self, item: Item) -> tuple[str, ...]:
        """全年行政复议12件，其中政府信息公开类3件: the figure of the form is the second."""
        row = self._rows[-1]
        item.subject = self._subject = row.partition("_")[0]
        if self._last is not None:
            self._last.keys = ()
        return (f"disputes.{row}.total",)

    def _is_fee_of_nothing(self, item: Item) -> bool:
        """信息处理费收取金额为0: no unit, and an amount all the same."""
        if item.unit == "" and item.has("fees") and "单位：万元" in self._text[item.low : item.start]:
            item.unit = "万元"
            return True
        last = item.head[-1] if item.head else None
        bare = last is not None and (item.unit == "" or last.end == item.start)
        if item.value == 0 and bare and last is not None and last.family == "fees":
            item.unit = "万元"  # 行政事业性收费为0, 行政事业性收费0项
            return True
        charged = item.has("info_fee") or (item.has("charge") and self._scene.part == "matters")
        if item.value != 0 or item.unit != "" or not item.has("received_fee") or not charged:
            return False
        item.unit = "元"
        return True

    def _by_family(self, item: Item, found: Mark | None, family: str) -> tuple[str, ...]:
        if family == "app":
            return self._application(item, named=found is not None)
        if family in ("review", "litigation"):
            return self._disputes(item, found)
        if family in ("norm", "reg"):
            return disclosure.documents(item, found, family, self._text, self._last)
        if family == "posts":
            return (told.posts_key(item, self._text),)
        if family == "info_fee" and "通知" in self._text[item.low : item.start]:
            return self._money(item)
        if found is None:
            return disclosure.under_its_name(item, family, self._text)
        if family in ("licensing", "penalties", "compulsion"):
            keys = disclosure.decision_keys(item, found, self._text, self._last)
            return disclosure.with_joined(item, keys, self._text)
        if family == "notice":
            return self._money(item)
        return (told.told_key(item, found, self._text),) if family in ("fact", "mailbox") else ()

    def _application(self, item: Item, *, named: bool) -> tuple[str, ...]:
        words = self._text[item.low : item.start]
        disputed = item.listed and item.total is not None and item.total.subject in ("review", "litigation")
        if disputed and all(mark.family in ("among", "last") for mark in item.head):
            return ()  # 行政复议2件（其中1件系上年提出的申请）
        if item.behind and not item.head:
            return summed(item)
        if item.listed and words.strip("“”其中") == "公开":
            return ("applications.granted.total",)
        compared = (
            self._last is not None
            and bool(self._last.keys)
            and self._last.keys[0].startswith(applications.LAST)
        )
        after = (
            words in ("为", "达", "共") and compared and item.lead == "，"
        )  # 同比（2022年98件）下降6.1%，为92件
        if not named and not item.has("applicant") and (after or frames.reached().search(words)):
            return self._reached_from(item)
        bare = all(mark.family == "all" for mark in item.head)
        if not named and bare and item.lead == "，" and names_the_sum(self._scene, item, self._last, words):
            return (f"{applications.RECEIVED}.total",)
        if not named and "新增" in words and frames.added().fullmatch(words):
            return (f"{applications.RECEIVED}.total",)
        this_year = compared and item.lead == "，" and words in _THIS_YEAR  # 上年33件，今年41件
        if not named and not item.head and (this_year or frames.year_only().fullmatch(words)):
            return self._reached_from(item)
        if named and frames.compound().search(words):
            return ()  # 受理案件申请评查6次: the noun behind says what is counted
        if any(sign in words for sign in _FOR_OTHERS) or (not named and not item.head and not item.tail):
            return ()
        keys = applications.application_keys(item, self._text, self._year, named=named)
        return keys if self._is_own(item, keys, named=named) else ()

    def _is_own(self, item: Item, keys: tuple[str, ...], *, named: bool) -> bool:
        """Whether the figure is that of all applications, not of things published or of one channel alone."""
        total = item.total
        if keys in ((applications.CARRIED_IN,), (applications.CARRIED_OUT,)):
            return True
        if item.listed and total is not None and total.subject in _POSTING and not item.has("outcome"):
            verbs = any(mark.family in ("in", "out") for mark in item.head)
            return item.unit != "条" and verbs and named
        papers = total is not None and frames.papers().search(self._text, total.low, total.start)
        checked = total is not None and total.has("handling") and not total.has("app")
        if item.listed and total is not None and (papers or checked or total.subject == "mailbox"):
            return False  # 审核公文726件，其中不予公开414件
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
        if before is not None and before.sentence == item.sentence and before.keys:
            return tuple(key.removeprefix(applications.LAST) for key in before.keys)
        return (f"{applications.RECEIVED}.total",)

    def _disputes(self, item: Item, found: Mark | None) -> tuple[str, ...]:
        rows = self._dispute_rows(item, found)
        said_before = found is None and not item.has("result") and not self._names_disputes(item)
        others = found is not None and not item.has("result") and is_other_case(item, self._text)
        if said_before or others:
            item.subject = "foreign"  # 诉讼0件。全年开展检查1200次
            return ()
        return disputes.dispute_keys(item, rows, self._text, self._last)

    def _names_disputes(self, item: Item) -> bool:
        """Whether the sentence of a number speaks of disputes in front of it."""
        low = max(self._text.rfind(stop, 0, item.start) + 1 for stop in "。\n")
        first = bisect_left(self._scene.marks, low, key=lambda mark: mark.start)
        near = self._scene.marks[first : first + 40]
        return any(
            mark.family in ("review", "litigation", "both") and mark.end <= item.start for mark in near
        )

    def _dispute_rows(self, item: Item, found: Mark | None) -> tuple[str, ...]:
        if found is None:
            told = [row for row in self._filled if row != self._rows[-1]]
            empty = self._filled.get(self._rows[-1]) == 0 and bool(item.value) and item.has("result")
            return (told[-1],) if empty and told and self._filled[told[-1]] else self._rows
        rows = disputes.rows_of(item, found, self._text)
        self._rows = rows[-1:]
        if not item.has("result"):
            self._filled[rows[-1]] = item.value or 0
        return rows

    def _money(self, item: Item) -> tuple[str, ...]:
        words = [mark.family for mark in item.head if mark.family in ("fees", "info_fee", "notice", "charge")]
        if not words and item.unit not in ("元", "万元"):
            words = [mark.family for mark in item.tail if mark.family == "notice"]  # 3份收费通知
        what = next((word for word in reversed(words) if word != "charge"), words[-1] if words else "")
        amount = any(
            sign in self._text[item.low : item.start]
            for sign in ("金额", "总额", "收入", "共", "合计", "总计")
        )
        if what in ("", "charge"):
            about = self._subject in ("info_fee", "app", "notice") or self._scene.part == "matters"
            fees = self._subject == "fees" and (not words or amount)
            what = "fees" if fees else "info_fee" if about else ""
        if what == "fees" and item.has("charge") and not item.has("fees") and not amount:
            what = ""
        fee = money.is_of_a_fee(item, self._text)
        spoken = words or ((item.has("billed") or item.has("received_fee")) and fee)
        if not what or not (spoken or (self._subject in ("info_fee", "notice") and fee)):
            item.subject = "foreign"
            return ()
        self._subject = item.subject = "fees" if what == "fees" else "info_fee"
        last = self._last
        noticed = last is not None and last.sentence == item.sentence and "info_fee.notices" in last.keys
        noticed = noticed or money.is_noticed(self._text, self._scene.marks, item, last)
        words_before = self._text[item.low : item.start]
        found = money.fee_key(item, what, words_before, noticed=noticed)
        if found is None:
            return ()
        key, item.value, item.unit = found
        return (key,)
