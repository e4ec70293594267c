"""Reading: articles parsed, with annotation and what the rules propose; numbers of their words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
from corpus import parsed, with_bar
from examples import Annotated, Example, annotated, examples
from torch import Tensor

from quoteattr.document import Document
from quoteattr.learned import traits
from quoteattr.learned.inventory import Inventory
from quoteattr.learned.readings import Readings
from quoteattr.lexicon import Lexicon
from quoteattr.parsing import Parser
from quoteattr.quotations import find_quotations

RARE_LEMMA, RARE = 6, 3  # times: values seen less often are not known


@attrs.frozen(eq=False)
class Article:
    """An article, ready to be learnt from.

    Attributes:
        document: Its parse.
        gold: Its annotated claims; none of an article that nobody annotated.
        readings: What the rules propose.
        claims: The annotated claims, in words of the parse.
        rows: Traits of its words.
    """

    document: Document
    gold: Sequence[Any]
    readings: Readings
    claims: list[Annotated]
    rows: list[tuple[str, ...]]


@attrs.frozen(eq=False)
class Numbers:
    """What words and their traits are known by.

    Attributes:
        vectors: Word vectors.
        vocabulary: Their rows.
        inventories: Numbers of traits and of rules.
    """

    vectors: Tensor
    vocabulary: Mapping[str, int]
    inventories: Mapping[str, Inventory]

    @classmethod
    def of(cls, pretrain: Mapping[str, Any], articles: Iterable[Article]) -> Numbers:
        """Numbers of all that occurs often enough.

        Args:
            pretrain: Word vectors and their rows, in Stanza's pretrain format.
            articles: Where it occurs.
        """
        known = list(articles)
        rows = [row for article in known for row in article.rows]
        inventories = {
            name: Inventory.of(
                (row[column] for row in rows if row[column]),
                RARE_LEMMA if name == "lemma" else RARE,
            )
            for column, name in enumerate(traits.COLUMNS)
        }
        rules = (p.rule for a in known for ps in a.readings.by_cue.values() for p in ps)
        inventories |= {"rule": Inventory.of(rules)}
        return cls(pretrain["emb"].float(), pretrain["vocab"]["_unit2id"], inventories)

    def paragraphs(self, article: Article, asked: Collection[int] = ()) -> Iterator[Example]:
        """An article's paragraphs in numbers; see `examples.examples`."""
        return examples(
            article.readings, article.claims, article.rows, self.vocabulary, self.inventories, asked
        )


def read_articles(
    gold: Mapping[str, Any], parses: Path, parser: Parser | None = None
) -> dict[str, Article]:
    """Parse articles, and see what the rules propose in them.

    Args:
        gold: Their texts and annotated claims, by name.
        parses: A folder that keeps the parses.
        parser: What parses them; the embedded models by default.
    """
    texts = {name: text for name, (text, _) in gold.items()}
    lexicon = Lexicon.load("en")
    found = {}
    documents = with_bar(parsed(texts, parses, parser), len(texts))
    for name, document in zip(texts, documents, strict=True):
        readings = Readings.of(document, find_quotations(document.text), lexicon)
        claims = annotated(document, gold[name][1], readings)
        rows = traits.traits(document, readings.quotations, lexicon)
        found[name] = Article(document, gold[name][1], readings, claims, rows)
    return found
