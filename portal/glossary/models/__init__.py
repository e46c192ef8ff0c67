from portal.glossary.models.glossary_page import GlossaryPage
from portal.glossary.models.term import Term

__all__ = ["GlossaryPage", "Term"]
