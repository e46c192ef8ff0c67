from portal.public.glossary.models.glossary_page import GlossaryPage
from portal.public.glossary.models.term import Term

__all__ = ["GlossaryPage", "Term"]
