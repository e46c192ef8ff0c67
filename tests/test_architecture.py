"""How the code hangs together: the column of apps, and where things may stand."""

import subprocess
import sys
from pathlib import Path

from portal.ops import layout

DRAWERS = {"common", "core", "helpers", "misc", "shared", "util", "utils"}
TOP_LEVEL = {"manage.py", "pyproject.toml", "requirements.lock", "portal", "templates", "static", "fixtures", "tests"}
ALSO_ALLOWED = {"README.md", "LICENSE", "docs"}
# Made at run time, and ignored by git.
MADE = {"var", "__pycache__"}


def run(*command: str | Path) -> tuple[int, str]:
    done = subprocess.run([sys.executable, *command], cwd=layout.ROOT, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def lint_imports(folder: Path) -> tuple[int, str]:
    command = "from importlinter.cli import lint_imports_command as main; main()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=120
    )
    return done.returncode, done.stdout + done.stderr


def test_each_app_imports_only_what_stands_below_it():
    status, words = lint_imports(layout.ROOT)
    assert status == 0, words
    assert "0 broken" in words


def test_the_import_contracts_notice_an_import_upwards(tmp_path: Path):
    for file in (layout.ROOT / "portal").rglob("*.py"):
        copy = tmp_path / file.relative_to(layout.ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((layout.ROOT / "pyproject.toml").read_bytes())
    with (tmp_path / "portal" / "grants" / "money.py").open("a") as file:
        file.write("\nfrom portal.outputs import licences\n")
    status, words = lint_imports(tmp_path)
    assert status == 1, words
    assert "portal.grants.money -> portal.outputs.licences" in words


def test_no_import_hides_inside_a_function():
    status, words = run("-m", "ruff", "check", "--select", "PLC0415", "--ignore-noqa", "--no-cache", "portal")
    assert status == 0, words


def test_no_module_is_a_drawer_for_odds_and_ends():
    modules = (layout.ROOT / "portal").rglob("*.py")
    assert [str(path) for path in modules if DRAWERS & {path.stem, path.parent.name}] == []


def test_the_top_level_holds_what_the_design_names_and_nothing_else():
    names = {path.name for path in layout.ROOT.iterdir() if not path.name.startswith(".")} - MADE
    assert names >= TOP_LEVEL
    assert names <= TOP_LEVEL | ALSO_ALLOWED


def test_the_folders_of_tests_mirror_those_of_the_code():
    folders = {path.name for path in (layout.ROOT / "tests").iterdir() if path.is_dir()} - MADE
    beside_the_apps = {"browser", "site", "tools"}
    assert {name for name in folders - beside_the_apps if not (layout.ROOT / "portal" / name).is_dir()} == set()
