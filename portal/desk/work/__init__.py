"""The page "Work" of the desk: what waits, runs, is done or failed beside the requests."""

from portal.desk.work.waiting import lead_on, wait, watch

__all__ = ["lead_on", "wait", "watch"]
