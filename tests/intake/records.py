"""Texts to bring in, made up for the tests."""

from typing import Any

from portal.intake.compare import compare
from portal.intake.create_run import create_run
from portal.intake.models import IntakeRun

CHAPTER = """@incollection{example2010trust,
  author    = {Example, Ada and Sample, Ben},
  title     = {Trust in the street: {M}uslim {L}ondoners and the police},
  booktitle = {Policing partnerships today},
  editor    = {Other, Una},
  publisher = {Invented Press},
  address   = {Leeds},
  year      = 2010,
  month     = nov,
  pages     = {168--201},
  isbn      = {978-0-415-49435-9},
  doi       = {10.5555/Trust.2010},
}
"""
ARTICLE = """TY  - JOUR
AU  - Sample, Ben
TI  - What the diaries say of a year on patrol
JO  - Journal of Community Policing
PY  - 2011
DA  - 2011/03//
VL  - 12
IS  - 2
SP  - 101
EP  - 119
SN  - 0141-9870
ER  -
"""


def brought_in(text: str, user: Any = None, **options: Any) -> IntakeRun:
    """A run over the text, compared and ready for review."""
    run = create_run(text, "a test", user, **options)
    compare(run)
    return IntakeRun.objects.get(pk=run.pk)


def verdicts(run: IntakeRun) -> list[str]:
    return list(run.records.values_list("verdict", flat=True))


def many(count: int) -> str:
    """That many articles in BibTeX, none like another."""
    return "".join(
        f"@article{{key{number},\n  title = {{{title(number)}}},\n  author = {{Example, Ada and Sample, Ben}},\n"
        f"  journal = {{Journal of Community Policing}},\n  year = {1990 + number % 30},\n  volume = {{{number}}},\n"
        f"  doi = {{10.5555/many.{number}}}\n}}\n\n"
        for number in range(count)
    )


def title(number: int) -> str:
    words = ["beat", "street", "market", "river", "council", "harbour", "station", "garden", "library", "valley"]
    named = [words[int(digit)] for digit in f"{number:05}"]
    return f"Patrols of the {' and the '.join(named)}, observed"
