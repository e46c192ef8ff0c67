from portal.public.findings.models.case_study_page import CaseStudyPage
from portal.public.findings.models.evidence import Evidence
from portal.public.findings.models.finding_page import FindingPage
from portal.public.findings.models.finding_version import FindingVersion
from portal.public.findings.models.findings_page import FindingsPage

__all__ = ["CaseStudyPage", "Evidence", "FindingPage", "FindingVersion", "FindingsPage"]
