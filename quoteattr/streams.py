"""Documents: one or several of them, wherever either is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from quoteattr.document_claims import DocumentClaims
from quoteattr.errors import GraphError, NotDocumentError

D = TypeVar("D", bound=DocumentClaims)


def documents(docs: D | Iterable[D]) -> Iterator[D]:
    """The documents of whatever takes one or several.

    Args:
        docs: A document, or documents; a stream of them is read as far as it is asked for.

    Yields:
        The documents.

    Raises:
        NotDocumentError: It is not a document, or holds something else.
    """
    if isinstance(docs, DocumentClaims):
        yield docs
        return
    if isinstance(docs, str | bytes) or not isinstance(docs, Iterable):
        raise not_documents(docs)
    for number, doc in enumerate(docs):
        if not isinstance(doc, DocumentClaims):
            raise not_documents(doc, f"at place {number}")
        yield doc


def distinct(docs: D | Iterable[D]) -> Iterator[D]:
    """Documents whose ids tell them apart.

    Args:
        docs: As for `documents`.

    Yields:
        The documents.

    Raises:
        GraphError: Two have the same id, which is noticed when the second comes.
        NotDocumentError: It is not a document, or holds something else.
    """
    seen: set[str] = set()
    for doc in documents(docs):
        if doc.id in seen:
            raise GraphError(
                f"two documents have the id {doc.id!r}; give each its own: "
                "attribute(text, id=...), pipe of pairs (id, text), or attrs.evolve(doc, id=...)"
            )
        seen.add(doc.id)
        yield doc


def not_documents(found: object, place: str = "") -> NotDocumentError:
    """The error for something that is no document."""
    told = " ".join(filter(None, (type(found).__name__, place)))
    return NotDocumentError(
        "an AttributedDocument, or several, are needed, such as attribute(text) and "
        f"Attributor().pipe(texts) give, not {told}"
    )
