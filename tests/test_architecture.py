"""How the code hangs together: the column of apps, and where things may stand."""

import subprocess
import sys
from pathlib import Path

from portal.ops import layout
from tests.tools.tracked import copy_tracked, tracked, tracked_names

DRAWERS = {"common", "core", "helpers", "misc", "shared", "util", "utils"}
TOP_LEVEL = {"manage.py", "pyproject.toml", "requirements.lock", "portal", "templates", "static", "fixtures", "tests"}
ALSO_ALLOWED = {
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "Dockerfile",
    "compose.yaml",
    "docs",
}


def run(*command: str | Path) -> tuple[int, str]:
    done = subprocess.run([sys.executable, *command], cwd=layout.ROOT, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def lint_imports(folder: Path) -> tuple[int, str]:
    command = "from importlinter.cli import lint_imports_command as main; main()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=120
    )
    return done.returncode, done.stdout + done.stderr


def test_each_app_imports_only_what_stands_below_it(tmp_path: Path):
    for part in ("portal", "pyproject.toml"):
        copy_tracked(part, tmp_path)
    status, words = lint_imports(tmp_path)
    assert status == 0, words
    assert "0 broken" in words


def test_the_import_contracts_notice_an_import_upwards(tmp_path: Path):
    for part in ("portal", "pyproject.toml"):
        copy_tracked(part, tmp_path)
    with (tmp_path / "portal" / "grants" / "money.py").open("a") as file:
        file.write("\nfrom portal.outputs import licences\n")
    status, words = lint_imports(tmp_path)
    assert status == 1, words
    assert "portal.grants.money -> portal.outputs.licences" in words


def test_no_import_hides_inside_a_function():
    modules = [file for file in tracked("portal") if file.suffix == ".py"]
    status, words = run("-m", "ruff", "check", "--select", "PLC0415", "--ignore-noqa", "--no-cache", *modules)
    assert status == 0, words


def test_no_module_is_a_drawer_for_odds_and_ends():
    modules = [file for file in tracked("portal") if file.suffix == ".py"]
    assert [str(path) for path in modules if DRAWERS & {path.stem, path.parent.name}] == []


def test_the_top_level_holds_what_the_design_names_and_nothing_else():
    names = {name for name in tracked_names() if not name.startswith(".")}
    assert names >= TOP_LEVEL
    assert names <= TOP_LEVEL | ALSO_ALLOWED


def test_the_folders_of_tests_mirror_those_of_the_code():
    folders = {name for name in tracked_names("tests") if (layout.ROOT / "tests" / name).is_dir()}
    beside_the_apps = {"browser", "corpora", "site", "tools"}
    assert {name for name in folders - beside_the_apps if not (layout.ROOT / "portal" / name).is_dir()} == set()
