"""Take the [fails: …] marks off the cases that hold, and write docs/coverage.md anew.

    python tests/golden/update_marks.py

Cases that fail without a mark are listed: mend the library or the case, or mark it by hand.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from fake_parser import NoTreeParser  # noqa: E402
from golden_cases import Case, groups, language, parsed, problems, read_cases  # noqa: E402
from golden_coverage import PAGE, page  # noqa: E402

from quoteattr.attributor import Attributor  # noqa: E402


def main() -> None:
    """Update the marks of all case files."""
    for file in groups():
        attributor = Attributor(language(file), parser=NoTreeParser())
        cases = read_cases(file)
        documents = parsed(cases)
        text = file.read_text(encoding="utf-8")
        for case in cases:
            wrong = problems(case, attributor.attribute_document(documents[case.id], case.id))
            if case.fails and not wrong:
                text = text.replace(_head(case), _head(case).partition(" [fails:")[0])
                print(f"holds now: {case.id}")
            elif wrong and not case.fails:
                print(f"fails: {case.id}: {'; '.join(wrong)}")
        file.write_text(text, encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


def _head(case: Case) -> str:
    return f"=== {case.id}: {case.title} [fails: {case.fails}]"


if __name__ == "__main__":
    main()
