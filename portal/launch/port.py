"""The port that `up` serves on. Standard library only."""

import argparse
import errno
import socket
import time

from portal.launch.errors import StartupError

HOST = "127.0.0.1"
DEFAULT = 8000
# A killed `up` leaves workers that notice within a moment.
WAIT_SECONDS = 3.0


def requested(arguments: list[str]) -> int:
    """The port that `up`'s arguments ask for."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--port", type=int, default=DEFAULT)
    return parser.parse_known_args(arguments)[0].port


def require_free(port: int, wait_seconds: float = 0.0) -> None:
    """Raises StartupError unless the port can be served on, waiting up to `wait_seconds` seconds for it."""
    limit = time.monotonic() + wait_seconds
    while True:
        reason = refusal(port)
        if reason is None:
            return
        if reason != errno.EADDRINUSE:
            raise StartupError(f"Port {port} cannot be used by this account. Choose another with --port, such as 8080.")
        if time.monotonic() > limit:
            raise StartupError(
                f"Port {port} is taken by another program. End it, or choose another: up --port {port + 1}"
            )
        time.sleep(0.1)


def refusal(port: int) -> int | None:
    """The system's error number for serving there, or None."""
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            connection.bind((HOST, port))
            connection.listen(1)
        except OverflowError:
            raise StartupError(f"{port} is no port: choose one between 1024 and 65535.") from None
        except OSError as error:
            return error.errno
    return None


def answers(port: int) -> bool:
    """Whether somebody accepts connections there."""
    with socket.socket() as connection:
        connection.settimeout(2)
        return connection.connect_ex((HOST, port)) == 0
