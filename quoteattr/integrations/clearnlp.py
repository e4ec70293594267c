"""ClearNLP trees to Universal Dependencies: other labels, and other heads.

spaCy's English pipelines speak the scheme of ClearNLP (Choi and Palmer 2012,
https://www.mathcs.emory.edu/~choi/doc/cu-2012-choi.pdf), in which function words govern:
prepositions their objects, "be" its predicate. In Universal Dependencies (de Marneffe et al. 2021,
https://doi.org/10.1162/coli_a_00402), which the rules read, content words do.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from quoteattr.document import Document, Word
from quoteattr.grammar.named import named_spans

LABELS = frozenset(
    {
        "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass",
        "case", "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det",
        "dobj", "expl", "intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass",
        "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet", "prep",
        "prt", "punct", "quantmod", "relcl", "root", "xcomp",
    }
)  # fmt: skip

_RENAMED = {
    "acomp": "xcomp", "agent": "obl:agent", "attr": "xcomp", "auxpass": "aux:pass",
    "csubjpass": "csubj:pass", "dative": "iobj", "dobj": "obj", "intj": "discourse",
    "meta": "dep", "neg": "advmod", "nsubjpass": "nsubj:pass", "oprd": "xcomp",
    "pcomp": "advcl", "pobj": "obl", "poss": "nmod:poss", "preconj": "cc:preconj",
    "predet": "det:predet", "prep": "advmod", "prt": "compound:prt", "quantmod": "advmod",
    "relcl": "acl:relcl",
}  # fmt: skip
# https://universaldependencies.org/en/dep/fixed.html
_FIXED = frozenset(
    {
        ("according", "to"), ("as", "to"), ("as", "if"), ("as", "though"), ("because", "of"),
        ("due", "to"), ("instead", "of"), ("less", "than"), ("more", "than"), ("prior", "to"),
        ("rather", "than"), ("so", "that"), ("such", "as"), ("up", "to"),
    }
)  # fmt: skip
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"})
_VERBAL = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_PERSON = frozenset({"PERSON", "PER"})
_FUNCTION = frozenset({"case", "mark", "advmod", "amod", "prep", "quantmod"})


def to_universal(document: Document) -> Document:
    """Convert a parse from ClearNLP's scheme to Universal Dependencies.

    Args:
        document: A parse with ClearNLP's labels; `LABELS` has them all.

    Returns:
        The same words with the heads and relations of Universal Dependencies 2.16.
    """
    tree = _Tree(document)
    for step in (
        _coordination,
        _prepositions,
        _copulas,
        _expletives,
        _small_clauses,
        _reports,
        _personal_names,
        _sums,
        _relations,
        _fixed_expressions,
    ):
        step(tree)
    words = zip(document.words, tree.heads, tree.labels, strict=True)
    return attrs.evolve(
        document,
        words=tuple(attrs.evolve(word, head=head, deprel=label) for word, head, label in words),
    )


class _Tree:
    """A tree whose words change their heads and labels."""

    def __init__(self, document: Document) -> None:
        self.words = document.words
        self.heads = [word.head for word in document.words]
        self.labels = [word.deprel for word in document.words]
        self._children = list(map(set, document.children))

    def own(self, head: int, *labels: str) -> list[int]:
        """The children of a word with one of these labels (with any, if none is named)."""
        children = sorted(self._children[head])
        return [c for c in children if self.labels[c] in labels] if labels else children

    def upos(self, word: int) -> str:
        """Part of speech of a word, "" of what is above the root."""
        return self.words[word].upos if word >= 0 else ""

    def attach(self, word: int, head: int, label: str) -> None:
        """Give a word another head."""
        if self.heads[word] >= 0:
            self._children[self.heads[word]].remove(word)
        if head >= 0:
            self._children[head].add(word)
        self.heads[word] = head
        self.labels[word] = label

    def promote(self, word: int, label: str, below: str) -> None:
        """Put a word in the place of its head, which with all its children goes below it.

        Args:
            word: The word that goes up.
            label: What it is to its new head.
            below: What its old head is to it.
        """
        old = self.heads[word]
        self.attach(word, self.heads[old], label)
        for child in self.own(old):
            self.attach(child, word, self.labels[child])
        self.attach(old, word, below)

    def first(self, word: int) -> int:
        """Index of the first word of a subtree."""
        subtree = [word]
        for below in subtree:
            subtree.extend(self._children[below])
        return min(subtree)

    def bottom_up(self) -> list[int]:
        """All words, each after those below it."""
        out = [word for word, head in enumerate(self.heads) if head < 0]
        for word in out:
            out.extend(self.own(word))
        return out[::-1]

    def is_finite(self, word: int) -> bool:
        """Whether a predicate is finite, by itself or by an auxiliary or copula."""
        verbs = [self.words[w] for w in (word, *self.own(word, "aux", "auxpass", "cop"))]
        return any(v.feature("VerbForm") == "Fin" or v.xpos in _FINITE for v in verbs)


def _coordination(tree: _Tree) -> None:
    """From a chain of conjuncts to a fan; a conjunction and a comma to the conjunct after them."""
    for head in range(len(tree.words)):
        for conjunct in tree.own(head, "conj"):
            before = [c for c in tree.own(head, "cc") if c < conjunct]
            for conjunction in before[-1:]:
                if conjunction > head:
                    tree.attach(conjunction, conjunct, "cc")
            for mark in tree.own(head, "punct"):
                if mark == tree.first(conjunct) - 1:
                    tree.attach(mark, conjunct, "punct")
    for word in range(len(tree.words)):
        top = word
        while tree.labels[top] == "conj":
            top = tree.heads[top]
        if top != word:
            tree.attach(word, top, "conj")


def _prepositions(tree: _Tree) -> None:
    """Objects and clauses of prepositions take their place."""
    for word in tree.bottom_up():
        objects = tree.own(word, "pobj")
        clauses = [c for c in tree.own(word, "pcomp") if tree.upos(c) != "ADP"]  # "because of"
        for complement in (*objects, *clauses)[:1]:
            phrase = tree.labels[complement] == "pobj" and tree.own(complement, "det", "amod")
            clausal = tree.upos(complement) in _VERBAL and not phrase
            label = _complement_label(tree, word, clausal=clausal)
            tree.promote(complement, label, "mark" if clausal else "case")


def _complement_label(tree: _Tree, preposition: int, *, clausal: bool) -> str:
    """What the complement of a preposition is to the word that governs the preposition."""
    label, head = tree.labels[preposition], tree.heads[preposition]
    if label not in ("prep", "agent", "dative", "pobj", "pcomp"):
        return label
    nested = tree.upos(head) in ("ADP", "SCONJ") and not tree.own(head, "pobj")
    if label in ("pobj", "pcomp") or nested or _is_according(tree, head, preposition):
        return "pcomp" if clausal else "pobj"
    if clausal:
        return "acl" if tree.upos(head) in _NOMINAL else "advcl"
    if label == "agent":
        return "obl:agent"
    return "nmod" if tree.upos(head) in _NOMINAL else "obl"


def _is_according(tree: _Tree, head: int, preposition: int) -> bool:
    """Whether a participle is but the first word of a preposition: "according to"."""
    pair = (tree.words[head].text.lower(), tree.words[preposition].text.lower())
    return tree.labels[head] == "prep" and preposition == head + 1 and pair in _FIXED


def _copulas(tree: _Tree) -> None:
    """The predicate of "be" takes its place; what there is, is a subject."""
    for word in tree.bottom_up():
        if tree.words[word].lemma.lower() != "be" or tree.labels[word] in ("aux", "auxpass"):
            continue
        if tree.own(word, "expl"):
            for entity in tree.own(word, "attr"):
                tree.labels[entity] = "nsubj"
            continue
        predicate = _predicate(tree, word)
        if predicate is None:
            continue
        if tree.own(predicate, "nsubj", "nsubjpass"):  # a clause is said to be something
            for outer in tree.own(word, "nsubj"):
                tree.labels[outer] = "nsubj:outer"
        planned = tree.labels[predicate] == "xcomp" and not _is_described(tree, word)
        tree.promote(predicate, tree.labels[word], "aux" if planned else "cop")


def _predicate(tree: _Tree, be: int) -> int | None:
    """What a form of "be" says of its subject."""
    named = tree.own(be, "attr", "acomp")
    if named:
        return next((p for p in named if p > be), named[0])
    if not tree.own(be, "nsubj", "csubj"):
        return None
    return next((p for p in tree.own(be, "obl", "ccomp", "xcomp") if p > be), None)


def _is_described(tree: _Tree, be: int) -> bool:
    """Whether an infinitive after "be" says what its subject is, not what somebody is to do."""
    return all(tree.upos(subject) not in ("PRON", "PROPN") for subject in tree.own(be, "nsubj"))


def _expletives(tree: _Tree) -> None:
    """The "it" of "it is clear that P" and "it is said that P" stands for the clause."""
    for head in range(len(tree.words)):
        copular, passive = tree.own(head, "cop"), tree.own(head, "nsubjpass")
        dummies = [
            s for s in tree.own(head, "nsubj", "nsubjpass") if tree.words[s].text.lower() == "it"
        ]
        clauses = [c for c in tree.own(head, "ccomp", "xcomp") if c > head]
        passive_clause = passive and tree.labels[clauses[0]] == "ccomp" if clauses else False
        if dummies and clauses and (copular or passive_clause):
            tree.labels[dummies[0]] = "expl"
            tree.labels[clauses[0]] = "csubj:pass" if passive else "csubj"


def _small_clauses(tree: _Tree) -> None:
    """The subject of a clause that is not finite is the object above: "made it clear"."""
    for word in range(len(tree.words)):
        head = tree.heads[word]
        if tree.labels[word] != "ccomp" or tree.own(word, "mark") or tree.is_finite(word):
            continue
        for subject in tree.own(word, "nsubj"):
            if tree.first(subject) == head + 1 and subject < word:
                tree.attach(subject, head, "dobj")
                tree.labels[word] = "xcomp"


def _reports(tree: _Tree) -> None:
    """A report after what it reports is beside it: "P, he said"."""
    for word in tree.bottom_up():
        for clause in [c for c in tree.own(word, "ccomp") if c < word][-1:]:
            later = [c for c in tree.own(word, "ccomp") if c > word]
            if not later and not tree.own(clause, "mark"):
                tree.attach(clause, tree.heads[word], tree.labels[word])
                tree.attach(word, clause, "parataxis")


def _personal_names(tree: _Tree) -> None:
    """Names of persons are headed by their first part; titles describe them."""
    for first, last in _persons(tree.words):
        parts = range(first, last)
        if all(tree.heads[w] == last and tree.labels[w] == "compound" for w in parts):
            if first < last:
                tree.promote(first, tree.labels[last], "flat")
            for part in range(first + 1, last):
                tree.labels[part] = "flat"
            for title in tree.own(first, "compound", "nmod"):
                if title < first:
                    tree.labels[title] = "nmod:desc"


def _persons(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """First and last word of each name that is tagged as a person's."""
    for name in named_spans(words):
        last = words[name[-1]]
        if last.label in _PERSON:
            yield name[0], last.index - (last.lemma in ("'s", "’s"))


def _sums(tree: _Tree) -> None:
    """A sum of money is headed by its currency: "$ 5 million"."""
    for sign in range(len(tree.words)):
        number = tree.heads[sign]
        if tree.upos(sign) != "SYM" or tree.upos(number) != "NUM" or sign > number:
            continue
        if tree.labels[sign] in ("quantmod", "nmod"):
            kept = [c for c in tree.own(number, "compound", "quantmod", "advmod") if c != sign]
            tree.promote(sign, tree.labels[number], "nummod")
            for child in kept:
                tree.attach(child, number, tree.labels[child])


def _relations(tree: _Tree) -> None:
    """Labels that have another name, some by what they stand below."""
    for word, label in enumerate(tree.labels):
        tree.labels[word] = _relation(tree, word, label)


def _relation(tree: _Tree, word: int, label: str) -> str:
    head = tree.heads[word]
    nominal = tree.upos(head) in _NOMINAL
    premodifier = word < head and not tree.own(word, "case")
    cases = (
        (label == "aux" and tree.words[word].xpos == "TO", "mark"),
        (label == "pcomp" and tree.upos(word) == "ADP", "case"),
        (label == "npadvmod", "nmod:unmarked" if nominal else "obl:unmarked"),
        (label == "nmod" and premodifier, "compound"),
        (label == "ccomp" and nominal and not tree.own(head, "cop"), "acl"),
        (label == "relcl" and not nominal, "advcl:relcl"),
    )
    return next((name for holds, name in cases if holds), _RENAMED.get(label, label))


def _fixed_expressions(tree: _Tree) -> None:
    """Two function words that work as one: the second hangs on the first."""
    for left in range(len(tree.words) - 1):
        right = left + 1
        if (tree.words[left].text.lower(), tree.words[right].text.lower()) not in _FIXED:
            continue
        if {tree.labels[left], tree.labels[right]} - _FUNCTION:
            continue
        if tree.heads[left] == tree.heads[right] or tree.heads[left] == right:
            tree.attach(left, tree.heads[right], tree.labels[right])
        if tree.heads[left] == tree.heads[right]:
            tree.attach(right, left, "fixed")
