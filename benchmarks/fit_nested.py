"""Fit the weights of claims within claims (quoteattr/weighing/nesting.py).

    python benchmarks/fit_nested.py SHARED [--parses DIR] [--held-out 5]
        [--output quoteattr/data/en/nested_weights.toml]

The articles are those of ``claims`` (`annotated.py`) and the dev half of ``world``; SHARED holds
their texts and the scorers. ``--held-out`` parts the articles and judges each part by weights
fitted on the others; ``--output`` fits on all of them and writes the table. The same articles and
the same library give the same table.

What is weighed are the rules' readings of the cues within annotated contents. One is right if half
of its words and of those of an annotated claim there are the same, and words of its cue too.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import world
from annotated import Nested, read_nested
from corpus import parsed, with_bar
from fit_weights import proposed, rows_of
from fitting import parsed_options
from logistic import Example, fit, probability

from quoteattr.document import Document
from quoteattr.lexicon import Lexicon
from quoteattr.weighing.judging import judge
from quoteattr.weighing.nesting import LEAST
from quoteattr.weighing.odds import log_odds

L2, MIN_COUNT = 16.0, 6  # the best of several on articles held out
MATCHED = 0.5  # Jaccard index of two contents, as the scorer has it
THRESHOLDS = (0.3, LEAST, 0.5)


@attrs.frozen
class Article:
    """What the rules read within the claims of an article.

    Attributes:
        wanted: How many claims are annotated there.
        cues: For each cue its readings.
        found: For each of these the number of the annotated claim that it is, None of none.
    """

    wanted: int
    cues: Sequence[Sequence[Example]]
    found: Sequence[Sequence[int | None]]

    @property
    def examples(self) -> list[Example]:
        """All readings."""
        return [example for readings in self.cues for example in readings]


def main(argv: list[str] | None = None) -> None:
    """Fit, report and write; see the head of this file."""
    options = parsed_options(__doc__, argv)
    articles = {**read_nested(options.shared, "polnear"), **read_nested(options.shared, "newswire")}
    articles |= {case.id: _of_world(case) for case in world.articles("dev")}
    read = dict(with_bar(_read(articles, options.parses), len(articles)))
    if options.held_out:
        print(held_out(read, options.held_out))
    if options.output:
        options.output.write_text(as_toml(list(read.values())), encoding="utf-8")
        print(f"wrote {options.output}")


def _of_world(case: Any) -> Nested:
    """An invented article in the form of the annotated ones."""
    claims = world.annotated(case)
    outer, inner = ([c for c in claims if c["nested"] is nested] for nested in (False, True))
    return Nested(case.text, outer, inner)


def _read(articles: Mapping[str, Nested], parses: Path | None) -> Iterator[tuple[str, Article]]:
    """What the rules read in each article, by its name."""
    lexicon = Lexicon.load("en")
    texts = {name: article.text for name, article in articles.items()}
    for name, document in zip(texts, parsed(texts, parses), strict=True):
        yield name, article_of(document, articles[name], lexicon)


def article_of(document: Document, gold: Nested, lexicon: Lexicon) -> Article:
    """What the rules read within the annotated claims of an article.

    Args:
        document: Its parse.
        gold: Its annotated claims.
        lexicon: Tables of the language.
    """
    outer = [_words(document, claim["content"]) for claim in gold.outer]
    inner = [(_words(document, c["content"]), _words(document, c["cue"])) for c in gold.inner]
    quoted, proposals = proposed(document, lexicon)
    cues: dict[int, list[tuple[Example, int | None]]] = defaultdict(list)
    for proposal in proposals:
        around = (content for content in outer if proposal.cue.head in content)
        content = _wordy(document, proposal.content)
        if not content or not any(proposal.content <= outside for outside in around):
            continue
        shares = [_jaccard(content, _wordy(document, claim)) for claim, _ in inner]
        best = max(range(len(inner)), key=shares.__getitem__, default=None)
        is_found = best is not None and shares[best] >= MATCHED
        is_right = is_found and not proposal.cue_words.isdisjoint(inner[best or 0][1])
        judged = judge(document, proposal, quoted, lexicon)
        names = tuple(map(sys.intern, judged.evidence))
        example = Example(names, is_right, log_odds(judged.confidence))
        cues[proposal.cue.head].append((example, best if is_found else None))
    examples = [[example for example, _ in readings] for readings in cues.values()]
    return Article(len(inner), examples, [[n for _, n in readings] for readings in cues.values()])


def _words(document: Document, spans: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(word for start, end in spans for word in document.words_in(start, end))


def _wordy(document: Document, words: Iterable[int]) -> frozenset[int]:
    """Those words that have letters or digits."""
    return frozenset(w for w in words if any(map(str.isalnum, document.words[w].text)))


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(1, len(one | other))


def fitted(articles: Iterable[Article]) -> dict[str, float]:
    """The weights of what is known of readings, beside the rules' own probability."""
    return fit([example for a in articles for example in a.examples], L2, MIN_COUNT)


def held_out(read: Mapping[str, Article], parts: int) -> str:
    """How many claims are found, and right, by weights that were fitted on other articles."""
    names = sorted(read)
    random.Random(0).shuffle(names)
    hits, found = dict.fromkeys(THRESHOLDS, 0), dict.fromkeys(THRESHOLDS, 0)
    for part in range(parts):
        weights = fitted(read[name] for n, name in enumerate(names) if n % parts != part)
        for article in (read[name] for name in names[part::parts]):
            for least in THRESHOLDS:
                kept, right = _kept(article, weights, least)
                found[least] += kept
                hits[least] += right
    wanted = sum(article.wanted for article in read.values())
    lines = [
        f"{wanted} claims within claims of {len(names)} articles",
        "least precision recall    F1",
    ]
    for least in THRESHOLDS:
        precision, recall = 100 * hits[least] / max(1, found[least]), 100 * hits[least] / wanted
        f1 = 200 * hits[least] / (found[least] + wanted)
        lines.append(f"{least:5.2f}{precision:10.1f}{recall:7.1f}{f1:6.1f}")
    return "\n".join(lines)


def _kept(article: Article, weights: Mapping[str, float], least: float) -> tuple[int, int]:
    """How many cues have a reading that is likely enough, and how many claims these are."""
    kept, claims = 0, set()
    for readings, numbers in zip(article.cues, article.found, strict=True):
        likely = [probability(weights, example) for example in readings]
        best = max(range(len(likely)), key=likely.__getitem__)
        if likely[best] >= least:
            kept += 1
            claims.add(numbers[best])
    return kept, len(claims - {None})


def as_toml(articles: Sequence[Article]) -> str:
    """The weights as TOML, with how they were made."""
    examples = [example for article in articles for example in article.examples]
    head = (
        "# Weights of claims within claims, in log odds, added to those that the rules give:\n"
        "# logistic regression over what weighing/evidence.py tells of "
        f"{len(examples)} readings within\n"
        f"# the claims of {len(articles)} articles, of which "
        f"{sum(example.is_right for example in examples)} are right "
        f"(l2 {L2:g}, features of at least {MIN_COUNT}\n"
        "# readings). Written by benchmarks/fit_nested.py.\n"
        "[features]\n"
    )
    return head + rows_of(fitted(articles))


if __name__ == "__main__":
    main()
