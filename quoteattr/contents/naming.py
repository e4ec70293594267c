"""Naming: verbs whose object is no content of theirs, by itself or by what is done to it."""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.contents.happenings import happens, is_aimed, is_named_after, is_placed
from quoteattr.contents.works import is_work
from quoteattr.cues import Cue
from quoteattr.document import Document
from quoteattr.grammar.clauses import child, lemmas, own_subject, preposition
from quoteattr.grammar.forms import tag
from quoteattr.grammar.noun_clauses import noun_before
from quoteattr.grammar.people import is_somebody
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import asks

_ARGUMENTS = ("obj", "iobj", "xcomp", "ccomp", "conj", "parataxis")
_ASKING = ("Int", "Rel")  # behind a label a parser takes the one for the other
_MODIFIERS = ("DET", "PRON", "ADJ", "NUM")


def is_silent(document: Document, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a verb says nothing here, whatever its object is: "**appointed** a director"."""
    return cue.kind == "verb" and any(finds(document, cue, lexicon) for finds in _SILENT)


def has_nothing(document: Document, cue: Cue, content: Iterable[int], lexicon: Lexicon) -> bool:
    """Whether a verb names or tells somebody, and nothing of it.

    As verbs of naming ("called **his brother**"), of telling ("warned **the village**") and of
    works ("wrote **“The Long Way”**") do.

    Args:
        document: The parse.
        cue: The cue.
        content: Words of a content, at least one.
        lexicon: Tables of the language.
    """
    if cue.kind != "verb":
        return False
    if _is_of_noun(document, cue.head, frozenset(content), lexicon):
        return True
    if document.words[cue.head].relation == "acl":  # "what he calls a lie"
        return False
    words = sorted(content)
    is_named = cue.lemma in lexicon.words("cues", "naming")
    if is_work(document, cue, words, lexicon) or (is_named and _has_name(document, cue, words)):
        return True
    last = document.words[words[-1]]
    noun = last.head if last.relation == "flat" and last.head in words else last.index
    before = [word for word in words if word != noun]
    if not _is_only_object(document, cue.head, noun) or not _is_bare(document, noun, before):
        return False
    has_addressee = cue.lemma in lexicon.words("cues", "addressed")
    return is_named or (has_addressee and is_somebody(document.words[noun], lexicon))


def _has_name(document: Document, cue: Cue, content: list[int]) -> bool:
    """Whether all that a verb has is a name: "called **Ana Ruiz** and told her that"."""
    first, *others = content
    words = document.words
    is_name = words[first].upos == "PROPN" and all(words[w].relation == "flat" for w in others)
    below = [c for c in document.children[cue.head] if words[c].relation in _ARGUMENTS]
    return is_name and [c for c in below if words[c].relation != "conj"] == [first]


def _is_of_noun(document: Document, verb: int, content: frozenset[int], lexicon: Lexicon) -> bool:
    """Whether a content is what a noun beside the verb claims: "**fears** are growing that"."""
    phrases = [c for c in document.children[verb] if document.words[c].relation == "obl"]
    below = (c for above in (verb, *phrases) for c in document.children[above] if c in content)
    nouns = (noun_before(document, clause, lexicon) for clause in below)
    return any(noun is not None and noun not in content for noun in nouns)


def _is_act(document: Document, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a verb does something to whatever its object is: "**appointed** a director"."""
    is_listed = cue.lemma in lexicon.words("cues", "acts")
    return is_listed and child(document, cue.head, "ccomp") is None


def _is_deed(document: Document, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a verb does something to such an object: "**claimed** a medal"."""
    if cue.lemma not in lexicon.table("cues", "deeds"):
        return False
    things = lexicon.words("cues", "deeds", cue.lemma)
    if child(document, cue.head, "xcomp") is not None:  # "saw the strike fail"
        return False
    is_blamed = _is_blamed(document, cue.head, lexicon)
    return not is_blamed and not things.isdisjoint(lemmas(document, _done_to(document, cue)))


def _is_blamed(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb says what its object is or does: "attacked the school **as** a waste"."""
    openers = lexicon.words("grammar", "comparators") | lexicon.words("grammar", "blaming")
    behind = (c for c in document.children[verb] if c > verb)
    return any(lemmas(document, preposition(document, c)) & openers for c in behind)


def _done_to(document: Document, cue: Cue) -> list[int]:
    """The object of a verb, in the passive its subject or the noun that it is said of."""
    word = document.words[cue.head]
    below = [document.words[c] for c in document.children[cue.head]]
    if not cue.passive:
        return [one.index for one in below if one.relation in ("obj", "iobj")]
    above = [word.head] if word.relation == "acl" else []
    return [*above, *(one.index for one in below if one.deprel == "nsubj:pass")]


def _is_perceived(document: Document, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether somebody sees or hears what happens: "**saw** prices fall"."""
    if cue.lemma not in lexicon.words("cues", "perceiving"):
        return False
    if _does_something(document, cue.head):
        return True
    clause = child(document, cue.head, "ccomp")
    if clause is None or clause < cue.head:
        return False
    past = tag(document.words[cue.head]) == "VBD"
    if tag(document.words[clause]) not in ("VB", "VBG", *(["VBP"] if past else [])):
        return False
    found = own_subject(document, clause)
    helped = child(document, clause, "aux", "cop", "mark") is not None
    return found is not None and found < clause and not helped


def _does_something(document: Document, verb: int) -> bool:
    """Whether the object of a verb does something, or has it done: "saw prices **fall**"."""
    seen, clause = child(document, verb, "obj"), child(document, verb, "xcomp")
    if seen is None or clause is None or not verb < seen < clause:
        return False
    bare = child(document, clause, "mark", "aux", "cop") is None
    return bare and tag(document.words[clause]) in ("VB", "VBG", "VBN")


def _is_given(document: Document, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a participle has become a preposition: "**Considering** the rain, few came"."""
    word = document.words[cue.head]
    if cue.lemma not in lexicon.words("cues", "participial") or tag(word) != "VBG":
        return False
    return word.relation == "advcl" and child(document, cue.head, "mark", "nsubj", "aux") is None


def _is_asked(document: Document, cue: Cue, _: Lexicon) -> bool:
    """Whether a question asks for all that is said: "**What** did Lee say?"."""
    verb = document.words[cue.head]
    asked = child(document, cue.head, "obj")
    is_asked = asked is not None and document.words[asked].feature("PronType") in _ASKING
    is_all = child(document, cue.head, "ccomp", "xcomp", "parataxis") is None
    ending = document.words[document.sentence_of(cue.head).last - 1]
    return is_asked and is_all and verb.relation == "root" and asks(ending.text)


def _is_only_object(document: Document, verb: int, noun: int) -> bool:
    """Whether a verb has a noun for its object and no other argument; "and told her" is none."""
    arguments = [
        c
        for c in document.children[verb]
        if document.words[c].relation in _ARGUMENTS and not _is_joined_verb(document, c)
    ]
    return arguments == [noun] and document.words[noun].relation in ("obj", "iobj")


def _is_joined_verb(document: Document, word: int) -> bool:
    """Whether a word is a verb behind "and": "called Lee **and told** her"."""
    is_verb = document.words[word].upos == "VERB" and document.words[word].relation == "conj"
    return is_verb and child(document, word, "cc") is not None


def _is_bare(document: Document, noun: int, before: list[int]) -> bool:
    """Whether the words beside a noun are its own, with no other noun than right before it."""
    words = document.words
    is_own = all(words[w].head == noun and words[w].upos != "PUNCT" for w in before)
    others = [w for w in before if words[w].relation != "flat"]  # "Greta **Holt**"
    return is_own and all(words[w].upos in _MODIFIERS for w in others[:-1])


_SILENT = (
    _is_act,
    _is_deed,
    _is_perceived,
    _is_given,
    _is_asked,
    is_placed,
    is_named_after,
    is_aimed,
    happens,
)
