"""What more than one machine needs, each by its variable: a cache, a store of files and a copy of the database.

Each function gives a setting of Django's for what the environment says. The packages are those of
docs/deploy/requirements-scale.lock; docs/scale.md says when which is needed.
"""

from collections.abc import Mapping
from typing import Any

from portal.settings import variables
from portal.settings.database import database

__all__ = ["caches", "replicas", "store"]

REDIS_TIMEOUT = 1  # seconds; a frozen Redis would hold a page for five


def caches(environment: Mapping[str, str]) -> dict[str, Any]:
    """CACHES: the Redis of REDIS_URL, else one of each process's own."""
    address = environment.get("REDIS_URL", "").strip()
    if not address:
        return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    timeouts = {"socket_timeout": REDIS_TIMEOUT, "socket_connect_timeout": REDIS_TIMEOUT}
    backend = "portal.http.shared_cache.ForgivingRedisCache"
    return {"default": {"BACKEND": backend, "LOCATION": address, "OPTIONS": timeouts}}


def store(environment: Mapping[str, str]) -> dict[str, Any]:
    """The storage of uploads: the S3 bucket of MEDIA_BUCKET, private, else the folder of this machine."""
    bucket = environment.get("MEDIA_BUCKET", "").strip()
    if not bucket:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    options = {
        "bucket_name": bucket,
        "endpoint_url": environment.get("MEDIA_ENDPOINT", "").strip() or None,
        "region_name": environment.get("MEDIA_REGION", "").strip() or None,
        "access_key": variables.required(environment, "MEDIA_ACCESS_KEY", "the bucket's key"),
        "secret_key": variables.required(environment, "MEDIA_SECRET_KEY", "the bucket's secret"),
        "location": "media",
        "default_acl": None,
        "file_overwrite": False,
    }
    return {"BACKEND": "portal.media.shared_store.SharedStore", "OPTIONS": options}


def replicas(environment: Mapping[str, str]) -> dict[str, Any]:
    """The further entry of DATABASES for DATABASE_REPLICA_URL; none where it is not set."""
    address = environment.get("DATABASE_REPLICA_URL", "").strip()
    return {"replica": database(address)} if address else {}
