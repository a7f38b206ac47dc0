"""The way between a page and its server, on which messages and answers are held back or lost."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import APIResponse, Page, Route

What = str | re.Pattern[str]
SAVES = re.compile(r"/(save|add)/$")
#: What a browser writes to its console of a request that failed.
CUT = ("net::ERR_FAILED", "net::ERR_INTERNET_DISCONNECTED")


@dataclass
class Wire:
    """What a page sends to be saved, and what it hears of it."""

    page: Page
    held: list[tuple[Route, APIResponse | None]] = field(default_factory=list)

    def hold_messages(self, times: int | None = None, what: What = SAVES) -> None:
        """Let nothing that is to be saved reach the server until it is let go."""
        self._route(lambda route: self.held.append((route, None)), times, what)

    def hold_answers(self, times: int | None = None, what: What = SAVES) -> None:
        """Let the server save, and the page wait for the answer."""
        self._route(lambda route: self.held.append((route, route.fetch())), times, what)

    def lose_answers(self) -> None:
        """Let the server save, and the connection break before the answer."""

        def lose(route: Route) -> None:
            route.fetch()
            route.abort()

        self._route(lose)

    def cut(self) -> None:
        """Let the connection break before anything is saved."""
        self._route(lambda route: route.abort())

    def await_held(self, number: int = 1) -> None:
        """Wait until so many messages or answers are held back."""
        while len(self.held) < number:
            self.page.evaluate("new Promise(requestAnimationFrame)")

    def let_go(self, at: int = 0) -> None:
        """Let one of those go its way that are held back."""
        route, answer = self.held.pop(at)
        if answer is None:
            route.continue_()
        else:
            route.fulfill(response=answer)

    def mend(self) -> None:
        """Let all go its way, now and from now on."""
        while self.held:
            self.let_go()
        self.page.unroute_all()

    def _route(
        self, handle: Callable[[Route], None], times: int | None = None, what: What = SAVES
    ) -> None:
        self.page.unroute_all()
        self.page.route(what, handle, times=times)
