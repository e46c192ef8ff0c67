"""What a browser notices while a page is open: complaints of its own, broken policies, and what was asked of whom."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

VIOLATIONS = """
window.policyViolations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.policyViolations.push(`${event.violatedDirective}: ${event.blockedURI || 'inline'} ${event.sample}`);
});
"""


@dataclass
class Watch:
    """Complaints of the pages opened in `page` since it was made, and the hosts that were asked for anything."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.add_init_script(VIOLATIONS)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            of = message.location.get("url", "")
            self.complaints.append(f"{self.page.url}: {message.text}" + (f" [{of}]" if of else ""))

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about"):
            self.hosts.add(parts.netloc)

    def open(self, address: str) -> int:
        """Opens the address, waits until it has all it is made of and a moment for what comes after; its status."""
        response = self.page.goto(address)
        self.page.wait_for_timeout(100)
        for violation in self.page.evaluate("window.policyViolations || []"):
            self.complaints.append(f"{self.page.url}: policy violated: {violation}")
        return response.status if response else 0
