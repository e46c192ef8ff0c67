"""The test fixtures themselves: what they promise, and that they keep tests apart."""

import urllib.request

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError
from psycopg2.errors import InsufficientPrivilege
from wagtail.models import Page

from tests.tools.databases import patiently


@pytest.mark.django_db
def test_an_empty_database_has_the_root_page_and_no_demo():
    assert Page.objects.filter(depth=1).count() == 1
    assert not Page.objects.filter(depth__gt=2).exists()


@pytest.mark.parametrize("_", [1, 2])
def test_the_demo_may_be_written_to_and_is_rolled_back(_, demo):
    assert Page.objects.filter(depth__gt=2).exists()
    assert not get_user_model().objects.filter(username="rolled-back").exists()
    get_user_model().objects.create_user("rolled-back")


def test_the_shared_demo_is_served_and_refuses_writes(demo_server):
    assert urllib.request.urlopen(f"{demo_server}/readyz", timeout=20).status == 200
    with pytest.raises(DatabaseError, match="read-only"):
        get_user_model().objects.create_user("refused")


@pytest.mark.parametrize("_", [1, 2])
def test_a_fresh_demo_takes_writes_that_the_next_test_does_not_see(_, fresh_demo_server):
    assert urllib.request.urlopen(f"{fresh_demo_server}/readyz", timeout=20).status == 200
    assert not get_user_model().objects.filter(username="forgotten").exists()
    get_user_model().objects.create_user("forgotten")


@pytest.mark.django_db(transaction=True)
def test_after_writing_tests_the_root_page_is_still_there():
    assert Page.objects.filter(depth=1).count() == 1


def test_a_database_that_is_just_being_cleaned_is_dropped_a_moment_later():
    answers = iter([InsufficientPrivilege(), InsufficientPrivilege(), None])
    asked = []

    def drop() -> None:
        asked.append(answer := next(answers))
        if answer:
            raise answer

    patiently(drop)
    assert len(asked) == 3
