"""Mending: what grammar knows better than a network of where the words of a claim belong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import pairwise

from quoteattr.constructions.proposals import Proposal
from quoteattr.cues import is_reporting
from quoteattr.document import Document
from quoteattr.grammar.clauses import agent, child, lemmas, own_subject, preposition, subject
from quoteattr.grammar.forms import tag
from quoteattr.grammar.phrases import main_word, phrase
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.learned.readings import Readings
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import closes

_GAP = 6  # words
_HALF = 0.5  # of the words of a quotation
_CLAUSE = "clause"  # an infinitive's subject is content: "ordered **the company** to pay"
_URGED = "object and infinitive"
_PARTS = ("compound", "flat", "amod", "nmod", "det", "nummod")  # of a name, below its head
_NAMES = ("flat", "appos", "compound")  # of a name, below a title that is its head
_HEADLESS = ("DET", "ADJ", "ADP", "PART", "PUNCT")


def filled(
    words: frozenset[int], others: frozenset[int], below: Collection[int] = ()
) -> frozenset[int]:
    """Words of a role with those left out between them, where no other role parts them.

    Args:
        words: Words of the role.
        others: Words of the other roles.
        below: What the role's head governs: left out as a whole, it may be longer than a few words,
            as in "the letter, **dated 3 May and signed by six ministers**, warns".
    """
    gaps = (range(a + 1, b) for a, b in pairwise(sorted(words)) if b - a > 1)
    return words.union(
        *(
            gap
            for gap in gaps
            if others.isdisjoint(gap) and (len(gap) < _GAP or all(w in below for w in gap))
        )
    )


def closed(quoted: QuotedWords, content: frozenset[int], others: frozenset[int]) -> frozenset[int]:
    """A content with the rest of each quotation of which it has half of the words."""
    found = set(content)
    for number, shared in Counter(map(quoted.around, content)).items():
        words = range(0) if number is None else quoted.regions[number][1]
        if shared >= _HALF * len(words) and others.isdisjoint(words):
            found.update(words)
    return frozenset(found)


def quoted_within(quoted: QuotedWords, cue: int, content: frozenset[int]) -> frozenset[int]:
    """A content of a cue within a quotation without what lies outside of that.

    Where it begins with the quotation itself, it has no more of the sentences before that of the
    cue than what is quoted in them.
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
    """The words of those to whom it is said: "warned **sailors** that …", "**he** was told of"."""
    return {
        word
        for proposal in readings.by_cue.get(cue, ())
        if proposal.rule == _CLAUSE or _is_told(readings, proposal)
        for head in proposal.addressees
        for word in readings.document.subtree(head)
        if word not in proposal.content
    }


def _is_told(readings: Readings, proposal: Proposal) -> bool:
    """Whether the subject of a cue is whom it is said to: "he **was told** of it"."""
    addressed_verbs = readings.lexicon.words("cues", "addressed")
    return proposal.cue.passive and proposal.cue.lemma in addressed_verbs


def by_means(document: Document, content: frozenset[int], lexicon: Lexicon) -> set[int]:
    """The gerund behind a quoted end of a content that tells how a verb of it was done.

    As in "said the firm had “misled” them **by claiming that it was safe**".
    """
    below = {c for verb in content for c in document.children[verb]} - content
    clause = next((c for c in sorted(below) if _is_means(document, c, lexicon)), None)
    if clause is None or preposition(document, clause)[0] - 1 != max(content):
        return set()
    return set(document.subtree(clause))


def doer(document: Document, cue: int, source: frozenset[int], lexicon: Lexicon) -> frozenset[int]:
    """The source of such a gerund, who does what the verb above it says."""
    found = subject(document, cue) if _is_means(document, cue, lexicon) else None
    if found is None or found in source:
        return source
    return frozenset(phrase(document, found, without=(cue,)))


def _is_means(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb is a gerund with "by" right behind a closing quotation mark."""
    mark = preposition(document, verb)
    means = lemmas(document, mark) & lexicon.words("grammar", "means")
    is_gerund = document.words[verb].relation == "advcl" and tag(document.words[verb]) == "VBG"
    return bool(means) and is_gerund and closes(document.before(mark[0]))


def late_agent(readings: Readings, cue: int, content: frozenset[int]) -> frozenset[int]:
    """The agent of a passive, with its preposition, at the end of what it asks for.

    As in "told to cut fares **by ministers**".
    """
    document = readings.document
    found = next((p for p in readings.by_cue.get(cue, ()) if p.cue.passive), None)
    if found is None or found.source_head is None or found.source_head not in content:
        return frozenset()
    return found.source.union(preposition(document, found.source_head))


def patients(readings: Readings, cue: int, source: frozenset[int]) -> frozenset[int]:
    """Words read as source that a cue in the passive cannot have there.

    Its subject ("**the man** believed to be ill", "**he** was asked"), and what stands in another
    sentence.
    """
    document, lexicon = readings.document, readings.lexicon
    found = next((p.cue for p in readings.by_cue.get(cue, ()) if p.cue.passive), None)
    if found is None or found.lemma in lexicon.words("cues", "passive_sources"):
        return frozenset()
    by = agent(document, cue, lexicon)
    if by is not None:
        return _done_to(document, cue, by, source)
    above = document.words[cue].head
    done_to = subject(document, cue)
    if done_to is None and above >= 0:  # "the ministry, asked about it, said"
        done_to = own_subject(document, above)
    below = frozenset(document.subtree(done_to)) if done_to is not None else frozenset()
    numbers = document.sentence_numbers
    return frozenset(w for w in source if w in below or numbers[w] != numbers[cue])


def _done_to(document: Document, cue: int, by: int, source: frozenset[int]) -> frozenset[int]:
    """The subject in a source that has the agent of a passive as well: "**he** was asked by X"."""
    subject = own_subject(document, cue)
    if subject is None or source.isdisjoint(document.subtree(by)):
        return frozenset()
    return source.intersection(document.subtree(subject))


def reporting_noun(readings: Readings, cue: int, words: frozenset[int]) -> frozenset[int]:
    """The noun that a participle reports of, where the network takes it for a word of the cue.

    As in "the council adopted **a resolution** calling for peace", where the cue has its verb as
    well, and "talks broke down, with **each side** accusing the other", where it has not.
    """
    document, lexicon = readings.document, readings.lexicon
    noun = document.words[cue].head
    verb = document.words[noun].head if noun >= 0 else -1
    if {noun, verb}.isdisjoint(words) or not is_reporting(document, cue, lexicon):
        return frozenset()
    marks = lemmas(document, preposition(document, noun))
    if verb in words:
        is_source = document.words[verb].lemma.lower() not in lexicon.words("cues", "light_verbs")
    else:
        is_source = not marks.isdisjoint(lexicon.words("grammar", "absolute"))
    return frozenset(phrase(document, noun, without=(cue,))) if is_source else frozenset()


def whose_clause(readings: Readings, cue: int, content: frozenset[int]) -> set[int]:
    """The object whose clause a content is, where it is all of it: "denied **reports** that …"."""
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


def cut_head(document: Document, source: frozenset[int], others: frozenset[int]) -> set[int]:
    """The noun right behind a source that has only what belongs to it: "the listed **company**"."""
    last = max(source, default=-1)
    if last < 0:
        return set()
    head = document.words[last].head
    noun = head == last + 1 and document.words[head].upos in ("NOUN", "PROPN")
    part = document.words[last].relation in _PARTS
    return {head} if noun and part and head not in others else set()


def urged(readings: Readings, cue: int, content: frozenset[int]) -> set[int]:
    """The object of an infinitive parted from it: "urged **Lee** in a letter to go"."""
    for proposal in readings.by_cue.get(cue, ()):
        if proposal.cue.passive:
            continue
        missing = proposal.content - content
        below = {w for target in proposal.targets for w in readings.document.subtree(target)}
        parted = missing and max(missing) + 1 not in content
        if proposal.rule == _URGED and content <= proposal.content and missing <= below and parted:
            return set(missing)
    return set()


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
        or (infinitive and word.feature("PronType") == "Rel")
    }
    if infinitive and document.words[cue].deprel == "acl:relcl":
        found.add(document.words[cue].head)
    return found


def lost_source(
    document: Document,
    proposal: Proposal | None,
    content: frozenset[int],
    source: frozenset[int],
    cue: frozenset[int],
) -> set[int]:
    """Words of the source's name that the network saw elsewhere: titles, a head, articles."""
    if not source:
        return set() if proposal is None else set(content & proposal.source - proposal.content)
    lost = {
        word
        for word in content
        if document.words[word].head in source and document.words[word].relation in _PARTS
    }
    lost |= {document.words[w].head for w in source if document.words[w].relation in _NAMES}
    lost |= {word for word in content if _is_doubled(document, word, source)}
    lost &= content
    if proposal is not None:
        lost |= content & proposal.source
        if all(document.words[word].upos in _HEADLESS for word in source):
            lost |= proposal.source - content
        lost -= proposal.content
    between = frozenset(range(max(cue) + 1, min(source)))
    return lost | between if between <= content and _is_bound(document, between) else lost


def _is_bound(document: Document, words: frozenset[int]) -> bool:
    """Whether the words between a cue and its source can begin a name: "said **lead** author"."""
    return len(words) <= _GAP and all(document.words[w].upos != "PUNCT" for w in words)


def _is_doubled(document: Document, word: int, source: frozenset[int]) -> bool:
    """Whether a word right before the source is taken for a subject beside it: "chef Ann said"."""
    after = document.words[word + 1] if word + 1 in source else document.words[word]
    subject = document.words[word].relation == after.relation == "nsubj"
    return after.index != word and subject and document.words[word].head == after.head
