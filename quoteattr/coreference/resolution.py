"""Resolution: a document is read once, from left to right, and each mention finds its referent.

Names come first, over the whole document (`names`). Nominals look for the holder of a role, for
the organization that is named like them or for the same words (`nominals`). Pronouns take the
most salient referent that agrees (`pronouns`), after Lappin & Leass, "An Algorithm for Pronominal
Anaphora Resolution" (Computational Linguistics 20, 1994), and the sieve of Lee et al.
(Computational Linguistics 39, 2013). Look-back is bounded, so the time grows with the length of
the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from quoteattr.claims import Gender
from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.chains import parsed_chains
from quoteattr.coreference.epithets import only_person
from quoteattr.coreference.identification import (
    described_before,
    headlined_before,
    named_after,
)
from quoteattr.coreference.links import Links
from quoteattr.coreference.names import NameGroup, Names, best_group
from quoteattr.coreference.nominals import Descriptions, Setting
from quoteattr.coreference.principals import principals_of
from quoteattr.coreference.pronouns import (
    antecedents,
    bodies_of,
    couple,
    named_by_itself,
    salient_person,
    unlikely_sources,
)
from quoteattr.coreference.referents import Referent
from quoteattr.coreference.relatives import who_is_told_of
from quoteattr.coreference.salience import DECAY, weight
from quoteattr.coreference.scopes import Scopes
from quoteattr.coreference.speech import resolve_speech
from quoteattr.coreference.state import State
from quoteattr.coreference.variants import head_noun
from quoteattr.document import Document
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary

RECENT = 60
NAME_DECAY = 0.85
TITLE = 100.0
OWNERS = ("nmod:poss", "compound", "nmod:desc")
RIVALS = 3  # sentences in which another person of that gender may be meant


def resolve(
    document: Document,
    candidates: Sequence[Candidate],
    names: Names,
    scopes: Scopes,
    vocabulary: Vocabulary,
) -> State:
    """Find the referent of each mention.

    Args:
        document: The parsed text.
        candidates: All its mentions.
        names: Its names in groups.
        scopes: Where its words stand among its attributions.
        vocabulary: What words say about who is meant.

    Returns:
        The state after reading: the referents, and which mention names which.
    """
    by_head = {c.tie: n for n, c in enumerate(candidates)}
    by_head |= {c.head: n for n, c in enumerate(candidates)}
    state = State(document, candidates, names, scopes, vocabulary, by_head)
    _Reader(state).read()
    resolve_speech(state)
    return state


class _Reader:
    """Reads a document and fills its state."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.links = Links.of(
            state.document, state.candidates, state.by_head, state.names, state.vocabulary
        )
        self.descriptions = Descriptions(state.vocabulary)
        self.chains = parsed_chains(state.document, state.candidates)
        self.members: dict[int, list[int]] = defaultdict(list)
        for number, chain in self.chains.items():
            self.members[chain].append(number)
        self.of_chain: dict[int, Referent] = {}
        self.asked: set[int] = set()

    def read(self) -> None:
        for number in self._order():
            if number not in self.state.of:
                self._read_one(number)

    def _read_one(self, number: int) -> None:
        referents = self._resolve(number)
        if referents:
            self._note(number, referents)

    def _order(self) -> Iterator[int]:
        """Candidates sentence by sentence, what a source says after the source itself."""
        by_sentence: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self.state.candidates)):
            by_sentence[self.state.sentence(number)].append(number)
        for sentence in sorted(by_sentence):
            yield from sorted(by_sentence[sentence], key=self._is_said_first)

    def _is_said_first(self, number: int) -> bool:
        """Whether what takes something up stands before the source in whose content it is."""
        candidate = self.state.candidates[number]
        if candidate.kind == "name" or (candidate.kind == "nominal" and not candidate.definite):
            return False
        return any(source > candidate.head for source in self._sources_around(candidate.head))

    def _sources_around(self, word: int) -> Iterator[int]:
        """Sources of the same sentence in whose contents a word lies, the innermost first."""
        scopes, numbers = self.state.scopes, self.state.document.sentence_numbers
        inner, source = word, scopes.source_of(word)
        while (
            source is not None
            and scopes.content[source] != scopes.content[inner]
            and numbers[source] == numbers[word]
        ):
            yield source
            inner, source = source, scopes.source_of(source)

    def _read_later_source(self, number: int) -> None:
        """Read the source of what a mention stands in, where that is in a later sentence."""
        state, word = self.state, self.state.candidates[number].head
        source = state.scopes.source_of(word)
        later = state.by_head.get(word if source is None else source, number)
        is_later = state.sentence(later) > state.sentence(number)
        if is_later and later not in state.of and state.candidates[later].kind != "name":
            self._read_one(later)

    def _resolve(self, number: int) -> tuple[Referent, ...]:
        candidate = self.state.candidates[number]
        if number in self.chains:
            return (self._chained(number),)
        if candidate.kind == "name":
            return (self._named(number),)
        if candidate.kind == "nominal":
            return couple(self.state, number) or (self._described(number),)
        if candidate.relative:
            return who_is_told_of(self.state, candidate)
        if candidate.person != 3:
            return ()
        self._read_later_source(number)
        return antecedents(self.state, number)

    # What the parser knows already

    def _chained(self, number: int) -> Referent:
        chain = self.chains[number]
        if chain not in self.of_chain:
            members = self.members[chain]
            name = next((n for n in members if n in self.state.names.options), None)
            self.of_chain[chain] = (
                self._new(self.state.candidates[number]) if name is None else self._named(name)
            )
        return self.of_chain[chain]

    # Names

    def _named(self, number: int) -> Referent:
        state = self.state
        options = state.names.options[number]
        group = options[0] if len(options) == 1 else self._preferred(number, options)
        if group not in state.of_group:
            candidate = state.candidates[number]
            holder = self._abbreviated(candidate)
            if holder is None and candidate.is_demonym:
                holder = salient_person(state, number)
            if holder is not None:
                return holder
            known = self._introduced(number)
            state.of_group[group] = known or self._new(state.candidates[number])
            self._name(state.of_group[group], state.names.groups[group], group)
        return state.of_group[group]

    def _abbreviated(self, candidate: Candidate) -> Referent | None:
        """The person whose office is abbreviated: "the DP" for Deputy President Ann Lee."""
        words, head = self.state.document.words, candidate.head
        is_alone = head > 0 and words[head - 1].upos == "DET" and candidate.last == head
        text = words[head].text
        if not (is_alone and text.isalpha() and text.isupper()):
            return None
        return self.descriptions.abbreviated(word_key(text))

    def _introduced(self, number: int) -> Referent | None:
        """The unnamed referent that a name turns out to name: "a judge … Judge Ann Lee"."""
        linked = self.links.same.get(number)
        known = self._linked(linked) if linked is not None else ()
        if len(known) == 1 and known[0].group is None and not known[0].plural:
            return known[0]
        candidate = self.state.candidates[number]
        titled = self.descriptions.unnamed(candidate) if candidate.titles else None
        return (
            titled
            or described_before(self.state, self.links, number)
            or headlined_before(self.state, number)
        )

    def _linked(self, number: int) -> tuple[Referent, ...]:
        """What a nominal beside a name took up: "said the clerk, Mercy Atieno"."""
        if number in self.state.of:
            return self.state.of[number]
        candidate = self.state.candidates[number]
        if candidate.kind != "nominal":
            return ()
        found = self._find(number)
        return () if found is None else (found,)

    def _name(self, referent: Referent, group: NameGroup, number: int) -> None:
        referent.group = number
        referent.sort = group.sort or referent.sort
        referent.gender = referent.gender or group.gender
        if group.sort != "person":
            self.descriptions.add(referent, group.words)
            self.descriptions.add(
                referent, (*group.words, head_noun(group.words, self.state.vocabulary.bodies))
            )

    def _preferred(self, number: int, options: Sequence[int]) -> int:
        """Of several bearers of a name the one that is most in the reader's mind."""
        sentence, known = self.state.sentence(number), self.state.of_group
        if len(self.state.candidates[number].words) == 1:
            options = self._awake(sentence, options) or options
        options = self._called_so(self.state.candidates[number], options) or options
        salience = {n: known[n].at(sentence, NAME_DECAY) / 100 for n in options if n in known}
        titles = set(map(word_key, self.state.candidates[number].titles))
        unlikely = unlikely_sources(self.state, self.state.candidates[number])
        for n in salience:
            salience[n] -= unlikely.get(known[n].number, 0.0) / 100
            if any(titles.intersection(words) for words in known[n].roles):
                salience[n] += TITLE
        return best_group(self.state.names, options, salience)

    def _awake(self, sentence: int, options: Sequence[int]) -> list[int]:
        """Those bearers who are no relatives, brought in beside another in a paragraph before."""
        state, known = self.state, self.state.of_group
        numbers = [known[n].number for n in options if n in known]
        first, here = min(numbers, default=-1), state.document.sentences[sentence].paragraph
        return [
            n
            for n in options
            if n not in known
            or known[n].number == first
            or state.document.sentences[known[n].sentence].paragraph == here
            or not any(words[-1] in state.vocabulary.persons.kin for words in known[n].roles[:1])
        ]

    def _called_so(self, name: Candidate, options: Sequence[int]) -> list[int]:
        """Of the bearers of a surname those of its gender who have been called by it before."""
        called: dict[int, Gender | None] = {}
        for group in options:
            known = self.state.of_group.get(group)
            names = [self.state.candidates[n] for n in known.mentions] if known else []
            if known and any(n.kind == "name" and name.words[-1] in n.words for n in names):
                called[group] = known.gender
        sure = [group for group, gender in called.items() if gender and gender == name.gender]
        return sure or [
            group for group, gender in called.items() if {gender, name.gender} != {"female", "male"}
        ]

    # Nominals

    def _described(self, number: int) -> Referent:
        state, candidate = self.state, self.state.candidates[number]
        linked = self._last_link(number)
        if linked is None:
            linked = named_after(state, self.links, number)
        if linked is not None:
            if linked in state.names.options:
                return self._named(linked)
            known = state.of.get(linked, ())
            if len(known) == 1:
                return known[0]
        found = self._find(number) or self._abbreviated(candidate)
        if found is None and candidate.definite and not self._is_possessed(candidate):
            found = salient_person(state, number)
            if found is None and candidate.words[-1] not in self.descriptions.by_noun:
                found = only_person(state, number)
        if found is None:
            found = self._new(candidate)
            paragraph = state.document.sentences[state.sentence(number)].paragraph
            found.is_open = candidate.bare and paragraph == 0
        return found

    def _find(self, number: int) -> Referent | None:
        """What a nominal takes up by its words."""
        candidate = self.state.candidates[number]
        sentence, owners = self.state.sentence(number), self._owners(candidate)
        others = named_by_itself(self.state, candidate) if candidate.sort == "person" else ()
        is_sure = candidate.owned and any(self._is_named_in(sentence, r) for r in owners)
        numbers = tuple(referent.number for referent in owners)
        setting = Setting(sentence, numbers, is_sure, others, self._speaking())
        return self.descriptions.find(candidate, self._words(candidate), setting)

    def _is_named_in(self, sentence: int, referent: Referent) -> bool:
        """Whether a sentence has named a referent so far."""
        state = self.state
        mentions = reversed(referent.mentions)
        here = takewhile(lambda number: state.sentence(number) == sentence, mentions)
        return any(state.candidates[number].kind == "name" for number in here)

    def _speaking(self) -> tuple[Referent, ...]:
        """Who spoke last, and the bodies they lead: "**Volvin** chief Ann Lee"."""
        state, words = self.state, self.state.document.words
        phrase = state.document.subtree(state.voice) if state.voice >= 0 else ()
        officers = state.vocabulary.persons.officers
        is_officer = any(word_key(words[word].lemma) in officers for word in phrase)
        return (*state.speakers, *(bodies_of(state, state.voice) if is_officer else ()))

    def _last_link(self, number: int) -> int | None:
        """What a mention is linked to, or that is: "the other man, his cousin Bob Lee"."""
        linked = self.links.same.get(number)
        if linked is None or linked in self.state.names.options:
            return linked
        further = self.links.same.get(linked)
        return further if further in self.state.names.options else linked

    def _is_possessed(self, candidate: Candidate) -> bool:
        document = self.state.document
        return any(
            document.words[c].deprel == "nmod:poss" for c in document.children[candidate.head]
        )

    def _words(self, candidate: Candidate) -> tuple[str, ...]:
        """Its words with those of the phrase after the noun: "governor of Odesa"."""
        words = self.state.document.words
        after = tuple(
            word_key(words[i].lemma)
            for i in range(candidate.head + 1, candidate.last + 1)
            if words[i].upos in ("NOUN", "PROPN", "ADJ")
        )
        return (*after, *candidate.words)

    def _owners(self, candidate: Candidate) -> list[Referent]:
        """Referents that possess it or whose name is in it: "Lee" in "the Lee campaign".

        Those of a name possess what stands before it: "Lee's sister Ann".
        """
        out: dict[int, Referent] = {}
        heads = (*range(candidate.start, candidate.first), candidate.head)
        children = self.state.document.children
        for child in (child for head in heads for child in children[head]):
            word = self.state.document.words[child]
            if word.deprel in (OWNERS[:1] if candidate.kind == "name" else OWNERS):
                number = self.state.by_head.get(child)
                if number is not None and self.state.candidates[number].kind != "nominal":
                    out.update((r.number, r) for r in self._owner(number))
        return [out[number] for number in sorted(out)]

    def _owner(self, number: int) -> tuple[Referent, ...]:
        """Whom an owner's mention names; "my" within speech is who speaks."""
        candidate = self.state.candidates[number]
        if candidate.person != 1 or candidate.plural:
            return self._early(number)
        speech = self.state.scopes.speech[candidate.head]
        source = self.state.scopes.attributions[speech].source_head if speech >= 0 else None
        return self.state.named_by(source) if source is not None else ()

    def _early(self, number: int) -> tuple[Referent, ...]:
        """Referents of a mention that may stand after the one that asks.

        Two names that are linked and own each other would ask in turns for ever.
        """
        if number in self.asked:
            return ()
        self.asked.add(number)
        try:
            return self._asked_for(number)
        finally:
            self.asked.discard(number)

    def _asked_for(self, number: int) -> tuple[Referent, ...]:
        if number in self.state.names.options:
            return (self._named(number),)
        if number not in self.state.of:
            self._read_one(number)
        return self.state.of.get(number, ())

    # Keeping count

    def _new(self, candidate: Candidate) -> Referent:
        referents = self.state.referents
        referents.append(
            Referent(len(referents), candidate.sort, candidate.gender, candidate.plural)
        )
        return referents[-1]

    def _note(self, number: int, referents: tuple[Referent, ...]) -> None:
        """Remember what a mention refers to and make it salient."""
        state, candidate = self.state, self.state.candidates[number]
        sentence = state.sentence(number)
        state.of[number] = referents
        is_subject = state.document.words[candidate.tie].relation in ("nsubj", "csubj")
        passes_on = self._passes_on(candidate)
        for referent in referents:
            referent.mentions.append(number)
            referent.own += not passes_on
            if len(referents) == 1:
                self._learn(referent, candidate)
            if candidate.in_dateline:
                continue  # a scene, which nobody takes up
            referent.touch(sentence, weight(state, candidate), DECAY, is_subject)
            state.recent.pop(referent.number, None)
            state.recent[referent.number] = referent
        while len(state.recent) > RECENT:
            del state.recent[next(iter(state.recent))]
        is_source = bool(state.scopes.sources.keys() & {candidate.head, candidate.tie})
        if is_source and state.scopes.source_of(candidate.head) is not None:
            state.reported = (*state.reported, *referents)
        elif is_source:
            state.speakers, state.reported = referents, ()
            state.voice, state.spoken = candidate.tie, sentence
        elif is_subject and self._acts(number, referents[0]):
            state.acting = sentence

    def _passes_on(self, candidate: Candidate) -> bool:
        """Whether a mention only hears or relays what others say: "told **Reuters** that"."""
        scopes, words = self.state.scopes, self.state.document.words
        if candidate.head in scopes.addressed:
            return True
        cues = [scopes.attributions[n].cue_head for n in scopes.sources.get(candidate.head, ())]
        relaying = self.state.vocabulary.bodies.relaying
        return bool(cues) and all(cue is not None and words[cue].lemma in relaying for cue in cues)

    def _acts(self, number: int, referent: Referent) -> bool:
        """Whether a named person does something, in what nobody says."""
        state = self.state
        candidate = state.candidates[number]
        is_named = candidate.kind == "name" or (
            candidate.kind == "nominal" and number in self.links.same
        )
        is_said = state.scopes.content[candidate.head] >= 0
        is_other = referent.sort == "person" and referent not in state.speakers
        return is_named and is_other and not is_said

    def _learn(self, referent: Referent, candidate: Candidate) -> None:
        """Take over what a mention tells of its referent."""
        if (
            referent.gender is None
            and not referent.plural
            and self._tells_gender(candidate, referent)
        ):
            referent.gender = candidate.gender
        if referent.sort is None:
            referent.sort = candidate.sort
        if candidate.kind == "nominal":
            kinds = candidate.nouns if candidate.definite else ()
            words, owners = self._words(candidate), self._owners(candidate)
            self.descriptions.add(referent, words, owners, kinds)
        if candidate.titles:
            titles = tuple(map(word_key, candidate.titles))
            self.descriptions.add_title(referent, titles, self._owners(candidate))

    def _tells_gender(self, candidate: Candidate, referent: Referent) -> bool:
        """Whether a mention is no guess: not a pronoun in a report that may mean somebody else."""
        state = self.state
        reporter = state.scopes.reporter_of(candidate.head)
        if candidate.kind != "pronoun" or reporter is None:
            return True
        if referent in principals_of(state, reporter):
            return True
        sentence = state.document.sentence_numbers[candidate.head]
        able = [
            referent
            for referent in state.recent.values()
            if referent.gender == candidate.gender and sentence - referent.sentence < RIVALS
        ]
        return not able
