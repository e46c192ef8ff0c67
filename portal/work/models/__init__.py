from portal.work.models.job import Job, JobQuerySet
from portal.work.models.schedule import Schedule

__all__ = ["Job", "JobQuerySet", "Schedule"]
