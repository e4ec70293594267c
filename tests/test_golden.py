"""Every golden case, one test each; what does not hold yet is marked in its file."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from fake_parser import NoTreeParser
from golden_cases import Case, CaseError, all_cases, groups, parsed, problems, read_cases, show
from golden_coverage import PAGE, page

from quoteattr.attributor import Attributor
from quoteattr.document import Document

CASES = all_cases()


@cache
def documents(group: str) -> dict[str, Document]:
    return parsed([case for case in CASES if case.group == group])


@cache
def attributor(lang: str, *, with_model: bool = True) -> Attributor:
    model = {} if with_model else {"model": None}
    return Attributor(lang, parser=NoTreeParser(), **model)


def params(*, with_model: bool) -> list[object]:
    out = []
    for case in CASES:
        why = case.failing(with_model=with_model)
        reason = f"{why}. If it passes now, run python tests/golden/update_marks.py"
        mark = pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)
        out.append(pytest.param(case, id=case.id, marks=[mark] if why else []))
    return out


def check(case: Case, *, with_model: bool) -> None:
    document = documents(case.group)[case.id]
    found = attributor(case.lang, with_model=with_model).attribute_document(document, case.id)
    wrong = problems(case, found)
    lines = [case.text, "", *wrong, "", "found:", *(show(claim, found) for claim in found.claims)]
    assert not wrong, "\n".join(lines)


@pytest.mark.parametrize("case", params(with_model=True))
def test_case(case: Case) -> None:
    check(case, with_model=True)


@pytest.mark.parametrize("case", params(with_model=False))
def test_case_by_the_rules_alone(case: Case) -> None:
    check(case, with_model=False)


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_result_is_sound(case: Case) -> None:
    """Whatever a case expects: spans, identifiers and round trips hold."""
    document = documents(case.group)[case.id]
    found = attributor(case.lang).attribute_document(document, case.id)
    spans = [s for c in found.claims for s in (*c.source, *c.cue, *c.content)]
    spans += [mention.span for entity in found.entities for mention in entity.mentions]
    assert all(case.text[s.start : s.end] == s.text and s.text.strip() for s in spans)
    ids = {entity.id for entity in found.entities}
    for claim in found.claims:
        assert claim.content
        assert 0 <= claim.confidence <= 1
        assert (claim.speaker is None) == (claim.resolution == "none") == bool(claim.reason)
        assert ids.issuperset(
            (*claim.speakers, *claim.addressees, *(a.entity for a in claim.about))
        )
        assert not set(claim.speakers) & {about.entity for about in claim.about}
    assert type(found).from_json(found.to_json()) == found
    assert attributor(case.lang).attribute_document(document, case.id) == found


def test_the_cue_of_a_nested_claim_stands_in_the_content_of_its_parent() -> None:
    for case in CASES:
        document = documents(case.group)[case.id]
        found = attributor(case.lang).attribute_document(document, case.id)
        claims = {claim.id: claim for claim in found.claims}
        for claim in found.claims:
            if claim.parent is not None:
                anchor = (claim.cue or claim.content)[0]
                assert any(anchor in around for around in claims[claim.parent].content), case.id


def test_ids_are_unique_and_begin_with_their_group() -> None:
    assert [i for i, n in Counter(case.id for case in CASES).items() if n > 1] == []
    assert all(case.id.startswith(case.group + "-") for case in CASES)


def test_coverage_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python tests/golden/write_coverage.py"


@pytest.mark.parametrize(
    "body",
    [
        "no title\nA text.\n---\n(none)\n",
        "=== a-1: no claims\nA text.\n",
        "=== a-1: too few columns\nA text.\n---\nAnn | said | text\n",
        "=== a-1: not in the text\nAnn said it rained.\n---\nAnn | said | indirect | it snowed\n",
        "=== a-1: no such key\nAnn said it rained.\n---\nAnn | said | indirect | it rained | x=1\n",
    ],
)
def test_a_case_that_cannot_be_read_says_so(body, tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("# A\n\n=== " + body.removeprefix("=== "), encoding="utf-8")
    with pytest.raises(CaseError):
        read_cases(file)


def test_every_group_has_cases() -> None:
    assert all(read_cases(file) for file in groups())
