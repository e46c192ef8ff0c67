"""Log records as JSON, one object a line. Loaded with the settings: it asks no model."""

import json
import logging
from datetime import UTC, datetime

__all__ = ["JsonFormatter"]


class JsonFormatter(logging.Formatter):
    """Prints a record as one JSON object a line: the time, the logger's name, and what the record's `fields` hold, or
    its message."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields = getattr(record, "fields", None) or {"message": record.getMessage()}
        if record.exc_info:
            fields = {**fields, "exception": self.formatException(record.exc_info)}
        return json.dumps({"at": at, "level": record.levelname, "log": record.name, **fields}, ensure_ascii=False)
