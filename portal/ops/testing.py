"""`manage.py test`: everything pytest finds, with a Chromium at hand. Standard library only."""

import os
import sys

from portal.ops import chromium, layout

WITHOUT_BROWSER = "--no-browser"


def run(arguments: list[str]) -> None:
    """Becomes pytest, with the arguments passed on; `--no-browser` leaves the tests marked `browser` out and says so.
    PostgreSQL is started by the tests' own conftest, as it is when pytest is called directly."""
    passed_on = [argument for argument in arguments if argument != WITHOUT_BROWSER]
    if WITHOUT_BROWSER in arguments:
        print("  browser tests are left out (--no-browser)", flush=True)
        passed_on = ["-m", "not browser", *passed_on]
    else:
        os.environ["PORTAL_CHROMIUM"] = chromium.ensure()
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    os.chdir(layout.ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *passed_on])
