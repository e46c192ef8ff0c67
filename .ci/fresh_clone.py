"""Does what a stranger does: clones, says `up`, looks, ends it, and looks what is left. Standard library.

With the folder of a checkout as its argument it says `up` there, and clones nothing.
"""

import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIRST_UP_TIMEOUT = 900
NEXT_UP_TIMEOUT = 60
END_TIMEOUT = 60
PAGES = ("/", "/readyz", "/admin/login/")


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


def wait_for_page(address: str, process: subprocess.Popen, timeout: float) -> None:
    """Returns once the address answers; ends the script if `up` ends before, or takes too long."""
    limit = time.monotonic() + timeout
    while time.monotonic() < limit:
        if process.poll() is not None:
            sys.exit(f"`up` ended with exit code {process.returncode} before it served.")
        try:
            urllib.request.urlopen(address, timeout=30).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    sys.exit(f"`up` did not serve within {timeout} s.")


def left_running(folder: Path) -> list[str]:
    """The command lines of processes that have to do with the folder."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in line:
            lines.append(line)
    return lines


def up(clone: Path, timeout: float) -> None:
    """Runs `up` once: its pages answer 200, SIGTERM ends it with 0, and nothing is left running."""
    port = free_port()
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, "manage.py", "up", "--port", str(port)], cwd=clone)
    try:
        wait_for_page(f"http://127.0.0.1:{port}/", process, timeout)
        print(f"  first answer after {time.monotonic() - began:.1f} s", flush=True)
        for page in PAGES:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{page}", timeout=60) as answer:
                assert answer.status == 200, page
    finally:
        process.send_signal(signal.SIGTERM)
        code = process.wait(END_TIMEOUT)
    if code:
        sys.exit(f"`up` ended with exit code {code} on SIGTERM.")
    left = left_running(clone)
    if left:
        sys.exit("Left running:\n" + "\n".join(left))


def main() -> None:
    """Clones, and says `up` twice: the second time everything is there."""
    if sys.argv[1:]:
        up(Path(sys.argv[1]).resolve(), FIRST_UP_TIMEOUT)
        return
    folder = Path(tempfile.mkdtemp(prefix="portal-fresh-"))
    folder.chmod(0o755)
    clone = folder / "portal"
    try:
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True, timeout=300)
        up(clone, FIRST_UP_TIMEOUT)
        up(clone, NEXT_UP_TIMEOUT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
