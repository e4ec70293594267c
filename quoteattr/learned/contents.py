"""Contents: grammatical corrections to what a network takes for the content of a cue."""

from __future__ import annotations

from quoteattr.contents.proposals import CLAUSE, Proposal
from quoteattr.contents.sources import is_dummy
from quoteattr.grammar.clauses import child, lemmas, preposition
from quoteattr.grammar.infinitives import listener_of, listeners_infinitive
from quoteattr.grammar.phrases import main_word, phrase
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.learned.readings import Readings
from quoteattr.vocabulary.cues import is_told


def quoted_within(quoted: QuotedWords, cue: int, content: frozenset[int]) -> frozenset[int]:
    """A content of a cue within a quotation without what lies outside of that.

    Where it begins with the quotation itself, it has no more of the sentences before that of the
    cue than what is quoted in them.

    Args:
        quoted: Words in quotation marks.
        cue: Head word of the cue.
        content: Words of the content.

    Returns:
        The words that are left of it.
    """
    number = quoted.around(cue)
    if number is None:
        return content
    words, document = quoted.regions[number][1], quoted.document
    kept = content.intersection(words)
    first = document.sentence_of(cue).first
    if min(content, default=cue) > words[0]:
        return kept
    return frozenset(w for w in kept if w >= first or quoted.inside.around(w) is not None)


def addressed(readings: Readings, cue: int) -> set[int]:
    """The words of those to whom it is said: "warned **sailors** that …", "**he** was told of".

    An infinitive's subject is content instead: "ordered **the company** to pay".
    """
    return {
        word
        for proposal in readings.by_cue.get(cue, ())
        if proposal.rule == CLAUSE or _addresses_subject(readings, proposal)
        for head in proposal.addressees
        for word in readings.document.subtree(head)
        if word not in proposal.content
    }


def _addresses_subject(readings: Readings, proposal: Proposal) -> bool:
    """Whether the subject of a cue is whom it is said to: "he **was told** of it"."""
    addressed_verbs = readings.lexicon.words("cues", "addressed")
    return proposal.cue.passive and proposal.cue.lemma in addressed_verbs


def expletives(readings: Readings, cue: int) -> set[int]:
    """The "it" of "it was announced that …", the "land that" of "land that it claims to own"."""
    document, dummies = readings.document, readings.lexicon.words("grammar", "dummies")
    clausal = child(document, cue, "csubj", "ccomp") is not None or any(
        lemmas(document, preposition(document, c))
        & readings.lexicon.words("grammar", "complementizers")
        for c in document.children[cue]
    )
    infinitive = child(document, cue, "xcomp") is not None
    found = {
        word.index
        for word in map(document.words.__getitem__, document.children[cue])
        if word.relation == "expl"
        or (clausal and word.text.lower() in dummies)
        or is_dummy(document, word.index, readings.lexicon)
        or (infinitive and word.feature("PronType") == "Rel")
    }
    if infinitive and document.words[cue].deprel == "acl:relcl":
        found.add(document.words[cue].head)
    return found


def urged(readings: Readings, cue: int, content: frozenset[int]) -> set[int]:
    """The object of an infinitive parted from it: "urged **Lee** in a letter to go".

    Args:
        readings: The document with what the rules propose in it.
        cue: Head word of the cue.
        content: Words of the content.

    Returns:
        Words of the object, none where it is no such infinitive.
    """
    for proposal in readings.by_cue.get(cue, ()):
        if proposal.cue.passive:
            continue
        missing = proposal.content - content
        below = {w for target in proposal.targets for w in readings.document.subtree(target)}
        parted = missing and max(missing) + 1 not in content
        fits = proposal.is_infinitive and content <= proposal.content and missing <= below
        if fits and parted:
            return set(missing)
    return set()


def words_of_listener(readings: Readings, cue: int, content: frozenset[int]) -> set[int]:
    """Words of somebody who is told what they are to do: "told a man **in a red hat** to go".

    Args:
        readings: The document with what the rules propose in it.
        cue: Head word of the cue.
        content: Words of the content.

    Returns:
        Words of the content that belong to whoever is told.
    """
    document, lexicon = readings.document, readings.lexicon
    told = any(is_told(proposal.cue.lemma, lexicon) for proposal in readings.by_cue.get(cue, ()))
    clause = listeners_infinitive(document, cue, lexicon) if told else None
    if clause is None or clause not in content:
        return set()
    start, listener = document.subtree(clause)[0], listener_of(document, cue)
    if listener is None or listener in content:
        return set()
    return {w for w in content if listener < w < start}


def whose_clause(readings: Readings, cue: int, content: frozenset[int]) -> set[int]:
    """The object whose clause a content is, where it is all of it: "denied **reports** that …".

    Args:
        readings: The document with what the rules propose in it.
        cue: Head word of the cue.
        content: Words of the content.

    Returns:
        Words of the object without the clause, none where there is none.
    """
    document, lexicon = readings.document, readings.lexicon
    negative = document.words[cue].lemma.lower() in lexicon.words("cues", "polarity", "negative")
    if not content or not negative:
        return set()
    clause = main_word(document, content)
    noun = document.words[clause].head
    if document.words[clause].deprel != "acl" or document.words[noun].head != cue:
        return set()
    is_object = document.words[noun].relation in ("obj", "iobj") and noun > cue
    return phrase(document, noun, without=(clause,)) if is_object else set()
