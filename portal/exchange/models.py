"""The model of the room, and what listens to those of others, imported here because Django looks for both here."""

from portal.exchange.items import Item
from portal.exchange.noticing import notice, notice_published

__all__ = ["Item", "notice", "notice_published"]
