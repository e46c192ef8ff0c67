"""docs/reference.md names every setting, command, address, permission and signal receiver of the portal."""

import ast
import re
import subprocess
from collections.abc import Iterator

import pytest
from django.conf import global_settings
from django.contrib.auth.models import Permission
from django.core.management import get_commands

from portal.launch import layout
from portal.urls import urlpatterns

REFERENCE = (layout.ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
SETTINGS_MODULES = ("base", "development", "production", "test")
# Settings of the packages that the portal uses, by how their names start.
SETTINGS_OF_PACKAGES = (
    *("ACCOUNT_", "AXES_", "CONTENT_SECURITY_POLICY", "MFA_", "ROOT_URLCONF", "TAGGIT_", "WAGTAIL", "WHITENOISE_"),
)
VARIABLE = re.compile(r"[A-Z]+(_[A-Z]+)*")
# What a server says of a request stands in an environment too, of the request (PEP 3333).
OF_A_REQUEST = re.compile(r"HTTP_[A-Z_]+|REQUEST_METHOD|PATH_INFO|QUERY_STRING|SCRIPT_NAME|SERVER_NAME|SERVER_PORT")


def section(heading: str) -> str:
    """The text of a section of the reference."""
    text = REFERENCE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    assert text, heading
    return text


def first_cells(heading: str) -> set[str]:
    """The names in the first column of a section's tables; a cell may hold several."""
    cells = re.findall(r"^\| (`[^|]+) \|", section(heading), re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def modules(*paths: str) -> Iterator[ast.Module]:
    """The Python modules at those paths that git keeps, parsed."""
    listed = subprocess.run(["git", "ls-files", *paths], cwd=layout.ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.split():
        file = layout.ROOT / name
        if file.suffix == ".py" and file.exists() and "migrations" not in file.parts:
            yield ast.parse(file.read_text(encoding="utf-8"))


def constants(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def environment_variables() -> set[str]:
    """The names in every call and index that has the environment in it."""
    names: set[str] = set()
    for module in modules("portal", "manage.py"):
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                asked = [ast.unparse(node.func), *map(ast.unparse, node.args[:1])]
                if any(re.match(r"(os\.)?environ(ment)?\b", text) for text in asked):
                    names |= {name for argument in node.args for name in constants(argument)}
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
                names |= set(constants(node.slice))
    return {name for name in names if VARIABLE.fullmatch(name) and not OF_A_REQUEST.fullmatch(name)}


def own_settings() -> set[str]:
    """The settings that no package defines, and those that the code asks for where they may be missing."""
    names: set[str] = set()
    for module in modules(*(f"portal/settings/{name}.py" for name in SETTINGS_MODULES)):
        for node in module.body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            names |= {target.id for target in targets if isinstance(target, ast.Name) and target.id.isupper()}
    for module in modules("portal"):
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and ast.unparse(node).startswith("getattr(settings, '"):
                names.add(ast.literal_eval(node.args[1]))
    return {name for name in names if not name.startswith("_")}


def permissions() -> set[str]:
    """Every string of the code that has the form of a permission and starts with an action of Django or Wagtail."""
    actions = "access|add|change|choose|delete|lock|publish|unlock|view"
    return {
        text
        for module in modules("portal")
        for text in constants(module)
        if re.fullmatch(rf"[a-z]+\.({actions})_[a-z]+", text)
    }


def receivers() -> set[str]:
    """The identifiers of signal receivers."""
    return {
        keyword.value.value
        for module in modules("portal")
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "dispatch_uid" and isinstance(keyword.value, ast.Constant)
    }


def test_every_environment_variable_is_named():
    assert environment_variables() >= {"PORTAL_VAR", "SECRET_KEY", "HSTS_SECONDS", "DJANGO_DEBUG", "TRUST_PROXY"}
    assert environment_variables() == first_cells("Environment variables")


def test_every_setting_of_the_portal_is_named():
    names = {name for name in own_settings() if not hasattr(global_settings, name)}
    own = {name for name in names if not name.startswith(SETTINGS_OF_PACKAGES)}
    assert own >= {"DOI_LOOKUP_SECONDS", "FULLTEXT_CONFIG", "DOI_LOOKUP_PLAIN_HTTP"}
    documented = first_cells("Settings")
    assert own == documented


def test_every_command_is_named():
    commands = {name for name, app in get_commands().items() if app.startswith("portal.")}
    assert commands >= {"up", "test", "publish_scheduled"}
    assert commands == first_cells("Management commands")


def test_every_public_address_is_named():
    names = {pattern.name for pattern in urlpatterns if getattr(pattern, "name", None)}
    assert "output_in_format" in names
    assert names == first_cells("Public addresses")


def test_every_permission_is_named():
    assert "wagtailadmin.access_admin" in permissions()
    assert permissions() == first_cells("Roles and permissions")


@pytest.mark.django_db
def test_the_permissions_named_are_there():
    for name in permissions():
        app_label, codename = name.split(".")
        assert Permission.objects.filter(content_type__app_label=app_label, codename=codename).exists(), name


def test_every_signal_receiver_is_named():
    assert "findings.keep_version" in receivers()
    assert receivers() == first_cells("Signal receivers")
