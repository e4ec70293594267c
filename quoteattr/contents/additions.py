"""Additions: bounds where the writer, or another speaker, goes on after a content."""

from __future__ import annotations

from quoteattr.contents.extents import Extent
from quoteattr.contents.sources import framed_before, reporter
from quoteattr.document import Document
from quoteattr.grammar.clauses import child, own_subject
from quoteattr.grammar.control import subject
from quoteattr.grammar.noun_clauses import noun_before
from quoteattr.grammar.participles import main_verb_behind
from quoteattr.grammar.questions import asked
from quoteattr.typography.marks import closes


def after_semicolon(extent: Extent) -> set[int]:
    """What follows a semicolon right behind the cue: "Lee agreed; **so did most of them**"."""
    after = extent.document.words[extent.cue + 1 : extent.cue + 2]
    return extent.since(extent.cue) if [w.text for w in after] == [";"] else set()


def after_relative(extent: Extent) -> set[int]:
    """What lies behind the relative clause of a cue: "the price, which he called low, **fell**"."""
    document = extent.document
    word = document.words[extent.cue]
    noun = document.words[word.head] if word.deprel == "acl:relcl" else word
    if noun.relation != "nsubj" or noun.head not in extent.words:
        return set()
    clause = document.subtree(extent.cue)
    if not any(_is_relative_opener(document, w) for w in clause if w < extent.cue):
        return set()
    rest = document.words[clause[-1] : noun.head]
    comma = next((word.index for word in rest if word.text == ","), None)
    behind = set[int]() if comma is None else extent.since(comma + 1)
    goes_on = any(closes(document.words[w].text) for w in behind)  # a quotation does
    return set() if goes_on else behind


def _is_relative_opener(document: Document, word: int) -> bool:
    """Whether a word is the pronoun of a relative clause behind a comma."""
    is_relative = document.words[word].feature("PronType") == "Rel"
    return is_relative and document.before(word) == ","


def connective(extent: Extent) -> set[int]:
    """An adverb between commas right behind a cue: "said, **however**, that"."""
    words, first = extent.document.words, next(iter(extent.unmarked), -1)
    if first <= extent.cue or words[first].text.lower() not in extent.listed("connectives"):
        return set()
    around = words[first - 1 : first + 2 : 2]
    return {first, first + 1} if [w.text for w in around] == [",", ","] else set()


def contrast(extent: Extent) -> set[int]:
    """What the writer sets against a content: "P, X said, **though Y denied it**"."""
    document, behind = extent.document, extent.behind
    if not behind or len(behind) == len(extent.unmarked):
        return set()
    contrasts = extent.listed("contrasts")
    for opener in (behind[0], behind[0] - 1):
        word = document.words[opener]
        opens = word.text.lower() in contrasts and document.before(opener) == ","
        if opens and word.head > opener and own_subject(document, word.head) is not None:
            return extent.since(extent.cue + 1)
    return set()


def answer(extent: Extent) -> set[int]:
    """What somebody says of a content: "accused her of fraud, **a charge she denies**"."""
    document, nouns = extent.document, extent.lexicon.words("cues", "cue_nouns")
    for noun in extent.behind:
        word = document.words[noun]
        if word.upos != "NOUN" or word.lemma.lower() not in nouns:
            continue
        if _is_answered(document, noun):
            first = document.subtree(noun)[0]
            opener = first if document.words[first].text == "," else first - 1
            if document.words[opener].text == "," and opener - 1 in extent.words:
                return extent.since(opener)
    return set()


def _is_answered(document: Document, noun: int) -> bool:
    """Whether a clause whose object it is follows a noun: "a charge **she denies**"."""
    word = document.words[noun]
    clause = word.head if word.relation == "nsubj" else child(document, noun, "acl:relcl")
    allowed = ("appos", "nsubj")
    found = own_subject(document, clause) if clause is not None and clause > noun else None
    return word.relation in allowed and found is not None and document.subtree(found)[0] == noun + 1


def predicate(extent: Extent) -> set[int]:
    """What is said of a noun that is a cue: "warnings that it leaks **were ignored**"."""
    document, word = extent.document, extent.document.words[extent.cue]
    if word.deprel not in ("nsubj", "nsubj:pass") or word.head < extent.cue:
        return set()
    if child(document, word.head, "cop") is not None:  # "the hope is that it holds"
        return set()
    children, lexicon = document.children[word.head], extent.lexicon
    own = [c for c in children if noun_before(document, c, lexicon) == extent.cue]
    kept = (w for head in (extent.cue, *own) for w in document.subtree(head))
    return set(document.subtree(word.head)).difference(kept)


def question(extent: Extent) -> set[int]:
    """What is across the comma from a cue: "**Asked why,** Lee said …", "Asked why, **Lee** …"."""
    words = asked(extent.document, extent.cue, extent.lexicon)
    return extent.since(words.stop) if extent.cue in words else set(words)


def going_on(extent: Extent) -> set[int]:
    """What the source of a frame goes on with: "according to X, it is safe, **adding that** …"."""
    document = extent.document
    named = document.words[extent.cue].head
    host = document.words[named].head if named > extent.cue else -1
    if host < 0:
        return set()
    return {
        word
        for clause in document.children[host]
        if framed_before(document, clause, extent.lexicon) == named
        for word in document.subtree(clause)
    }


def reports(extent: Extent) -> set[int]:
    """What the source says by a participle: "repeated his resolve **saying that** …"."""
    document = extent.document
    participles = [w for w in extent.behind if document.words[w].deprel == "acl"]
    source = subject(document, extent.cue, extent.lexicon) if participles else None
    return {
        word
        for verb in participles
        if source is not None and reporter(document, verb, extent.lexicon) == source
        for word in document.subtree(verb)
    }


def main_verb(extent: Extent) -> set[int]:
    """The main verb behind a participle: "the man thought to be the thief **has fled**"."""
    verb = main_verb_behind(extent.document, extent.cue, extent.lexicon)
    return set() if verb is None else extent.since(verb)
