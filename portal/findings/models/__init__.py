from portal.findings.models.case_study_page import CaseStudyPage
from portal.findings.models.evidence import Evidence
from portal.findings.models.finding_page import FindingPage
from portal.findings.models.finding_version import FindingVersion
from portal.findings.models.findings_page import FindingsPage

__all__ = ["CaseStudyPage", "Evidence", "FindingPage", "FindingVersion", "FindingsPage"]
