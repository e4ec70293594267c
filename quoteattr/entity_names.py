"""Entity names: by which names a reader may ask for somebody of whom a text says something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import attrs

from quoteattr.folding import folded
from quoteattr.lexicon import of_all_languages

NAME, ALIAS, MENTION, DESCRIPTION, PART = range(5)  # the closer, the less


@attrs.frozen
class EntityNames:
    """All that a text calls somebody.

    Attributes:
        name: The fullest name.
        aliases: Other names.
        mentions: The words of the mentions that are no pronouns.
        roles: Titles and descriptions.
        is_person: Whether a given name alone may be meant.
        is_place: Whether another name may be that of a town which has one of its own.
    """

    name: str
    aliases: Sequence[str]
    mentions: Sequence[str]
    roles: Sequence[str]
    is_person: bool
    is_place: bool = False

    def closeness(self, wanted: str) -> int | None:
        """How close these come to a name, up to case, accents and articles; None for not at all."""
        wanted = folded(wanted)
        if not wanted:
            return None
        if wanted == folded(self.name):
            return NAME
        if wanted in map(folded, self.aliases):
            return ALIAS
        if wanted in map(folded, self.mentions):
            return MENTION
        if self._is_described(wanted):
            return DESCRIPTION
        return PART if self._has_part(wanted) else None

    def may_lend(self, wanted: str) -> bool:
        """Whether a place goes by a name that may be a town's beside it: Iran by "Tehran"."""
        return self.is_place and folded(wanted) in map(folded, self.aliases)

    def has_surname(self, wanted: str) -> bool:
        """Whether a person's own name, and no description of one, ends in these words."""
        is_name = self.is_person and not self.name.rpartition(" ")[2].islower()
        return is_name and folded(self.name).endswith(f" {folded(wanted)}")

    def _is_described(self, wanted: str) -> bool:
        bare = _without_article(wanted)
        known = (self.name, *self.aliases, *self.mentions, *self.roles)
        return bare in map(_without_article, map(folded, known)) or any(
            short in map(folded, (self.name, *self.aliases)) or self.has_surname(short)
            for short in self._without_titles(bare)
        )

    def _without_titles(self, wanted: str) -> Iterator[str]:
        """A name without the titles before it: those that are polite, and the roles it has."""
        first, _, rest = wanted.partition(" ")
        if first.rstrip(".") in _words("courtesy"):
            yield rest
        for role in map(folded, self.roles):
            if wanted.startswith(f"{role} "):
                yield wanted[len(role) + 1 :]

    def _has_part(self, wanted: str) -> bool:
        known = map(folded, (self.name, *self.aliases))
        is_given = self.is_person and folded(self.name).startswith(f"{wanted} ")
        return is_given or any(name.endswith(f" {wanted}") for name in known)


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    is_article = first in _words("articles") or first in _words("indefinite_articles")
    return rest if rest and is_article else name


@lru_cache(maxsize=8)
def _words(list_: str) -> frozenset[str]:
    """A list of small words around names, folded, in all languages: a reader may use any."""
    return frozenset(map(folded, of_all_languages("titles").words("titles", list_)))
