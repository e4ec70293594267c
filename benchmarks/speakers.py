"""Measure who speaks on articles annotated for it (`annotated.py`).

    python benchmarks/speakers.py SHARED [--of newswire] [--unseen] [--parses DIR] [--rules]
        [--store RUN.json]

The articles are 144 of PolNeAR's train part, US political news, or newswire of other countries.
Errors on two thirds of them may be looked at; ``--unseen`` measures the others. Abouts are not
measured, since the weights that choose them were fitted on these articles (`fit_about.py`).
SHARED holds their texts and the scorers.
"""

from __future__ import annotations

from zlib import crc32

from annotated import read_annotated
from corpus import load_scorer
from polnear import option_parser, predicted, show, speaker_figures
from runs import write_run

import quoteattr

UNSEEN, PARTS = 2, 3  # of three parts, the one that is for figures alone


def main(argv: list[str] | None = None, attributor: quoteattr.Attributor | None = None) -> None:
    """Run the benchmark; see the head of this file."""
    parser = option_parser(__doc__)
    parser.add_argument("--of", choices=("polnear", "newswire"), default="newswire")
    parser.add_argument("--unseen", action="store_true", help="only what nobody looks at")
    options = parser.parse_args(argv)
    articles = {
        name: article
        for name, article in read_annotated(options.shared, options.of).items()
        if not options.unseen or is_unseen(name)
    }
    articles = dict(list(articles.items())[: options.limit])
    texts = {name: article.text for name, article in articles.items()}
    gold = {name: {"claims": list(article.claims)} for name, article in articles.items()}
    scorer = load_scorer(options.shared, "score_speakers")
    figures = speaker_figures(scorer, gold, texts, predicted(texts, options, attributor))
    figures = {name: value for name, value in figures.items() if not name.startswith("about")}
    print(f"{options.of}: {len(articles)} articles")
    show(figures, {})
    if options.store:
        write_run(options.store, figures, {})


def is_unseen(name: str) -> bool:
    """Whether an article is among those whose errors nobody looks at."""
    return crc32(name.encode()) % PARTS == UNSEEN


if __name__ == "__main__":
    main()
