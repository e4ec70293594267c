"""Delayed identification: a lede says "a Labour MP has said", the next paragraph who that is.

Journalists lead with what somebody is where readers won't know the name, and name them in the
sentence that follows the lede: a "delayed identification" in textbooks of reporting.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from quoteattr.document import Sentence, Word
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent, Words
from quoteattr.entities.discourse.state import State
from quoteattr.entities.finders.owners import owners_of
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.grammar.clauses import told_subject
from quoteattr.grammar.datelines import after_dateline
from quoteattr.vocabulary.genders import are_opposite
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.persons import Persons

LEDES = (0, 1)  # paragraphs where a lede stands, without and with a headline before it


def described_before(state: State, number: int) -> Found | None:
    """The unnamed person of the lede whom a name identifies.

    Args:
        state: What has been read so far.
        number: Number of a name that the text has not mentioned before.

    Returns:
        The person, or None where the lede describes nobody, or somebody else.
    """
    lede = lede_before(state, state.document.sentences[state.sentence(number)])
    subject = subject_of(state, lede) if lede is not None else None
    if subject is None or not identifies(state, number):
        return None
    known = state.named_by(subject)
    if len(known) != 1 or not _is_unnamed_person(known[0]):
        return None
    is_one = _are_one(state, subject, number, known[0].roles)
    is_other = are_opposite(known[0].gender, state.candidates[number].gender)
    return Found(known) if is_one and not is_other else None


def named_after(state: State, number: int) -> int | None:
    """The name, known from the headline, that identifies a person whom the lede describes.

    Args:
        state: What has been read so far.
        number: Number of a nominal.

    Returns:
        Number of the name, or None where there is none.
    """
    document, nominal = state.document, state.candidates[number]
    lede = document.sentences[state.sentence(number)]
    after = _after_lede(state, lede) if nominal.sort == "person" else None
    if after is None or subject_of(state, lede) != nominal.tie:
        return None
    subject = subject_of(state, after)
    name = state.by_head.get(subject) if subject is not None else None
    if name is None or not identifies(state, name):
        return None
    is_known = any(group in state.of_group for group in state.names.options[name])
    is_one = _are_one(state, nominal.tie, name, [nominal.words])
    return name if is_known and is_one else None


def lede_before(state: State, here: Sentence) -> Sentence | None:
    """The lede before a sentence that begins the next paragraph.

    Args:
        state: What has been read so far.
        here: The sentence.

    Returns:
        The first sentence of the lede, or None where the sentence does not begin what follows it.
    """
    if here.paragraph - 1 not in LEDES:
        return None
    first = _opening(state, here.paragraph - 1)
    return first if first is not None and _after_lede(state, first) == here else None


def _after_lede(state: State, lede: Sentence) -> Sentence | None:
    """The first sentence of the paragraph after a lede, which begins its own."""
    begins = lede == _opening(state, lede.paragraph)
    if not begins or lede.paragraph not in LEDES:
        return None
    return _opening(state, lede.paragraph + 1)


def _opening(state: State, paragraph: int) -> Sentence | None:
    """The first sentence of a paragraph, or of those after it, that is no dateline alone."""
    sentences = state.document.sentences
    at = bisect_left(sentences, paragraph, key=lambda sentence: sentence.paragraph)
    return next((s for s in sentences[at : at + 2] if _start(state, s) < s.last), None)


def _start(state: State, sentence: Sentence) -> int:
    """Where a sentence begins behind its dateline."""
    return after_dateline(state.document, sentence.first, state.vocabulary.lexicon)


def subject_of(state: State, sentence: Sentence) -> int | None:
    """The subject of a sentence's main clause, behind the dateline.

    Args:
        state: What has been read so far.
        sentence: The sentence.

    Returns:
        Index of its head word, or None.
    """
    words = range(sentence.first, sentence.last)
    return told_subject(state.document, words, _start(state, sentence))


def identifies(state: State, number: int) -> bool:
    """Whether a mention is a person's name, and the subject of its sentence.

    Args:
        state: What has been read so far.
        number: Number of the mention.
    """
    names = state.names
    sorts = {names.groups[group].sort for group in names.options.get(number, ())}
    subject = subject_of(state, state.document.sentences[state.sentence(number)])
    return sorts == {"person"} and subject == state.candidates[number].tie


def _is_unnamed_person(referent: Referent) -> bool:
    return referent.group is None and referent.sort == "person" and not referent.plural


def _are_one(state: State, subject: int, number: int, roles: Iterable[Words]) -> bool:
    """Whether a name may be that of the person of the lede, who was called so."""
    is_one = _both_speak(state, subject, number) or _has_age(state, number)
    return is_one and _fits(state, number, roles) and not _holds_another(state, subject, number)


def _both_speak(state: State, subject: int, number: int) -> bool:
    """Whether the person of the lede and the one named both say something."""
    return {subject, state.candidates[number].tie} <= state.scopes.sources.keys()


def _has_age(state: State, number: int) -> bool:
    """Whether an age stands behind a name, as where somebody is brought in: "Ann Lee, 47"."""
    last = state.candidates[number].last
    after = state.document.words[last + 1 : last + 3]
    return len(after) == 2 and after[0].text == "," and after[1].text.isdigit()


def _fits(state: State, number: int, roles: Iterable[Words]) -> bool:
    """Whether what stands with a name is what the lede says, or nothing that says otherwise."""
    vocabulary, nouns = state.vocabulary, {words[-1] for words in roles}
    if not nouns.isdisjoint(vocabulary.persons.anonymous):
        return False
    told = _description(state, number)
    is_same = any(not told.isdisjoint(words) for words in roles)
    return not told or is_same or not nouns.isdisjoint(vocabulary.persons.anyone)


def _holds_another(state: State, subject: int, number: int) -> bool:
    """Whether a name's office is another than the lede's: "**trade** minister", "**Chad**'s".

    Words and owners tell only where both have some.
    """
    titles, persons = state.vocabulary.titles, state.vocabulary.persons
    lede = state.by_head[subject]
    nominal, name = state.candidates[lede], state.candidates[number]
    *said, noun = titles.compared(nominal.words) or ("",)  # "she" of the lede holds none
    held = titles.compared(tuple(map(word_key, name.titles)))
    if noun not in held:
        return _is_of_other_rank(noun, held, persons)
    kinds = _kinds(state, nominal.nouns | titles.modifiers.intersection(said))
    others = _kinds(state, held[: held.index(noun)])
    owners, owning = ({r.number for r in owners_of(state, n)} for n in (lede, number))
    return (
        persons.altered(said) != persons.altered(held)
        or (bool(kinds and others) and kinds.isdisjoint(others))
        or (bool(owners and owning) and owners.isdisjoint(owning))
    )


def _is_of_other_rank(noun: str, held: Iterable[str], persons: Persons) -> bool:
    """Whether a name's title is not the one's who holds another: "the Duke", "Lord Lee"."""
    ranks = persons.callings.get(noun, frozenset())
    others = [persons.callings[title] for title in held if title in persons.callings]
    return bool(ranks and others) and all(map(ranks.isdisjoint, others))


def _kinds(state: State, words: Iterable[str]) -> set[str]:
    """Modifiers of an office that tell which it is, "foreign" or "trade", not whose or of when."""
    vocabulary = state.vocabulary
    told = vocabulary.persons.altering.keys() | vocabulary.places.demonyms.keys()
    return {word for word in words if word not in told and not _is_party(state, word)}


def _is_party(state: State, word: str) -> bool:
    """Whether a word tells somebody's party: "**Republican** Senator Lee"."""
    plurals, groups = state.vocabulary.titles.plurals, state.vocabulary.groups
    return any(word + ending in groups.names for ending in plurals)


def _description(state: State, number: int) -> set[str]:
    """The words of a name's offices and of the noun beside it: "Ann Lee, the UN's aid chief"."""
    document, name = state.document, state.candidates[number]
    told = {key for key in map(word_key, name.titles) if state.vocabulary.nouns.kinds.get(key)}
    known = state.vocabulary.nouns.kinds.keys()
    for child in document.children[name.tie]:
        word = document.words[child]
        if word.relation in ("appos", "acl") and child > name.last:
            parts = (document.words[i] for i in document.subtree(child))
            keys = {word_key(part.lemma) for part in parts if _tells(part)}
            is_deed = word.deprel == "acl:relcl" and keys.isdisjoint(known)
            told.update(() if is_deed else keys)  # "who sits for the Greens" tells of no other
            told.update(_heads(word, state.vocabulary.persons))
    linked = state.links.same.get(number)
    other: Candidate | None = state.candidates[linked] if linked is not None else None
    return told.union(other.words) if other is not None and other.kind == "nominal" else told


def _heads(verb: Word, persons: Persons) -> frozenset[str]:
    """What somebody may be called of whom a clause tells: a leader, "who leads the party"."""
    return persons.heads if word_key(verb.lemma) in persons.heading else frozenset()


def _tells(word: Word) -> bool:
    """Whether a word may tell who somebody is: a noun, or "Kenyan"."""
    return word.upos in ("NOUN", "PROPN") or (word.upos == "ADJ" and word.text[:1].isupper())
