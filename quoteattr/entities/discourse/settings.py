"""Settings: where a nominal stands, as far as that tells what it takes up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

import attrs

from quoteattr.entities.discourse.principals import bodies_of
from quoteattr.entities.discourse.referents import Referent
from quoteattr.entities.discourse.state import State
from quoteattr.entities.discourse.voices import called_by
from quoteattr.entities.mentions.phrases import has_owner
from quoteattr.vocabulary.keys import word_key


@attrs.frozen
class Setting:
    """Where a nominal stands.

    Attributes:
        sentence: Number of its sentence.
        owners: Numbers of the referents that possess it.
        is_owned: Whether it tells whose it is, known or not: "our party".
        is_sure: Whether a pronoun stands for an owner whom the sentence names: "Lee … his aide".
        others: Numbers of the referents that it hardly means: it calls them by name.
        speaking: Who spoke last, with the bodies for which they speak.
    """

    sentence: int
    owners: tuple[int, ...] = ()
    is_owned: bool = False
    is_sure: bool = False
    others: Collection[int] = ()
    speaking: Collection[Referent] = ()


def setting_of(state: State, number: int, owners: Sequence[Referent]) -> Setting:
    """Tell where a nominal stands.

    Args:
        state: The state of reading.
        number: Number of the nominal among the candidates.
        owners: The referents that possess it.

    Returns:
        Its setting.
    """
    nominal, sentence = state.candidates[number], state.sentence(number)
    return Setting(
        sentence,
        owners=tuple(owner.number for owner in owners),
        is_owned=has_owner(state.document, nominal.head),
        is_sure=nominal.owned and any(_is_named_in(state, sentence, owner) for owner in owners),
        others=called_by(state, nominal) if nominal.sort == "person" else (),
        speaking=_speaking(state),
    )


def _is_named_in(state: State, sentence: int, referent: Referent) -> bool:
    """Whether a sentence has named a referent so far."""
    mentions = reversed(referent.mentions)
    here = takewhile(lambda number: state.sentence(number) == sentence, mentions)
    return any(state.candidates[number].kind == "name" for number in here)


def _speaking(state: State) -> tuple[Referent, ...]:
    """Who spoke last, and the bodies they lead: "**Volvin** chief Ann Lee"."""
    words = state.document.words
    phrase = state.document.subtree(state.voice) if state.voice >= 0 else ()
    officers = state.vocabulary.persons.officers
    is_officer = any(word_key(words[word].lemma) in officers for word in phrase)
    return (*state.speakers, *(bodies_of(state, state.voice) if is_officer else ()))
