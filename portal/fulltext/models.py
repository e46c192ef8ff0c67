import re
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector, SearchVectorField
from django.db import models
from django.db.models import F
from django.db.models.signals import post_delete
from django.dispatch import receiver

from portal.fulltext.words import Word, words_of

__all__ = ["CONFIG", "HIT_ENDS", "HIT_STARTS", "Entry", "EntryQuerySet", "Findable", "Word", "clean_query", "words_of"]

LONGEST_QUERY = 200
LONGEST_BODY = 100_000  # characters; PostgreSQL refuses a vector of more than 1 MiB
CONFIG = settings.FULLTEXT_CONFIG
# Private-use characters mark the hits in an extract, so that the text can be escaped before they become <mark>.
HIT_STARTS, HIT_ENDS = "\ue000", "\ue001"


class Findable(models.Model):
    """A page or record that the public search can find: its words are indexed each time it is saved."""

    class Meta:
        abstract = True

    def fulltext_title(self) -> str:
        """The words that count most, in plain text."""
        raise NotImplementedError

    def fulltext_body(self) -> str:
        """All other words a reader may search for, in plain text."""
        raise NotImplementedError

    def fulltext_prose(self) -> str:
        """Those of the words that read as prose, a paragraph a line: extracts are taken from them."""
        return self.fulltext_body()

    @classmethod
    def fulltext_type(cls) -> type[models.Model]:
        """The model whose primary key names the entry: the outermost concrete parent (Page for a page)."""
        return cls._meta.get_parent_list()[-1] if cls._meta.get_parent_list() else cls

    def fulltext_source(self) -> "Findable":
        """The record as it is saved, not as a draft in memory has it: a draft's words must not be indexed."""
        return type(self)._base_manager.get(pk=self.pk)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves, and indexes the words that are saved."""
        super().save(*args, **kwargs)
        Entry.objects.write(self.fulltext_source())


class EntryQuerySet(models.QuerySet):
    """Entries of the index, and how they are written and searched."""

    def write(self, findable: Findable) -> None:
        """Writes the entry of one page or record. NUL is dropped, which PostgreSQL does not store."""
        texts = {
            "title": findable.fulltext_title().replace("\x00", ""),
            "body": findable.fulltext_body().replace("\x00", "")[:LONGEST_BODY],
            "prose": findable.fulltext_prose().replace("\x00", "")[:LONGEST_BODY],
        }
        content_type = ContentType.objects.get_for_model(findable.fulltext_type())
        self.update_or_create(content_type=content_type, object_id=findable.pk, defaults=texts)
        Word.objects.learn([texts["title"], texts["body"]])

    def write_all(self, findables: Collection[Findable]) -> None:
        """Writes the entries of pages or records that are as they are saved, of one table of entries, in one query."""
        entries: list[Any] = [
            Entry(
                content_type=ContentType.objects.get_for_model(findable.fulltext_type()),
                object_id=findable.pk,
                title=findable.fulltext_title().replace("\x00", ""),
                body=findable.fulltext_body().replace("\x00", "")[:LONGEST_BODY],
            )
            for findable in findables
        ]
        self.bulk_create(
            entries, update_conflicts=True, unique_fields=["content_type", "object_id"], update_fields=["title", "body"]
        )

    def matching(self, query: str) -> "EntryQuerySet":
        """Entries with all words of `query` (stems, no accents), `"phrases"`, `or` and `-without`; none for no word.

        `rank` is added to each; control characters are dropped and the query cut at 200 characters.
        """
        search_query = SearchQuery(clean_query(query), config=CONFIG, search_type="websearch")
        return self.filter(vector=search_query).annotate(rank=SearchRank(F("vector"), search_query))

    def of(self, model: type[Findable]) -> "EntryQuerySet":
        """Entries of records or pages of that model."""
        return self.filter(content_type=ContentType.objects.get_for_model(model.fulltext_type()))

    def with_extract(self, query: str) -> "EntryQuerySet":
        """Adds `extract`: up to two fragments of the prose around the hits, which stand between private-use marks."""
        search_query = SearchQuery(clean_query(query), config=CONFIG, search_type="websearch")
        return self.annotate(
            extract=SearchHeadline(
                "prose",
                search_query,
                config=CONFIG,
                start_sel=HIT_STARTS,
                stop_sel=HIT_ENDS,
                max_words=34,
                min_words=18,
                max_fragments=2,
                fragment_delimiter=" … ",
            )
        )


class Entry(models.Model):
    """The words of one page or record, for PostgreSQL's full-text search, drafts included.

    It knows no visibility: whoever shows results asks the rule for the pages and records themselves.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    title = models.TextField()
    body = models.TextField(blank=True)
    prose = models.TextField(blank=True)
    vector = models.GeneratedField(
        expression=SearchVector("title", weight="A", config=CONFIG) + SearchVector("body", weight="C", config=CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="one_entry_per_object")]
        indexes = [
            GinIndex(fields=["vector"], name="entry_vector"),
            # Titles nearly as a mistyped address has them.
            GinIndex(OpClass("title", name="gin_trgm_ops"), name="entry_like_titles"),
        ]

    def __str__(self) -> str:
        return self.title


@receiver(post_delete, dispatch_uid="fulltext.drop_entry")
def delete_entry(sender: type[models.Model], instance: models.Model, **_kwargs: object) -> None:
    """Receiver of `post_delete`: the entry goes with its page or record."""
    if isinstance(instance, Findable):
        Entry.objects.of(type(instance)).filter(object_id=instance.pk).delete()


def clean_query(text: str) -> str:
    """`text` as the search takes it: no control characters, single spaces, at most 200 characters."""
    return re.sub(r"[\x00-\x1f\x7f\s]+", " ", text).strip()[:LONGEST_QUERY]
