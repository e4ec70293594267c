"""About whom: the entities of which a claim's content predicates something."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.about.candidates import find_candidates
from quoteattr.about.choosing import MOST, Weights, choose, weights_of
from quoteattr.about.evidence import evidence
from quoteattr.about.matters import Matter
from quoteattr.about.roles import role_of
from quoteattr.about.wording import Wording
from quoteattr.attributions import Attribution
from quoteattr.claims import About
from quoteattr.document import Document
from quoteattr.entities import EntityIndex
from quoteattr.lexicon import Lexicon
from quoteattr.speakers import Speaker


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
    wording, weights = Wording.of(lexicon), weights_of(lexicon)
    return tuple(
        _about(Matter.of(document, attribution, speaker, index, wording), weights, mentions)
        for attribution, speaker in zip(attributions, speakers, strict=True)
    )


def _about(matter: Matter, weights: tuple[Weights, Weights], mentions: bool) -> tuple[About, ...]:
    """The entities of one content, those that it is most probably about first to come first."""
    candidates = find_candidates(matter)
    chosen = choose([evidence(matter, candidate) for candidate in candidates], *weights)
    found = [About(candidates[n].entity.id, role_of(matter, candidates[n])) for n in chosen]
    if mentions:
        rest = (n for n in range(len(candidates)) if n not in chosen)
        found += [About(candidates[n].entity.id, "mention") for n in rest]
    return tuple(found[:MOST])
