"""Uploads in an S3 store that several machines share."""

from typing import Any

from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

__all__ = ["SharedStore"]


class SharedStore(S3Storage):
    """A private bucket. Nobody is sent there: each file has its address on the site, which asks the rule of what the
    public may see and hands the file on, so that pages ask no other host and no address outlives the rule."""

    def url(self, name: str, *_arguments: Any, **_options: Any) -> str:
        """The site's own address of the file."""
        return f"{settings.MEDIA_URL}{filepath_to_uri(name)}"
