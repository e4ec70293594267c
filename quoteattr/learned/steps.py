"""Steps: from what a network reads to what grammar allows, one after another.

Each takes the roles as the step before has left them, and gives None where there is no claim.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import attrs

from quoteattr.contents.bounds import within_clause
from quoteattr.contents.carriers import saying
from quoteattr.contents.endings import beyond
from quoteattr.contents.joints import before_passive
from quoteattr.contents.sources import charged, framed_before, is_dummy, reporter
from quoteattr.document import Document
from quoteattr.grammar.absolutes import absolute_subject
from quoteattr.grammar.charges import charge_on_agent
from quoteattr.grammar.clauses import before_subject, preposition
from quoteattr.grammar.durations import lasts
from quoteattr.grammar.lacking import is_unsaid, lack_behind
from quoteattr.grammar.measures import is_measured
from quoteattr.grammar.others import is_others
from quoteattr.grammar.participles import is_reporting, owner_of_gerund
from quoteattr.grammar.phrases import main_word, phrase
from quoteattr.grammar.relaying import whose_words
from quoteattr.learned.contents import (
    addressed,
    expletives,
    quoted_within,
    urged,
    whose_clause,
    words_of_listener,
)
from quoteattr.learned.cuts import article, mended
from quoteattr.learned.ends import ended
from quoteattr.learned.gaps import closed, filled
from quoteattr.learned.kickers import no_kicker
from quoteattr.learned.means import by_means, doer
from quoteattr.learned.openings import with_count, with_phrase, without_day
from quoteattr.learned.passives import agent_mark, late_agent, patients, quoted_subject
from quoteattr.learned.predicates import predicated
from quoteattr.learned.readings import Readings
from quoteattr.learned.roles import SAME, Roles, overlap
from quoteattr.learned.sources import (
    clause_subject,
    cut_head,
    dated_source,
    denial,
    lost_source,
    reporting_noun,
    seemers,
    whole_compound,
)
from quoteattr.learned.trimming import (
    relative_clause,
    stray_auxiliaries,
    times,
    trimmed_content,
    trimmed_cue,
    trimmed_source,
)

_FEW = 6  # words: as far as a phrase tells how long something lasts, "for more than ten years"

Step: TypeAlias = Callable[[Readings, Roles], Roles | None]


def _cue_alone(readings: Readings, roles: Roles) -> Roles | None:
    """Auxiliaries to the cue, and none of what belongs to others; "without proof" is no cue."""
    document = readings.document
    if is_unsaid(document, roles.head, readings.lexicon):
        return None
    strays = stray_auxiliaries(document, roles.source, roles.head)
    source = roles.source - strays
    source = source - times(document, roles.head) or source
    source |= relative_clause(document, source, roles.head) - roles.content
    cue = roles.cue.difference(source) | strays
    cue = trimmed_cue(document, cue, roles.head, source | roles.content)
    cue = with_phrase(document, cue, source | roles.content)
    return attrs.evolve(roles, source=source, cue=cue)


def _no_light_verb(readings: Readings, roles: Roles) -> Roles | None:
    """No cue that only governs another: "passed a text **asking** for peace"."""
    words = readings.document.words
    verb = words[roles.head]
    light = verb.lemma.lower() in readings.lexicon.words("cues", "light_verbs")
    below = [*roles.cue, *(w for w in roles.content if words[w].head in roles.cue)]
    if verb.upos == "VERB" and not light:
        for word in below:
            if word != roles.head and is_reporting(readings.document, word, readings.lexicon):
                return None
    return roles


def _reporting_noun(readings: Readings, roles: Roles) -> Roles:
    """The noun that a participle reports of, and not whose act it was: "**a text** asking for"."""
    found = reporter(readings.document, roles.head, readings.lexicon)
    noun = reporting_noun(readings, roles.head, roles.cue)
    noun = noun if found is None else frozenset(phrase(readings.document, found))
    if not noun:
        return roles
    return attrs.evolve(roles, source=noun, cue=frozenset(w for w in roles.cue if w >= roles.head))


def _without_quoter(readings: Readings, roles: Roles) -> Roles:
    """No source with who quotes it: "**the mayor** was quoted by the Courier as saying"."""
    subject = quoted_subject(readings, roles.head, roles.source)
    if not subject:
        return roles
    led = readings.by_cue[roles.head][0].cue.words
    return attrs.evolve(roles, source=subject, cue=(roles.cue | led) - subject)


def _beside_cue(readings: Readings, roles: Roles) -> Roles:
    """The words beside a cue that tell what it is made without, "as saying", another predicate."""
    lacking = lack_behind(readings.document, roles.head, readings.lexicon)
    quoting = saying(readings.document, roles.head, readings.lexicon)
    other = before_passive(readings.document, roles.head)
    cue, content = roles.cue - lacking, roles.content - lacking - other
    return attrs.evolve(roles, cue=cue | quoting, content=content - quoting)


def _whole(readings: Readings, roles: Roles) -> Roles:
    """Source and content without gaps, and quotations whole."""
    document = readings.document
    others = roles.source | roles.cue
    content = filled(roles.content, others, _below(document, roles.content, roles.head))
    content = quoted_within(readings.quoted, roles.head, content)
    quoted = readings.quoted.beside_quoted(roles.head)
    content = closed(quoted, content, roles.source | roles.cue)
    head = main_word(document, roles.source) if roles.source else roles.head
    named = phrase(document, head, without=(roles.head,))
    source = filled(roles.source, content | roles.cue, named)
    return attrs.evolve(roles, source=source, content=content)


def _below(document: Document, content: frozenset[int], cue: int) -> set[int]:
    """What the head of a content governs, without the cue and what that governs."""
    if not content:
        return set()
    head = main_word(document, content)
    own, of_cue = set(document.subtree(head)), set(document.subtree(cue))
    return own if head in of_cue else own - of_cue


def _without_others(readings: Readings, roles: Roles) -> Roles:
    """None of those who are told it, have it done to them or seem to do it; no empty "it"."""
    source = roles.source - patients(readings, roles.head, roles.source)
    raised = seemers(readings, roles.head) & source
    source, content = source - raised, roles.content | raised
    others = addressed(readings, roles.head) | expletives(readings, roles.head)
    return attrs.evolve(roles, source=source, content=content - others)


def _agent(readings: Readings, roles: Roles) -> Roles:
    """The agent of a passive as its source, though it stands at the end of the content."""
    mark = agent_mark(readings, roles.head, roles.source)
    roles = attrs.evolve(roles, source=roles.source - mark, cue=roles.cue | mark)
    agent = late_agent(readings, roles.head, roles.content) if not roles.source else frozenset()
    if not agent:
        return roles
    by = frozenset({min(agent)})
    content = roles.content - agent
    return attrs.evolve(roles, source=agent - by, cue=roles.cue | by, content=content)


def _charge(readings: Readings, roles: Roles) -> Roles:
    """What a passive blames for as content, though the tree has it with its agent."""
    document = readings.document
    charge = charge_on_agent(document, roles.head, readings.lexicon)
    if charge is None or charge not in roles.source | roles.content:
        return roles
    words, opener = frozenset(document.subtree(charge)), preposition(document, charge)[:1]
    content, source = (roles.content | words).difference(opener), roles.source - words
    return attrs.evolve(
        roles, source=source, cue=roles.cue.union(opener) - content, content=content
    )


def _without_duration(readings: Readings, roles: Roles) -> Roles:
    """No content that begins with how long it was said: "complained **for years** about"."""
    first = min(roles.content, default=-1)
    long = [w for w in range(first, first + _FEW) if w in roles.content]
    long = [w for w in long if lasts(readings.document, w, readings.lexicon)]
    for proposal in readings.by_cue.get(roles.head, ()) if long else ():
        if proposal.content < roles.content and long[0] < min(proposal.content):
            return attrs.evolve(roles, cue=proposal.cue_words, content=proposal.content)
    return roles


def _beside_construction(readings: Readings, roles: Roles) -> Roles:
    """The construction that has most of the content in common."""
    near = max(
        readings.by_cue.get(roles.head, ()),
        key=lambda proposal: overlap(proposal.content, roles.content),
        default=None,
    )
    is_same = near is not None and overlap(near.content, roles.content) > SAME
    return attrs.evolve(roles, near=near, same=near if is_same else None)


def _source(readings: Readings, roles: Roles) -> Roles:
    """A source with what it has lost, and without what is no part of it."""
    document = readings.document
    source = frozenset(w for w in roles.source if not is_dummy(document, w, readings.lexicon))
    source |= lost_source(document, roles.same, roles.content, source, roles.cue)
    source = source or dated_source(document, roles.same, roles.head, readings.lexicon)
    source = predicated(document, trimmed_source(readings, source))
    source = whole_compound(document, clause_subject(document, source, roles.head)) - roles.cue
    source = doer(document, roles.head, source, readings.lexicon)
    for other in (owner_of_gerund, absolute_subject, framed_before, charged, reporter, whose_words):
        found = other(document, roles.head, readings.lexicon)
        if found is not None:
            source = frozenset(phrase(document, found, without=(roles.head,))) - roles.cue
    source |= cut_head(document, source, roles.cue | roles.content)
    source |= denial(document, source, readings.lexicon) - roles.cue
    if is_others(document, roles.head, readings.lexicon):  # "she faces **Lee's** claims that"
        source &= frozenset(document.subtree(roles.head))
    source |= article(document, source, roles.cue | roles.content)
    before = before_subject(document, roles.head, readings.lexicon)
    if before is None or before + 1 not in source:
        return attrs.evolve(roles, source=source)
    # "**not** all banks"
    return attrs.evolve(roles, source=source | {before}, cue=roles.cue - {before})


def _content(readings: Readings, roles: Roles) -> Roles:
    """A content that ends where its clause does, and begins with the object that it is about."""
    document, lexicon, others = readings.document, readings.lexicon, roles.source | roles.cue
    content = roles.content - beyond(document, roles.head, readings.quoted, lexicon) - roles.source
    content = without_day(document, content, roles.head)
    content = within_clause(document, content, roles.head, readings.quoted, lexicon)
    content = trimmed_content(readings, ended(readings, content, roles.head), roles.head)
    content |= whose_clause(readings, roles.head, content) - others
    content -= words_of_listener(readings, roles.head, content)
    content |= urged(readings, roles.head, content) - others
    content |= by_means(document, content, lexicon) - others
    return attrs.evolve(roles, content=mended(readings, content, others))


def _no_measure(readings: Readings, roles: Roles) -> Roles | None:
    """No source of what only measures: "seats are given **according to age**"."""
    document = readings.document
    noun = document.words[roles.head].head
    is_framing = document.words[roles.head].relation == "case" and noun in roles.source
    is_none = is_framing and is_measured(document, roles.head, noun, readings.lexicon)
    return None if is_none else roles


STEPS: tuple[Step, ...] = (
    with_count, _cue_alone, _no_light_verb, _reporting_noun, _beside_cue, _without_quoter, _whole,
    _without_others, _agent, _charge, _without_duration,
    _beside_construction, _source, _content, _no_measure, no_kicker,
)  # fmt: skip
