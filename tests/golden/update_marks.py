"""Bring the marks of the cases up to date, and write docs/coverage.md anew.

    python tests/golden/update_marks.py

Marks are taken off the cases that hold, and say of the others whether they hold with the model or by
the rules alone. Cases that fail without a mark are listed: mend the library or the case, or write
the mark with its reason by hand.
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
        lang, parser = language(file), NoTreeParser()
        ways = (Attributor(lang, parser=parser), Attributor(lang, parser=parser, model=None))
        cases = read_cases(file)
        documents = parsed(cases)
        text = file.read_text(encoding="utf-8")
        for case in cases:
            wrong = [
                problems(case, way.attribute_document(documents[case.id], case.id)) for way in ways
            ]
            mark = _mark(*wrong)
            if case.mark and mark != case.mark:
                text = text.replace(_head(case, case.mark), _head(case, mark))
                print(f"{case.id}: {mark or 'holds now'}")
            elif mark and not case.mark:
                print(f"{case.id}: {mark}: {'; '.join(wrong[0] or wrong[1])}")
        file.write_text(text, encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


def _mark(with_model: list[str], by_rules: list[str]) -> str:
    if with_model and by_rules:
        return "fails"
    return "model fails" if with_model else "rules fail" if by_rules else ""


def _head(case: Case, mark: str) -> str:
    tail = f" [{mark}: {case.reason}]" if mark else ""
    return f"=== {case.id}: {case.title}{tail}\n"


if __name__ == "__main__":
    main()
