"""A page made from a copy of the database is true as of the copy's own time."""

from portal.freshness.clock import Moment
from portal.http.page_cache.readings import earliest

NOW, BEHIND = Moment("a", 12), Moment("a", 9)


def test_what_a_copy_said_is_never_stamped_with_the_time_of_the_database():
    moments = {"default": NOW, "replica": BEHIND}
    assert earliest(moments, {"default"}) == NOW
    assert earliest(moments, {"replica"}) == BEHIND
    assert earliest(moments, {"default", "replica"}) == BEHIND


def test_what_a_copy_said_that_did_not_tell_its_time_is_not_kept():
    assert earliest({"default": NOW}, {"replica"}) is None
    assert earliest({"default": NOW, "replica": Moment("b", 12)}, {"default", "replica"}) is None
