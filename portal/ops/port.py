"""The port that `up` serves on. Standard library only."""

import argparse
import errno
import socket
import time

from portal.ops.trouble import Trouble

HOST = "127.0.0.1"
USUAL = 8000
# A killed `up` leaves workers that notice within a moment; so long is waited for them.
PATIENCE = 3.0


def wanted(arguments: list[str]) -> int:
    """The port that `up`'s arguments ask for."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--port", type=int, default=USUAL)
    return parser.parse_known_args(arguments)[0].port


def require_free(port: int, patience: float = 0.0) -> None:
    """Raises Trouble unless the port can be served on, waiting up to `patience` seconds for it."""
    limit = time.monotonic() + patience
    while True:
        reason = _refusal(port)
        if reason is None:
            return
        if reason != errno.EADDRINUSE:
            raise Trouble(f"Port {port} cannot be used by this account. Choose another with --port, such as 8080.")
        if time.monotonic() > limit:
            raise Trouble(f"Port {port} is taken by another program. End it, or choose another: up --port {port + 1}")
        time.sleep(0.1)


def _refusal(port: int) -> int | None:
    """The system's error number for serving there, or None."""
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind((HOST, port))
            line.listen(1)
        except OverflowError:
            raise Trouble(f"{port} is no port: choose one between 1024 and 65535.") from None
        except OSError as error:
            return error.errno
    return None


def answers(port: int) -> bool:
    """Whether somebody accepts connections there."""
    with socket.socket() as line:
        line.settimeout(2)
        return line.connect_ex((HOST, port)) == 0
