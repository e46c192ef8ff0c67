"""Plain messages about what stands in the way outside the portal. Standard library only."""

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


class StartupError(Exception):
    """A plain message: what is wrong and what to do about it. The command ends with it, non-zero, without traceback."""


def disk_full(location: object) -> StartupError:
    """The message for a full disk, naming the location that could not be written."""
    return StartupError(
        f"The disk is full: nothing more can be written at {location}. Make room there and start again."
    )


def means_full_disk(output: str) -> bool:
    """Whether what a program or the database printed means that the disk is full."""
    return any(sign in output for sign in NO_SPACE)


def database_unreachable(error: Exception) -> StartupError:
    """The message for a server that does not let us in; the driver's words hold no password."""
    message = " ".join(str(error).split())
    return StartupError(f"The PostgreSQL server that DATABASE_URL names does not let us in: {message}")


def from_os_error(error: OSError) -> StartupError | None:
    """The plain message for an operating-system error that a person can mend, or None for one that is our own fault."""
    path = error.filename or "the folder in use"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StartupError(f"{path} cannot be written or read by this account. Run as its owner, or set PORTAL_VAR.")
    return None


def from_output(output: str, location: object, doing: str) -> StartupError:
    """The plain message for a failed program: `output` is what it printed, `doing` what it was wanted for."""
    if means_full_disk(output):
        return disk_full(location)
    if any(sign in output for sign in NO_NETWORK):
        return StartupError(f"There is no network, and {doing} needs it. Connect this machine and start again.")
    tail = "\n".join(output.strip().splitlines()[-12:])
    return StartupError(f"{doing[:1].upper()}{doing[1:]} failed. Its last words:\n{tail}")
