from portal.records.outputs.models.contribution import Contribution
from portal.records.outputs.models.file import OutputFile
from portal.records.outputs.models.output import Output
from portal.records.outputs.models.tables import TABLES, Activity, Carrier, MediaAppearance, Publication, Report

__all__ = [
    "TABLES",
    "Activity",
    "Carrier",
    "Contribution",
    "MediaAppearance",
    "Output",
    "OutputFile",
    "Publication",
    "Report",
]
