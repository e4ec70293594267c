"""Names: which of a document's names are forms of one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from quoteattr.claims import EntityKind
from quoteattr.document import Document
from quoteattr.entities.forms.abbreviations import abbreviations, initials
from quoteattr.entities.forms.grouping import Grouping, NameGroup, Words
from quoteattr.entities.forms.halves import halves
from quoteattr.entities.forms.homonyms import homonyms
from quoteattr.entities.forms.kinds import kinds_of_names
from quoteattr.entities.forms.variants import is_short
from quoteattr.entities.mentions.candidates import Candidate
from quoteattr.vocabulary.tables import Vocabulary


@attrs.frozen
class NameGroups:
    """All names of a document.

    Attributes:
        groups: The groups of names.
        options: For each candidate that is a name (by its place among the candidates) the groups
            it may belong to: one, or several where a surname is shared.
        lent: Candidates whose name is not their bearer's own: a capital's that is a state.
    """

    groups: tuple[NameGroup, ...]
    options: Mapping[int, tuple[int, ...]]
    lent: frozenset[int] = frozenset()


def group_names(
    document: Document, candidates: Sequence[Candidate], vocabulary: Vocabulary
) -> NameGroups:
    """Group the names among the candidates.

    Args:
        document: The parsed text.
        candidates: All mentions; those that are no names are passed over.
        vocabulary: What words say about who is meant.

    Returns:
        The groups, and which of them each name may belong to.
    """
    surfaces: dict[Words, list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        if candidate.kind == "name":
            surfaces[candidate.words].append(number)
    kinds = kinds_of_names(document, candidates, surfaces, vocabulary)
    long = halves(document, candidates, kinds) | abbreviations(document, candidates, kinds)
    of_person = initials(document, candidates, kinds)
    of_state = homonyms(document, candidates, surfaces, kinds, vocabulary)
    grouping = Grouping(document, candidates, vocabulary)
    full, other, short = _sorted_out(surfaces, kinds, (long, of_person), vocabulary)
    for words in full:
        first = min(candidates[number].first for number in surfaces[words])
        group = grouping.full_person(words, first)
        for number in surfaces[words]:
            grouping.add(number, (group,))
    for letters, words in of_person.items():
        group = grouping.full_person(words, candidates[surfaces[letters][0]].first)
        for number in surfaces[letters]:
            grouping.add(number, (group,))
    for words in other:
        for number in surfaces[words]:
            fullest = of_state.get(number, long.get(words, words))
            group = grouping.other(fullest, kinds[words], candidates[number])
            grouping.groups[group].of_state |= number in of_state
            grouping.add(number, (group,))
    for words in sorted(short, key=lambda words: kinds[words] is None):
        for number in surfaces[words]:
            grouping.add(number, grouping.short(words, kinds[words], candidates[number]))
    return NameGroups(tuple(grouping.groups), grouping.options)


def _sorted_out(
    surfaces: Iterable[Words],
    kinds: Mapping[Words, EntityKind | None],
    shortened: tuple[Collection[Words], Collection[Words]],
    vocabulary: Vocabulary,
) -> tuple[list[Words], list[Words], list[Words]]:
    """Persons' full names, other names and those that may be short for a person's, long ones first.

    Of names that are known to be short for one, a body's are among the others, a person's nowhere.
    """
    of_body, of_person = shortened
    full: list[Words] = []
    other: list[Words] = []
    short: list[Words] = []
    for words in sorted(surfaces, key=lambda words: -len(words)):
        if words in of_person:
            continue
        if kinds[words] == "person" and not is_short(words, vocabulary.titles):
            full.append(words)
        elif words not in of_body and kinds[words] in ("person", None):
            short.append(words)
        else:
            other.append(words)
    return full, other, short


def best_group(names: NameGroups, options: Sequence[int], salience: Mapping[int, float]) -> int:
    """Of the groups to which a shared surname may belong the most salient one.

    Args:
        names: All names.
        options: Numbers of groups.
        salience: How salient each group is where the surname stands.

    Returns:
        The number of one of the groups.
    """
    return max(options, key=lambda n: (salience.get(n, 0.0) + 0.3 * names.groups[n].weight, -n))
