from portal.intake.models.column_choice import ColumnChoice
from portal.intake.models.people import PeopleRecord, PeopleRun
from portal.intake.models.record import IntakeRecord
from portal.intake.models.run import IntakeRun

__all__ = ["ColumnChoice", "IntakeRecord", "IntakeRun", "PeopleRecord", "PeopleRun"]
