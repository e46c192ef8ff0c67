"""The common question set under which UK Research and Innovation collects outcomes through Researchfish.

Categories, their order and wording: the helpdesk page "Common Question Set" of Researchfish and UKRI's page on how it
collects outcomes. Fields: those that Gateway to Research publishes of each category. UKRI's pages print no limits
of characters that could be read, so `longest` is 0; write one in where a form states it.
"""

from portal.bibliography.vocabularies import Outcome
from portal.returns.schemes.scheme import Category, Column, Question, Scheme

__all__ = ["SCHEME"]

TITLE = Column("Title", "title", is_required=True)
DESCRIPTION = Column("Description", "description", "long text", is_required=True)
IMPACT = Column("Impact", "impact", "long text")
URL = Column("URL", "supporting_url", "address")
SECTOR = Column("Sector", "sector")
COUNTRY = Column("Country", "country")
REACH = Column("Geographic reach", "reach")
FIRST_YEAR = Column("Year first provided", "first_year", "year")
START, END = Column("Start date", "start", "date"), Column("End date", "end", "date")


def type_of(what: str) -> Column:
    """The column of the sub-type, which the funder takes no record without."""
    return Column(f"Type of {what}", "type", is_required=True)


# fmt: off
CATEGORIES = (
    Category(
        name="publications", number=1, title="Publications", sheet="1 Publications", gathers=(Outcome.PUBLICATION,),
        columns=(
            type_of("publication"), TITLE, Column("Author(s)", "authors", is_required=True),
            Column("Date published", "date", "date", is_required=True), Column("Journal title", "journal"),
            Column("Book title", "book"), Column("Series title", "series"), Column("Volume", "volume"),
            Column("Issue", "issue"), Column("Pages or article number", "pages"), Column("Publisher", "publisher"),
            Column("ISSN", "issn"), Column("ISBN", "isbn"), Column("DOI", "doi"),
            Column("Open access", "access"), Column("Licence", "licence"), URL,
        ),
    ),
    Category(
        name="collaborations", number=2, title="Collaborations & Partnerships", sheet="2 Collaborations",
        gathers=(Outcome.COLLABORATION,),
        columns=(
            TITLE, DESCRIPTION, Column("Partner organisation", "organisation", is_required=True), SECTOR, COUNTRY,
            Column("Contribution made by your team", "our_contribution", "long text", is_required=True),
            Column("Contribution made by your partner", "partner_contribution", "long text", is_required=True),
            IMPACT, START, END, URL,
        ),
    ),
    Category(
        name="further-funding", number=3, title="Further Funding", sheet="3 Further Funding",
        gathers=(Outcome.FUNDING,),
        columns=(
            type_of("funding"), TITLE, DESCRIPTION, Column("Funding organisation", "organisation", is_required=True),
            Column("Department", "department"), Column("Funding reference", "reference"),
            Column("Amount", "amount", "money", is_required=True), Column("Currency", "currency"),
            Column("Start date", "start", "date", is_required=True), END, SECTOR, COUNTRY, URL,
        ),
    ),
    Category(
        name="next-destination", number=4, title="Next Destination & Skills", sheet="4 Next Destination",
        gathers=(Outcome.DESTINATION,),
        columns=(
            Column("Role of the person on the award", "role", is_required=True),
            Column("Next role", "next_role", is_required=True), Column("Next organisation", "organisation"),
            SECTOR, COUNTRY, Column("Year", "year", "year", is_required=True),
            Column("Skills gained", "skills", "long text"),
        ),
    ),
    Category(
        name="engagement", number=5, title="Engagement Activities", sheet="5 Engagement Activities",
        gathers=(Outcome.DISSEMINATION,),
        columns=(
            Column("Form of engagement activity", "type", is_required=True), TITLE, DESCRIPTION,
            Column("Part of official scheme?", "official_scheme", "yes or no"),
            Column("Primary audience", "audience", is_required=True), REACH,
            Column("Year(s) of engagement activity", "year", "year", is_required=True),
            Column("Results and impact", "impact", "long text"), URL,
        ),
    ),
    Category(
        name="influence", number=6, title="Influence on Policy, Practice, Patients & the Public",
        sheet="6 Influence on Policy", gathers=(Outcome.POLICY,),
        columns=(
            type_of("influence"), TITLE, DESCRIPTION, Column("Who was influenced", "audience"),
            Column("Areas of policy", "areas"), REACH, Column("Year", "year", "year", is_required=True), IMPACT, URL,
        ),
    ),
    Category(
        name="tools", number=7, title="Research Tools & Methods", sheet="7 Research Tools & Methods",
        gathers=(Outcome.TOOL,),
        columns=(type_of("material"), TITLE, DESCRIPTION, FIRST_YEAR,
                 Column("Provided to others?", "provided_to_others", "yes or no"), IMPACT, URL),
    ),
    Category(
        name="databases", number=8, title="Research Databases & Models", sheet="8 Databases & Models",
        gathers=(Outcome.DATABASE,),
        columns=(type_of("database or model"), TITLE, DESCRIPTION, FIRST_YEAR,
                 Column("Provided to others?", "provided_to_others", "yes or no"), Column("DOI", "doi"), IMPACT, URL),
    ),
    Category(
        name="intellectual-property", number=9, title="Intellectual Property & Licensing",
        sheet="9 Intellectual Property", gathers=(Outcome.PROPERTY,),
        columns=(Column("Protection", "type", is_required=True), TITLE, DESCRIPTION, Column("Reference", "reference"),
                 Column("Year protection granted", "year", "year"), Column("Licensed?", "licensed", "yes or no"),
                 IMPACT, URL),
    ),
    Category(
        name="medical-products", number=10, title="Medical Products, Interventions & Clinical Trials",
        sheet="10 Medical Products", gathers=(Outcome.MEDICAL,),
        columns=(type_of("product"), TITLE, DESCRIPTION, Column("Stage of development", "stage"),
                 Column("Year", "year", "year"), IMPACT, URL),
    ),
    Category(
        name="creative-products", number=11, title="Artistic & Creative Products", sheet="11 Creative Products",
        gathers=(Outcome.CREATIVE,),
        columns=(type_of("art"), TITLE, DESCRIPTION, FIRST_YEAR, IMPACT, URL),
    ),
    Category(
        name="software", number=12, title="Software & Technical Products", sheet="12 Software",
        gathers=(Outcome.SOFTWARE,),
        columns=(type_of("technology"), TITLE, DESCRIPTION, FIRST_YEAR,
                 Column("Open source licence?", "is_open_source", "yes or no"), Column("DOI", "doi"), IMPACT, URL),
    ),
    Category(
        name="spin-outs", number=13, title="Spin-outs", sheet="13 Spin-outs", gathers=(Outcome.SPIN_OUT,),
        columns=(Column("Company name", "organisation", is_required=True), DESCRIPTION,
                 Column("Year established", "year", "year", is_required=True), IMPACT, URL),
    ),
    Category(
        name="recognition", number=14, title="Awards & Recognition", sheet="14 Awards & Recognition",
        gathers=(Outcome.RECOGNITION,),
        columns=(type_of("recognition"), TITLE, Column("Person", "person"), DESCRIPTION,
                 Column("Awarding organisation", "organisation"), Column("Level of recognition", "reach"),
                 Column("Year", "year", "year", is_required=True), URL),
    ),
    Category(
        name="other-outputs", number=15, title="Other Outputs & Knowledge / Future Steps", sheet="15 Other Outputs",
        gathers=(Outcome.OTHER,),
        columns=(Column("Type of output", "type"), TITLE, DESCRIPTION, Column("Year", "year", "year"), IMPACT, URL),
    ),
    Category(
        name="facilities", number=16, title="Use of Facilities & Resources", sheet="16 Facilities & Resources",
        gathers=(Outcome.FACILITY,),
        columns=(Column("Facility or resource", "title", is_required=True), Column("Provider", "organisation"),
                 DESCRIPTION, COUNTRY, Column("Year", "year", "year"), URL),
    ),
)
QUESTIONS = (
    Question("Key findings: the most significant achievements", "achievements",
             help="What the award found, for a reader outside the field."),
    Question("Key findings: how they might be taken forward, and by whom", "ways_forward",
             help="Academic and non-academic uses, and who could make them."),
    Question("Key findings: how far the objectives were met", "objectives",
             help="With the reasons, where they were not met in full."),
    Question("Narrative impact", "impact", help="What changed beyond the university, for whom, and how it is known."),
)
# fmt: on
SCHEME = Scheme(
    name="common-question-set",
    title="Common question set (UKRI, Researchfish)",
    description="Sixteen categories of outcomes, key findings and narrative impact, as UKRI asks for them.",
    source="Researchfish helpdesk, “Common Question Set”; UKRI, “How we collect research outcomes”; "
    "fields as Gateway to Research publishes them",
    categories=CATEGORIES,
    questions=QUESTIONS,
)
