"""Towns: which capitals a text takes for towns, whatever they say: "the mayor of Berlin"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quoteattr.document import Document
from quoteattr.entities.discourse.scopes import Scopes
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.places import Places


def own_towns(
    document: Document,
    named: Mapping[int, int],
    towns: Mapping[int, int],
    scopes: Scopes,
    places: Places,
) -> set[int]:
    """The capitals that cannot stand for their states in a text.

    It tells of those who speak for the town, or sets the town beside its state.

    Args:
        document: The parsed text.
        named: For the head words of capitals and of states the groups of their names.
        towns: For the group of each capital's name that of its state.
        scopes: Where the words stand among the attributions.
        places: NameGroups of places.

    Returns:
        The groups of their names.
    """
    municipal = {
        group
        for word, group in named.items()
        if group in towns and _is_municipal(document, word, places)
    }
    beside = (*_joined(document, named), *_against(document, named, scopes))
    pairs = (way for pair in beside for way in (pair, pair[::-1]))
    return municipal | {town for town, state in pairs if towns.get(town) == state}


def _is_municipal(document: Document, index: int, places: Places) -> bool:
    """Whether a name is told to be a town's: "the mayor of **Berlin**", "**Washington** state"."""
    word = document.words[index]
    after = document.words[index + 1 : index + 2]
    styled = places.styled.get(word_key(after[0].text), ()) if after else ()
    if word_key(word.text) in styled:
        return True
    is_of = word.relation in ("nmod", "compound") and word.head >= 0
    return is_of and word_key(document.words[word.head].lemma) in places.municipal


def _joined(document: Document, named: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Names that are joined: "Peru and Lima disagree"."""
    firsts: dict[int, list[int]] = {}
    for word, group in named.items():
        is_joined = document.words[word].relation == "conj"
        firsts.setdefault(document.words[word].head if is_joined else word, []).append(group)
    for groups in firsts.values():
        yield from ((one, other) for one in set(groups) for other in set(groups) if one != other)


def _against(
    document: Document, named: Mapping[int, int], scopes: Scopes
) -> Iterator[tuple[int, int]]:
    """Names of who does something and to whom: "Lima sued Peru", "Lima said it would sue Peru"."""
    for word, group in named.items():
        if document.words[word].relation not in ("obj", "iobj"):
            continue
        for child in document.children[document.words[word].head]:
            subject = document.words[child]
            if subject.relation == "nsubj":
                speaker = scopes.source_of(child) if subject.upos == "PRON" else None
                doer = named.get(child if speaker is None else speaker)
                yield from () if doer is None else ((doer, group),)
