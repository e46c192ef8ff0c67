from portal.outputs.models.contribution import Contribution
from portal.outputs.models.file import OutputFile
from portal.outputs.models.output import Output
from portal.outputs.models.outputs_page import OutputsPage
from portal.outputs.models.tables import TABLES, Activity, Carrier, MediaAppearance, Publication, Report

__all__ = [
    "TABLES",
    "Activity",
    "Carrier",
    "Contribution",
    "MediaAppearance",
    "Output",
    "OutputFile",
    "OutputsPage",
    "Publication",
    "Report",
]
