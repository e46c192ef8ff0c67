"""A hostile session: what people of each role try by hand-made addresses and forms, and what comes of it.

The words of the outcomes are explained in `hostile.py`. An Editor may read all of it, and so shows that each act would
work for whoever may; that nobody may do what the others may not is the case that is tested.
"""

import pytest
from django.db import transaction

from tests.desk import hostile
from tests.desk.hostile import Act, Intruder, figure, inline, linked, make_hidden, media, names, paragraph, visits

pytestmark = pytest.mark.django_db

BULK = "/admin/bulk/{}/?next=/admin/".format
PAGE_BULK = ("publish", "unpublish", "delete", "move")
FILE_BULK = ("delete", "add_tags", "add_to_collection")

# What is tried, the outcome for a Researcher, for a Contributor and for an Editor. "-": they have no such form.
CASES: list[tuple[str, Act, str, str, str]] = [
    # Foreign keys posted in the form, and in the inline rows, of something of their own.
    ("attaches a closed document to their output",
     names(hostile.output_of, hostile.has_document,
           files=lambda who: inline("files", document=who.other.document.pk, name="", version="")),
     "not saved", "not saved", "saved"),
    ("attaches their own document to their output",
     names(hostile.output_of, hostile.own_document,
           files=lambda who: inline("files", document=who.document.pk, name="", version="")),
     "saved", "saved", "saved"),
    ("attaches a closed document, and reads it", hostile.attaches_then_reads, "404", "404", "named"),
    ("names a draft person as a contributor",
     names(hostile.output_of, lambda output: any(row.person_id for row in output.contributions.all()),
           row=lambda who: inline("contributions", person=who.other.person.pk, name="X", role="author")),
     "not saved", "not saved", "saved"),
    ("reads the name of a draft person from a form that comes back",
     hostile.reads_the_name_from_a_form_with_an_error, "silent", "silent", "named"),
    ("names a draft grant on their output",
     names(hostile.output_of, lambda output: output.grants.exists(), grants=lambda who: who.other.grant.pk),
     "not saved", "not saved", "saved"),
    ("gives themselves a role on a draft grant",
     names(hostile.profile_of, lambda person: any(row.grant_id for row in person.memberships.all()),
           row=lambda who: inline("memberships", grant=who.other.grant.pk, role="researcher", position=1)),
     "not saved", "-", "saved"),
    ("takes a closed portrait for their own",
     names(hostile.profile_of, lambda person: person.picture_id, picture=lambda who: who.other.portrait.pk),
     "not saved", "-", "saved"),
    ("links to a draft page in their biography",
     names(hostile.profile_of, lambda person: "linktype" in person.biography,
           biography=lambda who: linked("LINK", id=who.other.page.pk)),
     "not saved", "-", "saved"),
    ("rests their finding on a draft output",
     names(hostile.page_of, lambda page: any(row.output_id for row in page.evidence.all()),
           row=lambda who: inline("evidence", kind="output", stance="supports", output=who.other.publication.pk)),
     "-", "not saved", "saved"),
    ("rests their finding on a draft case study",
     names(hostile.page_of, lambda page: any(row.case_study_id for row in page.evidence.all()),
           row=lambda who: inline("evidence", kind="other", stance="supports", case_study=who.other.case_study.pk)),
     "-", "not saved", "saved"),
    ("ticks a draft case study for their finding",
     names(hostile.page_of, lambda page: page.case_studies.exists(), case_studies=lambda who: who.other.case_study.pk),
     "-", "not saved", "saved"),
    ("ticks a draft grant for their finding",
     names(hostile.page_of, lambda page: page.grants.exists(), grants=lambda who: who.other.grant.pk),
     "-", "not saved", "saved"),
    ("says that a draft finding takes the place of theirs",
     names(hostile.page_of, lambda page: page.superseded_by_id, superseded_by=lambda who: who.other.page.pk),
     "-", "not saved", "saved"),
    ("puts a closed picture into the body of their page",
     names(hostile.page_of, hostile.body_names, body=lambda who: figure(who.other.portrait.pk)),
     "-", "not saved", "saved"),
    ("links to a closed document in the body of their page",
     names(hostile.page_of, hostile.body_names,
           body=lambda who: paragraph(linked("DOCUMENT", id=who.other.document.pk))),
     "-", "not saved", "saved"),
    ("links to a draft page in the body of their page",
     names(hostile.page_of, hostile.body_names, body=lambda who: paragraph(linked("LINK", id=who.other.page.pk))),
     "-", "not saved", "saved"),
    ("reads the title of a draft output from a page form that comes back",
     hostile.reads_the_title_from_a_page_form_with_an_error, "-", "silent", "named"),
    ("previews their page with a closed picture", hostile.previews_a_page_with_a_closed_picture, "-", "silent",
     "named"),
    ("previews their output with a draft person", hostile.previews_an_output_with_a_draft_person, "silent", "silent",
     "silent"),
    # Files at their own addresses.
    ("asks for a closed document", visits(lambda other: f"/documents/{other.document.pk}/{other.document.filename}"),
     "404", "404", "named"),
    ("asks for its file", media("document"), "404", "404", "named"),
    ("asks for the file of a private portrait", media("portrait"), "404", "404", "named"),
    # Bulk actions by address.
    *[(f"bulk {action} of a page", visits(lambda _other, action=action: BULK(f"wagtailcore/page/{action}"),
                                          id=lambda other: other.page.pk), "refused", "refused", "named")
      for action in PAGE_BULK],
    ("bulk of all pages", visits(lambda _other: BULK("wagtailcore/page/publish"), id="all"), "refused", "refused",
     "named"),
    ("bulk of all pages below one", visits(lambda _other: BULK("wagtailcore/page/publish"), id="all",
                                           childOf=lambda other: other.parent.pk), "refused", "refused", "named"),
    *[(f"bulk {action} of a document", visits(lambda _other, action=action: BULK(f"media/portaldocument/{action}"),
                                              id=lambda other: other.document.pk), "refused", "refused", "named")
      for action in FILE_BULK],
    *[(f"bulk {action} of a picture", visits(lambda _other, action=action: BULK(f"media/portalimage/{action}"),
                                             id=lambda other: other.portrait.pk), "refused", "refused", "named")
      for action in FILE_BULK],
    *[(f"bulk {action} of an account", visits(lambda _other, action=action: BULK(f"accounts/user/{action}"),
                                              id=lambda other: other.user.pk), "refused", "refused", "refused")
      for action in ("delete", "assign_role", "set_active_state")],
    *[(f"bulk {action} of an output", visits(lambda _other, action=action: BULK(f"records/publication/{action}"),
                                             id=lambda other: other.publication.pk), "refused", "refused", "named")
      for action in ("delete", "export", "publish", "set_licence")],
    ("bulk delete of a private person", visits(lambda _other: BULK("records/person/delete"),
                                               id=lambda other: other.private.pk), "refused", "refused", "named"),
    # Choosers, lists and searches.
    ("browses pages in the chooser", visits(lambda other: f"/admin/choose-page/{other.parent.pk}/"),
     "silent", "silent", "named"),
    ("searches pages in the chooser", visits(lambda _other: "/admin/choose-page/search/", q=hostile.PAGE_WORD[:6]),
     "silent", "silent", "named"),
    ("opens a draft page in the chooser", visits(lambda other: f"/admin/choose-page/{other.page.pk}/"),
     "refused", "refused", "named"),
    ("chooses a draft page among many",
     visits(lambda _other: "/admin/choose-page/chosen-multiple/", id=lambda other: other.page.pk),
     "refused", "refused", "named"),
    ("lists documents in the chooser", visits(lambda _other: "/admin/documents/chooser/results/"),
     "silent", "silent", "named"),
    ("chooses a closed document", visits(lambda other: f"/admin/documents/chooser/chosen/{other.document.pk}/"),
     "refused", "refused", "named"),
    ("chooses a closed document among many",
     visits(lambda _other: "/admin/documents/chooser/chosen-multiple/", id=lambda other: other.document.pk),
     "silent", "silent", "named"),
    ("lists pictures in the chooser", visits(lambda _other: "/admin/images/chooser/results/"),
     "silent", "silent", "named"),
    ("chooses a closed picture", visits(lambda other: f"/admin/images/chooser/chosen/{other.portrait.pk}/"),
     "refused", "refused", "named"),
    ("chooses a format of a closed picture",
     visits(lambda other: f"/admin/images/chooser/{other.portrait.pk}/select_format/"), "refused", "refused", "named"),
    ("chooses a draft person",
     visits(lambda other: f"/admin/snippets/choose/records/person/chosen/{other.person.pk}/"), "404", "404", "named"),
    ("chooses a private person among many",
     visits(lambda _other: "/admin/snippets/choose/records/person/chosen-multiple/", id=lambda o: o.private.pk),
     "silent", "silent", "named"),
    ("walks through the tree", visits(lambda other: f"/admin/pages/{other.parent.pk}/"), "refused", "silent", "named"),
    ("walks below a draft page", visits(lambda other: f"/admin/pages/{other.page.pk}/"), "refused", "refused",
     "named"),
    ("searches the tree", visits(lambda _other: "/admin/pages/search/", q=hostile.PAGE_WORD[:6]), "refused", "silent",
     "named"),
    ("lists pages by the admin's API", visits(lambda _other: "/admin/api/main/pages/"), "refused", "silent", "named"),
    ("asks the admin's API for a draft page", visits(lambda other: f"/admin/api/main/pages/{other.page.pk}/"),
     "refused", "404", "named"),
    ("lists documents by the admin's API", visits(lambda _other: "/admin/api/main/documents/"),
     "refused", "refused", "named"),
    ("lists pictures by the admin's API", visits(lambda _other: "/admin/api/main/images/"),
     "refused", "refused", "named"),
    # Returns hold drafts of everybody.
    ("lists the returns", visits(lambda _other: "/admin/returns/"), "refused", "refused", "named"),
    ("opens the returns on a draft award", visits(lambda other: f"/admin/returns/awards/{other.made_return.grant_id}/"),
     "refused", "refused", "named"),
    ("opens a return", visits(lambda other: f"/admin/returns/{other.made_return.pk}/"), "refused", "refused", "named"),
    ("downloads what a return reports",
     visits(lambda other: f"/admin/returns/{other.made_return.pk}/files/return.json"), "refused", "refused", "named"),
    ("reads the open access of a draft award",
     visits(lambda other: f"/admin/returns/awards/{other.made_return.grant_id}/open-access/"), "refused", "refused",
     "named"),
    ("opens the form of a draft outcome",
     visits(lambda other: f"/admin/snippets/records/outcome/edit/{other.outcome.pk}/"), "refused", "refused", "named"),
    ("answers a funder's questions about a draft output",
     visits(lambda other: f"/admin/returns/outputs/{other.publication.pk}/"), "refused", "refused", "named"),
    # Pages that hold more than the public sees.
    *[(f"asks for {part} of a draft page", visits(lambda other, part=part: f"/admin/pages/{other.page.pk}/{part}/"),
       "refused", "refused", "named")
      for part in ("edit", "history", "usage", "copy", "move", "revisions/compare/earliest...latest")],
    ("asks for a draft page's own preview", visits(lambda other: f"/admin/pages/{other.page.pk}/view_draft/"),
     "refused", "refused", "named"),
    ("searches for others' drafts while typing a title",
     visits(lambda _other: "/admin/outputs/duplicates/", title=f"{hostile.RECORD_WORD} studied"),
     "silent", "silent", "named"),
    ("opens the form of a draft output",
     visits(lambda other: f"/admin/snippets/records/publication/edit/{other.publication.pk}/"),
     "refused", "refused", "named"),
    ("reads the history of a draft output",
     visits(lambda other: f"/admin/snippets/records/publication/history/{other.publication.pk}/"),
     "refused", "refused", "named"),
]  # fmt: skip
ROLES = ("Researcher", "Contributor", "Editor")


@pytest.mark.parametrize("role", ROLES)
def test_nobody_reads_or_names_what_is_not_theirs(role: str):
    who = Intruder(role, make_hidden())
    who.client.raise_request_exception = False
    outcomes = {}
    for name, act, *expected in CASES:
        outcome = expected[ROLES.index(role)]
        if outcome != "-":
            with transaction.atomic():
                outcomes[name] = (who.tries(act), outcome)
                transaction.set_rollback(True)
    wrong = [f"{name}: {came}, not {wanted}" for name, (came, wanted) in outcomes.items() if came != wanted]
    assert "\n".join(wrong) == ""


def test_the_session_has_enough_cases():
    assert sum(outcome != "-" for _name, _act, *outcomes in CASES for outcome in outcomes) >= 180
    assert len({name for name, *_rest in CASES}) == len(CASES)
