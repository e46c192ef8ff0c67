"""The commands of docs/deploy.md, run as they stand there, lead from an empty database to a served home page."""

import os
import pty
import re
import shlex
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from portal.launch import layout
from tests.tools.empty_database import empty_database

DOCUMENT = (layout.ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
PASSWORD = "seven-herons-by-the-weir"
ADDRESS_IN_DOCUMENT = "127.0.0.1:8000"
DATABASE = f"portal_test_deploy_{os.getpid()}"


def commands(heading: str) -> list[list[str]]:
    """The commands of the block of shell under a heading of the document."""
    block = re.search(rf"## {heading}\n.*?```sh\n(.*?)```", DOCUMENT, re.DOTALL)
    assert block, heading
    return [shlex.split(command) for command in block[1].splitlines()]


def documented_environment(database_url: str, folder: str) -> dict[str, str]:
    """The document's own variables, with the values that are said to be one's own filled in."""
    block = re.search(r"## Say where it runs\n.*?```\n(.*?)```", DOCUMENT, re.DOTALL)
    assert block
    given = dict(entry.split("=", 1) for entry in block[1].splitlines())
    own = {"SECRET_KEY": "q8Zt-4Kd_w7Yp2Xn9Rb5Vc3Mf6Hj1Lg0Ts-aEuIoBqWzDkPyJxNr", "DATABASE_URL": database_url}
    assert own.keys() < given.keys()
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, **given, **own, "PORTAL_VAR": folder}


@pytest.fixture
def database_url(transactional_db: None) -> Iterator[str]:
    """The address of a new database on the server of the tests."""
    with empty_database(DATABASE) as address:
        yield address


def run_at_a_terminal(command: list[str], environment: dict[str, str], answer: str) -> tuple[int, str]:
    """Runs a command that asks for a password and types it each time; its exit code and what it printed."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(layout.ROOT)
        os.execve(command[0], command, environment)
    printed = ""
    while True:
        try:
            piece = os.read(terminal, 1024).decode(errors="replace")
        except OSError:
            break
        if not piece:
            break
        printed += piece
        if re.search(r"Password[^:\n]*: ?$", printed):
            os.write(terminal, f"{answer}\n".encode())
            printed += "\n"
    _pid, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), printed


def get(address: str, path: str, **headers: str) -> str:
    """What the server answers to its proxy."""
    passed_on = {"Host": "portal.example.org", "X-Forwarded-Proto": "https", **headers}
    request = urllib.request.Request(f"http://{address}{path}", headers=passed_on)
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 200, path
        return answer.read().decode()


@pytest.fixture
def prepared(database_url: str, tmp_path) -> dict[str, str]:
    """The environment of a site that every command under "Prepare" has been run for."""
    environment = documented_environment(database_url, str(tmp_path))
    *first, account = commands("Prepare")
    for command in first:
        done = subprocess.run(command, cwd=layout.ROOT, env=environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    code, printed = run_at_a_terminal(account, environment, PASSWORD)
    assert (code, "created successfully" in printed) == (0, True), printed
    return environment


def test_the_documented_commands_lead_to_a_home_page_with_its_styles(prepared: dict[str, str]):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    (documented,) = commands("Serve")
    assert ADDRESS_IN_DOCUMENT in documented
    command = [address if word == ADDRESS_IN_DOCUMENT else word for word in documented]
    server = subprocess.Popen(command, cwd=layout.ROOT, env=prepared, stderr=subprocess.DEVNULL)
    try:
        limit = time.monotonic() + 60
        while time.monotonic() < limit:
            try:
                get(address, "/readyz")
                break
            except OSError:
                assert server.poll() is None
                time.sleep(0.1)
        home = get(address, "/")
        styles = re.findall(r'<link[^>]+href="(/static/[^"]+\.css)"', home)
        assert styles
        assert all("{" in get(address, style) for style in styles)
        assert "Sign in" in get(address, "/admin/login/")
    finally:
        server.terminate()
        server.wait(30)
