from portal.pages.models.base import BasePage
from portal.pages.models.content import ContentPage
from portal.pages.models.settings import SiteSettings

__all__ = ["BasePage", "ContentPage", "SiteSettings"]
