"""A Redis that several processes share, whose absence a reader does not notice."""

import logging
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

__all__ = ["ForgivingRedisCache"]

logger = logging.getLogger(__name__)


class ForgivingRedisCache(RedisCache):
    """Django's backend; while Redis is away nothing is kept, and each loss is logged.

    `add` then says that the key was there: limits that count by it let nobody through, so that a Redis that was brought
    down opens no door.
    """

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """The value, or the default where Redis is away."""
        try:
            return super().get(*args, **kwargs)
        except RedisError as error:
            logger.warning("Redis: %s", type(error).__name__)
            return kwargs.get("default", args[1] if len(args) > 1 else None)

    def set(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the value, unless Redis is away."""
        try:
            super().set(*args, **kwargs)
        except RedisError as error:
            logger.warning("Redis: %s", type(error).__name__)

    def add(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the key was new and is kept now."""
        try:
            return super().add(*args, **kwargs)
        except RedisError as error:
            logger.warning("Redis: %s", type(error).__name__)
            return False

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        """Whether there was such a key."""
        try:
            return super().delete(*args, **kwargs)
        except RedisError as error:
            logger.warning("Redis: %s", type(error).__name__)
            return False
