"""Sequels: a speaker who goes on under another name, "the diplomat went on to say"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quoteattr.document import Word
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.discourse.voices import called_by
from quoteattr.entities.finders.epithets import is_known_otherwise
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.entities.mentions.phrases import has_owner
from quoteattr.vocabulary.genders import are_opposite

_SEQUEL_WINDOW = 4  # sentences after the last source


def speaker_before(state: State, number: int) -> Found | None:
    """The last speaker, where a definite source with a noun new to the text only goes on.

    Args:
        state: The state of reading.
        number: Number of the nominal among the candidates.

    Returns:
        A named person, or one without a name whom "the official" may call so; None where the cue
        tells of no sequel or the last speaker is not such as the noun may call.
    """
    candidate = state.candidates[number]
    is_one = candidate.sort == "person" and candidate.definite and not candidate.plural
    is_near = state.sentence(number) - _SEQUEL_WINDOW <= state.spoken
    is_known = candidate.words[-1] in state.descriptions.by_noun
    if not is_one or not is_near or is_known or has_owner(state.document, candidate.head):
        return None
    if len(state.speakers) != 1 or not _goes_on(state, candidate):
        return None
    (speaker,) = state.speakers
    if speaker.sort != "person" or speaker.plural:
        return None
    is_told = speaker.group is not None or candidate.words[-1] in state.vocabulary.sequels.nouns
    return Found((speaker,)) if is_told and _may_be(state, candidate, speaker) else None


def _may_be(state: State, candidate: Candidate, speaker: Referent) -> bool:
    """Whether a noun may call a speaker: one known for nothing else, and not spoken of here."""
    noun, persons = candidate.words[-1], state.vocabulary.persons
    is_vague = noun in state.vocabulary.sequels.nouns and speaker.group is None
    is_office = not is_vague and (
        noun in persons.newcomers or noun in persons.officers or noun in state.titles
    )
    if are_opposite(speaker.gender, candidate.gender) or (is_office and speaker.roles):
        return False
    is_other = is_known_otherwise(noun, speaker, state)
    return not is_other and speaker.number not in called_by(state, candidate)


def _goes_on(state: State, source: Candidate) -> bool:
    """Whether a cue of a source says that it has spoken before."""
    sequels = state.vocabulary.sequels
    lemmas = [word.lemma.lower() for word in _cue_words(state, source)]
    pairs = {f"{verb} {particle}" for verb, particle in pairwise(lemmas)}
    return not (sequels.verbs.isdisjoint({*lemmas, *pairs}) and sequels.adverbs.isdisjoint(lemmas))


def _cue_words(state: State, source: Candidate) -> Iterator[Word]:
    """The words of a source's cues, with the adverbs beside their verbs."""
    document, scopes = state.document, state.scopes
    for attribution in state.scopes.sources.get(source.head, ()):
        cue = scopes.attributions[attribution]
        yield from (document.words[w] for s in cue.cue for w in document.words_in(s.start, s.end))
        if cue.cue_head is not None:
            beside = (document.words[child] for child in document.children[cue.cue_head])
            yield from (word for word in beside if word.relation == "advmod")
