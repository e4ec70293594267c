"""Carriers: verbs that only lead to a cue: "**went on** to say", "**was quoted** as saying"."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, lemmas, phrasal, preposition
from quoteattr.grammar.relaying import is_relayed, quoted_person
from quoteattr.grammar.voice import is_passive
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import closes
from quoteattr.vocabulary.cues import states


def carries(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb leads to a cue that makes a statement, so that it is no cue itself.

    Args:
        document: The parse.
        verb: Index of the verb.
        lexicon: Tables of the language.
    """
    clauses = [
        c
        for c in document.children[verb]
        if c > verb
        and document.words[c].relation in ("xcomp", "advcl")
        and states(document.words[c].lemma.lower(), lexicon)
    ]
    if not clauses:
        return False
    is_listed = is_carrier(document, verb, lexicon)
    is_beside = follows_quotation(document, verb) or _is_as_clause(document, verb, lexicon)
    return any(
        (is_listed or quoted_person(document, c, lexicon) is not None)
        and (is_beside or child(document, c, "ccomp") is not None)
        and not is_relayed(document, c, lexicon)
        for c in clauses
    )


def _is_as_clause(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb stands beside what its infinitive says: "as she **used** to say"."""
    marks = lemmas(document, preposition(document, verb))
    is_beside = document.words[verb].relation == "advcl"
    return is_beside and bool(marks & lexicon.words("grammar", "comparators"))


def is_carrier(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb may lead to a cue, by the lists or behind what was said.

    Args:
        document: The parse.
        verb: Index of the verb.
        lexicon: Tables of the language.
    """
    is_listed = document.words[verb].lemma.lower() in lexicon.words("cues", "carriers")
    is_listed = is_listed or carrier_particle(document, verb, lexicon) is not None
    return is_listed or follows_quotation(document, verb)


def carrier_particle(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """The particle with which a verb may lead to a cue: "went **on** to say".

    Args:
        document: The parse.
        verb: Index of the verb.
        lexicon: Tables of the language.

    Returns:
        Index of the particle, None where there is none or no list has them.
    """
    particle = child(document, verb, "compound:prt", "advmod")
    if particle is None:
        return None
    lemma, form = document.words[verb].lemma.lower(), document.words[particle].text.lower()
    is_listed = phrasal(lemma, form, lexicon) in lexicon.words("cues", "carriers")
    return particle if is_listed else None


def follows_quotation(document: Document, verb: int) -> bool:
    """Whether a passive comes right after what its infinitive says.

    As in “It rained,” he is expected to say.
    """
    subject = child(document, verb, "nsubj")
    if subject is None or subject > verb or not is_passive(document, verb):
        return False
    first = document.subtree(subject)[0]
    return closes(document.before(first))
