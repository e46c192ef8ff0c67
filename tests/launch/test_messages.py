"""What stands in the way is said plainly, with a non-zero exit and nothing half-made."""

import errno
import shutil
import socket
import subprocess
import sys
import types

import pytest

from portal.launch import bootstrap, chromium, debian, errors, layout, port, postgres_paths, virtual_environment
from portal.launch.errors import StartupError

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
    with socket.socket() as listener:
        listener.bind((port.HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_named_with_another_to_try(taken_port):
    with pytest.raises(StartupError, match=rf"Port {taken_port} is taken .* --port {taken_port + 1}"):
        port.require_free(taken_port, wait_seconds=0)


def test_a_port_that_frees_itself_soon_is_waited_for(taken_port, monkeypatch):
    answers = iter([errno.EADDRINUSE, errno.EADDRINUSE, None])
    monkeypatch.setattr(port, "refusal", lambda number: next(answers))
    port.require_free(taken_port, wait_seconds=2)


def test_a_number_that_is_no_port_is_told():
    with pytest.raises(StartupError, match="is no port"):
        port.require_free(99_999, wait_seconds=0)


def test_up_asks_for_the_port_before_it_installs(taken_port, monkeypatch, capsys):
    monkeypatch.setattr(port, "WAIT_SECONDS", 0)
    monkeypatch.setattr(bootstrap, "is_inside", lambda: False)
    monkeypatch.setattr(bootstrap, "take_signals", lambda command: None)
    monkeypatch.setattr(virtual_environment, "ensure", lambda **how: pytest.fail("too late"))
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
    assert message in str(errors.from_output(output, "/there", "fetching"))


def test_a_full_disk_and_a_closed_folder_are_told_and_our_own_faults_are_not():
    full = errors.from_os_error(OSError(errno.ENOSPC, "No space left on device", "/there/file"))
    assert "The disk is full" in str(full)
    assert "/there/file" in str(full)
    assert "PORTAL_VAR" in str(errors.from_os_error(PermissionError(errno.EACCES, "no", "/there")))
    assert errors.from_os_error(FileNotFoundError(errno.ENOENT, "no", "/there")) is None


def test_a_chromium_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setenv("PORTAL_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(StartupError, match="PORTAL_CHROMIUM names /nowhere/chromium"):
        chromium.find()


def test_without_any_chromium_to_be_had_the_ways_out_are_named(monkeypatch):
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(debian, "may_install", lambda: False)
    failed = types.SimpleNamespace(returncode=1, stdout="", stderr="no download")
    monkeypatch.setattr(chromium.subprocess, "run", lambda *args, **how: failed)
    with pytest.raises(StartupError, match="--no-browser"):
        chromium.ensure()


@pytest.fixture
def bare_checkout(tmp_path, monkeypatch):
    """A checkout without an environment, with a lock of nothing."""
    (tmp_path / "requirements.lock").write_text("")
    monkeypatch.setattr(layout, "ROOT", tmp_path)
    monkeypatch.setenv("PORTAL_VAR", str(tmp_path / "var"))
    return tmp_path


def test_without_venv_module_the_package_to_install_is_named(bare_checkout, monkeypatch):
    monkeypatch.setattr(virtual_environment, "has", lambda module: False)
    monkeypatch.setattr(debian, "is_debian", lambda: False)
    with pytest.raises(StartupError, match="apt-get install python3-venv"):
        virtual_environment.ensure()
    assert not layout.environment_dir().exists()


def test_without_network_nothing_half_made_is_left(bare_checkout, monkeypatch):
    def refused(pip: list, running: object) -> int:
        raise errors.from_output("Temporary failure in name resolution", bare_checkout, "installing the packages")

    monkeypatch.setattr(virtual_environment, "venv", lambda *options: (bare_checkout / ".venv").mkdir())
    monkeypatch.setattr(virtual_environment, "install_packages", refused)
    with pytest.raises(StartupError, match="no network"):
        virtual_environment.ensure()
    assert not layout.environment_dir().exists()


def test_an_environment_is_made_once_and_anew_after_a_half_made_one(bare_checkout, capsys):
    virtual_environment.ensure()
    assert virtual_environment.is_current()
    stamp = (layout.environment_dir() / "portal-lock").stat().st_mtime_ns
    virtual_environment.ensure()
    assert (layout.environment_dir() / "portal-lock").stat().st_mtime_ns == stamp
    (layout.environment_dir() / "portal-unfinished").write_text("")
    assert not virtual_environment.is_current()
    virtual_environment.ensure()
    assert virtual_environment.is_current()
    assert capsys.readouterr().out.count("installed from requirements.lock") == 2


def test_a_changed_lock_is_noticed(bare_checkout, monkeypatch):
    monkeypatch.setattr(virtual_environment.os, "access", lambda path, mode: True)
    layout.environment_dir().mkdir()
    (layout.environment_dir() / "portal-lock").write_text(virtual_environment.wanted())
    assert virtual_environment.is_current()
    layout.lock_file().write_text("# changed\n")
    assert not virtual_environment.is_current()


def test_below_a_closed_folder_the_server_lies_elsewhere_and_var_remembers(tmp_path, monkeypatch):
    monkeypatch.setattr(postgres_paths, "READABLE_HOME", tmp_path / "readable")
    monkeypatch.setattr(postgres_paths, "reachable", lambda path, account: False)
    monkeypatch.setattr(postgres_paths.os, "geteuid", lambda: 0)
    monkeypatch.setattr(postgres_paths.os, "chown", lambda path, uid, gid: None)
    monkeypatch.setattr(postgres_paths, "root_account", lambda: postgres_paths.account_of(tmp_path.stat().st_uid))
    monkeypatch.setenv("PORTAL_VAR", str(tmp_path / "closed" / "var"))
    derived_by_settings = postgres_paths.find()
    first = postgres_paths.make_folders()
    assert first == derived_by_settings
    assert first.home.is_relative_to(tmp_path / "readable")
    assert postgres_paths.make_folders() == postgres_paths.find() == first
    shutil.rmtree(tmp_path / "closed")
    assert postgres_paths.make_folders().home != first.home
