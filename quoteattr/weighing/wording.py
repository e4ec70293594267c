"""Wording: a cue as the lists of the lexicon may have it."""

from __future__ import annotations

from quoteattr.contents.proposals import Proposal
from quoteattr.document import Document
from quoteattr.grammar.clauses import lemmas, preposition
from quoteattr.lexicon import Lexicon


def with_tie(proposal: Proposal, lexicon: Lexicon) -> str:
    """The cue with what ties its content to it, as lists have it: "call for"."""
    tie = proposal.tie or lexicon.table("grammar", "ties").get(proposal.rule, "")
    return f"{proposal.cue.lemma} {tie}"


def ties(document: Document, proposal: Proposal, lexicon: Lexicon) -> set[str]:
    """The cue with what may tie its content to it, and with what opens a clause of that.

    Args:
        document: The parse.
        proposal: A reading of a cue.
        lexicon: Tables of the language.

    Returns:
        Phrases such as "warn of" and "say that".
    """
    clauses = (c for c in document.children[proposal.cue.head] if c in proposal.content)
    openers = lemmas(document, (m for c in clauses for m in preposition(document, c)))
    return {with_tie(proposal, lexicon), *(f"{proposal.cue.lemma} {o}" for o in openers)}


def phrases(document: Document, proposal: Proposal, lexicon: Lexicon) -> set[str]:
    """The cue as lists may have it: alone, with its tie, an adverb, or both: "push back on".

    Args:
        document: The parse.
        proposal: A reading of a cue.
        lexicon: Tables of the language.

    Returns:
        The phrases.
    """
    lemma = proposal.cue.lemma
    adverbs = [
        f"{lemma} {document.words[w].lemma.lower()}"
        for w in proposal.cue_words
        if w > proposal.cue.head and document.words[w].upos in ("ADV", "ADP")
    ]
    tied = [f"{phrase} {proposal.tie}" for phrase in adverbs]
    return {lemma, with_tie(proposal, lexicon), *adverbs, *tied}
