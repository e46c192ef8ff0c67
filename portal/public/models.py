"""Every page type of the public site, imported here because Django looks for an app's models in this module.

What each of them prints registers itself when its `page.py` is loaded (see `cms.contents`), so that is done here too.
"""

from portal.public.content import page as content_page
from portal.public.content.models import ContentPage
from portal.public.findings import page as findings_page
from portal.public.findings.models import CaseStudyPage, Evidence, FindingPage, FindingsPage, FindingVersion
from portal.public.glossary import page as glossary_page
from portal.public.glossary.models import GlossaryPage, Term
from portal.public.grants.models import GrantsPage
from portal.public.home.models import HomePage
from portal.public.outputs.models import OutputsPage
from portal.public.people.models import TeamPage

PAGE_CONTENTS = (content_page, findings_page, glossary_page)

__all__ = [
    "PAGE_CONTENTS",
    "CaseStudyPage",
    "ContentPage",
    "Evidence",
    "FindingPage",
    "FindingVersion",
    "FindingsPage",
    "GlossaryPage",
    "GrantsPage",
    "HomePage",
    "OutputsPage",
    "TeamPage",
    "Term",
]
