"""The demo says every fact of the first project, where a reader would look for it, and claims nothing more."""

import pytest
from django.test import Client

from tests.tools.reading import read, sitemap

PROJECT = (
    "An Examination of Partnership Approaches to Challenging Religiously-Endorsed Violence"
    " involving Muslim Groups and Police"
)
FOLLOW_ON = (
    "A Study exploring Questions relating to Partnership between Police and Muslim Communities"
    " in the Prevention of Violent Extremism amongst Muslim Youth"
)
CHAPTER = (
    "Policing within a counter-terrorism context post 7/7: the importance of partnership, dialogue and support"
    " when engaging with Muslim communities"
)
CHAPTER_PAGE = "/outputs/policing-within-a-counter-terrorism-context-post-7-7/"
RADIO_PAGE = "/outputs/basia-spalek-on-sunday-bbc-radio-4/"
TEAM = [
    ("basia-spalek", "Dr Basia Spalek", "Principal Investigator", "University of Birmingham"),
    ("salwa-el-awa", "Dr Salwa El-Awa", "Co-Investigator", "University of Birmingham"),
    ("laura-mcdonald", "Dr Laura McDonald", "Post Doctoral Researcher", "University of Birmingham"),
    ("robert-lambert", "Robert Lambert", "Research Partner", "University of Exeter"),
]
MEASURES = [
    "bringing several communities together with the police",
    "enabling community groups to put community perspectives on the effects of counter-terrorism policing"
    " and of the wider war on terror",
    "enabling information to be exchanged on counter-terrorism, Islamophobia and other policing issues",
    "letting community groups raise what concerns them",
    "letting the police explain policy, strategy and tactics to Muslim organisations",
    "working consultations between police and Muslim organisations",
    "giving communities the opportunity to scrutinise and challenge police policy and action",
]
FINDINGS = [
    ("muslim-officers-in-the-mcu", "Muslim officers in the MCU", ["Muslim Contact Unit"]),
    ("support-for-the-mcu", "Support for the MCU", ["Muslim Contact Unit"]),
    ("what-undoes-good-engagement", "What undoes good engagement", ["Muslim Contact Unit", "Muslim Safety Forum"]),
    ("how-the-msfs-success-may-be-judged", "How the MSF’s success may be judged", ["Muslim Safety Forum"]),
    ("community-policing-and-trust", "Community policing and trust", []),
]
OLD_ADDRESSES = {
    "/grants/phase-2-small-grant/": (
        "http://www.religionandsociety.org.uk/research_findings/projects/phase_two/small_research_projects"
    ),
    CHAPTER_PAGE: "http://www.routledge.com/books/details/9780415494359/",
    "/outputs/list-of-all-outputs/": (
        "http://www.iass.bham.ac.uk/study/socialresearch/religion_and_society/project-outputs.pdf"
    ),
    "/outputs/final-report/": ("http://www.ahrc.ac.uk/News/Latest/Documents/Rad%20Islam%20Summary%20Report.pdf"),
}

pytestmark = pytest.mark.usefixtures("demo")


def test_the_home_page_bears_the_title_of_the_project(client: Client):
    assert read(client, "/").heading == PROJECT


def test_the_home_page_says_in_one_sentence_what_the_project_contributed(client: Client):
    assert read(client, "/").part(".cover .lead") == (
        "How Muslim groups, working in partnership with the police, engage their own communities"
        " in challenging violence that claims religious endorsement."
    )


def test_the_home_page_says_where_the_work_was_done_and_when_it_finished(client: Client):
    assert read(client, "/").part(".cover .eyebrow") == "University of Birmingham · finished 30 September 2008"


def test_the_home_page_answers_what_was_found_who_says_so_what_came_of_it_and_who_paid(client: Client):
    assert read(client, "/").facts == {
        "What was found": "5 findings from interviews with 44 people and two case studies",
        "Who says so": "4 people University of Birmingham and University of Exeter, led by Dr Basia Spalek",
        "What came of it": "4 outputs and a further award: Phase 2 Small Grant",
        "Who paid": "£83,211 Phase 1 Small Grant Religion and Society Programme, AHRC and ESRC",
    }


def test_the_timeline_runs_from_the_award_by_way_of_radio_and_chapter_to_the_undated_second_award(client: Client):
    table = read(client, "/").soup.select_one("main table")
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in table.select("tbody tr")]
    assert rows == [
        ["Phase 1 Small Grant, £83,211", "ended 30 September 2008; start not recorded"],
        ["Radio broadcast, BBC Radio 4, Sunday", "16 November 2008"],
        ["Book chapter, Routledge", "2010"],
        ["Phase 2 Small Grant", "dates not recorded"],
    ]


def test_every_page_thanks_both_funders_and_their_programme(client: Client):
    for address in sitemap(client):
        foot = read(client, address).part("footer.foot")
        assert "Religion and Society Programme" in foot
        assert "Arts and Humanities Research Council (AHRC)" in foot
        assert "Economic and Social Research Council (ESRC)" in foot


def test_the_team_page_names_exactly_the_four_with_their_roles_and_places(client: Client):
    page = read(client, "/team/")
    cards = [list(card.stripped_strings)[-3:] for card in page.soup.select("ul.people > li")]
    assert cards == [[name, role, place] for _slug, name, role, place in TEAM]


@pytest.mark.parametrize(("slug", "name", "role", "place"), TEAM)
def test_a_profile_gives_the_role_on_the_grant_and_the_place(client: Client, slug, name, role, place):
    page = read(client, f"/team/{slug}/")
    assert page.heading == name
    assert page.facts == {role: f"Phase 1 Small Grant, {place}", "Affiliation": place}


@pytest.mark.parametrize(
    ("slug", "outputs"),
    [
        ("basia-spalek", [CHAPTER, "Basia Spalek on BBC Radio 4’s Sunday"]),
        ("salwa-el-awa", []),
        ("laura-mcdonald", []),
        ("robert-lambert", [CHAPTER]),
    ],
)
def test_a_profile_lists_the_outputs_of_that_person_and_no_others(client: Client, slug, outputs):
    page = read(client, f"/team/{slug}/")
    titles = [link.get_text(strip=True) for link in page.soup.select("main a[href^='/outputs/']")]
    assert [title for title in titles if title != "Outputs"] == outputs


def test_the_approach_tells_of_44_people_of_observation_and_of_research_diaries(client: Client):
    text = read(client, "/approach/").text
    assert "semi-structured interviews with police officers and Muslim community members, 44 people in total" in text
    assert "community meetings and in meetings between police and communities" in text
    assert "research diaries" in text


def test_the_approach_tells_of_both_case_studies(client: Client):
    text = read(client, "/approach/").text
    assert (
        "Muslim Contact Unit (MCU), a small policing unit within the Metropolitan Police Service (MPS),"
        " set up after 9/11." in text
    )
    assert "Muslim Safety Forum (MSF), an umbrella body of many Muslim organisations that advises the MPS." in text


def test_44_people_were_interviewed_and_nowhere_is_it_said_that_there_were_44_interviews(client: Client):
    for address in sitemap(client):
        assert "44 interviews" not in read(client, address).text, address


def test_the_findings_are_five_numbered_claims_in_order(client: Client):
    links = read(client, "/findings/").soup.select("main section ol a[href^='/findings/']")
    assert [link["href"] for link in links] == [f"/findings/{slug}/" for slug, _title, _cases in FINDINGS]


@pytest.mark.parametrize(
    ("number", "slug", "title", "cases"), [(number, *finding) for number, finding in enumerate(FINDINGS, 1)]
)
def test_a_finding_says_its_number_and_the_case_studies_it_comes_from(client: Client, number, slug, title, cases):
    page = read(client, f"/findings/{slug}/")
    assert page.part("main .page-head .eyebrow") == " · ".join([f"Finding {number} of 5", *cases])
    assert page.soup.title.get_text().startswith(title)


@pytest.mark.parametrize(("slug", "cases"), [(slug, cases) for slug, _title, cases in FINDINGS])
def test_a_finding_rests_on_the_material_of_the_study_and_says_what_it_does_not_show(client: Client, slug, cases):
    page = read(client, f"/findings/{slug}/")
    supports = [item for item in page.parts("ol.evidence > li") if "Supports" in item]
    assert len(supports) == 3 + len(cases)
    assert "44 people in total" in supports[0]
    assert "community meetings and of police–community meetings" in supports[1]
    assert "research-diary notes" in supports[2]
    assert [case in item for case, item in zip(cases, supports[3:], strict=True)] == [True] * len(cases)
    assert page.part("section[aria-labelledby=limits] .prose")


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        (
            "muslim-officers-in-the-mcu",
            ["rare in counter-terrorism units", "operational policing and of community policing",
             "social and cultural capital", "Islamist or Salafi", "describe themselves"],
        ),
        (
            "support-for-the-mcu",
            ["generally supportive", "engaged with its officers regularly", "working partnerships exist",
             "one identifiable counter-terrorism unit in London that people can approach",
             "considerable success in helping to overturn misunderstandings or stereotypes"],
        ),
        (
            "what-undoes-good-engagement",
            ["foreign policy", "national political agendas", "equally important, instances of poor"],
        ),
        (
            "community-policing-and-trust",
            ["everyday concerns and experiences of crime, Islamophobia included", "Still more, by empowering",
             "aimed at preventing terrorism", "sensitive and carries risk", "trusting relationships",
             "mutual empathy"],
        ),
    ],
)  # fmt: skip
def test_a_finding_says_in_full_what_was_found(client: Client, slug, words):
    full = read(client, f"/findings/{slug}/").part("section[aria-labelledby=full]")
    assert [phrase for phrase in words if phrase not in full] == []


def test_the_fourth_finding_names_the_seven_measures_in_order(client: Client):
    items = read(client, "/findings/how-the-msfs-success-may-be-judged/").parts("section[aria-labelledby=full] ol li")
    assert [item.rstrip(".;").removesuffix("; and") for item in items] == MEASURES


@pytest.mark.parametrize(
    ("slug", "abbreviation", "words", "findings"),
    [
        ("muslim-contact-unit", "MCU", "Metropolitan Police Service, set up after 9/11.", [1, 2, 3]),
        ("muslim-safety-forum", "MSF", "umbrella body of many Muslim organisations that advises", [3, 4]),
    ],
)
def test_a_case_study_says_what_it_is_and_which_findings_come_from_it(
    client: Client, slug, abbreviation, words, findings
):
    page = read(client, f"/findings/{slug}/")
    assert abbreviation in page.text
    assert words in page.part("main .lead")
    listed = [link["href"] for link in page.soup.select("main section ol a[href^='/findings/']")]
    assert listed == [f"/findings/{FINDINGS[number - 1][0]}/" for number in findings]


def test_the_phase_1_grant_gives_title_amount_funders_holder_and_end(client: Client):
    page = read(client, "/grants/phase-1-small-grant/")
    assert page.heading == "Phase 1 Small Grant"
    assert page.facts == {
        "What it found": "5 findings",
        "What came of it": "4 outputs 1 book chapter, 1 radio broadcast, 1 report and 1 other document",
        "Open to everybody": "0 % of 4 outputs are recorded as open of 2 no copy is held;"
        " of 2 the access is not recorded",
        "What followed": "Phase 2 Small Grant amount and dates not recorded",
        "Funded work": PROJECT,
        "Amount": "£83,211",
        "Funders": "Arts and Humanities Research Council (AHRC) Economic and Social Research Council (ESRC)",
        "Programme": "Religion and Society Programme",
        "Scheme": "Small Grant",
        "Phase": "Phase 1",
        "Award holder": "University of Birmingham",
        "Start": "not recorded",
        "End": "30 September 2008",
        "Funder’s reference": "not recorded",
        "Continued by": "Phase 2 Small Grant",
    }


def test_the_phase_2_grant_says_of_everything_unknown_that_it_is_not_recorded(client: Client):
    page = read(client, "/grants/phase-2-small-grant/")
    assert page.heading == "Phase 2 Small Grant"
    facts = page.facts
    assert facts["Funded work"] == FOLLOW_ON
    assert facts["Continues"] == "Phase 1 Small Grant"
    unknown = ("Amount", "Funders", "Award holder", "Start", "End", "Funder’s reference")
    assert {name: facts[name] for name in unknown} == dict.fromkeys(unknown, "not recorded")
    assert "The team is not recorded." in page.text
    assert "£" not in page.part("main .page-head")
    assert page.parts("#line ~ .scroll tbody tr") == [
        "Phase 1 Small Grant ended 30 September 2008; start not recorded £83,211 5 4",
        "Phase 2 Small Grant dates not recorded not recorded 0 0",
    ]


def test_the_line_of_grants_shows_what_the_second_award_continues(client: Client):
    lines = read(client, "/grants/").parts("main ol.grants > li")
    assert len(lines) == 2
    assert "£83,211 · ended 30 September 2008" in lines[0]
    assert lines[1].endswith("amount and dates not recorded · continues Phase 1 Small Grant")


def test_the_outputs_are_four_by_year_the_undated_last(client: Client):
    page = read(client, "/outputs/")
    assert page.parts("main h2.year") == ["2010", "2008", "no date recorded"]
    titles = [link.get_text(strip=True) for link in page.soup.select("main ol.years a")]
    assert titles == [CHAPTER, "Basia Spalek on BBC Radio 4’s Sunday", "Final report", "List of all outputs"]


def test_the_chapter_gives_authors_book_editors_pages_publisher_isbn_and_year(client: Client):
    page = read(client, CHAPTER_PAGE)
    assert page.heading == CHAPTER
    wanted = {
        "Authors": "B. Spalek R. Lambert",
        "Editors": "Roger Eatwell Matthew J Goodwin",
        "Book": "The New Extremism in 21st Century Britain",
        "Publisher": "Routledge",
        "Pages": "168–201",
        "ISBN": "9780415494359",
        "Date": "2010",
    }
    assert {name: page.facts.get(name) for name in wanted} == wanted
    assert page.part("main .page-head .eyebrow") == "Book chapter · 2010"


def test_the_chapter_stands_in_lists_with_its_page_range(client: Client):
    line = read(client, "/outputs/").parts("main ol.years ul > li")[0]
    assert line.endswith(
        "Book chapter · B. Spalek and R. Lambert, in The New Extremism in 21st Century Britain,"
        " Routledge, pp. 168–201 · 2010"
    )


def test_the_broadcast_gives_speaker_station_programme_and_day(client: Client):
    page = read(client, RADIO_PAGE)
    wanted = {
        "Contributor": "Basia Spalek",
        "Programme": "Sunday",
        "Outlet": "BBC Radio 4",
        "Date": "16 November 2008",
    }
    assert {name: page.facts.get(name) for name in wanted} == wanted
    assert "religion and ethics" in page.part("main .lead")


@pytest.mark.parametrize("address", ["/outputs/final-report/", "/outputs/list-of-all-outputs/"])
def test_a_document_without_a_copy_says_so_and_has_no_date(client: Client, address):
    page = read(client, address)
    assert page.facts["Access"] == "No copy held"
    assert page.facts["Date"] == "not recorded"
    assert not page.soup.select("a[href*='/files/']")


@pytest.mark.parametrize(("page", "address"), OLD_ADDRESSES.items())
def test_an_old_address_is_given_exactly_and_said_to_be_old(client: Client, page, address):
    seen = read(client, page)
    assert address in seen.links
    assert "in about 2010" in seen.text
    assert "may no longer answer" in seen.text


def test_every_output_came_of_the_phase_1_grant_and_none_of_phase_2(client: Client):
    outputs = [address for address in sitemap(client) if address.startswith("/outputs/") and address != "/outputs/"]
    assert len(outputs) == 4
    for address in outputs:
        grants = read(client, address).soup.select("main ol.grants a")
        assert [link["href"] for link in grants] == ["/grants/phase-1-small-grant/"]


def test_nobody_outside_the_facts_is_given_a_profile(client: Client):
    profiles = [address for address in sitemap(client) if address.startswith("/team/") and address != "/team/"]
    assert sorted(profiles) == sorted(f"/team/{slug}/" for slug, _name, _role, _place in TEAM)


def test_no_page_shows_a_blank_where_a_value_is_missing(client: Client):
    for address in sitemap(client):
        page = read(client, address)
        assert all(page.facts.values()), address
        for word in ("None", "null", "undefined", "N/A", "TODO", "lorem"):
            assert f" {word} " not in f" {page.text} ", f"{address} prints {word}"
