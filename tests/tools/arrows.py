"""Arrows between rooms that no import shows: strings that name models, modules, templates and addresses, and template
tags."""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Arrow", "hidden_arrows"]

MODEL_STRING = re.compile(r"^([a-z_]+)\.([A-Z]\w+)$")
# Settings are no room: whatever starts Django names them.
MODULE_STRING = re.compile(r"^portal\.(?!settings\.)([a-z_]+)(?:\.\w+)+$")
TEMPLATE_STRING = re.compile(r"^[a-z_]+/[\w/.-]+\.html$")
TAG = re.compile(r"\{%-?\s*(load|include|extends)\s+(.*?)%\}", re.DOTALL)
QUOTED_TEMPLATE = re.compile(r"""["']([\w/.-]+\.html)["']""")
# Addresses that have a name in portal/urls.py, so that `reverse` serves. An f-string is looked at a part at a time.
NAMED_ADDRESS = re.compile(
    r"^/(?:outputs/export\.|findings/export\.|findings/brief/|feeds/|search/|sitemap\.xml|robots\.txt)|^/?versions/"
)
# Templates outside their room's folder: the frame of every page, and what stands in for Wagtail's own.
ROOM_OF = {"base.html": "cms", "wagtailadmin": "desk", "account": "accounts", "mfa": "accounts"}
# Who may spell them: the addresses themselves, and what asks a server from outside.
SPELL_ADDRESSES = ("portal/urls.py", "portal/bench/")


@dataclass(frozen=True)
class Arrow:
    """`path` of the file from the checkout's root, `line` in it (0: not known), and what the file does there."""

    path: str
    line: int
    complaint: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.complaint}"

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same when lines move."""
        return self.path, self.complaint


def hidden_arrows(root: Path) -> list[Arrow]:
    """Every arrow in the checkout at `root` that points up, imports a tag library, or spells an address by hand."""
    heights = floors(root)
    arrows: list[Arrow] = []
    for file in sorted((root / "portal").rglob("*.py")):
        if "migrations" not in file.parts:
            path = file.relative_to(root)
            tree = ast.parse(file.read_text())
            arrows += [Arrow(str(path), line, complaint) for line, complaint in python_arrows(tree, path, heights)]
    libraries = tag_libraries(root)
    for file in sorted((root / "templates").rglob("*.html")):
        path = file.relative_to(root)
        folder = path.parts[1]
        above = template_arrows(file.read_text(), heights.get(ROOM_OF.get(folder, folder), 0), heights, libraries)
        arrows += [Arrow(str(path), 0, complaint) for complaint in above]
    return arrows


def floors(root: Path) -> dict[str, int]:
    """The floor of each room, counted from below, as pyproject's column of layers has it; `settings` above all."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    column = next(contract["layers"] for contract in contracts if contract.get("containers") == ["portal"])
    height = len(column)
    rooms = {room.strip(" ()"): height - place for place, layer in enumerate(column) for room in layer.split("|")}
    return {**rooms, "settings": height + 1}


def room_of(path: Path) -> str:
    """ "records" for portal/records/outputs/models.py; "urls" for portal/urls.py."""
    return path.parts[1].removesuffix(".py")


def tag_libraries(root: Path) -> dict[str, str]:
    """The room of each library of template tags, by the name under which templates load it."""
    modules = (root / "portal").rglob("templatetags/[a-z]*.py")
    return {module.stem: room_of(module.relative_to(root)) for module in modules}


def python_arrows(tree: ast.Module, path: Path, heights: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Line and complaint of each arrow of the module at `path`. The text of a docstring is not looked at."""
    height = heights.get(room_of(path), 99)
    described = set(docstrings(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and imports_tags(node):
            yield node.lineno, "imports from a library of template tags"
        elif isinstance(node, ast.Call):
            label = fetched_app(node)
            if heights.get(label, 0) > height:
                yield node.lineno, f"fetches a model of {label} by its name"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described:
            for room, complaint in named_in(node.value):
                if heights.get(room, 0) > height:
                    yield node.lineno, complaint
            if NAMED_ADDRESS.match(node.value) and not str(path).startswith(SPELL_ADDRESSES):
                yield node.lineno, f"spells the address {node.value}, which has a name"


def docstrings(tree: ast.Module) -> Iterator[int]:
    """The ids of the nodes that are docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield id(first.value)


def imports_tags(node: ast.Import | ast.ImportFrom) -> bool:
    """Whether it imports a module of a `templatetags` package of the portal, or the package itself."""
    module = f"{node.module}." if isinstance(node, ast.ImportFrom) and node.module else ""
    names = [f"{module}{alias.name}" for alias in node.names]
    return any(name.startswith("portal.") and "templatetags" in name.split(".") for name in names)


def fetched_app(call: ast.Call) -> str:
    """The app label in `get_model("app", "Model")` or `get_model("app.model")`; "" for any other call."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    label = call.args[0] if called == "get_model" and call.args else None
    if not isinstance(label, ast.Constant) or not isinstance(label.value, str) or MODEL_STRING.match(label.value):
        return ""  # "app.Model" is found as a string, wherever it stands.
    return label.value.split(".")[0]


def named_in(text: str) -> Iterator[tuple[str, str]]:
    """The room whose model, module or template the string names, and the complaint where that room stands above."""
    model, module = MODEL_STRING.match(text), MODULE_STRING.match(text)
    if model:
        yield model[1], f"names the model {text}"
    if module:
        yield module[1], f"names the module {text}"
    if TEMPLATE_STRING.match(text):
        yield text.split("/")[0], f"names the template {text}"


def template_arrows(source: str, height: int, heights: dict[str, int], libraries: dict[str, str]) -> Iterator[str]:
    """The complaints about a template; what no room owns (base.html, components) stands below all rooms, at 0."""
    for verb, words in TAG.findall(source):
        targets: Iterable[tuple[str, str]]
        if verb == "load":
            targets = [(name, libraries[name]) for name in words.split() if name in libraries]
        else:
            targets = [(name, name.split("/")[0]) for name in QUOTED_TEMPLATE.findall(words)]
        for name, room in targets:
            if heights.get(room, 0) > height:
                yield f"takes {name} from {room}"
