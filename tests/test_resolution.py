"""Resolution: what finds only looks, and what is found is noted once."""

from __future__ import annotations

import pytest
from coreference import documents

from quoteattr.attributor import Attributor
from quoteattr.entities import resolution
from quoteattr.entities.discourse.found import Found
from quoteattr.entities.discourse.genders import learned_genders, with_genders
from quoteattr.entities.discourse.scopes import Scopes
from quoteattr.entities.discourse.state import State
from quoteattr.entities.forms.names import group_names
from quoteattr.entities.mentions.search import find_mentions
from quoteattr.entities.resolution import Finder
from quoteattr.vocabulary.tables import Vocabulary


def asked_thrice(finder: Finder) -> Finder:
    """A finder that is asked three times, and must answer the same each time."""

    def ask(state: State, number: int) -> Found | None:
        first, second, third = (finder(state, number) for _ in range(3))
        assert first == second == third
        return third

    return ask


def test_asking_again_changes_no_answer_and_no_entity(monkeypatch: pytest.MonkeyPatch) -> None:
    attributor = Attributor(model=None)
    before = {name: attributor.attribute_document(d, name) for name, d in documents().items()}
    kinds, needs = dict(resolution._FINDERS), dict(resolution._NEEDS)
    finders = {*resolution._INTRODUCTIONS, *resolution._PARSED}.union(*kinds.values())
    thrice = {finder: asked_thrice(finder) for finder in finders}
    for table in ("_INTRODUCTIONS", "_PARSED"):
        monkeypatch.setattr(resolution, table, [thrice[f] for f in getattr(resolution, table)])
    monkeypatch.setattr(
        resolution, "_FINDERS", {kind: [thrice[f] for f in kinds[kind]] for kind in kinds}
    )
    monkeypatch.setattr(resolution, "_NEEDS", {thrice[f]: need for f, need in needs.items()})
    after = {name: attributor.attribute_document(d, name) for name, d in documents().items()}
    assert after == before


def test_genders_that_pronouns_tell_leave_the_names_as_they_were() -> None:
    attributor = Attributor(model=None)
    vocabulary = Vocabulary.of(attributor.lexicon)
    learned = 0
    for document in documents().values():
        quotations = attributor.quotations(document.text)
        attributions = attributor.attributions(document, quotations, attributor.lexicon)
        candidates = find_mentions(document, vocabulary)
        names = group_names(document, candidates, vocabulary)
        scopes = Scopes.of(document, attributions, quotations)
        before = [group.gender for group in names.groups]
        genders = learned_genders(document, candidates, names, scopes)
        assert [group.gender for group in names.groups] == before
        told = with_genders(names, genders)
        assert all(told.groups[n].gender == gender for n, gender in genders.items())
        assert [group.gender for group in names.groups] == before
        learned += len(genders)
    assert learned
