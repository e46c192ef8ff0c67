from portal.cms.models.base import BasePage
from portal.cms.models.public_address import PublicAddress
from portal.cms.models.settings import SiteSettings

__all__ = ["BasePage", "PublicAddress", "SiteSettings"]
