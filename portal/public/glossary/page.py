"""What the glossary's page prints."""

from django.http import HttpRequest
from django.utils.functional import cached_property

from portal.cms.contents import prints
from portal.public.glossary.models import GlossaryPage, Term

__all__ = ["GlossaryContent"]


@prints(GlossaryPage)
class GlossaryContent:
    """What `public/glossary/glossary_page.html` prints beside the page's own fields."""

    def __init__(self, page: GlossaryPage, request: HttpRequest) -> None:
        self.page = page

    @cached_property
    def terms(self) -> list[Term]:
        """All terms in alphabetical order."""
        return list(Term.objects.in_order())
