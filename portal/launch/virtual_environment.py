"""Makes and keeps `.venv` from `requirements.lock`. Standard library only: it runs before anything is installed."""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.launch import debian, layout
from portal.launch.console import Step, step
from portal.launch.errors import StartupError, disk_full, from_output
from portal.launch.locks import exclusive_lock

Command = list[str | Path]

MAKE_TIMEOUT = 1800.0
SYSTEM_BUNDLE = Path("/etc/ssl/certs/ca-certificates.crt")
NO_VENV = (
    "This Python ({python}) cannot make virtual environments: its `venv` module is not complete. On Debian, install it "
    "as root with `apt-get install python3-venv`, then start again."
)


def stamp() -> Path:
    """Written last: the environment is whole, and made from the lock and the Python that it names."""
    return layout.environment_dir() / "portal-lock"


def unfinished() -> Path:
    """There while we install: an environment that has it was left half-made."""
    return layout.environment_dir() / "portal-unfinished"


def wanted() -> str:
    """What the stamp of a current environment says: the lock, and for which Python."""
    lock = hashlib.sha256(layout.lock_file().read_bytes()).hexdigest()
    return f"{lock} {sys.version_info.major}.{sys.version_info.minor} {sys.platform}\n"


def is_current() -> bool:
    """Whether the environment is whole and made from the present lock."""
    if not os.access(layout.environment_python(), os.X_OK) or unfinished().exists():
        return False
    return stamp().is_file() and stamp().read_text() == wanted()


def ensure(announce: bool = False) -> None:
    """Makes the environment, or brings it up to the lock, unless it is current. Prints a step's line if it had
    something to do, or if `announce` asks for one."""
    if is_current():
        if announce:
            with step("environment") as running:
                running.note(".venv is up to date")
        return
    with exclusive_lock(layout.make_var_dir() / "environment.lock", MAKE_TIMEOUT), step("environment") as running:
        if is_current():
            running.note(".venv, made by another command meanwhile")
            return
        make(running)


def make(running: Step) -> None:
    """Makes the environment and installs the lock into it."""
    folder = layout.environment_dir()
    fresh = not os.access(layout.environment_python(), os.X_OK) or unfinished().exists() or python_changed()
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    try:
        with installer(running, fresh) as pip:
            unfinished().write_text("Packages are being installed.\n")
            count = install_packages(pip, running)
            compile_of(running)
        stamp().write_text(wanted())
        unfinished().unlink()
    except BaseException:
        if fresh:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    running.note(f".venv, {count} packages installed from {layout.lock_file().name}")


def python_changed() -> bool:
    """Whether the machine's Python has moved on since the environment was made, so that it finds no package now."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return not (layout.environment_dir() / "lib" / version).is_dir()


@contextmanager
def installer(running: Step, fresh: bool) -> Iterator[Command]:
    """A command that is pip for our environment, which is made on the way. pip comes from Python's own `ensurepip`;
    Debian packs that apart, so there: an installed pip, or Debian's package of it, for root and for a user."""
    python = layout.environment_python()
    if not fresh and has_pip(python):
        yield [python, "-m", "pip"]
        return
    if not has("ensurepip") and not has("pip") and debian.may_install():
        running.progress("python3-venv, from Debian")
        debian.install("python3-venv")
        importlib.invalidate_caches()
    running.progress("an empty environment")
    if has("ensurepip"):
        venv()
        yield [python, "-m", "pip"]
    elif has("pip"):
        venv("--without-pip")
        yield [sys.executable, "-m", "pip", "--python", python]
    elif debian.is_debian():
        with tempfile.TemporaryDirectory(prefix="portal-pip-") as name:
            yield borrowed_pip(Path(name), running)
    else:
        raise StartupError(NO_VENV.format(python=sys.executable))


def has(module: str) -> bool:
    """Whether the module can be imported by this Python."""
    return importlib.util.find_spec(module) is not None


def has_pip(python: Path) -> bool:
    """Whether that Python has pip."""
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, timeout=60).returncode == 0


def borrowed_pip(folder: Path, running: Step) -> Command:
    """pip out of Debian's package of it, which a user may fetch and unpack, though not install."""
    running.progress("pip, from Debian")
    try:
        debian.unpack(folder, "python3-pip-whl", "ca-certificates")
    except StartupError as error:
        raise StartupError(f"{NO_VENV.format(python=sys.executable)}\n{error}") from error
    wheel = debian.pip_wheel(folder)
    if wheel is None:
        raise StartupError(NO_VENV.format(python=sys.executable))
    venv("--without-pip")
    if not SYSTEM_BUNDLE.exists():
        os.environ.setdefault("PIP_CERT", str(debian.certificate_bundle(folder)))
    return [layout.environment_python(), wheel / "pip"]


def venv(*options: str) -> None:
    """Makes an empty environment. Raises StartupError with what to install where that fails."""
    command: Command = [sys.executable, "-m", "venv", *options, layout.environment_dir()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode:
        output = done.stdout + done.stderr
        if "ensurepip" in output and "space" not in output:
            raise StartupError(NO_VENV.format(python=sys.executable))
        raise from_output(output, layout.environment_dir(), "making the virtual environment .venv")


def install_packages(pip: Command, running: Step) -> int:
    """Installs exactly what the lock lists, hashes checked; gives the number of packages that were new."""
    lock = layout.lock_file()
    total = sum(text_line[:1].isalnum() for text_line in lock.read_text().splitlines())
    command: Command = [*pip, "install", "--require-hashes", "--prefer-binary", "--no-input", "--progress-bar", "off",
               "--disable-pip-version-check", "--no-warn-script-location", "--no-compile", "-r", lock]  # fmt: skip
    output_lines: list[str] = []
    seen = 0
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        errors="replace", env=environment,
    ) as process:  # fmt: skip
        for output_line in process.stdout or ():
            output_lines.append(output_line)
            if output_line.startswith(("Collecting", "Requirement already satisfied")):
                seen += 1
                running.progress(f"{seen} of at most {total} packages fetched")
            elif output_line.startswith("Installing"):
                running.progress(f"{seen} packages to unpack")
    if process.returncode:
        output = "".join(output_lines)
        with contextlib.suppress(OSError):
            if shutil.disk_usage(layout.ROOT).free < 1_000_000:
                raise disk_full(layout.ROOT)
        raise from_output(output, layout.environment_dir(), "installing the packages of requirements.lock")
    installed = next((text.split()[2:] for text in output_lines if text.startswith("Successfully installed")), [])
    return len(installed)


def compile_of(running: Step) -> None:
    """Compiles the packages on every core. pip would use one, and an account that may not write them, or is told not
    to (PYTHONDONTWRITEBYTECODE), would compile them anew at each start: six seconds instead of one."""
    running.progress("being compiled")
    command: Command = [
        layout.environment_python(),
        "-m",
        "compileall",
        "-q",
        "-j",
        "0",
        layout.environment_dir() / "lib",
    ]
    # Some packages ship files that are no Python of ours, as samples: those are passed over.
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=MAKE_TIMEOUT)
