"""Topics: of whom something is said where the cue tells it: "said **of Lee**"."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.document import Document, Word
from quoteattr.grammar.clauses import preposition
from quoteattr.grammar.forms import tag
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import states

_OF = "of"  # what a verb of saying has for its key in the table


def spoken_of(document: Document, cue: int, lexicon: Lexicon) -> Iterator[int]:
    """Find those of whom a cue tells that something is said of them.

    Args:
        document: The parse.
        cue: Head word of a cue.
        lexicon: Table ``about.spoken_of``: for verbs that only refer to somebody ("…, **referring
            to** Lee") their prepositions, and for all verbs that state under "of".

    Yields:
        Their head words, those behind the verb itself first.
    """
    table = lexicon.table("about", "spoken_of")
    if states(document.words[cue].lemma.lower(), lexicon):
        yield from _behind(document, cue, table.get(_OF, ()))
    for child in document.children[cue]:
        word = document.words[child]
        if word.relation in ("advcl", "acl") and tag(word) == "VBG":
            yield from _behind(document, child, table.get(word.lemma.lower(), ()))


def _behind(document: Document, verb: int, prepositions: list[str]) -> Iterator[int]:
    """What stands behind a verb with one of these prepositions."""
    for child in document.children[verb]:
        if child > verb and _is_phrase(document.words[child]):
            marks = preposition(document, child)
            if marks and document.words[marks[0]].text.lower() in prepositions:
                yield child


def _is_phrase(word: Word) -> bool:
    return word.relation in ("obl", "nmod") and word.upos in ("NOUN", "PROPN", "PRON")
