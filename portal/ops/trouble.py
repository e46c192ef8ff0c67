"""What a person is told when something outside the portal stands in the way. Standard library only."""

import errno

NO_SPACE = ("No space left on device", "Check free disk space", "Disk quota exceeded")
NO_NETWORK = (
    "Temporary failure in name resolution",
    "Temporary failure resolving",
    "Name or service not known",
    "Network is unreachable",
    "Failed to establish a new connection",
    "Failed to resolve",
    "Could not resolve",
    "Connection refused",
    "Connection timed out",
    "ConnectTimeoutError",
    "No route to host",
    "Cannot connect to proxy",
)


class Trouble(Exception):  # noqa: N818 - said to a person, not raised at a programmer
    """A plain message: what is wrong and what to do about it. The command ends with it, non-zero, without traceback."""


def disk_full(where: object) -> Trouble:
    """The message for a full disk, naming the place that could not be written."""
    return Trouble(f"The disk is full: nothing more can be written at {where}. Make room there and start again.")


def tells_of_full_disk(words: str) -> bool:
    """Whether a program's, or the database's, words mean that the disk is full."""
    return any(sign in words for sign in NO_SPACE)


def database_unreachable(error: Exception) -> Trouble:
    """The message for a server that does not let us in; the driver's words hold no password."""
    words = " ".join(str(error).split())
    return Trouble(f"The PostgreSQL server that DATABASE_URL names does not let us in: {words}")


def from_os_error(error: OSError) -> Trouble | None:
    """The plain message for an operating-system error that a person can mend, or None for one that is our own fault."""
    place = error.filename or "the folder in use"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(place)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble(f"{place} cannot be written or read by this account. Run as its owner, or set PORTAL_VAR.")
    return None


def from_output(output: str, place: object, doing: str) -> Trouble:
    """The plain message for a failed program: `output` is what it printed, `doing` what it was wanted for."""
    if tells_of_full_disk(output):
        return disk_full(place)
    if any(sign in output for sign in NO_NETWORK):
        return Trouble(f"There is no network, and {doing} needs it. Connect this machine and start again.")
    tail = "\n".join(output.strip().splitlines()[-12:])
    return Trouble(f"{doing[:1].upper()}{doing[1:]} failed. Its last words:\n{tail}")
