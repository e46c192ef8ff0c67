"""What a reader may have meant who typed words that no public text holds."""

import re

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, Q

from portal.fulltext.models import CONFIG, EntryQuerySet, Word, words_of

__all__ = ["did_you_mean"]

MOST_WORDS = 3
CANDIDATES = 4


def did_you_mean(query: str, public_entries: EntryQuerySet) -> str:
    """The query with each word that no public text holds replaced by the likest one that some do; "" where none is.

    At most three words are looked at, each in one query, and all candidates are tried in one more.
    """
    typed = list(dict.fromkeys(words_of(query)))[:MOST_WORDS]
    candidates = {word: [like.text for like in Word.objects.like(word)[:CANDIDATES]] for word in typed}
    asked = sorted({*typed, *(like for likes in candidates.values() for like in likes)})
    if not any(candidates.values()):
        return ""
    held = words_held(asked, public_entries)
    meant = query
    for word in typed:
        better = next((like for like in candidates[word] if like in held), None)
        if word not in held and better:
            meant = re.sub(rf"\b{re.escape(word)}\b", better, meant, flags=re.IGNORECASE)
    return "" if meant.lower() == query.lower() else meant


def words_held(words: list[str], public_entries: EntryQuerySet) -> set[str]:
    """Those of the words that stand, as they are written, in a text that the public may see."""
    counted = public_entries.order_by().aggregate(
        **{
            f"word_{number}": Count(
                "pk",
                filter=Q(vector=SearchQuery(word, config=CONFIG))
                & (Q(title__icontains=word) | Q(body__icontains=word)),
            )
            for number, word in enumerate(words)
        }
    )
    return {word for number, word in enumerate(words) if counted[f"word_{number}"]}
