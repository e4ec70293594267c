"""Charges: what a passive blames or praises for, "blamed by residents **for the flood**"."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import preposition
from quoteattr.grammar.forms import tag
from quoteattr.grammar.inflections import verb_lemma
from quoteattr.grammar.voice import agent, is_passive
from quoteattr.lexicon import Lexicon


def charge_on_agent(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """What a passive blames or praises for, where the parser hung it on who does so.

    Args:
        document: The parse.
        verb: Index of the verb.
        lexicon: Tables ``cues`` and ``grammar``.

    Returns:
        Head word of the phrase or gerund at the end of the agent; None where that ends with its
        own: "by a spokesman **for the mayor**", "by the Centre **for Peace**".
    """
    word = document.words[verb]
    if verb_lemma(word, lexicon) not in lexicon.words("cues", "targeting"):
        return None
    found = agent(document, verb, lexicon) if is_passive(document, verb) else None
    if found is None or found < verb:
        return None
    end = document.subtree(found)[-1]
    path = [end, *document.ancestors(end)]
    ends = (w for w in reversed(path[: path.index(found)]) if document.subtree(w)[-1] == end)
    return next((w for w in ends if _is_charge(document, w, lexicon)), None)


def _is_charge(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a phrase tells what for: "for **the flood**", "of **hiding** it"."""
    opener = preposition(document, word)[:1]
    marks = {document.words[w].text.lower() for w in opener}
    charging, blaming = (lexicon.words("grammar", name) for name in ("charging", "blaming"))
    is_gerund = tag(document.words[word]) == "VBG" and document.words[word].upos == "VERB"
    if is_gerund:
        return not marks.isdisjoint(charging | blaming)
    above = document.words[document.words[word].head]
    serves = above.upos == "PROPN" or above.lemma.lower() in lexicon.words("cues", "serving")
    return not marks.isdisjoint(blaming) and not serves
