"""Static files for `up`: named by their content, and our own ones compressed."""

from collections.abc import Iterable, Iterator

from whitenoise.storage import CompressedManifestStaticFilesStorage

from portal.launch import layout


def is_ours(name: str) -> bool:
    """Whether the static file comes out of the checkout's own `static/`, and so goes to readers."""
    first = name.split("/", 1)[0]
    return "/" not in name or (layout.ROOT / "static" / first).is_dir()


class OwnFilesCompressed(CompressedManifestStaticFilesStorage):
    """Leaves the admin's files uncompressed: on one's own machine nobody gains by it, and it takes most of the time
    of a first `up`. Production compresses them all."""

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compresses our own files only; gives each with its compressed name."""
        yield from super().compress_files([path for path in paths if is_ours(path)])
