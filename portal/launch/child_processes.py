"""Children that do not outlive their parent, so that a killed `up` leaves nothing behind that holds its port."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int, end_signal: signal.Signals = signal.SIGTERM) -> None:
    """Asks the kernel to send this process `end_signal` as soon as the process `parent` dies, even by `kill -9`.

    A parent that died before sends no signal any more: SystemExit then, at once.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, end_signal, 0, 0, 0)
    if os.getppid() != parent:
        raise SystemExit(128 + signal.SIGTERM)
