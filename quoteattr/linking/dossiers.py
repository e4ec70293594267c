"""Dossiers: what one person claims, or what is claimed about one, in many documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from quoteattr.claims import Claim
from quoteattr.document_claims import DocumentClaims
from quoteattr.linking import Corrections, Linker, linked
from quoteattr.streams import distinct

D = TypeVar("D", bound=DocumentClaims)


def claims_by(
    docs: D | Iterable[D], name: str, *, link: Linker | Corrections | None = None
) -> tuple[tuple[D, Claim], ...]:
    """The claims of a speaker in many documents, whatever each calls them.

    Args:
        docs: Documents with different ids, or a single one; all are held.
        name: A name as for `AttributedDocument.claims_by`, or the identifier of a node of
            `quoteattr.merge_graphs`, such as "person:Lena Ortiz". All who go by the name in any
            document are meant, with whom they are linked to.
        link: Tells which entities are the same, as for `quoteattr.merge_graphs`.

    Returns:
        The claims, each with its document, in order; empty if nobody goes by that name.

    Raises:
        GraphError: Two documents have the same id, or ``link`` names what no document has.
        NotDocumentError: Something other than documents is among them.
        OptionError: ``link`` is neither a function nor a mapping.
    """
    return _dossier(docs, name, link, lambda claim: claim.speakers)


def claims_about(
    docs: D | Iterable[D], name: str, *, link: Linker | Corrections | None = None
) -> tuple[tuple[D, Claim], ...]:
    """The claims about somebody in many documents, whatever each calls them.

    Args:
        docs: Documents with different ids, or a single one; all are held.
        name: Whom they are about, as for `claims_by`.
        link: Tells which entities are the same, as for `quoteattr.merge_graphs`.

    Returns:
        The claims, each with its document, in order; empty if nobody goes by that name.

    Raises:
        GraphError: Two documents have the same id, or ``link`` names what no document has.
        NotDocumentError: Something other than documents is among them.
        OptionError: ``link`` is neither a function nor a mapping.
    """
    return _dossier(docs, name, link, lambda claim: [about.entity for about in claim.about])


def _dossier(
    docs: D | Iterable[D],
    name: str,
    link: Linker | Corrections | None,
    named: Callable[[Claim], Sequence[str]],
) -> tuple[tuple[D, Claim], ...]:
    read: Sequence[D] = tuple(distinct(docs))
    places = linked(read, link)

    def place(doc: D, entity: str) -> object:
        return places.get((doc.id, entity), (doc.id, entity))

    wanted = {name, *(place(doc, entity.id) for doc in read for entity in doc.entities_named(name))}

    def found() -> Iterator[tuple[D, Claim]]:
        for doc in read:
            for claim in doc.claims:
                if any(place(doc, entity) in wanted for entity in named(claim)):
                    yield doc, claim

    return tuple(found())
