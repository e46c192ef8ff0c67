"""Files to read: some of our own, made as people make them, and larger collections that may lie beside the checkout.

Every check that goes over files goes over ours too, so that none passes by having nothing to look at. Where the outside
folder is missing, the run says so at its end.
"""

from pathlib import Path

from portal.launch import layout

__all__ = ["OUR_OWN", "OUTSIDE", "corpus_files", "missing"]

OUR_OWN = layout.ROOT / "tests" / "corpora"
OUTSIDE = layout.ROOT.parent / "shared" / "corpora"


def corpus_files(pattern: str) -> list[Path]:
    """The files that match the pattern: ours, of which there must be some, and then those outside."""
    ours = sorted(path for path in OUR_OWN.glob(pattern) if path.is_file())
    assert ours, f"tests/corpora has no file for {pattern}"
    return [*ours, *sorted(path for path in OUTSIDE.glob(pattern) if path.is_file())]


def missing() -> str:
    """A sentence for the end of a run without the outside files; "" where they are there."""
    if OUTSIDE.is_dir():
        return ""
    return f"{OUTSIDE} is not there: the readers were tried on the files in tests/corpora alone."
