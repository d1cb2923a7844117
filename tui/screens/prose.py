"""The editor of one part of the prose: links, lists, taking over, and the way to other parts."""

from __future__ import annotations

from typing import ClassVar

from textual import events, work
from textual.binding import Binding, BindingType

from engine.interview.part import parts, question_of, taken, title
from engine.interview.part_state import figures
from engine.prose.links import Link
from engine.rules.finding import Finding
from tui import prose as say
from tui.findings import mark
from tui.messages import KeyChosen
from tui.screens.prose_view import ProseView
from tui.screens.prose_ways import HELP, Emptied, ask_emptied, choose_part
from tui.widgets.prose import ProseArea
from tui.widgets.prosepane import ProsePane


class ProseScreen(ProseView):
    """What the keys of the editor do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "采用并返回", priority=True, show=False, id="prose.back"),
        Binding("ctrl+s", "take", "采用", priority=True, show=False, id="prose.take"),
        Binding("f1", "help", "帮助", priority=True, show=False, id="prose.help"),
        Binding("f2", "choose_part", "各部分", priority=True, show=False, id="prose.choose_part"),
        Binding("f3", "pane('facts')", "事实", priority=True, show=False, id="prose.facts"),
        Binding("f4", "next_finding", "下一处问题", priority=True, show=False, id="prose.next_finding"),
        Binding("f5", "pane('phrasings')", "词句", priority=True, show=False, id="prose.phrasings"),
        Binding("f7", "link_all", "全部关联", priority=True, show=False, id="prose.link_all"),
        Binding("f8", "pane('before')", "去年的文字", priority=True, show=False, id="prose.before"),
        Binding("ctrl+l", "link", "关联或断开", priority=True, show=False, id="prose.link"),
        Binding("ctrl+n", "figure", "插入数字", priority=True, show=False, id="prose.figure"),
        Binding("tab,shift+tab", "other_side", "换栏", priority=True, show=False, id="prose.other_side"),
        Binding(
            "ctrl+pagedown,alt+pagedown", "turn(1)", "下一部分", priority=True, show=False, id="prose.next"
        ),
        Binding(
            "ctrl+pageup,alt+pageup", "turn(-1)", "上一部分", priority=True, show=False, id="prose.previous"
        ),
    ]

    # Links

    def on_prose_area_figure_wanted(self, message: ProseArea.FigureWanted) -> None:
        """A brace was typed."""
        message.stop()
        self._pick(message.typed)

    def on_prose_area_source_pasted(self, message: ProseArea.SourcePasted) -> None:
        """Links in braces show their figures."""
        message.stop()
        self._insert(message.source)

    def action_figure(self) -> None:
        """Ctrl+N: the list of figures."""
        self._pick("")

    @work(exclusive=True, group="screens")
    async def _pick(self, typed: str) -> None:
        """Insert a figure as a link; where none is chosen, the brace that was typed."""
        from tui.screens.prose_pick import FigurePicker

        first = self.state.facts if self.state is not None else ()
        key = await self.app.push_screen_wait(FigurePicker(figures(self.session.at_hand.view, first)))
        if key:
            self._insert(f"{{{key}}}")
        elif typed:
            self.area.insert(typed)
        self.area.focus()

    def _insert(self, text: str) -> None:
        self._text_first()
        self.area.insert_source(self._resolve(text))

    def action_link(self) -> None:
        """Ctrl+L: link the number at the cursor, or break its link."""
        area, at = self.area, self.area.at
        link = area.link_at(at)
        if link is not None:
            area.set_links([other for other in area.links if other is not link])
            self.say(say.broken([link]))
            return
        offers = [one for one in self._offers() if one.start <= at <= one.end]
        self._link(offers) if offers else self.say(
            "光标处没有和表格相同的数字；F7可以把能关联的一次全部关联。"
        )

    def action_link_all(self) -> None:
        """F7: link every number that can be."""
        offers = self._offers()
        self._link(offers) if offers else self.say("没有可以关联的数字。")

    def _offers(self) -> list[Link]:
        """Numbers that equal a figure and stand as they were judged."""
        state = self.state
        if state is None or state.text.text != self.area.text:
            return []
        places = [one.link for one in state.offers if one.link is not None]
        return [
            Link(key, place.span.start, place.span.end, self.session.at_hand.view.value(key))
            for place in places
            if (key := place.text.strip("{}")) and self.area.link_at(place.span.start + 1) is None
        ]

    def _link(self, offers: list[Link]) -> None:
        self.area.set_links([*self.area.links, *offers])
        self.say(f"〔已关联〕{len(offers)}个数，以后随表格变动；按Ctrl+Z撤销。")

    # Beside the text

    def action_pane(self, kind: str) -> None:
        """F3, F5, F8: one of the lists; on a narrow screen in the place of the text."""
        if self.pane.kind == kind and self.has_class("-pane"):
            self._text_first()
            return
        self.set_class(not self.has_class("-beside"), "-pane")
        self.pane.turn_to(kind)

    def action_other_side(self) -> None:
        """Tab: to the lists, and back to the text."""
        if self.area.has_focus:
            self.action_pane(self.pane.kind)
        else:
            self._text_first()

    def _text_first(self) -> None:
        self.remove_class("-pane")
        self.area.focus()

    def on_key(self, event: events.Key) -> None:
        """What is typed while a list has the focus is meant for the text."""
        if event.is_printable and not self.area.has_focus:
            event.stop()
            self._text_first()
            self.area.post_message(events.Key(event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted too."""
        if not self.area.has_focus:
            event.stop()
            self._text_first()
            self.area.post_message(events.Paste(event.text))

    def on_prose_pane_chosen(self, message: ProsePane.Chosen) -> None:
        """Insert a figure or a phrasing, go to a finding."""
        message.stop()
        if message.kind == "facts":
            self._insert(f"{{{message.value}}}")
        elif message.kind == "phrasings":
            self._insert(self._phrasings[int(message.value)].text)
        elif message.kind == "findings":
            self._text_first()
            self._go_to(int(message.value))

    def action_next_finding(self) -> None:
        """F4: the next finding behind the cursor, then from the beginning."""
        found = self.state.findings if self.state is not None else ()
        open_ = [number for number, finding in enumerate(found) if not finding.kept]
        if not open_:
            self.say(say.NO_FINDINGS)
            return
        places = sorted(
            (place, number) for number in open_ if (place := self._place(found[number])) is not None
        )
        behind = [number for place, number in places if place > self.area.at]
        following = (behind or [number for _, number in places] or open_)[0]
        self._text_first()
        self._go_to(following)
        if self.has_class("-beside"):
            self.pane.turn_to("findings", str(following), focus=False)

    def _place(self, finding: Finding) -> int | None:
        """Where in this part a finding points first."""
        return min((span.start for span in finding.spans if span.part == self.part), default=None)

    def _go_to(self, number: int) -> None:
        if self.state is None or number >= len(self.state.findings):
            return
        finding = self.state.findings[number]
        place = self._place(finding)
        if place is not None:
            self.area.go(place)
        self.say(f"{mark(finding)}{finding.message}")

    # Taking over, and going elsewhere

    async def on_key_chosen(self, message: KeyChosen) -> None:
        """A click on a key."""
        message.stop()
        if message.action:
            await self.run_action(message.action)

    @work(exclusive=True, group="screens")
    async def action_take(self) -> None:
        """Ctrl+S: this is the text of the part."""
        if await self._take():
            self._judge()
            self.say(say.TAKEN)

    @work(exclusive=True, group="screens")
    async def action_back(self) -> None:
        """Escape: from the lists to the text, from there back, with what was changed."""
        if not self.area.has_focus and self.area.is_attached:
            self._text_first()
        elif not self.is_changed or await self._take():
            self.session.typing = None
            self.dismiss(self.took)

    @work(exclusive=True, group="screens")
    async def action_turn(self, step: int) -> None:
        """To the next part."""
        offered = parts(self.session.draft)
        here = offered.index(self.part) if self.part in offered else 0
        await self._open(offered[(here + step) % len(offered)])

    @work(exclusive=True, group="screens")
    async def action_choose_part(self) -> None:
        """F2: to a part that is chosen."""
        chosen = await choose_part(self.app, self.session.at_hand.view, self.part)
        if chosen:
            await self._open(chosen)

    def action_help(self) -> None:
        """F1."""
        from tui.screens.dialog import MessageDialog

        self.app.push_screen(MessageDialog("写文字", HELP))

    async def _open(self, part: str) -> None:
        if self.is_changed and not await self._take():
            return
        self.session.typing = None
        self.part, self.state, self.took_here = part, None, False
        self._flash = ("", "")
        self.area.show(self._opened(part))
        self._text_first()
        self._show_head()
        self._judge()

    async def _take(self) -> bool:
        """Take the text over and save; False where the drafter goes on writing."""
        from tui.screens.saving import save

        text = self.area.source
        if not text.strip() and self._stands.strip():
            chosen = await ask_emptied(self.app, title(self.part))
            if chosen is Emptied.BACK:
                self.area.show(self._resolve(self._stands))
                return False
            if chosen is not Emptied.CLEAR:
                return False
        self.session.change(taken(self.session.draft, self.part, text), "answer", question_of(self.part))
        self._stands, self.took, self.took_here = text, True, True
        if await save(self.app, self.session) == "reloaded":
            self.area.show(self._opened(self.part))
        self._show_head()
        return True
