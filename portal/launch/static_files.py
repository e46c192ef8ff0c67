"""Collecting the static files, skipped while nothing that goes into them has changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import wagtail
from django.conf import settings
from django.core.management import call_command

from portal.launch import layout

MANIFEST = "staticfiles.json"


def stamp_path() -> Path:
    """The file that says from what the static files were collected last."""
    return Path(settings.STATIC_ROOT).with_suffix(".stamp")


def sources() -> Iterator[Path]:
    """Our own files; those of packages change with the lock only."""
    for folder in (layout.ROOT / "static", *sorted((layout.ROOT / "portal").glob("*/static"))):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def current_stamp() -> str:
    """A digest of everything that the static files are collected from."""
    digest = hashlib.sha256(layout.lock_file().read_bytes())
    digest.update(f"{wagtail.__version__} {settings.STORAGES['staticfiles']['BACKEND']}".encode())
    for path in sources():
        digest.update(str(path.relative_to(layout.ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def collect() -> bool:
    """Collects into `STATIC_ROOT` if something changed since the last time; says whether it did."""
    stamp, stamp_file = current_stamp(), stamp_path()
    if (Path(settings.STATIC_ROOT) / MANIFEST).is_file() and stamp_file.is_file() and stamp_file.read_text() == stamp:
        return False
    stamp_file.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp_file.write_text(stamp)
    return True
