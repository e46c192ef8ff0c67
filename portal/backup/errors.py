"""What stands in the way of a backup or of its way back."""

__all__ = ["BackupError"]


class BackupError(Exception):
    """A plain message: what is wrong, and what to do about it."""
