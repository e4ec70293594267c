"""About whom: the entities of which a claim's content predicates something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quoteattr.attributions import Attribution
from quoteattr.claims import About, Role
from quoteattr.document import Document
from quoteattr.entities import EntityIndex
from quoteattr.lexicon import Lexicon
from quoteattr.predication.arguments import arguments
from quoteattr.predication.clauses import roles
from quoteattr.predication.matters import Matter
from quoteattr.predication.referents import is_agent, referents
from quoteattr.predication.wording import Wording
from quoteattr.speakers import Speaker

MOST = 5
ORDER: tuple[Role, ...] = ("cue_object", "subject", "object", "topic", "mention")
DEEPER: dict[str, Role] = {
    "nsubj": "subject", "obj": "object", "obl": "object", "nmod:poss": "object", "nmod": "topic",
}  # fmt: skip


def find_about(
    document: Document,
    attributions: Sequence[Attribution],
    speakers: Sequence[Speaker],
    index: EntityIndex,
    lexicon: Lexicon,
    *,
    mentions: bool = False,
) -> tuple[tuple[About, ...], ...]:
    """Find whom each claim is about.

    Args:
        document: The parsed text.
        attributions: Its attributions.
        speakers: Their speakers, in the same order.
        index: The entities of the document.
        lexicon: Tables of the language; "about.toml" holds the prepositions.
        mentions: Whether to list, after the others, entities that the content only mentions.

    Returns:
        For each attribution at most five entities, the most central first.
    """
    wording = Wording.of(lexicon)
    return tuple(
        _about(Matter.of(document, attribution, speaker, index, wording), attribution, mentions)
        for attribution, speaker in zip(attributions, speakers, strict=True)
    )


def _about(matter: Matter, attribution: Attribution, mentions: bool) -> tuple[About, ...]:
    """The entities of one content in order: by role, then as they stand."""
    if _is_it(matter):
        return ()
    targets = (
        pair for head in attribution.targets for pair in arguments(matter, head, "cue_object")
    )
    found = _named(matter, (*targets, *roles(matter))) or _deeper(matter)
    if mentions:
        found |= {key: "mention" for key in _mentioned(matter) if key not in found}
    ranked = sorted(found, key=lambda key: ORDER.index(found[key]))
    return tuple(About(key, found[key]) for key in ranked[:MOST])


def _is_it(matter: Matter) -> bool:
    """Whether all of a content is "it", what was said before: "denied **it**"."""
    words = [matter.document.words[word] for word in matter.words]
    return len(words) == 1 and words[0].feature("Gender") == "Neut"


def _named(matter: Matter, words: Iterable[tuple[int, Role]]) -> dict[str, Role]:
    """The entities that words in a role name, each with its first role."""
    found: dict[str, Role] = {}
    for head, role in words:
        for key in referents(matter, head, role):
            if key not in matter.barred:
                found.setdefault(key, role)
    return found


def _deeper(matter: Matter) -> dict[str, Role]:
    """Fall back to the first agent named, and to all who do something in subordinate clauses."""
    agents = list(_agents(matter))
    return dict(agents[:1]) | dict(agent for agent in agents if agent[1] == "subject")


def _agents(matter: Matter) -> Iterator[tuple[str, Role]]:
    """The agents that stand in a role anywhere in a content."""
    for word in sorted(matter.words):
        found = matter.document.words[word]
        role = DEEPER.get(found.deprel) or DEEPER.get(found.relation)
        if role is None:
            continue
        for key in referents(matter, word, role):
            if key not in matter.barred and is_agent(matter.index.entity(key)):
                yield key, role


def _mentioned(matter: Matter) -> list[str]:
    """All entities that a content names, as they stand."""
    named = (key for word in sorted(matter.words) for key in referents(matter, word, "subject"))
    return [key for key in dict.fromkeys(named) if key not in matter.barred]
