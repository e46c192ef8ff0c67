"""How the code hangs together: the column of apps, and where things may stand."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from portal.launch import layout
from tests.tools.arrows import Arrow, hidden_arrows
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
    with (tmp_path / "portal" / "records" / "grants" / "money.py").open("a") as file:
        file.write("\nfrom portal.records.outputs import licences\n")
    status, words = lint_imports(tmp_path)
    assert status == 1, words
    assert "portal.records.grants.money -> portal.records.outputs.licences" in words


def test_no_string_and_no_template_points_up():
    assert [str(arrow) for arrow in hidden_arrows(layout.ROOT)] == []


PLANTED = [
    ("portal/records/grants/money.py", 'PAGES = "public.HomePage"', "names the model public.HomePage"),
    ("portal/cms/feeds.py", 'parent_page_types = ["public.HomePage"]', "names the model public.HomePage"),
    ("portal/records/grants/money.py", 'models.ForeignKey("intake.Run", models.CASCADE)', "names the model intake.Run"),
    ("portal/records/grants/money.py", 'apps.get_model("public.HomePage")', "names the model public.HomePage"),
    ("portal/records/grants/money.py", 'apps.get_model("public.homepage")', "fetches a model of public"),
    ("portal/records/grants/money.py", 'apps.get_model("public", "HomePage")', "fetches a model of public"),
    ("portal/records/grants/money.py", 'import_string("portal.desk.styles.x")', "names the module portal.desk.styles"),
    ("portal/visibility/links.py", 'TEMPLATE = "desk/first_screen/check.html"', "names the template desk/"),
    ("portal/desk/styles.py", "from portal.public.templatetags import glossary", "imports from a library"),
    ("portal/desk/styles.py", "from portal.public.templatetags.glossary import register", "imports from a library"),
    ("portal/desk/styles.py", "from portal.public import templatetags", "imports from a library"),
    ("portal/desk/styles.py", "import portal.public.templatetags.glossary", "imports from a library"),
    ("portal/public/home/robots.py", 'ADDRESS = "/outputs/export.bib"', "spells the address /outputs/export.bib"),
    ("portal/public/home/robots.py", 'ADDRESS = f"{page.url}versions/{number}/"', "spells the address versions/"),
    ("templates/cms/blocks/note.html", "{% load glossary %}", "takes glossary from public"),
    ("templates/cms/blocks/note.html", "{% load i18n glossary %}", "takes glossary from public"),
    ("templates/components/empty.html", '{% include "public/outputs/line.html" %}', "from public"),
    ("templates/public/home/home_page.html", '{% include "desk/first_screen/check.html" only %}', "from desk"),
    ("templates/public/home/home_page.html", '{% extends "desk/first_screen/check.html" %}', "from desk"),
]


def planted(root: Path, file: str, statement: str) -> list[Arrow]:
    """The arrows of a checkout that holds the column, the public room's tags, and that file with that statement."""
    for part in ("portal/public/templatetags/glossary.py", "pyproject.toml"):
        copy_tracked(part, root)
    place = root / file
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f"{statement}\n")
    return hidden_arrows(root)


@pytest.mark.parametrize(("file", "statement", "complaint"), PLANTED)
def test_an_arrow_that_no_import_shows_is_noticed(tmp_path: Path, file: str, statement: str, complaint: str):
    arrows = planted(tmp_path, file, statement)
    assert [arrow.path for arrow in arrows] == [file]
    assert complaint in arrows[0].complaint


@pytest.mark.parametrize(
    ("file", "statement"),
    [
        ("portal/desk/styles.py", 'PAGES = "public.HomePage"'),
        ("portal/desk/styles.py", 'apps.get_model("public", "HomePage")'),
        ("portal/desk/styles.py", 'apps.get_model("public.homepage")'),
        ("portal/public/home/robots.py", 'TEMPLATE = "public/outputs/output.html"'),
        ("portal/records/grants/money.py", '"""public.HomePage"""'),
        ("portal/launch/testing.py", 'os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"'),
        ("templates/public/home/home_page.html", "{% load glossary %}"),
        ("templates/cms/blocks/note.html", "{% include_block value %}"),
    ],
)
def test_an_arrow_down_is_not_refused(tmp_path: Path, file: str, statement: str):
    assert planted(tmp_path, file, statement) == []


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
    beside_the_apps = {"browser", "corpora", "data", "site", "tools"}
    assert {name for name in folders - beside_the_apps if not (layout.ROOT / "portal" / name).is_dir()} == set()


ONE_TAG = re.compile(r"\s*\{%(?:(?!%\}).)*%\}")


def test_the_lines_of_templates_are_short_enough_to_read():
    """Django does not let a tag be broken, so a line that is one tag may be longer."""
    long_lines = [
        f"{file.relative_to(layout.ROOT)}:{number}"
        for file in tracked("templates")
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if len(line) >= 140 and not ONE_TAG.fullmatch(line)
    ]
    assert long_lines == []
