"""The schemes of returns. Another funder's is one module more, and its name in the list here."""

from portal.returns.schemes import any_funder, common_question_set
from portal.returns.schemes.scheme import Category, Column, Question, Scheme

__all__ = ["SCHEMES", "Category", "Column", "Question", "Scheme"]

SCHEMES: dict[str, Scheme] = {module.SCHEME.name: module.SCHEME for module in (common_question_set, any_funder)}
