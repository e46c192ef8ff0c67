"""Comparing an award with a saved copy of the funder's public record of it. Nothing here writes anything."""

from portal.returns.reconcile.differences import Reconciled, reconcile
from portal.returns.reconcile.read import LARGEST, NoRecordError, PublicRecord, TheirOutcome, read_record

__all__ = ["LARGEST", "NoRecordError", "PublicRecord", "Reconciled", "TheirOutcome", "read_record", "reconcile"]
