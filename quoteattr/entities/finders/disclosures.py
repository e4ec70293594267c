"""Disclosures: the name of a body that a headline or a lede only describes.

As persons are, bodies are brought in by what they are and named in the sentence after the lede:
"A charity has warned …", "Shelter Oster said …".
"""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.document import Sentence
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.finders.hypernyms import FAMILY, suits
from quoteattr.entities.finders.identification import LEDES, lede_before, subject_of

_LEDE = 80  # words; no lede of news is longer
_DEPTH = 5  # words between a body and the source in whose phrase it stands


def headlined_before(state: State, number: int) -> Found | None:
    """The organization that only the headline describes: "Carmaker cuts jobs", "Wagner will …".

    Args:
        state: What has been read so far.
        number: Number of a name that the text has not mentioned before.

    Returns:
        The organization, or None where the headline describes none, or several.
    """
    document, name = state.document, state.candidates[number]
    here = document.sentences[state.sentence(number)]
    is_lede = here.paragraph == LEDES[1]
    sorts = {state.names.groups[group].sort for group in state.names.options.get(number, ())}
    if not is_lede or sorts != {"organization"} or subject_of(state, here) != name.tie:
        return None
    headlined = state.descriptions.open.values()
    found = [r for r in headlined if r.sort == "organization" and r.group is None]
    return Found(tuple(found)) if len(found) == 1 else None


def disclosed(state: State, number: int) -> Found | None:
    """The body of the lede that a name, new to the text, tells: "a charity … Shelter Oster said".

    Both speak, or else the name is one for such a body as the lede takes for known: "the UN
    watchdog".

    Args:
        state: What has been read so far.
        number: Number of a name that the text has not mentioned before.

    Returns:
        The body, or None where the lede describes none, or several of which any may be meant.
    """
    document, groups = state.document, state.names.groups
    here = document.sentences[state.sentence(number)]
    options = state.names.options.get(number, ())
    lede = lede_before(state, here)
    if lede is None or {groups[group].sort for group in options} != {"organization"}:
        return None
    found = {body.number: (body, mention) for body, mention in _unnamed_bodies(state, lede)}
    fits = {
        body.number: suits(body.roles[-1][-1], [groups[options[0]].words], state.vocabulary)
        for body, _ in found.values()
    }
    able = [n for n, fit in fits.items() if fit == FAMILY] or [*fits]
    if len(able) != 1 or fits[able[0]] is None:
        return None
    body, mention = found[able[0]]
    is_known = fits[body.number] == FAMILY and state.candidates[mention].definite
    tie = state.candidates[number].tie
    both_speak = _speaks(state, state.candidates[mention].tie) and _speaks(state, tie)
    return Found((body,)) if is_known or both_speak else None


def _unnamed_bodies(state: State, sentence: Sentence) -> Iterator[tuple[Referent, int]]:
    """The bodies that a sentence describes by nouns for any such, each with its mention."""
    bodies = state.vocabulary.bodies
    nouns = bodies.general | bodies.trading | bodies.suited
    for word in range(sentence.first, min(sentence.last, sentence.first + _LEDE)):
        number = state.by_head.get(word)
        known = state.of.get(number, ()) if number is not None else ()
        if number is None or len(known) != 1 or state.candidates[number].kind != "nominal":
            continue
        (body,) = known
        is_one = body.sort == "organization" and body.group is None and not body.plural
        if is_one and body.roles and body.roles[-1][-1] in nouns:
            yield body, number


def _speaks(state: State, word: int) -> bool:
    """Whether a word is a source, or stands in the phrase of one: "a study **by Oster Aid**"."""
    words = state.document.words
    for _ in range(_DEPTH):
        if word in state.scopes.sources:
            return True
        if words[word].head < 0 or words[word].relation in ("ccomp", "advcl", "parataxis"):
            return False
        word = words[word].head
    return False
