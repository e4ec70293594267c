"""Countries: of which one a document tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from quoteattr.claims import Entity
from quoteattr.lexicon import of_all_languages
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.places import Places


def home_of(entities: Iterable[Entity]) -> str:
    """The country that is named most often, itself or by its capital; "" where none is."""
    places = _places()
    counts: Counter[str] = Counter()
    for entity in entities:
        key = word_key(entity.name)
        country = places.capitals.get(key, places.same.get(key, key))
        if entity.kind == "place" and country in places.countries:
            counts[country] += len(entity.mentions)
    return min(counts, key=lambda country: (-counts[country], country), default="")


@lru_cache(maxsize=1)
def _places() -> Places:
    return Places.of(of_all_languages("places", "organizations"))
