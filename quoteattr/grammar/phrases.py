"""Phrases: which words of a tree, or of a stretch, belong to one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from quoteattr.document import Document
from quoteattr.typography.marks import CLOSING, DASHES, OPENING, PAIRS

_JOINING = ("CCONJ", "PUNCT")
_KEPT = frozenset(OPENING + CLOSING + "()")  # marks that may end a phrase
_PAIRS = (("(", ")"), *PAIRS)
_CLOSING = {closing: (opening,) for opening, closing in PAIRS} | {'"': ('"', "“")}


def main_word(document: Document, words: Collection[int]) -> int:
    """The first word of a stretch whose head lies outside, punctuation left aside."""
    inside = set(words)
    tops = [w for w in sorted(inside) if document.words[w].head not in inside]
    return next((w for w in tops if document.words[w].upos != "PUNCT"), min(inside))


def phrase(document: Document, head: int, *, without: Iterable[int] = ()) -> set[int]:
    """The words of a noun phrase: its head with all that belongs to its name.

    Prepositions that mark the phrase, clauses in apposition to it after a comma and further
    sentences are left out; titles, appositions and restrictive modifiers stay.

    Args:
        document: The parse.
        head: Index of the head word.
        without: Words whose subtrees are left out, such as the cue.

    Returns:
        Indices of the words.
    """
    blocked = set(without)
    out = {head}
    stack = [c for c in document.children[head] if not _is_outside(document, c)]
    while stack:
        top = stack.pop()
        if top in blocked:
            continue
        out.add(top)
        stack.extend(document.children[top])
    return with_opening(document, trimmed_words(document, out))


def _is_outside(document: Document, index: int) -> bool:
    word = document.words[index]
    if word.relation in ("parataxis", "discourse", "vocative") or word.deprel == "cc":
        return True  # but "neither" and "both" are inside
    if word.relation == "case":
        return word.upos != "PART"  # the 's of an owner belongs to its name
    if word.deprel in ("acl:relcl", "advcl", "cop", "mark", "aux", "nsubj"):
        return word.deprel != "acl:relcl" or document.before(document.subtree(index)[0]) == ","
    return False


def trimmed_words(document: Document, words: Iterable[int]) -> set[int]:
    """A set of words without punctuation (quotation marks excepted) at its edges."""
    kept = sorted(words)
    while kept and _is_edge(document, kept[0]):
        kept.pop(0)
    while kept and _is_edge(document, kept[-1]):
        kept.pop()
    return set(kept)


def with_opening(document: Document, words: Collection[int]) -> set[int]:
    """Words with the mark right before them that opens what the last closes, or without both.

    As in "he said **“our client”** asked for more", where a parser has the first of the two marks
    belong to the verb.
    """
    kept = set(words)
    if len(kept) < 2:
        return kept
    first, last = min(kept), max(kept)
    closing = document.words[last].text
    if closing not in _CLOSING:
        return kept
    opening = _CLOSING[closing]
    inside = [document.words[word].text for word in kept if word != last]
    if any(mark in opening for mark in inside):
        return kept
    return kept | {first - 1} if document.before(first) in opening else kept - {last}


def with_closing(document: Document, words: Iterable[int]) -> list[int]:
    """Words in order, with the mark right after them that closes what one of them opens.

    As the bracket and the quotation mark of "(NHA)" and “‘Go,’ he said”.
    """
    kept = sorted(words)
    texts = [document.words[word].text for word in kept]
    for opening, closing in _PAIRS:
        if texts.count(opening) > texts.count(closing):
            after = document.words[kept[-1] + 1 : kept[-1] + 3]
            place = next((n for n, word in enumerate(after) if word.text == closing), None)
            if place is not None and all(word.upos == "PUNCT" for word in after[:place]):
                return [*kept, *(word.index for word in after[: place + 1])]
    return kept


def _is_edge(document: Document, index: int) -> bool:
    word = document.words[index]
    return word.upos == "PUNCT" and not any(c in _KEPT for c in word.text)


def after_dash(document: Document, first: int, head: int) -> int:
    """Where a phrase begins behind a dash between blanks: "sank off Oslo - **officials** say".

    Args:
        document: The parse.
        first: The first word of what the parser takes for the phrase.
        head: The word that heads it.

    Returns:
        The word behind the dash, the first word where there is none.
    """
    for dash in reversed(document.words[first + 1 : head]):
        before, after = document.words[dash.index - 1], document.words[dash.index + 1]
        is_free = dash.text in DASHES and before.end < dash.start and dash.end < after.start
        if is_free and after.upos not in _JOINING:  # "small - and medium-sized firms"
            return dash.index + 1
    return first
