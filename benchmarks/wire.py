"""Measure quoteattr on newswire of many countries, annotated with all its claims (`annotated.py`).

    python benchmarks/wire.py SHARED [--unseen] [--parses DIR] [--rules] [--store RUN.json]

The readers who annotated it followed the conventions of PolNeAR and had not seen what the library
finds. Errors on two thirds of the articles may be looked at; ``--unseen`` measures the others.
Claims within claims are measured by `world.py`: weights were fitted on those annotated here
(`fit_nested.py`). SHARED holds the texts and the scorers.
"""

from __future__ import annotations

from annotated import read_nested
from polnear import all_figures, option_parser, predicted, report
from speakers import is_unseen

import quoteattr


def main(argv: list[str] | None = None, attributor: quoteattr.Attributor | None = None) -> None:
    """Run the benchmark; see the head of this file."""
    parser = option_parser(__doc__)
    parser.add_argument("--unseen", action="store_true", help="only what nobody looks at")
    options = parser.parse_args(argv)
    articles = {
        name: article
        for name, article in read_nested(options.shared, "newswire").items()
        if not options.unseen or is_unseen(name)
    }
    articles = dict(list(articles.items())[: options.limit])
    texts = {name: article.text for name, article in articles.items()}
    predictions = predicted(texts, options, attributor)
    gold = {name: (article.text, list(article.outer)) for name, article in articles.items()}
    figures = all_figures(options.shared, gold, {}, predictions)
    print(f"Newswire of many countries: {len(articles)} articles")
    report(gold, figures, predictions, options)


if __name__ == "__main__":
    main()
