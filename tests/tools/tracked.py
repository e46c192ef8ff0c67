"""The files of the checkout that git keeps: logs, notes and scratch files of one's own beside them do not count."""

import subprocess
from pathlib import Path

from portal.launch import layout


def tracked(under: str | Path = ".") -> list[Path]:
    """The files below a folder of the checkout that git tracks and that are there, sorted."""
    # The checkout may belong to another account than the one that tests it.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--", str(under)]
    listed = subprocess.run(command, cwd=layout.ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
    files = {layout.ROOT / name for name in listed.split("\0") if name}
    assert files, f"git tracks nothing below {under}"
    return sorted(file for file in files if file.is_file())


def tracked_names(under: str | Path = ".") -> set[str]:
    """The names, files' and folders', that stand directly in the folder."""
    folder = (layout.ROOT / under).resolve()
    return {file.relative_to(folder).parts[0] for file in tracked(folder)}


def copy_tracked(under: str, folder: Path) -> None:
    """Copies what git tracks below `under` into the folder, at the same paths."""
    for file in tracked(under):
        copy = folder / file.relative_to(layout.ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
