"""Companions: several who speak together, by one source."""

from __future__ import annotations

from quoteattr.attributions import Attribution
from quoteattr.document import Document
from quoteattr.entities import EntityIndex
from quoteattr.grammar.joining import joined_nouns
from quoteattr.lexicon import Lexicon
from quoteattr.speakers.naming import last_word


def names_below(
    document: Document, head: int, attribution: Attribution, index: EntityIndex, lexicon: Lexicon
) -> tuple[int, ...]:
    """Names of several people below what they are called: "Actors Ann Lee and Bob Cole".

    Args:
        document: The parsed text.
        head: Head word of the source.
        attribution: The attribution.
        index: The entities of the text.
        lexicon: Table ``person_nouns``.

    Returns:
        Their heads, none where the source names nobody or one so.
    """
    if document.words[head].feature("Number") != "Plur":
        return ()
    for child in document.children[head]:
        if child > head and document.words[child].relation in ("flat", "appos"):
            names = (child, *joined_nouns(document, child, attribution.source, lexicon))
            kinds = {index.entity(key).kind for n in names for key in index.of_word.get(n, ())}
            if len(names) > 1 and kinds == {"person"}:
                return names
    return ()


def companions_of(
    document: Document, head: int, attribution: Attribution, index: EntityIndex, lexicon: Lexicon
) -> tuple[int, ...]:
    """Heads of what is joined to a source, behind the name of whom its own head calls something.

    Args:
        document: The parsed text.
        head: Head word of the source.
        attribution: The attribution.
        index: The entities of the text.
        lexicon: Table ``person_nouns``.

    Returns:
        Their indices, in order.
    """
    end = _own_name(document, head, attribution, index)
    others = joined_nouns(document, head, attribution.source, lexicon)
    return tuple(word for word in others if word > end)


def _own_name(document: Document, head: int, attribution: Attribution, index: EntityIndex) -> int:
    """Where the name of the one who is called by a source's head ends it, or the head itself.

    All between are titles: "Co-founder and **Lyon Bank** director Ann Lee" is one person.
    """
    last, named = last_word(document, head, attribution), index.of_word.get(head, ())
    is_one = len(named) == 1 and index.of_word.get(last) == named
    return last if is_one else head
