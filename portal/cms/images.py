"""Whether the pictures of a text say in words what they show."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from wagtail.blocks import StreamValue

__all__ = ["is_undescribed", "undescribed_images"]


def is_undescribed(image: Any) -> bool:
    """Whether an image is there, is not said to be decorative, and has no alt text but, perhaps, its file's name."""
    if image is None or image.decorative:
        return False
    alt_text = (image.contextual_alt_text or "").strip()
    file_name = PurePath(image.filename)
    return alt_text in ("", file_name.name, file_name.stem)


def undescribed_images(stream: StreamValue) -> Iterator[Any]:
    """The images of the stream's figures, and of those in texts within it, that do not say what they show."""
    for child in stream:
        if child.block_type == "figure" and is_undescribed(child.value["image"]):
            yield child.value["image"]
        nested = child.value.values() if hasattr(child.value, "values") else ()
        for value in nested:
            if isinstance(value, StreamValue):
                yield from undescribed_images(value)
