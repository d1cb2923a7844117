"""The application's end of the line to a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.drivers.web_driver import WebDriver

if TYPE_CHECKING:
    from tui.app import NianbaoApp

NAME = f"{__name__}:VisitorDriver"
"""How Textual is told to use it: the value of TEXTUAL_DRIVER."""


class VisitorDriver(WebDriver):
    """The driver of Textual, which also leaves in good order when the browser or the server is gone."""

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """The page was closed: save, and out."""
        if packet_type == "quit":
            self._leave()
        else:
            super().on_meta(packet_type, payload)

    def run_input_thread(self) -> None:
        """Read until the end; when nobody asked for the end, the server is gone."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._leave()

    def _leave(self) -> None:
        app = cast("NianbaoApp", self._app)
        app.call_from_thread(app.leave_at_once)
