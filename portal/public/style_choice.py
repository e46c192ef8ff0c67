"""In which citation style a reader sees a page."""

from dataclasses import dataclass

from django.http import HttpRequest

from portal.bibliography.formats import Format
from portal.bibliography.styles import DEFAULT_STYLE, STYLES
from portal.cms.models import SiteSettings

__all__ = ["StyleChoice", "offered_styles", "style_choice"]


@dataclass(frozen=True)
class StyleChoice:
    """The site's name, the names of the citation styles on offer (in the order of the settings), and the chosen one."""

    site_name: str
    styles: tuple[str, ...]
    style: str

    @property
    def label(self) -> str:
        """What the chosen style is called."""
        return STYLES[self.style].label

    def address(self, offered: Format, url: str) -> str:
        """The address of a file in that format; of formatted citations it names the style, unless it is the first."""
        is_chosen = offered.write_in_style is not None and self.style != self.styles[0]
        return f"{url}?style={self.style}" if is_chosen else url

    @property
    def options(self) -> list[dict[str, object]]:
        """Each style on offer with its label, the query string that chooses it, and whether it is chosen."""
        return [
            {"label": STYLES[name].label, "url": f"?style={name}#citation", "selected": name == self.style}
            for name in self.styles
        ]


def style_choice(request: HttpRequest) -> StyleChoice:
    """The style that the address asks for with `style=`, if the site offers it, or else the first on offer."""
    site_settings = SiteSettings.for_request(request)
    styles = offered_styles(site_settings)
    asked = request.GET.get("style", "")
    return StyleChoice(site_settings.name, styles, asked if asked in styles else styles[0])


def offered_styles(site_settings: SiteSettings) -> tuple[str, ...]:
    """The names of the styles that the site offers; the portal's own default where the settings name none."""
    chosen = tuple(name for name in site_settings.citation_styles if name in STYLES)
    return chosen or (DEFAULT_STYLE,)
