"""Forms: how a cue stands in its sentence: "modal would", "negated VBD", "passive VBN"."""

from __future__ import annotations

from quoteattr.contents.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.clauses import child, is_negated, preposition
from quoteattr.grammar.forms import is_modal, tag
from quoteattr.lexicon import Lexicon
from quoteattr.weighing.equivalents import known_as


def cue_form(document: Document, proposal: Proposal, lexicon: Lexicon) -> str:
    """Name the form in which a cue stands.

    Args:
        document: The parse.
        proposal: A reading of a cue.
        lexicon: Tables of the language.

    Returns:
        The form, by the tags that the weights know.
    """
    words, cue = document.words, proposal.cue
    word = words[cue.head]
    parts = ["negated"] if is_negated(document, cue.head, lexicon) else []
    modal = child(document, cue.head, "aux")
    if cue.passive:
        parts.append("passive")
    if tag(word) == "VB" and preposition(document, cue.head):
        parts.append("infinitive")
    elif modal is not None and is_modal(words[modal], lexicon.words("grammar", "modals")):
        parts.append(f"modal {known_as(words[modal].lemma.lower(), lexicon)}")
    elif modal is not None:
        parts.append("compound")
    else:
        parts.append(tag(word))
    return " ".join(parts)
