"""Sources: who says what a cue introduces, as a head word and its phrase."""

from __future__ import annotations

from quoteattr.cues import Cue
from quoteattr.document import Document
from quoteattr.grammar.absolutes import absolute_subject
from quoteattr.grammar.clauses import child, lemmas, own_subject, preposition
from quoteattr.grammar.control import subject
from quoteattr.grammar.forms import FINITE, is_time, tag
from quoteattr.grammar.named import kind_of
from quoteattr.grammar.others import is_others
from quoteattr.grammar.participles import is_reporting, owner_of_gerund
from quoteattr.grammar.people import is_somebody
from quoteattr.grammar.relaying import whose_words
from quoteattr.grammar.seeming import seems
from quoteattr.grammar.voice import agent, is_passive
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import closes
from quoteattr.vocabulary.cues import framing_words

_CORE_RELATIONS = frozenset({"nsubj", "obj", "iobj", "obl", "dep", "xcomp", "appos", "ccomp"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})


def source_of(document: Document, cue: Cue, lexicon: Lexicon) -> int | None:
    """Find the head of the source that a cue has by its place in the tree.

    Args:
        document: The parse.
        cue: The cue.
        lexicon: Tables of the language.

    Returns:
        Index of the head word, or None where nobody is named.
    """
    if seems(document, cue.head, lexicon):
        found = None
    elif cue.kind == "verb":
        found = _of_verb(document, cue, lexicon)
    elif cue.kind == "noun":
        found = _of_noun(document, cue.head, lexicon)
    elif cue.kind == "adjective":
        found = own_subject(document, cue.head)
    else:
        found = None
    if found is None or document.words[found].upos not in _NOMINAL:
        return None
    return None if is_dummy(document, found, lexicon) else found


def is_dummy(document: Document, subject: int, lexicon: Lexicon) -> bool:
    """Whether a subject only holds the place of a clause: "**it** emerged that …".

    Also of one before it: "the bridge is closed, **it** was announced".

    Args:
        document: The parse.
        subject: Index of a word.
        lexicon: Tables ``grammar`` and ``pronouns``.
    """
    word = document.words[subject]
    if word.text.lower() not in lexicon.words("grammar", "dummies") or word.head < 0:
        return False
    verb = document.words[word.head]
    empty = lexicon.words("pronouns", "expletive") | lexicon.words("pronouns", "clausal")
    is_empty = verb.lemma.lower() in empty
    if child(document, verb.index, "ccomp", "csubj") is not None:
        return is_empty
    is_beside = verb.relation == "parataxis" and verb.head < subject
    is_bare = child(document, verb.index, "obj", "xcomp") is None
    return is_beside and is_bare and (is_empty or is_passive(document, verb.index))


def has_null_subject(document: Document, cue: Cue, source: int | None, lexicon: Lexicon) -> bool:
    """Whether only the ending of the verb tells that somebody speaks: Spanish "dijo que".

    Args:
        document: The parse.
        cue: The cue.
        source: Head word of its source, None where nobody is named.
        lexicon: Table ``grammar``: whether the language leaves its pronouns out.

    Returns:
        Whether the cue is a finite verb of the third person without a subject.
    """
    if source is not None or cue.kind != "verb" or cue.passive:
        return False
    if not lexicon.table("grammar").get("null_subjects"):
        return False
    verbs = (cue.head, *(c for c in document.children[cue.head] if c in cue.words))
    return any(document.words[v].feature("Person") == "3" for v in verbs)


def is_hearing(document: Document, cue: Cue, source: int | None, lexicon: Lexicon) -> bool:
    """Whether a body tells what it was told: "the inquest has heard"."""
    if source is None or cue.lemma not in lexicon.words("cues", "hearings", "verbs"):
        return False
    return document.words[source].lemma.lower() in lexicon.words("cues", "hearings", "bodies")


def framed_before(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """Who goes on beside what they were named for: "according to **X**, it is safe, adding that".

    Args:
        document: The parse.
        verb: Index of a word.
        lexicon: Table ``cues``.

    Returns:
        Head word of the phrase that names the source; None for all but participles of going on.
    """
    word = document.words[verb]
    is_listed = word.lemma.lower() in lexicon.words("cues", "adding")
    if not is_listed or word.relation != "advcl" or tag(word) != "VBG":
        return None
    for phrase in document.children[word.head]:
        opener = preposition(document, phrase)[:1] if phrase < verb else ()
        if framing_words(lexicon).intersection(document.words[w].text.lower() for w in opener):
            return phrase
    return None


def charged(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """Who does what they are blamed or praised for: "took aim at **Lee** for failing to say".

    Args:
        document: The parse.
        verb: Index of a word.
        lexicon: Tables ``grammar`` and ``cues``.

    Returns:
        Head word of the object before a gerund of blame, also for an infinitive below that.
    """
    word = document.words[verb]
    gerund = document.words[word.head] if word.relation == "xcomp" else word
    if own_subject(document, verb) is not None or gerund.relation != "advcl":
        return None
    marks = lemmas(document, preposition(document, gerund.index))
    if tag(gerund) != "VBG" or not marks & lexicon.words("grammar", "blaming"):
        return None
    between = (c for c in document.children[gerund.head] if gerund.head < c < gerund.index)
    return next((c for c in between if is_somebody(document.words[c], lexicon)), None)


def reporter(document: Document, verb: int, lexicon: Lexicon) -> int | None:
    """Who reports by a participle that the parser hung on something that says nothing.

    The nearest that can speak, "**a teacher** in the hills asking", else for what is somebody's own
    the subject of its verb, "**Lee** repeated his resolve saying that".

    Args:
        document: The parse.
        verb: Index of a word.
        lexicon: Tables of the language.

    Returns:
        Head word of who reports; None where that is the noun, or no participle reports.
    """
    if not is_reporting(document, verb, lexicon):
        return None
    noun = document.words[verb].head
    word, above = document.words[noun], document.words[document.words[noun].head]
    if _can_speak(document, noun, lexicon) or not above.index < noun:
        return None
    if word.relation == "nmod":
        return above.index if is_somebody(above, lexicon) else None
    owned = word.relation == "obj" and _is_owned(document, noun, lexicon)
    return subject(document, above.index, lexicon) if owned else None


def _is_owned(document: Document, noun: int, lexicon: Lexicon) -> bool:
    """Whether a noun is somebody's: "**his** resolve", "the resignation **of Lee**"."""
    owners = [c for c in document.children[noun] if document.words[c].relation == "nmod"]
    words = [document.words[c] for c in owners]
    return any(w.upos == "PRON" or (w.index > noun and is_somebody(w, lexicon)) for w in words)


def _can_speak(document: Document, noun: int, lexicon: Lexicon) -> bool:
    """Whether a noun names somebody, something written, or something said by nobody it tells."""
    word, owner = document.words[noun], child(document, noun, "nmod:poss")
    lists = [("documents", "nouns"), ("groups", "plurals")]
    if owner is None or document.words[owner].upos != "PRON":  # "renewed his call saying that"
        lists.append(("cues", "cue_nouns"))
    lemma = word.lemma.lower()
    return is_somebody(word, lexicon) or any(lemma in lexicon.words(*path) for path in lists)


def _of_verb(document: Document, cue: Cue, lexicon: Lexicon) -> int | None:
    if cue.passive and cue.lemma not in lexicon.words("cues", "passive_sources"):
        return agent(document, cue.head, lexicon) or _late_agent(document, cue, lexicon)
    if own_subject(document, cue.head) is None:
        inverted = _inverted(document, cue, lexicon)
        if inverted is not None:
            return inverted
    for other in (owner_of_gerund, absolute_subject, framed_before, charged, reporter, whose_words):
        found = other(document, cue.head, lexicon)
        if found is not None:
            return found
    return subject(document, cue.head, lexicon)


def _late_agent(document: Document, cue: Cue, lexicon: Lexicon) -> int | None:
    """The agent behind what a passive asks or blames for: "told to cut fares **by ministers**"."""
    clause = child(document, cue.head, "xcomp", "advcl")
    if clause is None or clause < cue.head or is_passive(document, clause):
        return None
    found = agent(document, clause, lexicon)
    is_last = found is not None and document.subtree(found)[-1] == document.subtree(clause)[-1]
    is_named = found is not None and is_somebody(document.words[found], lexicon)
    return found if is_last and is_named else None


def _inverted(document: Document, cue: Cue, lexicon: Lexicon) -> int | None:
    """The nominal after a finite "said" that the parser did not take for its subject."""
    word = document.words[cue.head]
    before = document.before(cue.head)
    addresses = cue.lemma in lexicon.words("cues", "addressed")  # its object is the addressee
    free = closes(before) or (not addresses and (before == "," or word.relation == "parataxis"))
    if word.relation == "conj" and child(document, cue.head, "xcomp") is not None:
        free = False  # "and, as before, **expects** it to rise"
    return nominal_at(document, cue.head, cue.head + 1) if free and tag(word) in FINITE else None


def nominal_at(document: Document, verb: int, start: int) -> int | None:
    """The nominal among a verb's dependents whose phrase begins at a word.

    Args:
        document: The parse.
        verb: Index of the verb.
        start: Index of the word.

    Returns:
        Its head word, None where there is none.
    """
    for index in document.children[verb]:
        word = document.words[index]
        if word.upos in ("PROPN", "PRON", "NOUN") and word.relation in _CORE_RELATIONS:
            bare = child(document, index, "case") is None and not is_time(document.words[index])
            if bare and document.subtree(index)[0] == start:
                return index
    return None


def _is_genitive(document: Document, noun: int) -> bool:
    """Whether a noun stands in the genitive without a preposition: German "Angaben der Bank"."""
    genitive = document.words[noun].feature("Case") == "Gen"
    return genitive and child(document, noun, "case") is None


def _is_people(document: Document, adjective: int, lexicon: Lexicon) -> bool:
    """Whether an adjective stands for a people whose words a noun tells: "**Polish** claims"."""
    word = document.words[adjective]
    noun = document.words[word.head].lemma.lower()
    return kind_of(word, lexicon) == "group" and noun in lexicon.words("cues", "cue_nouns")


def _of_noun(document: Document, noun: int, lexicon: Lexicon) -> int | None:
    """The possessor of a cue noun, or the subject of the light verb that takes it as object."""
    possessor = child(document, noun, "nmod:poss")
    if possessor is not None:
        return possessor
    givers = lexicon.words("cues", "source_prepositions")
    for index in document.children[noun]:
        given = document.words[index].relation == "nmod" and index > noun
        if given and lemmas(document, document.children[index]) & givers:
            return index
        if given and "" in givers and _is_genitive(document, index):
            return index
    people = child(document, noun, "amod")
    if people is not None and _is_people(document, people, lexicon):
        return people
    head = document.words[noun].head
    governed = document.words[noun].relation in ("obj", "obl", "xcomp")
    if head >= 0 and governed and not is_others(document, noun, lexicon):
        return subject(document, head, lexicon) if document.words[head].upos == "VERB" else None
    modifier = child(document, noun, "compound")
    return modifier if modifier is not None and document.words[modifier].upos == "PROPN" else None
