"""Speakers: the entity to which the source of each attribution resolves."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quoteattr.attributions import Attribution
from quoteattr.claims import Resolution
from quoteattr.document import Document
from quoteattr.entities import EntityIndex
from quoteattr.grammar.nobody import is_nobody
from quoteattr.lexicon import Lexicon
from quoteattr.speakers.companions import companions_of, names_below
from quoteattr.speakers.heads import speaking_head
from quoteattr.speakers.naming import ids_of, resolution_of
from quoteattr.speakers.succession import Course, listener, place, predecessor


@attrs.frozen
class Speaker:
    """Who makes a claim.

    Attributes:
        speaker: Identifier of the entity, None where it is not known.
        cospeakers: Identifiers of those who speak together with it.
        resolution: Form of the source; "implicit" where the speaker is carried over from the
            text before, "none" where there is none.
        reason: Why there is no speaker; otherwise "".
    """

    speaker: str | None
    cospeakers: tuple[str, ...] = ()
    resolution: Resolution = "none"
    reason: str = ""


def find_speakers(
    document: Document,
    attributions: Sequence[Attribution],
    index: EntityIndex,
    lexicon: Lexicon,
) -> tuple[Speaker, ...]:
    """Find the speaker of each attribution.

    Args:
        document: The parsed text.
        attributions: Its attributions.
        index: Its entities.
        lexicon: Tables ``ner``, by which a dateline is known, ``person_nouns`` and ``pronouns``.

    Returns:
        A speaker for each attribution, in their order.
    """
    out: list[Speaker] = [_explicit(document, a, index, lexicon) for a in attributions]
    order = sorted(range(len(out)), key=lambda n: place(attributions[n]))
    before: list[tuple[int, str]] = []
    course = Course.of(document, attributions, index)
    outer: Attribution | None = None
    around = Speaker(None)
    for number in order:
        if attributions[number].is_implicit and out[number].speaker is not None:
            out[number] = attrs.evolve(out[number], resolution="implicit")
        elif attributions[number].is_implicit and before:
            asked = listener(course, number, before)
            last = predecessor(course, number, before) if asked is None else None
            out[number] = _carried(out, last) if asked is None else _answering(asked)
        if outer is not None and _is_within(attributions[number], outer):
            is_own = _is_own(document, attributions[number], out[number])
            if outer.is_implicit and around.speaker is not None and is_own:
                out[number] = attrs.evolve(around, resolution="pronoun")
            continue  # who is quoted by somebody does not go on speaking
        outer, around = attributions[number], out[number]
        if (speaker := out[number].speaker) is not None:
            before.append((number, speaker))
    return tuple(out)


def _is_own(document: Document, attribution: Attribution, speaker: Speaker) -> bool:
    """Whether "I" in a quotation is whoever speaks it, who was not known from its source."""
    head = attribution.source_head
    if speaker.speaker is not None or head is None:
        return False
    return document.words[head].feature("Person") == "1"


def _is_within(attribution: Attribution, outer: Attribution) -> bool:
    """Whether an attribution stands within the content of one that begins before it."""
    anchor = (attribution.cue or attribution.content)[0]
    return any(s.start <= anchor.start and anchor.end <= s.end for s in outer.content)


def _explicit(
    document: Document, attribution: Attribution, index: EntityIndex, lexicon: Lexicon
) -> Speaker:
    """The speaker that the source itself names."""
    if attribution.source_head is None:
        return Speaker(None, reason="the text names no source")
    if is_nobody(document, attribution.source_head, lexicon):
        return Speaker(None, reason="the source says that it is nobody")
    head = speaking_head(document, attribution.source_head, attribution, index, lexicon)
    joint = names_below(document, head, attribution, index, lexicon)
    parts = joint or (head, *companions_of(document, head, attribution, index, lexicon))
    ids = list(dict.fromkeys(key for part in parts for key in ids_of(document, part, index)))
    if not ids:
        word = document.words[head].text
        return Speaker(None, reason=f"nothing tells whom {word!r} means")
    mentions = index.entity(ids[0]).mentions
    form: Resolution = "name" if joint else resolution_of(document, head, attribution, mentions)
    if not attribution.source:  # an answer in an interview
        form = "implicit"
    return Speaker(ids[0], tuple(ids[1:]), form)


def _answering(asked: str) -> Speaker:
    """Who was asked, as the one who answers."""
    return Speaker(asked, resolution="implicit")


def _carried(speakers: Sequence[Speaker], before: int | None) -> Speaker:
    """The speaker who goes on, by the number of an attribution before, as far as one does."""
    if before is None:
        return Speaker(None, reason="no speaker in this paragraph or in the one before")
    last = speakers[before]
    return Speaker(last.speaker, last.cospeakers, "implicit")
