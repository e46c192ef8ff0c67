"""What every test may ask for. The database fixtures are explained in `tests/tools/databases.py`.

`db`                 an empty, migrated database, inside a transaction
`demo`               the same with the demo in it: also inside a transaction, so a test may write
`demo_server`        the demo over HTTP, shared: any write fails ("read-only transaction")
`fresh_demo_server`  the demo over HTTP in a clone of the test's own, to be written to
`transactional_db`   a clone of the test's own, empty; together with `demo`, with the demo
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.db import OperationalError
from psycopg2 import OperationalError as DriverError
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key

from portal.launch import postgres
from portal.launch.errors import StartupError, database_unreachable
from tests.tools import corpora
from tests.tools.databases import Databases, Wish
from tests.tools.server import served

# Playwright's synchronous interface keeps an event loop in the main thread; Django would refuse its database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

UNTIL_THE_END = pytest.StashKey[ExitStack]()
DATABASES = pytest.StashKey[Databases]()


def is_worker(config: pytest.Config) -> bool:
    """Whether this process is one of several that share a run's tests; what is made once, another has made before."""
    return hasattr(config, "workerinput")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Has both templates made before the workers start, so that none waits for another."""
    config = session.config
    if not is_worker(config) and config.getoption("numprocesses", None) and not config.option.collectonly:
        with config.stash[blocking_manager_key].unblock():
            databases_of(config).prepare()


def databases_of(config: pytest.Config) -> Databases:
    """This run's databases; PostgreSQL is started when the first test asks, unless DATABASE_URL names a server."""
    if DATABASES not in config.stash:
        until_the_end = config.stash.setdefault(UNTIL_THE_END, ExitStack())
        try:
            until_the_end.enter_context(postgres.in_use())
            found = Databases()
            if not is_worker(config):
                found.clear_away()
                if config.getoption("create_db"):
                    found.forget_templates()
        except StartupError as error:
            pytest.exit(str(error), returncode=1)
        except (DriverError, OperationalError) as error:
            pytest.exit(str(database_unreachable(error)), returncode=1)
        until_the_end.callback(found.drop_all)
        config.stash[DATABASES] = found
    return config.stash[DATABASES]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what the run had not got."""
    if corpora.missing():
        terminalreporter.section("files to read", yellow=True)
        terminalreporter.line(corpora.missing(), yellow=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Drops the clones, then lets go of the server."""
    if UNTIL_THE_END in config.stash:
        config.stash[UNTIL_THE_END].close()


def wish_of(item: pytest.Item) -> Wish | None:
    """Which database the test wants, by the fixtures and marks it has; None for none."""
    names = set(getattr(item, "fixturenames", ()))
    marker = item.get_closest_marker("django_db")
    commits = "transactional_db" in names or "live_server" in names or bool(marker and marker.kwargs.get("transaction"))
    if "fresh_demo_server" in names or ("demo" in names and commits):
        return Wish.FRESH_DEMO
    if "demo_server" in names:
        return Wish.DEMO_TO_READ
    if "demo" in names:
        return Wish.DEMO
    if commits:
        return Wish.FRESH_EMPTY
    return Wish.EMPTY if marker or "db" in names else None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Points Django at the database that the test wants, before any fixture opens a transaction."""
    wish = wish_of(item)
    if wish:
        with item.config.stash[blocking_manager_key].unblock():
            databases_of(item.config).point_at(wish)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None) -> None:
    """Takes the place of pytest-django's: the hook above has made and chosen the database by now."""


@pytest.fixture
def demo(db: None) -> None:
    """The demo, in a transaction that is rolled back after the test."""


@pytest.fixture(scope="session")
def _site() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture
def demo_server(_site: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of the demo, for tests that only read; any write, theirs or the site's, fails."""
    with django_db_blocker.unblock():
        yield _site


@pytest.fixture
def fresh_demo_server(_site: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of the demo, in a database and with files of the test's own."""
    with django_db_blocker.unblock():
        yield _site
