"""Measure who is who on the coreference of GUM, which no PolNeAR article is part of.

    python benchmarks/coreference.py SHARED [--split dev] [--genres news interview …]
        [--own-parse] [--parses DIR] [--wrong]

SHARED holds ``data/ud/gum-{train,dev,test}.conllu``. Trees and tags of names are GUM's own; with
``--own-parse`` they are those of the embedded models, ``--parses`` keeps them.

A later mention (an anaphor) is right if the entity into which it is put is, by most of its other
names (by its other nominals where it has no name), the annotated one; "they" may take up several.
Recall is over the persons, organizations and places annotated; precision over all that was put
into an entity with others. The same is told of the anaphors that are sources of attributions.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import attrs
from clusters import Share, b_cubed, f1, lea
from corpus import parsed, with_bar
from gum import Article, Mention, read_gum

from quoteattr.document import Document, Word
from quoteattr.entities import EntityIndex, find_entities
from quoteattr.lexicon import Lexicon
from quoteattr.quotations import find_quotations
from quoteattr.rules import find_attributions

GENRES = ("news", "interview", "speech", "bio", "court", "essay")
AGENTS = {"person", "organization", "place"}
ROWS = ("name", "nominal", "he, she", "it", "they")


@attrs.frozen
class Reading:
    """What the library made of an article.

    Attributes:
        document: The parse it read.
        index: The entities it found.
        sources: Head words of the sources of attributions.
    """

    document: Document
    index: EntityIndex
    sources: frozenset[int]

    @classmethod
    def of(cls, document: Document, lexicon: Lexicon) -> Reading:
        """Read a parse with the library's own rules."""
        quotations = find_quotations(document.text)
        attributions = find_attributions(document, quotations, lexicon)
        index = find_entities(document, attributions, quotations, lexicon)
        heads = (attribution.source_head for attribution in attributions)
        return cls(document, index, frozenset(head for head in heads if head is not None))

    def at(self, word: Word) -> int:
        """The word that stands where a word of another parse of the text does, or -1."""
        return next(iter(self.document.words_in(word.start, word.end)), -1)

    def entities_at(self, word: Word) -> tuple[str, ...]:
        """Entities that are named where a word of another parse stands."""
        return self.index.of_word.get(self.at(word), ())


@attrs.frozen
class Judgement:
    """What became of a mention that may take up another.

    Attributes:
        head: Its head word in the gold parse.
        row: What it is: one of `ROWS`.
        is_source: Whether it is the source of an attribution.
        is_wanted: Whether it takes up an agent that has been named or described elsewhere.
        answer: Entities of GUM that it was made to take up.
        is_right: Whether these are the right ones.
    """

    head: int
    row: str
    is_source: bool
    is_wanted: bool
    answer: frozenset[str]
    is_right: bool


def main(argv: list[str] | None = None) -> None:
    """Run the benchmark; see the head of this file."""
    options = _options(argv)
    path = options.shared / "data" / "ud" / f"gum-{options.split}.conllu"
    if not path.is_file():
        sys.exit(f"no {path}: SHARED must hold GUM as data/ud/gum-{options.split}.conllu")
    articles = read_gum(path.read_text(encoding="utf-8"), options.genres)
    if not articles:
        sys.exit(f"no articles of {', '.join(options.genres)} in {path}")
    documents = [article.document for article in articles.values()]
    if options.own_parse:
        texts = {name: article.document.text for name, article in articles.items()}
        documents = list(parsed(texts, options.parses))
    lexicon = Lexicon.load("en")
    read = with_bar((Reading.of(document, lexicon) for document in documents), len(documents))
    readings = list(read)
    print(f"GUM {options.split}, {', '.join(options.genres)}: {len(articles)} articles")
    show(list(articles.values()), readings)
    if options.wrong:
        for (name, article), reading in zip(articles.items(), readings, strict=True):
            _show_wrong(name, article, judge(article, reading))


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, metavar="SHARED")
    parser.add_argument("--split", choices=("train", "dev", "test"), default="dev")
    parser.add_argument("--genres", nargs="+", default=GENRES, help="GUM's genres to read")
    parser.add_argument("--own-parse", action="store_true", help="parse with the embedded models")
    parser.add_argument("--parses", type=Path, help="folder to keep parses in: trusted pickles")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong, to read it")
    return parser.parse_args(argv)


def judge(article: Article, reading: Reading) -> list[Judgement]:
    """Judge every mention of an article that takes up another, or was made to.

    Args:
        article: An article with its coreference.
        reading: What the library made of it.

    Returns:
        A judgement for each such mention, in the order of the text.
    """
    words = article.document.words
    at = {mention.head: mention for mention in article.mentions}
    votes = _votes(article, reading)
    described = Counter(m.entity for m in article.mentions if m.kind in ("name", "nominal"))
    out = []
    for word in words:
        mention = at.get(word.index)
        row = _row(word, mention)
        if row is None:
            continue
        found = (_identity(votes[key], mention) for key in reading.entities_at(word))
        answer = frozenset(filter(None, found))
        right, is_wanted = frozenset[str](), False
        if mention is not None:
            right = article.parts.get(mention.entity, frozenset()) | {mention.entity}
            own = mention.kind in ("name", "nominal")
            is_known = any(described[key] > (own and key == mention.entity) for key in right)
            is_wanted = mention.etype in AGENTS and is_known
        if is_wanted or answer:
            is_right = bool(answer) and answer <= right
            is_source = reading.at(word) in reading.sources
            out.append(Judgement(word.index, row, is_source, is_wanted, answer, is_right))
    return out


def _row(word: Word, mention: Mention | None) -> str | None:
    """The row of the table in which a word's mention counts, None for no such mention."""
    if word.upos == "PRON":
        if word.feature("PronType") not in ("Prs", "Emp"):
            return None
        if word.feature("Person") in ("1", "2"):
            return None
        if word.feature("Number") == "Plur":
            return "they"
        return "he, she" if word.feature("Gender") in ("Masc", "Fem") else "it"
    is_named = mention is not None and mention.kind in ("name", "nominal")
    return mention.kind if mention is not None and is_named else None


def _votes(article: Article, reading: Reading) -> Mapping[str, Mapping[str, set[Mention]]]:
    """For each entity found, by kind of mention, the annotated mentions put into it."""
    votes: dict[str, dict[str, set[Mention]]] = defaultdict(lambda: defaultdict(set))
    for mention in article.mentions:
        for key in reading.entities_at(article.document.words[mention.head]):
            votes[key][mention.kind].add(mention)
    return votes


def _identity(votes: Mapping[str, set[Mention]], own: Mention | None) -> str | None:
    """The annotated entity that an entity is, as its mentions other than one's own tell."""
    for kind in ("name", "nominal"):
        counts = Counter(m.entity for m in votes.get(kind, ()) if m != own)
        if counts:
            return max(sorted(counts), key=lambda entity: counts[entity])
    return None


def _clusters(article: Article, reading: Reading) -> tuple[list[frozenset[int]], ...]:
    """Annotated and found clusters of the agents' mentions that both have, by head word."""
    key: dict[str, set[int]] = defaultdict(set)
    response: dict[str, set[int]] = defaultdict(set)
    for mention in article.mentions:
        found = reading.entities_at(article.document.words[mention.head])
        if mention.etype in AGENTS and mention.kind != "other" and len(found) == 1:
            key[mention.entity].add(mention.head)
            response[found[0]].add(mention.head)
    return [frozenset(c) for c in key.values()], [frozenset(c) for c in response.values()]


def show(articles: Sequence[Article], readings: Sequence[Reading]) -> None:
    """Print how many anaphors are right, by what they are, and how well clusters agree."""
    pairs = list(zip(articles, readings, strict=True))
    judged = [judgement for pair in pairs for judgement in judge(*pair)]
    print(f"{'':20}{'wanted':>7}{'recall':>8}{'precision':>11}{'F1':>7}")
    for row in ROWS:
        print(_line(row, [j for j in judged if j.row == row]))
    for row in ROWS:
        print(_line(f"{row} as a source", [j for j in judged if j.row == row and j.is_source]))
    clusters = [_clusters(*pair) for pair in pairs]
    for label, measure in (("B³", b_cubed), ("LEA", lea)):
        recalls, precisions = zip(*(measure(*pair) for pair in clusters), strict=True)
        print(_figures(label, "", _total(recalls), _total(precisions)))


def _line(label: str, judged: Sequence[Judgement]) -> str:
    wanted = [j.is_right for j in judged if j.is_wanted]
    answered = [j.is_right for j in judged if j.answer]
    shares = [(float(sum(some)), float(len(some))) for some in (wanted, answered)]
    return _figures(label, str(len(wanted)), *shares)


def _total(shares: Iterable[Share]) -> Share:
    parts, wholes = zip(*shares, strict=True)
    return sum(parts), sum(wholes)


def _figures(label: str, wanted: str, recall: Share, precision: Share) -> str:
    r, p = (100 * part / whole if whole else 0.0 for part, whole in (recall, precision))
    return f"{label:20}{wanted:>7}{r:8.1f}{p:11.1f}{100 * f1(recall, precision):7.1f}"


def _show_wrong(name: str, article: Article, judged: Iterable[Judgement]) -> None:
    """List the anaphors that are wrong, with what stands around them."""
    text, words = article.document.text, article.document.words
    called = {m.entity: words[m.head].text for m in reversed(article.mentions) if m.kind == "name"}
    at = {mention.head: mention.entity for mention in article.mentions}
    for j in judged:
        if j.is_right:
            continue
        word, entity = words[j.head], at.get(j.head, "")
        before, after = text[max(0, word.start - 200) : word.start], text[word.end : word.end + 60]
        told = ", ".join(called.get(key, key) for key in sorted(j.answer)) or "nobody"
        print(f"\n{name} {j.row}: {told} for {called.get(entity, entity or 'nothing')}")
        print(" ".join(f"{before}[[{word.text}]]{after}".split()))


if __name__ == "__main__":
    main()
