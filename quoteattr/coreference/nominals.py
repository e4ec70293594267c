"""Nominals: "the governor", "the ministry", "his campaign" and whom they take up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from quoteattr.coreference.candidates import Candidate
from quoteattr.coreference.referents import Referent
from quoteattr.vocabulary.keys import word_key
from quoteattr.vocabulary.tables import Vocabulary

Words = tuple[str, ...]
LOOK_BACK = 8
DECAY = 0.85  # of what is in mind of organizations, from one sentence to the next
PROMINENCE = 8.0
FAMILY = 60.0
SPEAKING = 60.0


@attrs.frozen
class Setting:
    """Where a nominal stands.

    Attributes:
        sentence: Number of its sentence.
        owners: Numbers of the referents that possess it.
        is_sure: Whether a pronoun stands for an owner whom the sentence names: "Lee … his aide".
        others: Numbers of the referents that it hardly means: it calls them by name.
        speaking: Who spoke last, with the bodies for which they speak.
    """

    sentence: int
    owners: tuple[int, ...] = ()
    is_sure: bool = False
    others: Collection[int] = ()
    speaking: Collection[Referent] = ()


class Descriptions:
    """What each referent has been called, by head noun, the latest last."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.by_noun: dict[str, dict[int, Referent]] = defaultdict(dict)
        self.by_owner: dict[tuple[str, tuple[int, ...]], Referent] = {}
        self.kinds: dict[int, set[str]] = defaultdict(set)
        self.owned: set[tuple[str, int]] = set()
        self.by_kind: dict[str, dict[int, Referent]] = defaultdict(dict)
        self.open_by_noun: dict[str, dict[int, Referent]] = defaultdict(dict)

    def add(
        self,
        referent: Referent,
        words: Words,
        owners: Sequence[Referent] = (),
        kinds: Collection[str] = (),
    ) -> None:
        """Note what a referent is called.

        Args:
            referent: The referent.
            words: Modifiers, then the head noun; folded.
            owners: The referents that possess it.
            kinds: Those modifiers that part it from others of that noun.
        """
        words = self.vocabulary.titles.compared(words)
        if words not in referent.roles:
            referent.roles.append(words)
        _put(self.by_noun[words[-1]], referent)
        self.kinds[referent.number].update(word for word in kinds if word in words)
        if referent.is_open:
            _put(self.open_by_noun[words[-1]], referent)
        if owners:
            self.by_owner[words[-1], tuple(owner.number for owner in owners)] = referent
            self.owned.add((words[-1], referent.number))
        if len(owners) == 1 and not (referent.plural or owners[0].plural):
            for noun in self.vocabulary.persons.inverses.get(words[-1], ()):
                key = self.vocabulary.titles.same.get(noun, noun), (referent.number,)
                self.by_owner.setdefault(key, owners[0])
        if referent.sort:
            _put(self.by_kind[referent.sort], referent)

    def add_title(self, referent: Referent, words: Words, owners: Sequence[Referent] = ()) -> None:
        """Note the words before a name, each office among them as a noun of its own."""
        words = self.vocabulary.titles.compared(words)
        for place in self._offices(words):
            self.add(referent, (*words[:place], *words[place + 1 :], words[place]), owners)

    def _offices(self, titles: Words) -> Iterator[int]:
        """Places of the offices among titles, the last of a row: "justice **minister**"."""
        officers = self.vocabulary.persons.officers
        for place, word in enumerate(titles):
            is_office = word in officers or word in self.vocabulary.titles
            pair = titles[place : place + 2]
            if is_office and not (len(pair) == 2 and officers.issuperset(pair)):
                yield place

    def find(self, candidate: Candidate, words: Words, setting: Setting) -> Referent | None:
        """The referent that a nominal takes up.

        Args:
            candidate: The nominal.
            words: Its words with those of the phrase after its noun, the noun last.
            setting: Where it stands.

        Returns:
            The referent, None where the nominal is new.
        """
        words = self.vocabulary.titles.compared(words)
        noun = words[-1]
        if not any(map(str.isalnum, noun)):
            return None  # "52%" and "39%" of the same are two
        of_owner = self.by_owner.get((noun, setting.owners))
        if of_owner is not None and not _is_other_gender(candidate, of_owner):
            return of_owner
        if not candidate.definite and not self._is_proper(candidate):
            return self._opened(noun)
        if not candidate.definite:
            return self._same(words, candidate)
        need = {word for word in words if word != noun}
        known = [
            referent
            for referent in self._latest(self.by_noun.get(noun, {}))
            if self._can_be(candidate, referent)
            and self._covers(candidate, referent, words, setting)
        ]
        found = self._holder(known, words, setting.others)
        return found or self._by_hypernym(candidate, need, setting)

    def _holder(
        self, known: Sequence[Referent], words: Words, others: Collection[int]
    ) -> Referent | None:
        """Of those called so who holds that very office: not the vice-president.

        Where nobody does, "the president" may be one who goes by less, and "the former president"
        who keeps the title, or the predecessor of who has it now.
        """
        persons = self.vocabulary.persons
        altering = persons.altered(words)
        very = [r for r in known if self._holds(r, words[-1], altering)]
        if very and very[0].number in others:
            return next(
                (r for r in very if r.group is not None and r.number not in others), very[0]
            )
        lesser = [
            referent
            for referent in known
            if referent not in very
            and referent.number not in others
            and (altering or not self._is_below(referent, words[-1]))
        ]
        if altering and persons.formers.isdisjoint(words):
            lesser = []
        elif altering:
            lesser = [self._before(r) or r for r in lesser if r.group is not None]
        return next(iter((*very, *lesser)), None)

    def _is_below(self, referent: Referent, noun: str) -> bool:
        """Whether somebody was only called deputy to who holds an office."""
        below = self.vocabulary.persons.subordinate
        return all(not below.isdisjoint(role) for role in referent.roles if noun in role)

    def _before(self, holder: Referent) -> Referent | None:
        """Who has been called the predecessor of somebody."""
        nouns = self.vocabulary.persons.predecessors
        found = (self.by_owner.get((noun, (holder.number,))) for noun in nouns)
        return next(filter(None, found), None)

    def _holds(self, referent: Referent, noun: str, altering: Collection[str]) -> bool:
        """Whether somebody was called by a noun with these words that alter an office."""
        return any(
            self.vocabulary.persons.altered(role) == altering
            for role in referent.roles
            if noun in role
        )

    def _opened(self, noun: str) -> Referent | None:
        """What only the headline named so far: "Judge rejects …", "A judge has rejected …"."""
        known = [r for r in self.open_by_noun.pop(noun, {}).values() if r.is_open]
        for referent in known:
            referent.is_open = False
        return known[0] if known else None

    def unnamed(self, name: Candidate) -> Referent | None:
        """The only unnamed referent with the office in a name's title: "a judge … Judge Lee"."""
        titles = self.vocabulary.titles.compared(tuple(map(word_key, name.titles)))
        altering = self.vocabulary.persons.altered(titles)
        for noun in (titles[place] for place in self._offices(titles)):
            if noun not in self.vocabulary.persons.officers:
                continue
            known = self.by_noun.get(noun, {}).values()
            if len(known) == 1:
                (referent,) = known
                if (
                    referent.group is None
                    and not referent.plural
                    and not self._differs(referent, name, noun)
                    and self._holds(referent, noun, altering)
                    and not _is_other_gender(name, referent)
                ):
                    return referent
        return None

    def _differs(self, referent: Referent, name: Candidate, noun: str) -> bool:
        """Whether somebody else has an office of another kind, or speaks for another body.

        As in "the finance minister … Defence Minister Lee" and "Coast Guard spokesman Lee".
        """
        if noun in self.vocabulary.persons.anonymous:
            told = {word_key(title) for title in name.titles if title[:1].isupper()} - {noun}
            said = {word for words in referent.roles for word in words} - {noun}
        else:
            titles = tuple(map(word_key, name.titles))
            told = set(self.vocabulary.titles.compared(titles)) - {noun}
            said = self.kinds[referent.number]
        return bool(told and said) and said.isdisjoint(told)

    def abbreviated(self, letters: str) -> Referent | None:
        """The person last named with an office whose last words begin with these letters.

        "The CS" is the agriculture cabinet secretary; what is the short name of a body or of a
        place is nobody.
        """
        bodies, places = self.vocabulary.bodies, self.vocabulary.places
        known = (bodies.same, bodies.seats, places.same, places.names)
        if len(letters) < 2 or any(letters in table for table in known):
            return None
        for referent in self._latest(self.by_kind.get("person", {})):
            for words in referent.roles:
                if "".join(word[:1] for word in words).endswith(letters):
                    return referent
        return None

    def _same(self, words: Words, candidate: Candidate) -> Referent | None:
        """What was called by the very same words: "city officials" again."""
        return next(
            (
                referent
                for referent in self._latest(self.by_noun.get(words[-1], {}))
                if words in referent.roles and self._can_be(candidate, referent)
            ),
            None,
        )

    def _is_proper(self, candidate: Candidate) -> bool:
        """Whether the very words name it, with or without an article: "city officials"."""
        return candidate.plural or (
            len(candidate.words) > 1 and candidate.sort in ("organization", "group")
        )

    def _covers(
        self,
        candidate: Candidate,
        referent: Referent,
        words: Words,
        setting: Setting,
    ) -> bool:
        """Whether a referent was called all that, or nothing that says otherwise."""
        noun, need = words[-1], set(words) - {words[-1]}
        if setting.is_sure and (noun, referent.number) in self.owned:
            return False  # somebody else's
        is_owned = candidate.owned or bool(setting.owners)
        if not need:
            return not is_owned
        called = [set(role) for role in referent.roles if noun in role]
        if any(role.issuperset(need) for role in called):
            return True
        phrase = words[: -len(self.vocabulary.titles.compared(candidate.words))]
        is_plain = not is_owned and {noun} in called and not self._narrows(phrase)
        return is_plain and not _differs_in_kind(candidate, called)

    def _narrows(self, phrase: Words) -> bool:
        """Whether a phrase behind a noun tells whose it is: "the president of the union".

        The president of a country may be known without it.
        """
        place, places = " ".join(phrase), self.vocabulary.places
        return bool(phrase) and places.same.get(place, place) not in places.countries

    def _can_be(self, candidate: Candidate, referent: Referent) -> bool:
        if candidate.plural != referent.plural and referent.group is None:
            return False
        if candidate.plural and not referent.plural and referent.group is not None:
            return False
        if _is_other_gender(candidate, referent):
            return False
        if candidate.sort is None or referent.sort in (candidate.sort, None):
            return True
        bodies, kinds = {"organization", "group", "place"}, {candidate.sort, referent.sort}
        return kinds <= bodies or (candidate.either and kinds == {"person", "organization"})

    def _by_hypernym(
        self, candidate: Candidate, need: set[str], setting: Setting
    ) -> Referent | None:
        """The organization or place that can be called something: "the company"."""
        noun = candidate.words[-1]
        if candidate.plural or need - candidate.origins or not candidate.definite:
            return None
        if noun in self.vocabulary.places.nouns:
            return None if need else self._place(noun)
        if noun not in self.vocabulary.bodies.general:
            return None
        return self._body(noun, setting)

    def _body(self, noun: str, setting: Setting) -> Referent | None:
        """The organization that is most in mind, else what may be one: "Baltic Lines"."""
        for kind in ("organization", "place", "other"):
            speakers = setting.speaking if kind == "organization" else ()
            fits = {
                referent.number: (fit, referent)
                for referent in (*filter(_may_be_body, speakers), *self._latest_of(kind))
                if self._is_mentioned(referent, noun)
                and (fit := self._family_fit(noun, referent)) is not None
            }
            if fits:
                _, best = max(
                    fits.values(),
                    key=lambda pair: (
                        pair[0]
                        + pair[1].at(setting.sentence, DECAY)
                        + PROMINENCE * min(pair[1].weight, 8)
                        + SPEAKING * (pair[1] in setting.speaking)
                    ),
                )
                best.sort = "organization"
                return best
        return None

    def _is_mentioned(self, referent: Referent, noun: str) -> bool:
        """Whether a text has told of a body, or of an outlet that a noun for such may mean."""
        is_outlet = noun in self.vocabulary.bodies.outlets and referent.weight > 0
        return referent.own > 0 or is_outlet

    def _family_fit(self, noun: str, referent: Referent) -> float | None:
        """How well a noun suits an organization's name, None where the name tells otherwise."""
        called = {" ".join(words) for words in referent.roles}
        if called & self.vocabulary.places.names:
            return None
        if referent.group is None:
            nouns = {role[-1] for role in referent.roles}
            kin = any({noun} | nouns <= family for family, _ in self.vocabulary.bodies.families)
            return FAMILY if nouns and kin else None
        own = [names for nouns, names in self.vocabulary.bodies.families if noun in nouns]
        heads = {role[-1] for role in referent.roles}
        for words in (heads, {word for role in referent.roles for word in role}):
            if any(names & words for names in own):
                return FAMILY
            if own and any(names & words for _, names in self.vocabulary.bodies.families):
                return None
        return 0.0

    def _place(self, noun: str) -> Referent | None:
        """The country that was named last, or, for "the city", the place that is none."""
        is_country = noun in self.vocabulary.places.country_nouns
        for referent in self._latest(self.by_kind.get("place", {})):
            called = {" ".join(words) for words in referent.roles}
            if bool(called & self.vocabulary.places.countries) == is_country:
                return referent
        return None

    def _latest_of(self, kind: str) -> list[Referent]:
        return self._latest(self.by_kind.get(kind, {}))

    def _latest(self, table: dict[int, Referent]) -> list[Referent]:
        latest = [
            referent
            for _, referent in zip(range(LOOK_BACK), reversed(table.values()), strict=False)
        ]
        return sorted(latest, key=lambda r: (r.group is None, -r.sentence))


def _is_other_gender(candidate: Candidate, referent: Referent) -> bool:
    return {candidate.gender, referent.gender} == {"female", "male"}


def _differs_in_kind(candidate: Candidate, called: Iterable[Collection[str]]) -> bool:
    """Whether nouns tell of another kind than all fuller descriptions: "the parish council".

    Adjectives may only describe: "the embattled council".
    """
    fuller = [words for words in called if len(words) > 1]
    return bool(candidate.nouns and fuller) and all(map(candidate.nouns.isdisjoint, fuller))


def _may_be_body(referent: Referent) -> bool:
    """Whether something with a name may be an organization."""
    is_other = referent.sort in ("person", "place", "document")
    return referent.group is not None and not (is_other or referent.plural)


def _put(table: dict[int, Referent], referent: Referent) -> None:
    """Note a referent as the latest of a table."""
    table.pop(referent.number, None)
    table[referent.number] = referent
