#!/usr/bin/env python3
"""The one command of the portal: `python3 manage.py up`, `python3 manage.py test`, and every command of Django.

It needs nothing but Python: what else is missing is installed into `.venv` first. Where Django and Wagtail are
importable already (an environment of one's own, a container), it is plain Django and installs nothing.
"""

import importlib.util
import os
import sys

OLDEST_PYTHON = (3, 11)


def is_plain_django():
    """Whether this Python has the portal's ground installed, by somebody else than our own bootstrap, which leaves one
    of two marks in what it makes: a server's `.venv`, made by hand, has none and is left as it is."""
    own = os.path.join(os.path.dirname(os.path.abspath(__file__)), ".venv")
    marks = (os.path.join(own, mark) for mark in ("portal-lock", "portal-unfinished"))
    if os.path.realpath(sys.prefix) == os.path.realpath(own) and any(map(os.path.exists, marks)):
        return False
    return all(importlib.util.find_spec(name) for name in ("django", "wagtail"))


def main():
    """Runs the command and gives its exit code."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        wanted = ".".join(str(part) for part in OLDEST_PYTHON)
        sys.stderr.write("The portal needs Python {} or newer; this is Python {}.\n".format(wanted, found))  # noqa: UP032
        return 1
    from portal.launch import bootstrap  # noqa: PLC0415 - its syntax is too new for the Pythons refused above

    return bootstrap.main(sys.argv, plain=is_plain_django())


if __name__ == "__main__":
    sys.exit(main())
