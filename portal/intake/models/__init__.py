from portal.intake.models.change import IntakeChange
from portal.intake.models.row import IntakeRow
from portal.intake.models.run import IntakeRun

__all__ = ["IntakeChange", "IntakeRow", "IntakeRun"]
