"""About whom: the entities of which a claim's content predicates something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quoteattr.attributions import Attribution
from quoteattr.claims import About
from quoteattr.document import Document
from quoteattr.entities import EntityIndex
from quoteattr.lexicon import Lexicon
from quoteattr.predication.candidates import find_candidates
from quoteattr.predication.evidence import evidence
from quoteattr.predication.matters import Matter
from quoteattr.predication.roles import role_of
from quoteattr.speakers import Speaker
from quoteattr.weighing.odds import probability

MOST = 5
ALWAYS = "path blamed"  # whom the cue blames or praises, they come first
PROBABLE, LEAST = 0.4, 0.2  # the best of several on articles held out


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
        lexicon: Tables of the language; "about_weights.toml" holds the weights.
        mentions: Whether to list, after the others, entities that the content only mentions.

    Returns:
        For each attribution at most five entities, the most central first.
    """
    return tuple(
        _about(Matter.of(document, attribution, speaker, index, lexicon), mentions)
        for attribution, speaker in zip(attributions, speakers, strict=True)
    )


def _about(matter: Matter, mentions: bool) -> tuple[About, ...]:
    """The entities of one content, those that it is most probably about first to come first."""
    candidates = find_candidates(matter)
    known = [evidence(matter, candidate) for candidate in candidates]
    chosen = choose(known, matter.lexicon.table("about_weights"))
    found = [About(candidates[n].entity.id, role_of(matter, candidates[n])) for n in chosen]
    if mentions:
        rest = (n for n in range(len(candidates)) if n not in chosen)
        found += [About(candidates[n].entity.id, "mention") for n in rest]
    return tuple(found[:MOST])


def choose(known: Sequence[Sequence[str]], tables: Mapping[str, Mapping[str, float]]) -> list[int]:
    """Choose whom a claim is about.

    Args:
        known: For each entity that the content names, the evidence.
        tables: Weights of evidence in log odds: "among" tells whether the claim is about an
            entity, "first" whether about it before all others.

    Returns:
        Numbers of at most five entities, the most central first; of entities of which none is
        probable the likeliest, if it may well be.
    """
    among, first = (
        [probability(sum(table.get(name, 0.0) for name in names)) for names in known]
        for table in (tables["among"], tables["first"])
    )
    numbers = range(len(known))
    likeliest = max(numbers, key=lambda n: among[n], default=None)
    chosen = [n for n in numbers if among[n] >= PROBABLE or ALWAYS in known[n]]
    if not chosen and likeliest is not None and among[likeliest] >= LEAST:
        chosen = [likeliest]
    return sorted(chosen, key=lambda n: (ALWAYS not in known[n], -first[n]))[:MOST]
