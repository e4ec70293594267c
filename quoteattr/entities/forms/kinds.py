"""Kinds: whether a name is a person's, an organization's, a place's or a group's.

Taggers err, so all signs of a document vote: labels, titles, given names, words such as
"Ministry", and what stands around the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quoteattr.claims import EntityKind
from quoteattr.document import Document
from quoteattr.entities.forms.variants import compared, head_noun, split
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.groups import Groups
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.nouns import Nouns
from quoteattr.vocabulary.tables import Vocabulary

Words = tuple[str, ...]

# How much each sign weighs against the others, set by hand as docs/entities.md tells.
LABEL = 2.0  # the tagger's, of each mention
TITLE = 4.0  # "Mayor Lee"
GIVEN_NAME = 2.1  # "Ann Lee", and a little more than one label
KNOWN_BODY = 6.0  # by the table of organizations: "the Kremlin"
KNOWN_PLACE = 3.0  # by the table of places, after which many people are named
KNOWN_GROUP = 5.0  # by the table of groups: "Democrats"
MARKER = 3.0  # a word of bodies: "Harbour **Authority**"
MARKED_PERSON = 2.5  # such a word in what the tagger takes for a person
MARKED_FIRST = 2.0  # such a word in front: "**Bank** of Bergen"
SURNAME = 1.5  # a word that ends or begins the name of a person elsewhere in the text
WHO = 2.0  # "Lee, **who** …"
ARTICLE = 0.5  # "the Courier" is rather an organization,
ARTICLE_PERSON = -1.5  # and hardly a person
LOCATIVE = 0.4  # "in Bergen"
FAMILY = 6.0  # "the Bakers", where a Baker is named
APPOSED = 3.0  # "the company, Harlan"
SHORTENED = 2.5  # "Harlan" for Harlan Foods


def kinds_of_names(
    document: Document,
    candidates: Sequence[Candidate],
    surfaces: Mapping[Words, Sequence[int]],
    vocabulary: Vocabulary,
) -> dict[Words, EntityKind | None]:
    """Decide the kind of entity that each name is of.

    Args:
        document: The parsed text.
        candidates: Its mentions.
        surfaces: For each name the numbers of the candidates that it is.
        vocabulary: What words say about who is meant.

    Returns:
        The kind of each name, None where nothing tells.
    """
    votes = {
        words: _vote(document, [candidates[n] for n in numbers], vocabulary)
        for words, numbers in surfaces.items()
    }
    winners = {words: _winner(vote) for words, vote in votes.items()}
    persons = [words for words, kind in winners.items() if words[1:] and kind == "person"]
    surnames = {split(words, vocabulary.titles)[0][-1] for words in persons}
    given = {words[0] for words in persons if words[0] not in vocabulary.places.names}
    trades = vocabulary.bodies.endings | vocabulary.bodies.firms
    bodies = {
        words[0]: not trades.isdisjoint(words[1:])
        for words, kind in winners.items()
        if words[1:] and kind == "organization"
    }
    ends = {
        words[-1]
        for words, vote in votes.items()
        if words[1:] and _winner(vote) == "organization" and _is_own_end(words, vocabulary)
    }
    for words, vote in votes.items():
        if len(words) == 1 and words[0] in surnames | given:
            vote["person"] += SURNAME * len(surfaces[words]) + 1
        elif len(words) == 1 and _singular(words[0], vocabulary.groups) in surnames:
            vote["group"] += FAMILY * len(surfaces[words])
        elif len(words) == 1 and words[0] in bodies:
            is_firm = bodies[words[0]]  # "Harlan" of Harlan Foods Corp., not of a foundation
            vote["organization"] += SHORTENED * (len(surfaces[words]) if is_firm else 1)
        elif len(words) == 1 and words[0] in ends and vote["person"] <= 0:
            vote["organization"] += SHORTENED * len(surfaces[words])
    return {words: _winner(vote) for words, vote in votes.items()}


def _is_own_end(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether a team may go by the last word of its name: "Lyon **Rovers**", not "Lyon Bank"."""
    last, bodies = words[-1], vocabulary.bodies
    is_place = last in vocabulary.places.names or last in vocabulary.places.same
    is_noun = last in bodies.markers or last in vocabulary.nouns.kinds
    is_noun = is_noun or not last.endswith(vocabulary.titles.plurals)
    return not (is_place or is_noun) and head_noun(words, bodies) == last


def _singular(word: str, groups: Groups) -> str:
    """The surname of a family: "Baker" of "the Bakers"; "" for a word without such an ending."""
    ending = next((e for e in groups.families if word.endswith(e)), "")
    return word.removesuffix(ending) if ending else ""


def _winner(vote: Mapping[EntityKind, float]) -> EntityKind | None:
    kind = max(vote, key=lambda k: vote[k], default=None)
    return kind if kind is not None and vote[kind] > 0 else None


def _vote(
    document: Document, mentions: Iterable[Candidate], vocabulary: Vocabulary
) -> dict[EntityKind, float]:
    vote: dict[EntityKind, float] = defaultdict(float)
    for mention in mentions:
        for signs in (_signs(mention, vocabulary), _context(document, mention, vocabulary)):
            for kind, value in signs:
                vote[kind] += value
    return vote


def _signs(mention: Candidate, vocabulary: Vocabulary) -> Iterable[tuple[EntityKind, float]]:
    """What the name itself tells."""
    words, bodies, places = mention.words, vocabulary.bodies, vocabulary.places
    joined = " ".join(compared(words, vocabulary))
    if mention.sort:
        yield mention.sort, LABEL
    is_body = words[-1] in bodies.markers and mention.sort != "person"
    if (mention.titles and not is_body) or mention.surname is not None:
        yield "person", TITLE  # not of "developer Al Marjan Holding"
    if len(words) > 1 and words[0] in vocabulary.genders.given:
        yield "person", GIVEN_NAME
    if joined in bodies.seats or joined in bodies.same:
        yield "organization", KNOWN_BODY
    elif joined in places.names or joined in places.same:
        yield "place", KNOWN_PLACE
    elif joined in vocabulary.groups.names:
        yield "group", KNOWN_GROUP
    elif len(words) > 1 and (words[-1] in bodies.markers or words[1] in bodies.linkers):
        yield "organization", MARKED_PERSON if mention.sort == "person" else MARKER
    elif len(words) > 1 and words[0] in bodies.heads:
        yield "organization", MARKER
    elif len(words) > 1 and words[0] in bodies.markers and mention.sort != "person":
        yield "organization", MARKED_FIRST


def _context(
    document: Document, mention: Candidate, vocabulary: Vocabulary
) -> Iterable[tuple[EntityKind, float]]:
    """What the words around a name tell: "who", "the", "in", "the company, X"."""
    kind = _apposed_kind(document, mention, vocabulary)
    if kind is not None:
        yield kind, APPOSED
    for child in document.children[mention.head]:
        word = document.words[child]
        if word.deprel == "acl:relcl" and child > mention.last:
            below = (document.words[c].lemma.lower() for c in document.children[child])
            if any(lemma in vocabulary.pronouns.animate for lemma in below):
                yield "person", WHO
        elif word.feature("Definite") == "Def" and not mention.plural:
            yield "organization", ARTICLE
            yield "person", ARTICLE_PERSON
        elif word.lemma.lower() in vocabulary.places.prepositions and child < mention.first:
            yield "place", LOCATIVE


def _apposed_kind(
    document: Document, mention: Candidate, vocabulary: Vocabulary
) -> EntityKind | None:
    """The kind that the common noun in apposition to a name tells: "the company, X"."""
    head = document.words[mention.head]
    if head.deprel == "appos" and _is_of_office(document, mention, vocabulary.nouns):
        return "person"
    nouns = [c for c in document.children[head.index] if document.words[c].deprel == "appos"]
    if head.deprel == "appos":
        nouns.append(head.head)
    for noun in (document.words[n] for n in nouns):
        key = word_key(noun.lemma)
        if noun.upos == "NOUN" and noun.feature("Number") != "Plur":
            return None if key in vocabulary.persons.either else vocabulary.nouns.kind(key)
    return None


def _is_of_office(document: Document, mention: Candidate, nouns: Nouns) -> bool:
    """Whether a name hung on a body is its officer's: "The head of the agency, X, said"."""
    body = document.words[document.words[mention.head].head]
    above = document.words[body.head] if body.head >= 0 else None
    return (
        above is not None
        and body.relation == "nmod"
        and document.words[mention.start - 1].text == ","
        and above.index < body.index
        and nouns.kind(word_key(above.lemma)) == "person"
    )
