"""About whom: the entities of which a claim's content predicates something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from quoteattr.attributions import Attribution
from quoteattr.claims import About, Role
from quoteattr.document import Document, Word
from quoteattr.entities import EntityIndex
from quoteattr.lexicon import Lexicon
from quoteattr.speakers import Speaker

MOST = 5
ORDER: tuple[Role, ...] = ("cue_object", "subject", "object", "topic", "mention")
AGENTS = {"person", "organization", "group"}
CLAUSES = {"conj", "parataxis", "ccomp", "xcomp"}
DEEPER: dict[str, Role] = {"nsubj": "subject", "obj": "object", "obl": "object", "nmod": "topic"}
CONTENT_WORDS = {"VERB", "NOUN", "PROPN", "ADJ", "AUX", "PRON", "NUM", "ADV", "X", "INTJ"}


def find_about(
    document: Document,
    attributions: Sequence[Attribution],
    speakers: Sequence[Speaker],
    index: EntityIndex,
    lexicon: Lexicon,
    *,
    mentions: bool = False,
) -> tuple[tuple[About, ...], ...]:
    """Find whom each claim is about.

    Args:
        document: The parsed text.
        attributions: Its attributions.
        speakers: Their speakers, in the same order.
        index: The entities of the document.
        lexicon: Tables of the language; "about.toml" holds the prepositions.
        mentions: Whether to list, after the others, entities that the content only mentions.

    Returns:
        For each attribution at most five entities, the most central first.
    """
    words = (
        lexicon.words("about", "topic"),
        lexicon.words("about", "place"),
        lexicon.words("groups", "quantities"),
        lexicon.words("about", "owner"),
        tuple(
            lexicon.words("grammar", "possessives", "endings")
            | lexicon.words("grammar", "possessives", "plurals")
        ),
    )
    return tuple(
        _Finder(document, attribution, speaker, index, *words).find(mentions)
        for attribution, speaker in zip(attributions, speakers, strict=True)
    )


@attrs.frozen
class _Finder:
    """Looks through one content."""

    document: Document
    attribution: Attribution
    speaker: Speaker
    index: EntityIndex
    topics: frozenset[str]
    places: frozenset[str]
    quantities: frozenset[str]
    owners: frozenset[str]
    possessives: tuple[str, ...]
    inside: set[int] = attrs.field(init=False)

    @inside.default
    def _words(self) -> set[int]:
        return {
            word
            for span in self.attribution.content
            for word in self.document.words_in(span.start, span.end)
        }

    def find(self, mentions: bool) -> tuple[About, ...]:
        """The entities in order: by role, then as they stand."""
        if self._is_it():
            return ()
        found: dict[str, Role] = {}
        barred = self._barred()
        for head, role in (*self._targets(), *self._arguments()):
            for key in self._entities(head, role):
                if key not in barred:
                    found.setdefault(key, role)
        if not found:
            self._deeper(found, barred)
        if mentions:
            for word in sorted(self.inside):
                for key in self._entities(word, "subject"):
                    if key not in barred:
                        found.setdefault(key, "mention")
        ranked = sorted(found, key=lambda key: ORDER.index(found[key]))
        return tuple(About(key, found[key]) for key in ranked[:MOST])

    def _is_it(self) -> bool:
        """Whether all of a content is "it", what was said before: "denied **it**"."""
        words = [self.document.words[word] for word in self.inside]
        return len(words) == 1 and words[0].feature("Gender") == "Neut"

    def _barred(self) -> set[str | None]:
        """Entities that the claim is not about: its speaker and those to whom it is said.

        Of whom it says what they are to do it is, too: "**residents** were urged to stay".
        """
        about = self.inside.union(self.attribution.targets)
        heads = [h for h in self.attribution.addressees if h not in about]
        addressed = {key for head in heads for key in self.index.of_word.get(head, ())}
        return {self.speaker.speaker, *self.speaker.cospeakers, *addressed}

    def _entities(self, head: int, role: Role) -> Iterator[str]:
        """What a word names, where a claim can be about it in this role."""
        word = self.document.words[head]
        for key in self.index.of_word.get(head, ()):
            entity = self.index.entity(key)
            if entity.kind == "place":
                is_it = word.upos == "PRON" and word.feature("Number") == "Sing"
                if not is_it and (role == "subject" or not self._is_locative(word)):
                    yield key
            elif entity.kind in AGENTS and (
                any(mention.kind == "name" for mention in entity.mentions)
                or word.upos == "PRON"
                or (self._is_definite(word) and (role == "subject" or self._is_told_of(word)))
                or (
                    word.feature("Number") == "Plur"
                    and word.relation in ("nsubj", "obj")
                    and not self._counts(word)
                )
            ):
                yield key

    def _counts(self, word: Word) -> bool:
        """Whether a noun only tells how many: "the third **quarter**"."""
        return word.lemma.lower() in self.quantities

    def _is_told_of(self, word: Word) -> bool:
        """Whether a nominal is more than a number: "the people **of Chile**", not "the third"."""
        return not self._counts(word) or any(
            child.relation == "nmod" or child.ner != "O" for child in self._children(word.index)
        )

    def _is_locative(self, word: Word) -> bool:
        return word.relation in ("obl", "nmod", "conj") and self._case(word.index) in self.places

    def _is_definite(self, word: Word) -> bool:
        """Whether a nominal means certain people: "the delegation", "Texas officials"."""
        return any(
            child.feature("Definite") == "Def"
            or child.feature("PronType") == "Dem"
            or child.deprel == "nmod:poss"
            or (child.index < word.index and child.upos == "PROPN")
            or (child.upos == "ADJ" and child.ner != "O")
            for child in self._children(word.index)
        )

    def _children(self, head: int) -> list[Word]:
        return [self.document.words[c] for c in self.document.children[head]]

    def _case(self, head: int) -> str:
        return next((c.lemma.lower() for c in self._children(head) if c.relation == "case"), "")

    def _targets(self) -> Iterator[tuple[int, Role]]:
        for head in self.attribution.targets:
            yield from self._argument(head, "cue_object")

    def _deeper(self, found: dict[str, Role], barred: set[str | None]) -> None:
        """Where no main clause says anything of anyone: the first that a lower one is about."""
        for word in sorted(self.inside):
            relation = self.document.words[word].relation
            role: Role | None = DEEPER.get(relation)
            if role is None and self.document.words[word].deprel == "nmod:poss":
                role = "object"
            for key in self._entities(word, role or "object"):
                if role and key not in barred and self._is_agent(key):
                    found.setdefault(key, role)
                    return

    def _is_agent(self, key: str) -> bool:
        return self.index.entity(key).kind in AGENTS

    # The clauses of a content

    def _arguments(self) -> Iterator[tuple[int, Role]]:
        """Words of the content that stand in a role, clause by clause."""
        for head in self._roots():
            if self.document.words[head].relation == "nsubj":  # "**Lee** is said to be ill"
                yield from self._argument(head, "subject")
            yield from self._clause(head, 0)

    def _roots(self) -> list[int]:
        """Heads of the main clauses: words whose own head lies outside the content."""
        words = self.document.words
        roots = [
            w
            for w in sorted(self.inside)
            if words[w].head not in self.inside
            and words[w].upos in CONTENT_WORDS
            and words[w].relation not in ("punct", "mark", "case", "aux", "cop", "advmod")
        ]
        main = self.attribution.content_head
        return roots if main is None or main in roots else [main, *roots]

    def _clause(self, head: int, depth: int) -> Iterator[tuple[int, Role]]:
        """Arguments of a clause and of those that carry on what it says."""
        children = [c for c in self._children(head) if c.index in self.inside]
        if not self._is_clause(head):
            yield from self._phrase(head)
            return
        subjects = [c.index for c in children if c.relation == "nsubj"]
        for subject in subjects:
            yield from self._argument(subject, "subject")
        for relation in ("obj", "iobj", "obl"):
            for child in children:
                if child.relation == relation and child.deprel != "obl:unmarked":
                    role: Role = "topic" if self._case(child.index) in self.topics else "object"
                    yield from self._argument(child.index, role)
        for child in children:
            if child.deprel == "nmod:poss" or child.relation == "nmod":
                role = "topic" if self._case(child.index) in self.topics else "object"
                yield from self._argument(child.index, role)
        if depth > 4:
            return
        says_itself = bool(subjects) and not self._is_framed(subjects)
        for child in children:
            is_complement = child.relation == "ccomp"
            if child.relation in CLAUSES and (
                not says_itself if is_complement else self._is_clause(child.index)
            ):
                yield from self._clause(child.index, depth + 1)

    def _is_framed(self, subjects: Sequence[int]) -> bool:
        """Whether a clause only leads to what is said: "I think that", "it is clear that"."""
        return all(
            self.document.words[s].upos == "PRON"
            and not [i for i in self.index.of_word.get(s, ()) if i not in self._barred()]
            for s in subjects
        )

    def _is_clause(self, head: int) -> bool:
        return self.document.words[head].upos in ("VERB", "AUX") or any(
            c.relation in ("nsubj", "cop", "csubj") for c in self._children(head)
        )

    def _argument(self, head: int, role: Role, depth: int = 0) -> Iterator[tuple[int, Role]]:
        """An argument with what is joined to it and, where it is a thing, whose it is."""
        for part in self._conjuncts(head):
            if any(True for _ in self._entities(part, role)):
                yield part, role
                continue
            for child in self._children(part) if depth < 3 else ():
                if self._owns(child):
                    yield from self._argument(child.index, role, depth + 1)

    def _owns(self, word: Word) -> bool:
        """Whether a word names the owner of its head: "Lee's plan", "the failure of Lee"."""
        return (
            word.deprel == "nmod:poss"
            or (word.relation == "nmod" and self._case(word.index) in self.owners)
            or (word.relation == "compound" and self._ends_possessive(word))
        )

    def _ends_possessive(self, word: Word) -> bool:
        parts = [c for c in self._children(word.index) if c.relation == "flat"]
        return any(part.text.endswith(self.possessives) for part in (word, *parts))

    def _phrase(self, head: int) -> Iterator[tuple[int, Role]]:
        """A content that is no clause: what it names, or what its noun is about."""
        for part in self._conjuncts(head):
            yield part, "topic"
            for child in self._children(part):
                if child.index in self.inside and (
                    child.relation == "nmod" or child.deprel in ("nmod:poss", "compound")
                ):
                    for owner in self._conjuncts(child.index):
                        yield owner, "topic"

    def _conjuncts(self, head: int) -> list[int]:
        """A word and what is joined to it."""
        return [
            head,
            *(
                c.index
                for c in self._children(head)
                if c.relation == "conj" and not self._is_clause(c.index)
            ),
        ]
