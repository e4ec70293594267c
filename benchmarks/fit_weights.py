"""Fit the weights of evidence (quoteattr/weighing/evidence.py) on the train articles of PolNeAR.

    python benchmarks/fit_weights.py SHARED [--parses DIR] [--held-out 0.15]
        [--output quoteattr/data/en/weights.toml]

SHARED holds ``data/polnear/train`` (texts and brat standoff) and the scorer ``eval/score.py``.
``--held-out`` fits on all but this share of the articles and reports how well the weights judge
that share; ``--output`` fits on all of them and writes the table. The same articles and the same
library give the same table.

A proposal is right if it comes closest of all to an annotated claim: half of their words in
common, and the source too. A wrong one whose cue lies within an annotated content is left out,
since PolNeAR annotates no claims within claims: it may well be right.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus import load_scorer, parsed, with_bar
from logistic import (
    Example,
    calibration_error,
    fit,
    log_loss,
    precision_recall_f1,
    probability,
)

from quoteattr.contents import find_contents
from quoteattr.contents.proposals import Proposal
from quoteattr.cues import find_cues
from quoteattr.document import Document
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon
from quoteattr.quotations import find_quotations
from quoteattr.weighing.evidence import evidence

L2, MIN_COUNT = 2.0, 4  # the best of several on articles held out
LEAST = 0.03  # smaller weights change nothing and are not written
MIN_JACCARD, NEARLY_BEST = 0.5, 0.08
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


def main(argv: list[str] | None = None) -> None:
    """Fit, report and write; see the head of this file."""
    options = _options(argv)
    scorer = load_scorer(options.shared, "score")
    gold = scorer.load_gold(str(options.shared / "data" / "polnear" / "train"))
    if not gold:
        sys.exit(f"no articles in {options.shared}/data/polnear/train")
    examples = dict(with_bar(_examples(scorer, gold, options.parses), len(gold)))
    if options.held_out:
        print(_report(examples, options.held_out))
    if options.output:
        everything = _joined(examples.values())
        weights = fit(everything, L2, MIN_COUNT)
        options.output.write_text(as_toml(weights, everything, len(gold)), encoding="utf-8")
        print(f"wrote {options.output}")


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, metavar="SHARED")
    parser.add_argument("--parses", type=Path, help="folder to keep parses in: trusted pickles")
    parser.add_argument("--held-out", type=float, help="share of articles to judge by, 0 to 1")
    parser.add_argument("--output", type=Path, help="table of weights to write")
    options = parser.parse_args(argv)
    if options.held_out is None and options.output is None:
        parser.error("nothing to do: give --held-out, --output or both")
    if options.held_out is not None and not 0 < options.held_out < 1:
        parser.error("--held-out is a share between 0 and 1, such as 0.15")
    return options


def _examples(
    scorer: Any, gold: Mapping[str, Any], parses: Path | None
) -> Iterator[tuple[str, list[Example]]]:
    """The examples of each article, by its name."""
    lexicon = Lexicon.load("en")
    texts = {name: text for name, (text, _) in gold.items()}
    for name, document in zip(texts, parsed(texts, parses), strict=True):
        yield name, examples_of(scorer, document, gold[name][1], lexicon)


def examples_of(
    scorer: Any, document: Document, gold: Sequence[Mapping[str, Any]], lexicon: Lexicon
) -> list[Example]:
    """What the library proposes in an article, each with its evidence and whether it is right.

    Args:
        scorer: The module ``eval/score.py``, which says what words and sources are the same.
        document: Parse of the article.
        gold: Its annotated claims: offsets by role.
        lexicon: Tables of the language.

    Returns:
        An example for each proposal of which the annotation tells whether it is right.
    """
    quoted, proposals = proposed(document, lexicon)
    article = scorer.Text(document.text)
    claims = [claim for claim in scorer.prepare(article, gold) if claim["content"]]
    right = _right(scorer, article, claims, document, proposals)
    inside = {
        word
        for claim in claims
        for start, end in claim["spans"]["content"]
        for word in document.words_in(start, end)
    }
    return [
        Example(tuple(map(sys.intern, evidence(document, p, quoted, lexicon))), number in right)
        for number, p in enumerate(proposals)
        if number in right or p.cue.head not in inside
    ]


def proposed(document: Document, lexicon: Lexicon) -> tuple[QuotedWords, tuple[Proposal, ...]]:
    """The words of a parse in quotation marks, and what the rules propose there."""
    quotations = find_quotations(document.text)
    found = find_contents(document, quotations, find_cues(document, lexicon), lexicon)
    return QuotedWords.of(document, quotations), tuple(found)


def _right(
    scorer: Any,
    article: Any,
    claims: Sequence[Mapping[str, Any]],
    document: Document,
    proposals: Sequence[Proposal],
) -> set[int]:
    """Numbers of the proposals that come closest to a claim, and those that nearly do."""
    contents = [_scored(article, document, proposal.content) for proposal in proposals]
    sources = [_scored(article, document, proposal.source) for proposal in proposals]
    out = set()
    for claim in claims:
        close = {}
        for number, content in enumerate(contents):
            jaccard = len(content & claim["content"]) / len(content | claim["content"])
            if jaccard >= MIN_JACCARD and _same_source(scorer, article, claim, sources[number]):
                close[number] = jaccard
        best = max(close.values(), default=0.0)
        out.update(number for number, value in close.items() if value >= best - NEARLY_BEST)
    return out


def _scored(article: Any, document: Document, words: frozenset[int]) -> frozenset[int]:
    """Words of a parse as the scorer counts them."""
    found: frozenset[int] = article.words(
        [(document.words[w].start, document.words[w].end) for w in words]
    )
    return found


def _same_source(
    scorer: Any, article: Any, claim: Mapping[str, Any], source: frozenset[int]
) -> bool:
    if not claim["source"]:
        return not source
    return bool(scorer.source_overlap(article, claim["source"], source))


def _report(examples: Mapping[str, Sequence[Example]], share: float) -> str:
    """How well weights fitted on the other articles judge a share of them."""
    names = sorted(examples)
    random.Random(0).shuffle(names)
    held = names[: max(1, round(share * len(names)))]
    weights = fit(_joined(examples[n] for n in names if n not in held), L2, MIN_COUNT)
    judged = _joined(examples[n] for n in held)
    right = [example.is_right for example in judged]
    given = [probability(weights, example) for example in judged]
    lines = [
        f"held out: {len(held)} of {len(names)} articles, {len(judged)} proposals, "
        f"{sum(right)} of them right",
        f"log loss {log_loss(given, right):.4f}, "
        f"expected calibration error {100 * calibration_error(given, right):.1f} %",
        "threshold  precision  recall    F1",
    ]
    for threshold in THRESHOLDS:
        precision, recall, f1 = (100 * x for x in precision_recall_f1(given, right, threshold))
        lines.append(f"{threshold:9.1f}{precision:11.1f}{recall:8.1f}{f1:6.1f}")
    return "\n".join(lines)


def _joined(parts: Any) -> list[Example]:
    return [example for part in parts for example in part]


def as_toml(weights: Mapping[str, float], examples: Sequence[Example], articles: int) -> str:
    """The weights as TOML, with how they were made."""
    right = sum(example.is_right for example in examples)
    right = sum(example.is_right for example in examples)
    head = (
        "# Weights of evidence in log odds: logistic regression over what weighing/evidence.py\n"
        f"# tells of {len(examples)} proposals in {articles} train articles of PolNeAR, of which\n"
        f"# {right} are right (l2 {L2:g}, features of at least {MIN_COUNT} proposals).\n"
        "# Written by benchmarks/fit_weights.py.\n"
        "[features]\n"
    )
    return head + rows_of(weights)


def rows_of(weights: Mapping[str, float]) -> str:
    """The rows of a table of weights in TOML, without those that change nothing."""
    kept = (f"{_key(f)} = {w:.2f}\n" for f, w in sorted(weights.items()) if abs(w) >= LEAST)
    return "".join(kept)


def _key(feature: str) -> str:
    """A quoted TOML key, in which control characters must be escaped."""
    return json.dumps(feature, ensure_ascii=False).replace("\x7f", "\\u007f")


if __name__ == "__main__":
    main()
