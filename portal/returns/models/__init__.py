from portal.returns.models.facts import OutputFacts
from portal.returns.models.made_return import Return

__all__ = ["OutputFacts", "Return"]
