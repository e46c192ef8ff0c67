from portal.intake.models.record import IntakeRecord
from portal.intake.models.run import IntakeRun

__all__ = ["IntakeRecord", "IntakeRun"]
