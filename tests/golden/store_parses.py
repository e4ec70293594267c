"""Parse golden cases that are new or changed and store their parses beside them.

    python tests/golden/store_parses.py [--all]

Uses the models embedded in the package, for other languages Stanza's default ones, which may be
downloaded; the tests themselves need none. With --all, those of English are parsed anew as well.
The parses of other languages may be written by hand: such files are kept as long as they fit.
"""

import sys
from functools import cache
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from golden_cases import (  # noqa: E402
    Case,
    groups,
    is_fresh,
    language,
    parses_of,
    read_cases,
    stored,
)

from quoteattr.conllu import to_conllu  # noqa: E402
from quoteattr.document import Document  # noqa: E402
from quoteattr.parsing import StanzaParser  # noqa: E402


def main() -> None:
    """Store the parses of all case files."""
    for file in groups():
        lang, cases = language(file), read_cases(file)
        target = parses_of(cases[0].group, lang)
        target.parent.mkdir(exist_ok=True)
        texts = {case.id: case.text for case in cases}
        anew = "--all" in sys.argv and lang == "en"
        known = {} if anew else stored(target, texts, lang)
        stale = [case for case in cases if not is_fresh(known.get(case.id), case.text)]
        known |= _parse(lang, stale)
        target.write_text(
            "".join(to_conllu(known[case.id], case.id) for case in cases), encoding="utf-8"
        )
        print(f"{target.name}: {len(stale)} of {len(cases)} parsed")


def _parse(lang: str, cases: list[Case]) -> dict[str, Document]:
    # One at a time: a parse must not depend on the cases beside it.
    return {case.id: _parser(lang).parse([case.text])[0] for case in cases}


@cache
def _parser(lang: str) -> StanzaParser:
    return StanzaParser() if lang == "en" else StanzaParser(lang, package="default")


if __name__ == "__main__":
    main()
