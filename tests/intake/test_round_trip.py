"""What the site gives out comes back without a change, in every format that is read."""

import pytest

from portal.bibliography.formats import FORMATS
from portal.bibliography.formats.decoding import decoded
from portal.bibliography.kinds import KINDS
from portal.intake.commit import commit
from portal.records.outputs.models import Output, Publication
from portal.records.outputs.references import references
from tests.intake.records import brought_in
from tests.tools.factories import make_output, make_person

pytestmark = pytest.mark.django_db

READ = ("bib", "ris", "csl.json", "csv")


def exported(name: str) -> str:
    return decoded(b"".join(FORMATS[name].write(references(Output.objects.visible().newest_first()))))


@pytest.mark.parametrize("name", READ)
def test_one_of_every_kind_is_known_again(demo, name, admin_user):
    person = make_person("Ada", "Example")
    for number, row in enumerate(KINDS.values()):
        title = f"=Trust & {row.label}: 100% “Müller” – {number * 7}"
        make_output(row.name, title, people=[person], date="2011-03", keywords="trust; a, b", language="en")
    count = Output.objects.count()
    run = brought_in(exported(name), admin_user)
    assert run.records.count() == Output.objects.visible().count()
    assert [(row.title, row.verdict, row.differences) for row in run.records.exclude(verdict="duplicate")] == []
    commit(run, admin_user)
    assert Output.objects.count() == count


@pytest.mark.parametrize("name", READ)
def test_an_article_goes_out_and_comes_into_an_empty_site_as_it_was(demo, name, admin_user):
    values = {
        "title": "=Trust & {policing}: 100% “Müller” – a $5 study_1",
        "date": "2011-03",
        "container": "Journal of Community Policing",
        "volume": "12",
        "issue": "2",
        "first_page": "101",
        "last_page": "119",
        "issn": "0141-9870",
        "doi": "10.5555/a_b<c>(1)",
        "url": "https://example.org/a_b?c=1&d=%20e",
        "language": "en",
        "abstract": "One & two.",
        "keywords": "trust; policing",
    }
    article = make_output("journal-article", people=[make_person("Ada", "Example")], **values)
    one = Output.objects.visible().filter(pk=article.pk)
    text = decoded(b"".join(FORMATS[name].write(references(one))))
    article.delete()
    commit(brought_in(text, admin_user), admin_user)
    back = Publication.objects.get(doi=values["doi"])
    assert {field: getattr(back, field) for field in values} == values
    assert [(row.role, row.name) for row in back.contributions.all()] == [("author", "Example, Ada")]
