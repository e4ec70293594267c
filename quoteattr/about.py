"""About whom: the entities of which a claim's content predicates something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.attributions import Attribution
from quoteattr.claims import About, Role
from quoteattr.document import Document
from quoteattr.entities import EntityIndex
from quoteattr.lexicon import Lexicon
from quoteattr.speakers import Speaker

MOST = 5
KINDS = {"person", "organization", "place", "group"}
TOPIC_CASES = {"about", "on", "against", "over", "toward", "towards", "regarding", "concerning"}


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
        lexicon: Tables of the language.
        mentions: Whether to list, after the others, entities that the content only mentions.

    Returns:
        For each attribution at most five entities, the most central first.
    """
    return tuple(
        _about(document, attribution, speaker, index, mentions)
        for attribution, speaker in zip(attributions, speakers, strict=True)
    )


def _about(
    document: Document,
    attribution: Attribution,
    speaker: Speaker,
    index: EntityIndex,
    mentions: bool,
) -> tuple[About, ...]:
    barred = {speaker.speaker, *speaker.cospeakers}
    barred.update(i for head in attribution.addressees for i in index.of_word.get(head, ()))
    barred -= {i for head in attribution.targets for i in index.of_word.get(head, ())}
    found: dict[str, Role] = {}
    for head, role in _arguments(document, attribution, mentions):
        for id in index.of_word.get(head, ()):  # noqa: A001
            if id not in barred and index.entity(id).kind in KINDS:
                found.setdefault(id, role)
    order: list[Role] = ["cue_object", "subject", "object", "topic", "mention"]
    ranked = sorted(found, key=lambda i: order.index(found[i]))
    return tuple(About(i, found[i]) for i in ranked[:MOST])


def _arguments(
    document: Document, attribution: Attribution, mentions: bool
) -> Iterator[tuple[int, Role]]:
    """Words of the content that stand in a role, the nearer to its main verb the earlier."""
    for head in attribution.targets:
        yield from _with_conjuncts(document, head, "cue_object")
    inside = _inside(document, attribution)
    for head in _clauses(document, attribution, inside):
        yield from _roles(document, head, inside)
    if mentions:
        for word in sorted(inside):
            yield word, "mention"


def _inside(document: Document, attribution: Attribution) -> set[int]:
    return {w for s in attribution.content for w in document.words_in(s.start, s.end)}


def _clauses(document: Document, attribution: Attribution, inside: set[int]) -> list[int]:
    """Heads of the main clauses of a content: those whose own head lies outside it."""
    heads = [
        w
        for w in sorted(inside)
        if document.words[w].head not in inside and document.words[w].relation != "punct"
    ]
    if attribution.content_head in inside and attribution.content_head is not None:
        heads = [attribution.content_head, *(h for h in heads if h != attribution.content_head)]
    out: list[int] = []
    for head in heads:
        if document.words[head].upos not in ("CCONJ", "SCONJ", "ADP", "PART", "DET", "AUX"):
            out.append(head)
    queue, seen = list(out), list(dict.fromkeys(out))
    while queue:
        head = queue.pop(0)
        for child in document.children[head]:
            if (
                child in inside
                and child not in seen
                and document.words[child].relation in ("conj", "parataxis", "ccomp", "xcomp")
                and document.words[child].upos in ("VERB", "ADJ", "NOUN", "PROPN", "AUX")
                and _is_clause(document, child)
            ):
                seen.append(child)
                queue.append(child)
    return seen


def _is_clause(document: Document, head: int) -> bool:
    return document.words[head].upos in ("VERB", "AUX") or any(
        document.words[c].relation in ("nsubj", "cop") for c in document.children[head]
    )


def _roles(document: Document, head: int, inside: set[int]) -> Iterator[tuple[int, Role]]:
    """Arguments of one clause or noun phrase, subjects first."""
    children = [document.words[c] for c in document.children[head] if c in inside]
    is_nominal = document.words[head].upos in ("NOUN", "PROPN", "PRON") and not any(
        c.relation in ("nsubj", "cop") for c in children
    )
    if is_nominal:
        yield from _with_conjuncts(document, head, "topic")
        yield from _possessors(document, head, "topic", inside)
        return
    for child in children:
        if child.relation == "nsubj":
            yield from _with_conjuncts(document, child.index, "subject")
            yield from _possessors(document, child.index, "subject", inside)
    for relation in ("obj", "iobj", "obl"):
        for child in children:
            if child.relation == relation:
                role: Role = "topic" if _case(document, child.index) in TOPIC_CASES else "object"
                yield from _with_conjuncts(document, child.index, role)
                yield from _possessors(document, child.index, role, inside)
    if document.words[head].upos in ("NOUN", "PROPN"):
        yield from _possessors(document, head, "object", inside)


def _with_conjuncts(document: Document, head: int, role: Role) -> Iterator[tuple[int, Role]]:
    yield head, role
    for child in document.children[head]:
        if document.words[child].relation == "conj" and not _is_clause(document, child):
            yield child, role


def _possessors(
    document: Document, head: int, role: Role, inside: set[int]
) -> Iterator[tuple[int, Role]]:
    """Whose plan, whose doctor: the possessor of what stands in a role counts as well."""
    for child in document.children[head]:
        word = document.words[child]
        if child in inside and (word.deprel == "nmod:poss" or word.relation == "nmod"):
            yield from _with_conjuncts(document, child, role)


def _case(document: Document, head: int) -> str:
    for child in document.children[head]:
        if document.words[child].relation == "case":
            return document.words[child].lemma.lower()
    return ""
