"""A plain scheme for a funder that states none: outputs in one table, all other outcomes in a second."""

from portal.bibliography.vocabularies import Outcome
from portal.returns.schemes.scheme import Category, Column, Scheme

__all__ = ["SCHEME"]

URL = Column("Address", "supporting_url", "address")
OUTPUTS = (
    Outcome.PUBLICATION,
    Outcome.DATABASE,
    Outcome.SOFTWARE,
    Outcome.CREATIVE,
    Outcome.DISSEMINATION,
    Outcome.POLICY,
)
OTHERS = (
    Outcome.COLLABORATION,
    Outcome.FUNDING,
    Outcome.DESTINATION,
    Outcome.TOOL,
    Outcome.PROPERTY,
    Outcome.MEDICAL,
    Outcome.SPIN_OUT,
    Outcome.RECOGNITION,
    Outcome.OTHER,
    Outcome.FACILITY,
)
SCHEME = Scheme(
    name="any-funder",
    title="CSV for any funder",
    description="Two plain tables: outputs and activities, and all other outcomes.",
    source="No funder’s own wording",
    categories=(
        Category(
            name="outputs",
            number=1,
            title="Outputs and activities",
            sheet="Outputs and activities",
            gathers=OUTPUTS,
            columns=(
                Column("Kind", "kind", is_required=True),
                Column("Title", "title", is_required=True),
                Column("People", "authors"),
                Column("Date", "date", "date", is_required=True),
                Column("Where it appeared", "venue"),
                Column("DOI", "doi"),
                Column("Open access", "access"),
                Column("Licence", "licence"),
                URL,
            ),
        ),
        Category(
            name="other-outcomes",
            number=2,
            title="Other outcomes",
            sheet="Other outcomes",
            gathers=OTHERS,
            columns=(
                Column("Kind", "kind", is_required=True),
                Column("Title", "title", is_required=True),
                Column("Description", "description", "long text", is_required=True),
                Column("Organisation", "organisation"),
                Column("Year", "year", "year"),
                Column("Amount", "amount", "money"),
                URL,
            ),
        ),
    ),
)
