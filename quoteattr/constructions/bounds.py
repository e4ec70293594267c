"""Bounds: what is no part of a content, although the parser hangs it there."""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.cues import Cue, asked, main_verb_behind
from quoteattr.document import Document
from quoteattr.grammar.clauses import child, is_passive, lemmas, own_subject, partner, preposition
from quoteattr.grammar.forms import tag
from quoteattr.grammar.people import is_somebody
from quoteattr.grammar.phrases import main_word
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import closes

_ARGUMENTS = ("obj", "iobj", "xcomp", "ccomp", "conj", "parataxis")


def within_clause(
    document: Document, content: Iterable[int], cue: int, lexicon: Lexicon
) -> set[int]:
    """A content without what goes with its cue, what the writer adds and what others answer.

    Behind "Asked why, …" what somebody was asked is no part of the answer either, and the answer
    none of the question.

    Args:
        document: The parse.
        content: Words of a content.
        cue: Head word of its cue.
        lexicon: Tables ``cues`` and ``grammar``.

    Returns:
        The words that are left.
    """
    content = _without_partners(document, set(content))
    if document.words[cue + 1 : cue + 2] and document.words[cue + 1].text == ";":
        content = {word for word in content if word < cue}  # "Lee agreed; so did most of them"
    content -= _aside(document, content, cue) | _joined(document, content, cue, lexicon)
    content -= before_passive(document, cue) | _connective(document, content, cue, lexicon)
    content -= _contrast(document, content, cue, lexicon)
    content -= _beside_as(document, content, cue, lexicon)
    content -= _predicate(document, cue) | _answer(document, content, cue, lexicon)
    return _within_question(document, content, cue, lexicon)


def _without_partners(document: Document, content: set[int]) -> set[int]:
    """A content without verbs that, by their form, go with one outside it."""
    out = set(content)
    for word in content:
        beside = partner(document, word) if document.words[word].relation == "conj" else None
        if beside is not None and beside not in out:
            out.difference_update(document.subtree(word))
    return out


def _within_question(document: Document, content: set[int], cue: int, lexicon: Lexicon) -> set[int]:
    """What of a content is on the cue's side of the comma behind "Asked why, …".

    A main verb behind the cue ends it too: "the man thought to be the thief **fled**".
    """
    question = asked(document, cue, lexicon)
    main = main_verb_behind(document, cue, lexicon)
    if cue in question or main is not None:
        end = question.stop if main is None else main
        return {word for word in content if word < end}
    return content.difference(question)


def _aside(document: Document, content: set[int], cue: int) -> set[int]:
    """What lies behind the relative clause of a cue: "the price, which he called low, **fell**"."""
    word = document.words[cue]
    noun = document.words[word.head] if word.deprel == "acl:relcl" else word
    if noun.relation != "nsubj" or noun.head not in content:
        return set()
    clause = document.subtree(cue)
    opened = any(
        document.words[w].feature("PronType") == "Rel" and document.words[w - 1].text == ","
        for w in clause
        if w < cue
    )
    if not opened:
        return set()
    rest = document.words[clause[-1] : noun.head]
    end = next((word.index for word in rest if word.text == ","), None)
    beyond = {word for word in content if end is not None and word > end}
    said = any(closes(document.words[w].text) for w in beyond)  # a quotation that goes on
    return set() if said else beyond


def _joined(document: Document, content: set[int], cue: int, lexicon: Lexicon) -> set[int]:
    """What is coordinated with the cue, not with its content.

    A clause with the "that" of the clause around ("said that Lee ordered it **and that** …"), and
    the subject of a verb that the parser left without one: "a third back it, **half** oppose it".
    What else the source did: "said they were safe **but refused to go**".
    """
    out: set[int] = set()
    that = lexicon.words("grammar", "complementizers")
    for verb in document.children[cue]:
        if document.words[verb].relation != "conj":
            continue
        both = (preposition(document, verb), preposition(document, cue))
        link = child(document, verb, "cc")
        bare = own_subject(document, verb) is None and not any(both)
        if all(lemmas(document, marks) & that for marks in both):
            out.update(document.subtree(verb))
        elif link is not None and bare and _are_past(document, verb, cue):
            out.update(w for w in document.subtree(verb) if w >= link)
        elif verb - 1 in content and own_subject(document, verb) is None:
            above = (verb - 1, *document.ancestors(verb - 1))
            nouns = [w for w in above if w != verb and document.words[w].relation == "conj"]
            if nouns and cue < nouns[0] < verb and document.subtree(nouns[0])[-1] == verb - 1:
                out.update(document.subtree(nouns[0]))
    return out


def _are_past(document: Document, *verbs: int) -> bool:
    """Whether verbs are finite and tell of the past."""
    return all(tag(document.words[verb]) == "VBD" for verb in verbs)


def before_passive(document: Document, cue: int) -> set[int]:
    """The predicate that a passive is coordinated with, of which it has the subject alone.

    As in "the sale **was approved by the board** and condemned by staff".
    """
    word = document.words[cue]
    if word.relation != "conj" or own_subject(document, cue) is not None:
        return set()
    if not (is_passive(document, cue) and is_passive(document, word.head)):
        return set()
    shared = own_subject(document, word.head)
    own = {*document.subtree(cue), *([] if shared is None else document.subtree(shared))}
    return set(document.subtree(word.head)) - own


def _connective(document: Document, content: set[int], cue: int, lexicon: Lexicon) -> set[int]:
    """An adverb between commas right behind a cue: "said, **however**, that"."""
    first = min((w for w in content if document.words[w].upos != "PUNCT"), default=-1)
    if first <= cue or document.words[first].text.lower() not in lexicon.words(
        "grammar", "connectives"
    ):
        return set()
    around = document.words[first - 1 : first + 2 : 2]
    return {first, first + 1} if [w.text for w in around] == [",", ","] else set()


def _contrast(document: Document, content: set[int], cue: int, lexicon: Lexicon) -> set[int]:
    """What the writer sets against a content: "P, X said, **though Y denied it**"."""
    behind = [w for w in content if w > cue and document.words[w].upos != "PUNCT"]
    first = min(behind, default=-1)
    if first < 0 or len(behind) == len(content):
        return set()
    contrasts = lexicon.words("grammar", "contrasts")
    for opener in (first, first - 1):
        word = document.words[opener]
        opens = word.text.lower() in contrasts and document.before(opener) == ","
        if opens and word.head > opener and own_subject(document, word.head) is not None:
            return {w for w in content if w > cue}
    return set()


def _beside_as(document: Document, content: set[int], cue: int, lexicon: Lexicon) -> set[int]:
    """Clauses beside that in which "as X said" stands: "it has, as Lee warned, split, **and** …".

    As in "If, as Lee says, it is safe, **nobody need go**" too; not where "as" opens the sentence.
    """
    comparators = lexicon.words("grammar", "comparators")
    marks = (w for w in document.children[cue] if document.words[w].relation == "mark")
    opens = [w for w in marks if document.words[w].lemma.lower() in comparators]
    first = document.words[document.sentence_of(cue).first]
    if not content or not opens or first.index in opens:
        return set()
    relations = ("conj", "parataxis") if first.upos == "SCONJ" else ("conj",)
    return {
        word
        for clause in document.children[main_word(document, content)]
        if clause > cue and document.words[clause].relation in relations
        if own_subject(document, clause) is not None
        for word in document.subtree(clause)
    }


def _predicate(document: Document, cue: int) -> set[int]:
    """What is said of a noun that is a cue: "warnings that it leaks **were ignored**"."""
    word = document.words[cue]
    if word.deprel not in ("nsubj", "nsubj:pass") or word.head < cue:
        return set()
    if child(document, word.head, "cop") is not None:  # "the hope is that it holds"
        return set()
    return set(document.subtree(word.head)).difference(document.subtree(cue))


def _answer(document: Document, content: set[int], cue: int, lexicon: Lexicon) -> set[int]:
    """What somebody says of a content: "accused her of fraud, **a charge she denies**"."""
    nouns = lexicon.words("cues", "cue_nouns")
    for noun in sorted(w for w in content if w > cue and document.words[w].upos == "NOUN"):
        if document.words[noun].lemma.lower() in nouns and _is_answered(document, noun):
            first = document.subtree(noun)[0]
            opener = first if document.words[first].text == "," else first - 1
            if document.words[opener].text == "," and opener - 1 in content:
                return {w for w in content if w >= opener}
    return set()


def _is_answered(document: Document, noun: int) -> bool:
    """Whether a clause whose object it is follows a noun: "a charge **she denies**"."""
    word = document.words[noun]
    clause = word.head if word.relation == "nsubj" else child(document, noun, "acl:relcl")
    allowed = ("appos", "nsubj")
    found = own_subject(document, clause) if clause is not None and clause > noun else None
    return word.relation in allowed and found is not None and document.subtree(found)[0] == noun + 1


def says_nothing(document: Document, cue: Cue, content: Iterable[int], lexicon: Lexicon) -> bool:
    """Whether a verb has one noun phrase alone, and that is no content of it.

    As with verbs of naming ("called **his brother**") and of telling ("warned **the village**").
    """
    words, head = document.words, cue.head
    if cue.kind != "verb" or words[head].relation == "acl":  # "what he calls a mistake"
        return False
    *before, noun = sorted(content)
    arguments = [c for c in document.children[head] if words[c].relation in _ARGUMENTS]
    is_alone = (
        arguments == [noun]
        and words[noun].relation in ("obj", "iobj")
        and all(words[w].head == noun for w in before)
        and all(words[w].upos in ("DET", "PRON", "ADJ", "NUM") for w in before[:-1])
        and all(words[w].upos != "PUNCT" for w in before)
    )
    if not is_alone or cue.lemma in lexicon.words("cues", "naming"):
        return is_alone
    is_told = cue.lemma in lexicon.words("cues", "addressed")
    return is_told and is_somebody(words[noun], lexicon)
