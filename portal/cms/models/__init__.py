from portal.cms.models.base import BasePage
from portal.cms.models.settings import SiteSettings

__all__ = ["BasePage", "SiteSettings"]
