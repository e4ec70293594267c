"""Nominals: "the governor", "the ministry", "his campaign" and whom they take up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

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


class Descriptions:
    """What each referent has been called, by head noun, the latest last."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.by_noun: dict[str, dict[int, Referent]] = defaultdict(dict)
        self.by_owner: dict[tuple[str, tuple[int, ...]], Referent] = {}
        self.by_kind: dict[str, dict[int, Referent]] = defaultdict(dict)
        self.open_by_noun: dict[str, dict[int, Referent]] = defaultdict(dict)

    def add(self, referent: Referent, words: Words, owners: tuple[int, ...] = ()) -> None:
        """Note what a referent is called.

        Args:
            referent: The referent.
            words: Modifiers, then the head noun; folded.
            owners: Numbers of the referents that possess it.
        """
        words = self._keys(words)
        if words not in referent.roles:
            referent.roles.append(words)
        _put(self.by_noun[words[-1]], referent)
        if referent.is_open:
            _put(self.open_by_noun[words[-1]], referent)
        if owners:
            self.by_owner[words[-1], owners] = referent
        if referent.sort:
            _put(self.by_kind[referent.sort], referent)

    def add_title(self, referent: Referent, words: Words) -> None:
        """Note the words before a name, each office among them as a noun of its own."""
        words = self._keys(words)
        for place, word in enumerate(words):
            if word in self.vocabulary.persons.officers or word in self.vocabulary.titles.gender:
                self.add(referent, (*words[:place], *words[place + 1 :], word))

    def find(
        self,
        candidate: Candidate,
        owners: tuple[int, ...],
        words: Words,
        sentence: int,
        speaking: Collection[Referent] = (),
    ) -> Referent | None:
        """The referent that a nominal takes up.

        Args:
            candidate: The nominal.
            owners: Numbers of the referents that possess it.
            words: Its words with those of the phrase after its noun, the noun last.
            sentence: Number of its sentence.
            speaking: Who spoke last, with the bodies for which they speak.

        Returns:
            The referent, None where the nominal is new.
        """
        words = self._keys(words)
        noun = words[-1]
        if not any(map(str.isalnum, noun)):
            return None  # "52%" and "39%" of the same are two
        if owners and (noun, owners) in self.by_owner:
            return self.by_owner[noun, owners]
        if not candidate.definite and not self._is_proper(candidate):
            return self._opened(noun)
        if not candidate.definite:
            return self._same(words, candidate)
        need = {word for word in words if word != noun}
        for referent in self._latest(self.by_noun.get(noun, {})):
            if self._can_be(candidate, referent) and self._covers(referent, noun, need, owners):
                return referent
        return self._by_hypernym(candidate, need, sentence, speaking)

    def _keys(self, words: Words) -> Words:
        """Words as they are compared: "sen" as "senator", "prime minister" as "premier"."""
        same = self.vocabulary.titles.same
        pair = same.get(" ".join(words[-2:])) if len(words) > 1 else None
        kept = (*words[:-2], pair) if pair else words
        return tuple(same.get(word, word) for word in kept)

    def _opened(self, noun: str) -> Referent | None:
        """What only the headline named so far: "Judge rejects …", "A judge has rejected …"."""
        known = [r for r in self.open_by_noun.pop(noun, {}).values() if r.is_open]
        for referent in known:
            referent.is_open = False
        return known[0] if known else None

    def unnamed(self, name: Candidate) -> Referent | None:
        """The only unnamed referent with the office in a name's title: "a judge … Judge Lee"."""
        titles = self._keys(tuple(map(word_key, name.titles)))
        for noun in titles:
            if noun not in self.vocabulary.persons.officers:
                continue
            known = self.by_noun.get(noun, {}).values()
            if len(known) == 1:
                (referent,) = known
                if (
                    referent.group is None
                    and not referent.plural
                    and not self._differs(referent, name, noun)
                    and {referent.gender, name.gender} != {"female", "male"}
                ):
                    return referent
        return None

    def _differs(self, referent: Referent, name: Candidate, noun: str) -> bool:
        """Whether somebody else speaks for another body: "Coast Guard spokesman Lee"."""
        if noun not in self.vocabulary.persons.anonymous:
            return False
        body = {word_key(title) for title in name.titles if title[:1].isupper()} - {noun}
        said = {word for words in referent.roles for word in words} - {noun}
        return bool(body and said) and body.isdisjoint(said)

    def abbreviated(self, letters: str) -> Referent | None:
        """The person last named with an office that begins with these letters, word by word."""
        for referent in self._latest(self.by_kind.get("person", {})):
            for words in referent.roles:
                if len(words) > 1 and "".join(word[:1] for word in words) == letters:
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
        self, referent: Referent, noun: str, need: set[str], owners: tuple[int, ...]
    ) -> bool:
        """Whether a referent was called all that, or nothing that says otherwise."""
        if not need and not owners:
            return True
        for words in referent.roles:
            if noun in words and (need <= set(words) or (not owners and set(words) == {noun})):
                return bool(need) or not owners
        return False

    def _can_be(self, candidate: Candidate, referent: Referent) -> bool:
        if candidate.plural != referent.plural and referent.group is None:
            return False
        if candidate.plural and not referent.plural and referent.group is not None:
            return False
        if candidate.gender and referent.gender and candidate.gender != referent.gender:
            return False
        return (
            candidate.sort is None
            or referent.sort in (candidate.sort, None)
            or {
                candidate.sort,
                referent.sort,
            }
            <= {"organization", "group", "place"}
        )

    def _by_hypernym(
        self, candidate: Candidate, need: set[str], sentence: int, speaking: Collection[Referent]
    ) -> Referent | None:
        """The organization or place that can be called something: "the company"."""
        noun = candidate.words[-1]
        if candidate.plural or need - candidate.origins or not candidate.definite:
            return None
        if noun in self.vocabulary.places.nouns:
            return None if need else self._place(noun)
        if noun not in self.vocabulary.bodies.general:
            return None
        return self._body(noun, sentence, speaking)

    def _body(self, noun: str, sentence: int, speaking: Collection[Referent]) -> Referent | None:
        """The organization that is most in mind, else what may be one: "Baltic Lines"."""
        for kind in ("organization", "place", "other"):
            speakers = speaking if kind == "organization" else ()
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
                        + pair[1].at(sentence, DECAY)
                        + PROMINENCE * min(pair[1].weight, 8)
                        + SPEAKING * (pair[1] in speaking)
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


def _may_be_body(referent: Referent) -> bool:
    """Whether something with a name may be an organization."""
    is_other = referent.sort in ("person", "place", "document")
    return referent.group is not None and not (is_other or referent.plural)


def _put(table: dict[int, Referent], referent: Referent) -> None:
    """Note a referent as the latest of a table."""
    table.pop(referent.number, None)
    table[referent.number] = referent
