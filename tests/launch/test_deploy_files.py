"""The files of docs/deploy: what programs of Debian say of them, and what they promise each other."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from portal.launch import layout
from portal.settings import variables

FOLDER = layout.ROOT / "docs" / "deploy"
UNITS = ("portal.service", "portal-worker.service", "portal-backup.service", "portal-backup.timer")
PRODUCTION = (layout.ROOT / "portal" / "settings" / "production.py").read_text(encoding="utf-8")


def pinned(text_line: str) -> str:
    """A line of a lock without the system that it is for: the tests' tools may want on all what others want on one."""
    return text_line.partition(" ;")[0].removesuffix(" \\").strip()


def test_the_runtime_lock_is_a_part_of_the_lock_without_test_tools():
    whole = (layout.ROOT / "requirements.lock").read_text().splitlines()
    runtime = (FOLDER / "requirements.lock").read_text().splitlines()
    assert {pinned(text_line) for text_line in runtime} <= {pinned(text_line) for text_line in whole}
    names = {text_line.partition("==")[0] for text_line in runtime if "==" in text_line}
    assert {"django", "wagtail", "gunicorn", "psycopg2-binary", "django-axes"} <= names
    assert names.isdisjoint({"pytest", "ruff", "mypy", "playwright", "hypothesis"})


def test_every_variable_of_the_environment_file_is_read():
    text = (FOLDER / "portal.env").read_text()
    names = re.findall(r"^([A-Z_]+)=", text, re.MULTILINE)
    assert {"SECRET_KEY", "DATABASE_URL", "EMAIL_USE_TLS", "TRUST_PROXY"} <= set(names)
    known = PRODUCTION + Path(variables.__file__).read_text()
    unknown = {name for name in names if f'"{name}"' not in known}
    assert unknown <= {"DJANGO_SETTINGS_MODULE", "PORTAL_VAR", "DATABASE_URL"}


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_runs_commands_that_there_are(name: str, tmp_path: Path):
    text = (FOLDER / name).read_text()
    commands = re.findall(r"^ExecStart=/srv/portal/\.venv/bin/(\S+) (\S+)(?: (\S+))?", text, re.MULTILINE)
    assert bool(commands) == name.endswith(".service")
    for program, first, second in commands:
        assert shutil.which(program, path=str(layout.environment_dir() / "bin")), program
        assert first == "portal.wsgi" or list(layout.ROOT.glob(f"portal/*/management/commands/{second}.py"))
    if shutil.which("systemd-analyze"):
        for unit in UNITS:
            own = (FOLDER / unit).read_text().replace("/srv/portal", str(layout.ROOT))
            (tmp_path / unit).write_text(own)
        command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        complaints = [text_line for text_line in done.stderr.splitlines() if str(tmp_path) in text_line]
        assert complaints == []


class Portal(BaseHTTPRequestHandler):
    """Stands in for the portal, and says what the proxy passed on."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        names = ("Host", "X-Forwarded-Proto", "X-Forwarded-For")
        self.wfile.write("|".join(self.headers.get(name, "") for name in names).encode())

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def portal_behind() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Portal)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def own_configuration(folder: Path, plain: int, tls: int, portal: int) -> Path:
    """The shipped site, with ports and a certificate that this account may use, inside a whole configuration."""
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj",
                   "/CN=portal.example.org", "-addext", "subjectAltName=DNS:portal.example.org",
                   "-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]  # fmt: skip
    subprocess.run(certificate, check=True, capture_output=True, timeout=60)
    site = (FOLDER / "nginx.conf").read_text()
    site = re.sub(r"^ *listen \[::\]:.*\n", "", site, flags=re.MULTILINE)
    site = site.replace("listen 80;", f"listen 127.0.0.1:{plain};").replace("listen 443", f"listen 127.0.0.1:{tls}")
    site = re.sub(r"/etc/letsencrypt/live/\S+/fullchain.pem", str(folder / "certificate.pem"), site)
    site = re.sub(r"/etc/letsencrypt/live/\S+/privkey.pem", str(folder / "key.pem"), site)
    site = site.replace("127.0.0.1:8000", f"127.0.0.1:{portal}").replace("/var/lib/nginx/", f"{folder}/")
    names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{name}_temp_path {folder}/{name};" for name in names)
    main = f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}"
    whole = f"{main} http {{ access_log off; {paths}\n{site}}}"
    if os.geteuid() == 0:
        whole = f"user root; {whole}"
    (folder / "nginx.conf").write_text(whole)
    return folder / "nginx.conf"


def ask(tls: int, path: str, folder: Path, **headers: str) -> tuple[int, str, str]:
    """Status, text and Server header of an answer, over TLS with the certificate checked."""
    with socket.create_connection(("127.0.0.1", tls), 30) as bare:
        context = ssl.create_default_context(cafile=str(folder / "certificate.pem"))
        with context.wrap_socket(bare, server_hostname="portal.example.org") as connection:
            lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
            connection.sendall(f"GET {path} HTTP/1.0\r\nHost: portal.example.org\r\n{lines}\r\n".encode())
            answer = b""
            while piece := connection.recv(65_536):
                answer += piece
    head, _, body = answer.decode().partition("\r\n\r\n")
    server = re.search(r"^Server: (.*)$", head, re.MULTILINE)
    return int(head.split()[1]), body, server[1].strip() if server else ""


def test_the_site_of_nginx_serves_over_tls_and_believes_no_visitor(tmp_path: Path):
    text = (FOLDER / "nginx.conf").read_text()
    assert text.count("server_tokens off;") == text.count("server_name ") == 2
    if not shutil.which("nginx"):
        return
    plain, tls = free_port(), free_port()
    with portal_behind() as portal:
        configuration = own_configuration(tmp_path, plain, tls, portal)
        done = subprocess.run(["nginx", "-t", "-c", configuration], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        server = subprocess.Popen(["nginx", "-c", configuration], stderr=subprocess.DEVNULL)
        try:
            limit = time.monotonic() + 20
            while True:
                try:
                    socket.create_connection(("127.0.0.1", tls), 1).close()
                    break
                except OSError:
                    assert time.monotonic() < limit
                    time.sleep(0.05)
            forged = {"X_Forwarded_For": "1.2.3.4", "X_Forwarded_Proto": "http"}
            answer = ask(tls, "/", tmp_path, **forged)
            assert answer == (200, "portal.example.org|https|127.0.0.1", "nginx")
            login = [ask(tls, "/admin/login/", tmp_path)[0] for _visit in range(40)]
            assert login[0] == 200
            assert login[-1] == 429
            request = urllib.request.Request(f"http://127.0.0.1:{plain}/findings/?page=2")
            opener = urllib.request.build_opener(NoRedirect)
            with pytest.raises(urllib.error.HTTPError) as redirected:
                opener.open(request, timeout=30)
            assert redirected.value.code == 308
            assert redirected.value.headers["Location"] == "https://portal.example.org/findings/?page=2"
            redirected.value.close()
        finally:
            server.terminate()
            server.wait(30)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    def redirect_request(self, *_arguments: object) -> None:
        """None: the answer is given as it is."""
