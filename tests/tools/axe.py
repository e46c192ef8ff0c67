"""axe-core, which judges a page as it stands in the browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def axe_violations(page: Page, within: str | None = None) -> list[str]:
    """What axe finds wrong with the page, or within what the selector finds; empty if all is well.

    One line a fault: "rule (impact): selector ...".
    """
    found = Axe().run(page, context=within, options=RULES).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {' '.join(str(part) for part in node['target'])} - {rule['help']}"
        for rule in found
        for node in rule["nodes"]
    ]
