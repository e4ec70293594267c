"""Unnamed: claims of which the text does not say who makes them."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.contents.proposals import Proposal
from quoteattr.contents.sources import is_dummy
from quoteattr.document import Document
from quoteattr.grammar.bare import is_bare
from quoteattr.grammar.clauses import child
from quoteattr.grammar.headlines import is_headline
from quoteattr.grammar.others import is_of_others
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type
from quoteattr.weighing.openers import THAT


def unnamed(document: Document, proposal: Proposal, mark: str, lexicon: Lexicon) -> Iterator[str]:
    """Find what tells that somebody claims something, though nobody is named.

    Args:
        document: The parse.
        proposal: A reading of a cue.
        mark: What opens its content; see `quoteattr.weighing.openers`.
        lexicon: Tables of the language.

    Yields:
        Names of features, without the construction.
    """
    cue = proposal.cue
    is_claim = proposal.noun == "cue noun"
    ties = {f"{cue.lemma} {mark}", f"{cue.lemma} {proposal.link}"}
    asks = mark in lexicon.words("grammar", "infinitives")
    ties |= {cue.lemma} if asks and document.words[cue.head].relation == "obj" else set()
    demands = any(cue_type(tie, lexicon) == "demand" for tie in ties)  # "faces calls to quit"
    is_said = mark == THAT or (is_claim and demands)
    if is_claim and is_said and is_of_others(document, cue.head, lexicon):
        yield "others"  # "resigned amid allegations that"
    if is_claim and is_bare(document, proposal.content_head, lexicon):
        yield "bare"  # "fears the dam would break"
    verb, listed = document.words[cue.head], cue_type(cue.lemma, lexicon)
    if cue.passive and proposal.tie in lexicon.words("grammar", "infinitives"):
        kind = cue_type(f"{cue.lemma} {proposal.tie}", lexicon) or listed
        if len(proposal.cue_words) > 1 or is_headline(document, cue.head):
            yield f"passive, {kind}"  # "are advised to go", "is forecast to rise"
        elif verb.deprel == "acl" and cue.lemma in lexicon.words("cues", "raising"):
            yield "raised"  # "the man believed to be ill"
    if proposal.source_head is None and is_said:
        is_noun = proposal.noun == "cue noun"
        predicate = verb.head if is_noun else cue.head
        if (is_noun or listed) and _is_empty(document, predicate, lexicon):
            yield "impersonal"


def _is_empty(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb has nothing for its subject: "**there** is no sign that", "**it** emerged"."""
    if verb < 0:
        return False
    if child(document, verb, "expl") is not None:
        return True
    found = child(document, verb, "nsubj")
    return found is not None and is_dummy(document, found, lexicon)
