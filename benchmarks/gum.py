"""GUM: news, interviews and other genres with trees and coreference by hand.

Zeldes, "The GUM Corpus: Creating Multilayer Resources in the Classroom" (Language Resources and
Evaluation 51, 2017). Mentions stand as brackets in MISC, their fields in the order that the
comment ``# global.Entity`` tells; ``SplitAnte=1<3`` makes entity 1 a part of entity 3.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

import attrs

from quoteattr.conllu import from_conllu_many
from quoteattr.document import Document, Word
from quoteattr.formats.conllu_lines import Block, read_blocks

Kind = Literal["name", "nominal", "pronoun", "other"]
BRACKET = re.compile(r"\((?P<opened>[^()]+)(?P<single>\)?)|(?P<closed>[^()]+)\)")
LABELS = {"person": "PERSON", "organization": "ORG", "place": "GPE"}
FIELDS = "# global.Entity = "


@attrs.frozen
class Mention:
    """A mention; words are indices in the document.

    Attributes:
        entity: Identifier of its entity in the article.
        etype: Type of entity: "person", "organization", "place", "abstract" and others.
        first: Its first word.
        last: Its last word, included.
        head: Its word whose head lies outside.
        kind: What the head is; "other" for demonstratives, numbers and clauses.
    """

    entity: str
    etype: str
    first: int
    last: int
    head: int
    kind: Kind


@attrs.frozen
class Article:
    """An article with its coreference.

    Attributes:
        document: Its gold parse, names of persons, organizations and places tagged.
        mentions: All mentions, one a head word: of several the shortest.
        parts: For an entity that takes up several others, such as "they", those others.
    """

    document: Document
    mentions: tuple[Mention, ...]
    parts: Mapping[str, frozenset[str]]


def read_gum(data: str, genres: Collection[str]) -> dict[str, Article]:
    """Read the articles of some genres.

    Args:
        data: A file of GUM in CoNLL-U.
        genres: Such as "news": the second part of a document's id.

    Returns:
        The articles by document id.

    Raises:
        ParseError: The file is malformed.
    """
    blocks: dict[str, list[Block]] = defaultdict(list)
    name = ""
    for block in read_blocks(data):
        name = next(iter(block.values("newdoc id")), name)
        blocks[name].append(block)
    documents = from_conllu_many(data)
    return {
        name: _article(documents[name], blocks[name])
        for name in documents
        if name.split("_")[1:2] and name.split("_")[1] in genres
    }


def _article(document: Document, blocks: Sequence[Block]) -> Article:
    rows = [row for block in blocks for token in block.tokens for row in token.words]
    comments = (comment for block in blocks for comment in block.comments)
    names = next((c for c in comments if c.startswith(FIELDS)), FIELDS + "GRP-etype")
    fields = names.removeprefix(FIELDS).split("-")
    miscs = [row.misc for row in rows]
    shortest: dict[int, Mention] = {}
    for mention in _mentions(document, miscs, fields):
        known = shortest.get(mention.head)
        if known is None or mention.last - mention.first < known.last - known.first:
            shortest[mention.head] = mention
    mentions = tuple(sorted(shortest.values(), key=lambda m: m.head))
    return Article(_tagged(document, mentions), mentions, _parts(miscs))


def _mentions(
    document: Document, miscs: Sequence[Mapping[str, str]], fields: Sequence[str]
) -> Iterator[Mention]:
    """Mentions as their brackets close."""
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, misc in enumerate(miscs):
        for found in BRACKET.finditer(misc.get("Entity", "")):
            key = found["closed"]
            if found["opened"]:
                values = dict(zip(fields, found["opened"].split("-"), strict=False))
                key = values["GRP"]
                opened[key].append((index, values.get("etype", "")))
            if found["closed"] or found["single"]:
                first, etype = opened[key].pop()
                yield _mention(document, key, etype, first, index)


def _mention(document: Document, entity: str, etype: str, first: int, last: int) -> Mention:
    inside = range(first, last + 1)
    head = next(i for i in inside if document.words[i].head not in inside)
    return Mention(entity, etype, first, last, head, _kind(document.words[head]))


def _kind(head: Word) -> Kind:
    if head.upos == "PRON":
        return "pronoun" if head.feature("PronType") in ("Prs", "Emp", "Rel") else "other"
    kinds: dict[str, Kind] = {"PROPN": "name", "NOUN": "nominal"}
    return kinds.get(head.upos, "other")


def _parts(miscs: Sequence[Mapping[str, str]]) -> dict[str, frozenset[str]]:
    parts: dict[str, frozenset[str]] = defaultdict(frozenset)
    for misc in miscs:
        for pair in filter(None, misc.get("SplitAnte", "").split(",")):
            part, _, whole = pair.partition("<")
            parts[whole] |= {part}
    return dict(parts)


def _tagged(document: Document, mentions: Sequence[Mention]) -> Document:
    """The parse with the proper nouns around the heads of names tagged, as a tagger would."""
    words = list(document.words)
    for mention in mentions:
        if mention.kind != "name" or mention.etype not in LABELS:
            continue
        first = last = mention.head
        while first > mention.first and words[first - 1].upos == "PROPN":
            first -= 1
        while last < mention.last and words[last + 1].upos == "PROPN":
            last += 1
        if any(words[i].ner != "O" for i in range(first, last + 1)):
            continue
        for i in range(first, last + 1):
            place = "S" if first == last else "B" if i == first else "E" if i == last else "I"
            words[i] = attrs.evolve(words[i], ner=f"{place}-{LABELS[mention.etype]}")
    return attrs.evolve(document, words=tuple(words))
