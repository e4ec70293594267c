"""Writing the JSON of documents: what `quoteattr.formats.reader` reads back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from quoteattr.claims import Claim, Entity
from quoteattr.document_claims import DocumentClaims
from quoteattr.formats.reader import SCHEMA, digest
from quoteattr.provenance import Provenance
from quoteattr.spans import Span
from quoteattr.streams import documents, not_documents

# Legal in JSON strings, but line ends to some readers, or impossible to encode.
_RISKY = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def to_dict(doc: DocumentClaims, *, text: bool = True) -> dict[str, Any]:
    """Turn a document into JSON-ready values, as docs/graph.md describes them.

    Args:
        doc: The claims of a document.
        text: Whether to keep the text with them; without it, `from_json` must be given it.

    Returns:
        Dicts, lists, strings and numbers, always in the same order; offsets are code points.
        Without the text its length and a checksum tell which it was.

    Raises:
        NotDocumentError: ``doc`` is not a document.
    """
    if not isinstance(doc, DocumentClaims):
        raise not_documents(doc)
    return {
        "doc": doc.id,
        "schema": SCHEMA,
        "lang": doc.lang,
        "provenance": _provenance(doc.provenance),
        "entities": [_entity(entity) for entity in doc.entities],
        "claims": [_claim(claim) for claim in doc.claims],
        **({"text": doc.text} if text else {"length": len(doc.text), "sha256": digest(doc.text)}),
    }


def to_json(doc: DocumentClaims, *, text: bool = True, indent: int | None = None) -> str:
    """Write a document as JSON, the same bytes for the same document.

    Args:
        doc: The claims of a document.
        text: Whether to keep the text with them.
        indent: Spaces by which to indent; None for a single line.

    Returns:
        A JSON object; a single line has no line end in it that any reader would break at.

    Raises:
        NotDocumentError: ``doc`` is not a document.
    """
    return dumped(to_dict(doc, text=text), indent)


def to_jsonl(docs: DocumentClaims | Iterable[DocumentClaims], *, text: bool = True) -> str:
    """Write documents as JSON Lines (https://jsonlines.org), one a line.

    Args:
        docs: The documents, or a single one.
        text: Whether to keep their texts with them.

    Returns:
        A JSON object a line, each with a line end behind it.

    Raises:
        NotDocumentError: Something other than documents is among them.
    """
    return "".join(to_json(doc, text=text) + "\n" for doc in documents(docs))


def dumped(value: Any, indent: int | None = None) -> str:
    """Values as JSON, in which no reader sees a line end that is not one."""
    written = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _RISKY.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _provenance(provenance: Provenance | None) -> dict[str, Any] | None:
    if provenance is None:
        return None
    return {
        "quoteattr": provenance.version,
        "model": provenance.model,
        "min_confidence": provenance.min_confidence,
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "roles": list(entity.roles),
        "mentions": [
            {"start": mention.span.start, "end": mention.span.end, "kind": mention.kind}
            for mention in entity.mentions
        ],
        "gender": entity.gender,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "form": claim.form,
        "type": claim.type,
        "polarity": claim.polarity,
        "source": _pairs(claim.source),
        "cue": _pairs(claim.cue),
        "content": _pairs(claim.content),
        "speaker": claim.speaker,
        "resolution": claim.resolution,
        "about": [{"entity": about.entity, "role": about.role} for about in claim.about],
        "addressees": list(claim.addressees),
        "parent": claim.parent,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "cospeakers": list(claim.cospeakers),
        "reason": claim.reason,
    }
