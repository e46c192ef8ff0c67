"""Every check, in the order of the first screen. A new check is an entry in `CHECKS`.

A check that needs a query of its own has it in the module beside this one that is named after its records.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.desk.checks import drafts, findings, images, intakes, outputs, people, schedules, site
from portal.desk.checks.check import Check
from portal.desk.checks.scope import Scope, grants_of, outputs_of, pages_of, people_of

__all__ = ["CHECKS"]


@dataclass(frozen=True)
class ScheduledContent:
    """A kind of content that is drafted and scheduled; the headlines give, for a count, the heading with %s for it."""

    name: str
    scope: Scope
    forgotten: Callable[[int], str]
    scheduled: Callable[[int], str]


SCHEDULED_CONTENT = (
    ScheduledContent(
        "outputs",
        outputs_of,
        lambda count: ngettext("%s output left as a draft for a month", "%s outputs left as drafts for a month", count),
        lambda count: ngettext("%s output scheduled within a month", "%s outputs scheduled within a month", count),
    ),
    ScheduledContent(
        "people",
        people_of,
        lambda count: ngettext(
            "%s profile left as a draft for a month", "%s profiles left as drafts for a month", count
        ),
        lambda count: ngettext("%s profile scheduled within a month", "%s profiles scheduled within a month", count),
    ),
    ScheduledContent(
        "grants",
        grants_of,
        lambda count: ngettext("%s grant left as a draft for a month", "%s grants left as drafts for a month", count),
        lambda count: ngettext("%s grant scheduled within a month", "%s grants scheduled within a month", count),
    ),
    ScheduledContent(
        "pages",
        pages_of,
        lambda count: ngettext("%s page left as a draft for a month", "%s pages left as drafts for a month", count),
        lambda count: ngettext("%s page scheduled within a month", "%s pages scheduled within a month", count),
    ),
)

FORGOTTEN: tuple[Check, ...] = tuple(
    Check(
        f"forgotten-{content.name}",
        content.forgotten,
        _("Finish and publish it, send it for review, or delete it."),
        drafts.forgotten(content.scope),
        detail=drafts.last_changed,
    )
    for content in SCHEDULED_CONTENT
)
SCHEDULED: tuple[Check, ...] = tuple(
    Check(
        f"scheduled-{content.name}",
        content.scheduled,
        _("Nothing needs doing if that is right; otherwise change the day under the status panel."),
        schedules.scheduled(content.scope),
        detail=schedules.scheduled_time,
    )
    for content in SCHEDULED_CONTENT
)

CHECKS: tuple[Check, ...] = (
    Check(
        "outputs-without-doi",
        lambda count: ngettext("%s output without a DOI", "%s outputs without a DOI", count),
        _("Look it up where it was published, and paste it in; the address form is taken too."),
        outputs.lacking(Q(doi="", kind__in=outputs.KINDS_WITH_DOI)),
        anchor="id_doi",
        detail=outputs.kind_label,
    ),
    Check(
        "outputs-without-licence",
        lambda count: ngettext("%s output without a licence", "%s outputs without a licence", count),
        _("They may be read here: say on what terms."),
        outputs.without_licence,
        anchor="id_licence",
        detail=outputs.kind_label,
    ),
    Check(
        "outputs-without-summary",
        lambda count: ngettext("%s output without a plain summary", "%s outputs without a plain summary", count),
        _("Two or three sentences for somebody new to the subject."),
        outputs.lacking(Q(summary="")),
        anchor="id_summary",
        detail=outputs.kind_label,
    ),
    Check(
        "outputs-without-grant",
        lambda count: ngettext("%s output without a grant", "%s outputs without a grant", count),
        _("Tick the award that paid for the work, so that the funder finds it."),
        outputs.lacking(Q(grants__isnull=True)),
        anchor="id_grants",
        detail=outputs.kind_label,
    ),
    Check(
        "outputs-without-file",
        lambda count: ngettext("%s output without a copy here", "%s outputs without a copy here", count),
        _("Add the file; or say under “Access” that it is restricted, or that no copy is held."),
        outputs.without_file,
        anchor="id_files-ADD",
        detail=outputs.kind_label,
    ),
    Check(
        "unlinked-contributors",
        lambda count: ngettext(
            "%s contributor who may be one of the team", "%s contributors who may be some of the team", count
        ),
        _("Choose the person beside the printed name; the work then stands on their profile too."),
        people.unlinked_contributors,
        anchor="id_contributions-FORMS",
        opened=people.output_of,
        detail=people.printed_name,
        version="output__latest_revision_id",
    ),
    Check(
        "findings-without-evidence",
        lambda count: ngettext("%s finding without evidence", "%s findings without evidence", count),
        _("Say what it rests on: interviews, observation, diaries, a document or an output."),
        findings.without_evidence,
        anchor="id_evidence-ADD",
    ),
    Check(
        "site-without-contact",
        lambda count: ngettext("%s site without a contact", "%s sites without a contact", count),
        _("Enter a name or an address for mail: it stands at the foot of every page."),
        site.without_contact,
        anchor="id_contact_name",
        version="",
    ),
    Check(
        "pages-to-complete",
        lambda count: ngettext("%s page with text to complete", "%s pages with text to complete", count),
        _("Write what each note “to complete” in its text asks for, and delete the note; readers do not see it."),
        site.pages_to_complete,
        anchor="panel-child-content-body-section",
    ),
    Check(
        "images-without-alt-text",
        lambda count: ngettext("%s image without alt text", "%s images without alt text", count),
        _("Say in a sentence what is to be seen; screen readers read it out."),
        images.without_description,
        anchor="id_description",
        version="",
    ),
    *FORGOTTEN,
    Check(
        "embargoes-ending",
        lambda count: ngettext("%s embargo ends within a month", "%s embargoes end within a month", count),
        _("See that the right file is there: anybody may read it from that day on."),
        schedules.ending_embargoes,
        anchor="id_embargo_until",
        detail=schedules.opening_day,
    ),
    *SCHEDULED,
    Check(
        "failed-intakes",
        lambda count: ngettext("%s intake with records that failed", "%s intakes with records that failed", count),
        _("See the line and the reason, put the record right, and bring it in again."),
        intakes.with_failures,
        detail=intakes.beginning,
        version="",
    ),
    Check(
        "waiting-intakes",
        lambda count: ngettext("%s intake that was not committed", "%s intakes that were not committed", count),
        _("Look the records through and commit them; nothing has been written yet."),
        intakes.uncommitted,
        detail=intakes.beginning,
        version="",
    ),
)
