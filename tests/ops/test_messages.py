"""What stands in the way is said plainly, with a non-zero exit and nothing half-made."""

import errno
import shutil
import socket
import subprocess
import sys
import types

import pytest

from portal.ops import bootstrap, chromium, debian, environment, layout, place, port, trouble
from portal.ops.trouble import Trouble

MANAGE = layout.ROOT / "manage.py"


def test_an_old_python_is_refused_before_anything_newer_is_read():
    program = (
        f"import sys; sys.version_info = (3, 9, 2); sys.argv = ['manage.py', 'up']; exec(open({str(MANAGE)!r}).read())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert done.returncode == 1
    assert done.stderr == "The portal needs Python 3.11 or newer; this is Python 3.9.2.\n"


@pytest.fixture
def taken_port():
    with socket.socket() as line:
        line.bind((port.HOST, 0))
        line.listen()
        yield line.getsockname()[1]


def test_a_taken_port_is_named_with_another_to_try(taken_port):
    with pytest.raises(Trouble, match=rf"Port {taken_port} is taken .* --port {taken_port + 1}"):
        port.require_free(taken_port, patience=0)


def test_a_port_that_frees_itself_soon_is_waited_for(taken_port, monkeypatch):
    answers = iter([errno.EADDRINUSE, errno.EADDRINUSE, None])
    monkeypatch.setattr(port, "_refusal", lambda number: next(answers))
    port.require_free(taken_port, patience=2)


def test_a_number_that_is_no_port_is_told():
    with pytest.raises(Trouble, match="is no port"):
        port.require_free(99_999, patience=0)


def test_up_asks_for_the_port_before_it_installs(taken_port, monkeypatch, capsys):
    monkeypatch.setattr(port, "PATIENCE", 0)
    monkeypatch.setattr(bootstrap, "_is_inside", lambda: False)
    monkeypatch.setattr(bootstrap, "take_signals", lambda command: None)
    monkeypatch.setattr(environment, "ensure", lambda **how: pytest.fail("too late"))
    assert bootstrap.main(["manage.py", "up", "--port", str(taken_port)]) == 1
    assert f"Port {taken_port} is taken" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("initdb: error: No space left on device", "The disk is full"),
        ("FATAL: could not extend file\nHINT:  Check free disk space.", "The disk is full"),
        ("Temporary failure in name resolution", "There is no network, and fetching needs it"),
        ("something\nelse", "Fetching failed. Its last words:\nsomething\nelse"),
    ],
)
def test_a_failed_programs_output_is_put_plainly(output, message):
    assert message in str(trouble.from_output(output, "/there", "fetching"))


def test_a_full_disk_and_a_closed_folder_are_told_and_our_own_faults_are_not():
    full = trouble.from_os_error(OSError(errno.ENOSPC, "No space left on device", "/there/file"))
    assert "The disk is full" in str(full)
    assert "/there/file" in str(full)
    assert "PORTAL_VAR" in str(trouble.from_os_error(PermissionError(errno.EACCES, "no", "/there")))
    assert trouble.from_os_error(FileNotFoundError(errno.ENOENT, "no", "/there")) is None


def test_a_chromium_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setenv("PORTAL_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(Trouble, match="PORTAL_CHROMIUM names /nowhere/chromium"):
        chromium.find()


def test_without_any_chromium_to_be_had_the_ways_out_are_named(monkeypatch):
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(debian, "may_install", lambda: False)
    failed = types.SimpleNamespace(returncode=1, stdout="", stderr="no download")
    monkeypatch.setattr(chromium.subprocess, "run", lambda *args, **how: failed)
    with pytest.raises(Trouble, match="--no-browser"):
        chromium.ensure()


@pytest.fixture
def bare_checkout(tmp_path, monkeypatch):
    """A checkout without an environment, with a lock of nothing."""
    (tmp_path / "requirements.lock").write_text("")
    monkeypatch.setattr(layout, "ROOT", tmp_path)
    monkeypatch.setenv("PORTAL_VAR", str(tmp_path / "var"))
    return tmp_path


def test_without_venv_module_the_package_to_install_is_named(bare_checkout, monkeypatch):
    monkeypatch.setattr(environment, "_has", lambda module: False)
    monkeypatch.setattr(debian, "is_debian", lambda: False)
    with pytest.raises(Trouble, match="apt-get install python3-venv"):
        environment.ensure()
    assert not layout.environment_dir().exists()


def test_without_network_nothing_half_made_is_left(bare_checkout, monkeypatch):
    def refused(pip: list, running: object) -> int:
        raise trouble.from_output("Temporary failure in name resolution", bare_checkout, "installing the packages")

    monkeypatch.setattr(environment, "_venv", lambda *options: (bare_checkout / ".venv").mkdir())
    monkeypatch.setattr(environment, "_install", refused)
    with pytest.raises(Trouble, match="no network"):
        environment.ensure()
    assert not layout.environment_dir().exists()


def test_an_environment_is_made_once_and_anew_after_a_half_made_one(bare_checkout, capsys):
    environment.ensure()
    assert environment.is_current()
    stamp = (layout.environment_dir() / "portal-lock").stat().st_mtime_ns
    environment.ensure()
    assert (layout.environment_dir() / "portal-lock").stat().st_mtime_ns == stamp
    (layout.environment_dir() / "portal-unfinished").write_text("")
    assert not environment.is_current()
    environment.ensure()
    assert environment.is_current()
    assert capsys.readouterr().out.count("environment") == 2


def test_a_changed_lock_is_noticed(bare_checkout, monkeypatch):
    monkeypatch.setattr(environment.os, "access", lambda path, mode: True)
    layout.environment_dir().mkdir()
    (layout.environment_dir() / "portal-lock").write_text(environment._wanted())
    assert environment.is_current()
    layout.lock_file().write_text("# changed\n")
    assert not environment.is_current()


def test_below_a_closed_folder_the_server_lies_elsewhere_and_var_remembers(tmp_path, monkeypatch):
    monkeypatch.setattr(place, "READABLE_HOME", tmp_path / "readable")
    monkeypatch.setattr(place, "reachable", lambda path, account: False)
    monkeypatch.setattr(place.os, "geteuid", lambda: 0)
    monkeypatch.setattr(place.os, "chown", lambda path, uid, gid: None)
    monkeypatch.setattr(place, "_root_account", lambda: place.account_of(tmp_path.stat().st_uid))
    monkeypatch.setenv("PORTAL_VAR", str(tmp_path / "closed" / "var"))
    derived_by_settings = place.find()
    first = place.settle()
    assert first == derived_by_settings
    assert first.home.is_relative_to(tmp_path / "readable")
    assert place.settle() == place.find() == first
    shutil.rmtree(tmp_path / "closed")
    assert place.settle().home != first.home
