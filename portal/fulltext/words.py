"""The words of all texts that were ever indexed, by which a typing error is guessed: a word is asked for by likeness.

Drafts' words are among them. So a word is only proposed once the rule has found it in a text that the public may see;
whoever proposes one asks that.
"""

import re
from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models.functions import Abs, Length

__all__ = ["Word", "words_of"]

LONGEST = 40
WORD = re.compile(r"[^\W\d_]{4,}")
LEAST_LIKE = 0.34


class WordQuerySet(models.QuerySet):
    """Words by likeness, and how they are learnt."""

    def learn(self, texts: Iterable[str]) -> None:
        """Adds the words of the texts that are not known yet, in order: two writers then never wait for each other."""
        known = sorted({word for text in texts for word in words_of(text)})
        self.bulk_create([self.model(text=word) for word in known], ignore_conflicts=True)

    def like(self, word: str) -> Self:
        """Words that are written nearly as that one, the likest first."""
        likeness = TrigramSimilarity("text", word)
        near = self.filter(text__trigram_similar=word).exclude(text=word).annotate(likeness=likeness)
        length = Abs(Length("text") - len(word))
        return near.filter(likeness__gte=LEAST_LIKE).order_by("-likeness", length, "text")


class Word(models.Model):
    """A word of four letters or more, in lower case."""

    text = models.CharField(max_length=LONGEST, primary_key=True)

    objects = WordQuerySet.as_manager()

    class Meta:
        indexes = [GinIndex(OpClass("text", name="gin_trgm_ops"), name="word_likeness")]

    def __str__(self) -> str:
        return self.text


def words_of(text: str) -> list[str]:
    """The words of a text that can be mistyped, in lower case: of four letters or more, and not too long."""
    return [word for word in (match.lower() for match in WORD.findall(text)) if len(word) <= LONGEST]
