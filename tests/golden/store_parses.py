"""Parse golden cases that are new or changed and store their parses beside them.

    python tests/golden/store_parses.py [--all]

Uses the models embedded in the package; the tests themselves need none.
"""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from golden_cases import PARSES, Case, groups, is_fresh, read_cases, stored  # noqa: E402

from quoteattr.conllu import to_conllu  # noqa: E402
from quoteattr.document import Document  # noqa: E402
from quoteattr.parsing import StanzaParser  # noqa: E402


def main() -> None:
    """Store the parses of all case files."""
    parser = StanzaParser()
    PARSES.mkdir(exist_ok=True)
    for file in groups():
        target = PARSES / f"{file.stem}.conllu"
        cases = read_cases(file)
        texts = {case.id: case.text for case in cases}
        known = {} if "--all" in sys.argv else stored(target, texts)
        stale = [case for case in cases if not is_fresh(known.get(case.id), case.text)]
        known |= _parse(parser, stale)
        target.write_text(
            "".join(to_conllu(known[case.id], case.id) for case in cases), encoding="utf-8"
        )
        print(f"{target.name}: {len(stale)} of {len(cases)} parsed")


def _parse(parser: StanzaParser, cases: list[Case]) -> dict[str, Document]:
    # One at a time: a parse must not depend on the cases beside it.
    return {case.id: parser.parse([case.text])[0] for case in cases}


if __name__ == "__main__":
    main()
