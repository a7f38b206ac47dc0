"""What must not happen behind a page's back: script errors, refused content, other hosts."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

#: What htmx calls an error when a page is left while the paper beside it is on its way.
LEFT = r"htmx:(afterRequest|sendAbort|sendError)"


@dataclass
class Watch:
    """Notes faults of all pages of a browser's context; ``home`` is the site's own address."""

    home: str
    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=lambda: [LEFT])

    def over(self, context: BrowserContext) -> None:
        """Watch a context from now on."""
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def expect(self, *patterns: str) -> None:
        """Name faults that the test itself brings about."""
        self.expected += patterns

    @property
    def unexpected(self) -> list[str]:
        return [
            fault
            for fault in self.faults
            if not any(re.search(pattern, fault) for pattern in self.expected)
        ]

    def _console(self, message: ConsoleMessage) -> None:
        # What the policy refuses is an error of the console too.
        if message.type in ("error", "warning", "assert"):
            self.faults.append(f"{message.type}: {message.text} ({message.location['url']})")

    def _error(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        # The browser's own pages, such as its reader of PDFs, have other schemes.
        if address.scheme not in ("http", "https", "ws", "wss"):
            return
        if f"{address.scheme}://{address.netloc}" != self.home:
            self.faults.append(f"another host: {request.url}")
