"""Hypernyms: which body or place "the company", "the ministry" or "the country" means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.entities.discourse.descriptions import Descriptions
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent, Words
from quoteattr.entities.discourse.salience import lasting
from quoteattr.entities.discourse.settings import Setting
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.bodies import Bodies
from quoteattr.vocabulary.keys import phrase_key
from quoteattr.vocabulary.tables import Vocabulary

_PROMINENCE = 8.0  # for each mention
_PROMINENT = 8  # mentions; more add nothing
FAMILY = 60.0
_SPEAKING = 60.0
_PAST = 2  # sentences after which a body is hardly taken up across another


def meant(
    descriptions: Descriptions, candidate: Candidate, need: set[str], setting: Setting
) -> Found | None:
    """The organization or place that a definite nominal means by a general noun.

    Args:
        descriptions: What each referent has been called.
        candidate: The nominal.
        need: Its words but the noun, with those of the phrase after it.
        setting: Where it stands.

    Returns:
        The referent, a body if it is no place; None where the noun is no such, or none fits.
    """
    vocabulary, noun = descriptions.vocabulary, candidate.words[-1]
    more = need - candidate.origins
    if candidate.plural or (more and setting.is_owned):
        return None
    if noun in vocabulary.places.nouns:
        is_alone = not setting.is_owned and need == set(candidate.words[:-1])
        if need:
            return Found.of(_of_region(descriptions, candidate)) if is_alone else None
        return Found.of(_place(descriptions, noun))
    if not _only_describes(more, candidate, vocabulary):
        return None
    bodies = vocabulary.bodies
    least = FAMILY if more else 0.0
    if noun in bodies.general:
        body = _body(descriptions, noun, setting, least)
    elif noun not in bodies.trading | bodies.suited:
        return None
    else:
        body = _suited_body(descriptions, noun, setting, least)
    return None if body is None else Found((body,), sort="organization")


def in_focus(
    descriptions: Descriptions, candidate: Candidate, known: Sequence[Referent], setting: Setting
) -> Found | None:
    """The named body of which these sentences tell, where those of that noun are long past.

    Args:
        descriptions: What each referent has been called.
        candidate: The nominal: "the group".
        known: Those called by its noun.
        setting: Where it stands.

    Returns:
        The subject of this sentence or the last; None where one of those known is nearer.
    """
    noun, vocabulary = candidate.words[-1], descriptions.vocabulary
    is_general = len(candidate.words) == 1 and noun in vocabulary.bodies.general
    is_other = candidate.plural or setting.is_owned or not is_general
    if is_other or not all(_is_past(r, setting) for r in known):
        return None
    for referent in descriptions.of_kind("organization"):
        is_topic = referent.subject and setting.sentence - referent.sentence < _PAST
        if is_topic and _may_be_body(referent) and _is_mentioned(referent, noun, vocabulary.bodies):
            fit = _family_fit(noun, referent, vocabulary)
            return None if fit is None else Found((referent,))
    return None


def _is_past(referent: Referent, setting: Setting) -> bool:
    """Whether something without a name, told of once, is none of the last sentences'."""
    is_passing = referent.group is None and referent.count < 2
    return is_passing and setting.sentence - referent.sentence >= _PAST


def _only_describes(words: set[str], candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether words tell what a body is like, not which of several: "the **low-cost** carrier"."""
    parting = vocabulary.bodies.parting | vocabulary.bodies.times.keys()
    return words.isdisjoint(candidate.nouns | parting) and words <= set(candidate.words)


def _body(descriptions: Descriptions, noun: str, setting: Setting, least: float) -> Referent | None:
    """The organization that is most in mind, else what may be one: "Baltic Lines"."""
    vocabulary = descriptions.vocabulary
    for kind in ("organization", "place", "other"):
        fits = {
            referent.number: (_weight(referent, setting) + fit, referent)
            for referent in _of_kind(descriptions, kind, setting)
            if _is_mentioned(referent, noun, vocabulary.bodies)
            and (kind != "place" or referent.subject)  # not a mere scene
            and (fit := _family_fit(noun, referent, vocabulary)) is not None
            and fit >= least
        }
        if fits:
            _, best = max(fits.values(), key=lambda pair: pair[0])
            return best
    return None


def _suited_body(
    descriptions: Descriptions, noun: str, setting: Setting, least: float
) -> Referent | None:
    """The organization named so that a noun for few suits it, or the only one it may suit."""
    vocabulary = descriptions.vocabulary
    fits = [
        (fit, _weight(referent, setting), referent)
        for referent in descriptions.of_kind("organization")
        if referent.own
        and referent.group is not None
        and (fit := _family_fit(noun, referent, vocabulary)) is not None
    ]
    suited = [found for found in fits if found[0] >= FAMILY]
    if suited:
        return max(suited, key=lambda found: found[1])[-1]
    if len(fits) != 1 or least or noun not in vocabulary.bodies.trading:
        return None
    only = fits[0][-1]
    return only if _may_trade(only, vocabulary.bodies) else None


def _may_trade(referent: Referent, bodies: Bodies) -> bool:
    """Whether a body is none of those known to every reader: no supplier is called NATO."""
    called = {" ".join(words) for words in referent.roles}
    return called.isdisjoint(bodies.seats) and called.isdisjoint(bodies.same)


def _of_kind(descriptions: Descriptions, kind: str, setting: Setting) -> Iterator[Referent]:
    """The last referents of a kind, before organizations those who spoke."""
    if kind == "organization":
        yield from filter(_may_be_body, setting.speaking)
    yield from (r for r in descriptions.of_kind(kind) if r.group is not None or not r.plural)


def _weight(referent: Referent, setting: Setting) -> float:
    """How much a body is in the reader's mind."""
    prominence = _PROMINENCE * min(referent.count, _PROMINENT)
    speaking = _SPEAKING * (referent in setting.speaking)
    return lasting(referent, setting.sentence) + prominence + speaking


def _may_be_body(referent: Referent) -> bool:
    """Whether something with a name may be an organization."""
    is_other = referent.sort in ("person", "place", "document")
    return referent.group is not None and not (is_other or referent.plural)


def _is_mentioned(referent: Referent, noun: str, bodies: Bodies) -> bool:
    """Whether a text has told of a body, or of an outlet that a noun for such may mean."""
    return referent.own > 0 or (noun in bodies.outlets and referent.count > 0)


def _family_fit(noun: str, referent: Referent, vocabulary: Vocabulary) -> float | None:
    """How well a noun suits an organization's name, None where the name tells otherwise."""
    families = vocabulary.bodies.families
    called = {" ".join(words) for words in referent.roles}
    if called & vocabulary.places.names:
        return None
    heads = {role[-1] for role in referent.roles}
    if referent.group is None:
        is_kin = any({noun} | heads <= family for family, _ in families)
        return FAMILY if heads and is_kin else None
    return suits(noun, referent.roles, vocabulary)


def suits(noun: str, names: Sequence[Words], vocabulary: Vocabulary) -> float | None:
    """How well a noun suits what has these names.

    Args:
        noun: A noun for an organization.
        names: Folded words of its names and descriptions, the head noun last.
        vocabulary: What words say about who is meant.

    Returns:
        `FAMILY` where a word of a name says so, None where one says otherwise, else 0.0.
    """
    families = vocabulary.bodies.families
    own = [known for nouns, known in families if noun in nouns]
    for words in ({name[-1] for name in names}, {word for name in names for word in name}):
        if any(known & words for known in own):
            return FAMILY
        if own and any(known & words for _, known in families):
            return None
    return 0.0


def _place(descriptions: Descriptions, noun: str) -> Referent | None:
    """The country that was named last, or, for "the city", the place that is none.

    Some nouns only those places go by that are styled so: "the Kingdom", "the state".
    """
    places = descriptions.vocabulary.places
    is_country, styled = noun in places.country_nouns, places.styled.get(noun)
    for referent in descriptions.of_kind("place"):
        called = {" ".join(words) for words in referent.roles}
        if styled is not None and called.isdisjoint(styled):
            continue
        if bool(called & places.countries) == is_country:
            return referent
    return None


def _of_region(descriptions: Descriptions, candidate: Candidate) -> Referent | None:
    """The country named last of a part of the world, or of a people: "the **Baltic** nation"."""
    places = descriptions.vocabulary.places
    *modifiers, noun = candidate.words
    told = " ".join(modifiers)
    countries = places.regions.get(phrase_key(told), frozenset())
    if noun in places.country_nouns and told in places.demonyms:
        countries = frozenset({places.demonyms[told]})
    if noun not in places.country_nouns | places.styled.keys():
        return None
    for referent in descriptions.of_kind("place"):
        called = {" ".join(words) for words in referent.roles}
        if not countries.isdisjoint({places.same.get(name, name) for name in called}):
            return referent
    return None
