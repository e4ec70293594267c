"""Reading back the JSON that `quoteattr.export` writes, with every mistake told by its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection
from reprlib import repr as short
from typing import Any, TypeVar, get_args

import attrs

from quoteattr.claims import (
    About,
    Claim,
    ClaimType,
    Entity,
    EntityKind,
    Form,
    Gender,
    Mention,
    MentionKind,
    Polarity,
    Resolution,
    Role,
)
from quoteattr.document_claims import DocumentClaims
from quoteattr.errors import FormatError
from quoteattr.options import is_probability
from quoteattr.provenance import Provenance
from quoteattr.spans import Span

SCHEMA = 1
D = TypeVar("D", bound=DocumentClaims)
T = TypeVar("T")


def read_document(kind: type[D], data: str | bytes | dict[str, Any], text: str | None = None) -> D:
    """Read a document back from its JSON, as one of a kind.

    Args:
        kind: The class of the document.
        data: As for `quoteattr.AttributedDocument.from_json`.
        text: The document's text, where the JSON was written without it.

    Returns:
        The document.

    Raises:
        FormatError: As there.
    """
    root = _Cursor(_decoded(data), "")
    root.check(
        root["schema"].value == SCHEMA and root["schema"].value is not True,
        (
            f"schema {short(root['schema'].value)} is unknown, this version reads {SCHEMA}; "
            "read the file with the version of quoteattr that wrote it"
        ),
    )
    text = _text(root, text)
    doc = kind(
        id=root["doc"].string(),
        text=text,
        lang=root["lang"].string() if "lang" in root else "en",
        entities=root["entities"].map(lambda cursor: _entity(cursor, text)),
        claims=root["claims"].map(lambda cursor: _claim(cursor, text)),
        provenance=_provenance(root["provenance"]) if "provenance" in root else None,
    )
    _check_references(root, doc)
    return doc


@attrs.frozen
class _Cursor:
    """A JSON value and where it stands, for messages such as "claims[3].cue: …"."""

    value: Any
    path: str

    def check(self, is_right: bool, problem: str) -> None:
        if not is_right:
            place = self.path.lstrip(".") or "the document"
            raise FormatError(f"not a document of quoteattr: {place}: {problem}")

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def __getitem__(self, key: str) -> _Cursor:
        self.check(isinstance(self.value, dict), "an object is needed here")
        self.check(key in self.value, f"the key {key!r} is missing")
        return _Cursor(self.value[key], f"{self.path}.{key}")

    def items(self) -> list[_Cursor]:
        self.check(isinstance(self.value, list | tuple), "a list is needed here")
        return [_Cursor(item, f"{self.path}[{i}]") for i, item in enumerate(self.value)]

    def map(self, read: Callable[[_Cursor], T]) -> tuple[T, ...]:
        return tuple(read(item) for item in self.items())

    def string(self) -> str:
        self.check(isinstance(self.value, str), "a string is needed here")
        return str(self.value)

    def strings(self) -> tuple[str, ...]:
        return self.map(_Cursor.string)

    def optional(self) -> str | None:
        return None if self.value is None else self.string()

    def one_of(self, names: Any) -> Any:
        """One of the values of a ``Literal`` type."""
        known = get_args(names)
        is_known = isinstance(self.value, str) and self.value in known
        self.check(is_known, f"{short(self.value)} is none of {', '.join(known)}")
        return self.value

    def offset(self) -> int:
        self.check(type(self.value) is int, "an offset is needed here, a whole number")
        return int(self.value)

    def probability(self) -> float:
        self.check(is_probability(self.value), "a number from 0 to 1 is needed here")
        return float(self.value)


def _decoded(data: str | bytes | dict[str, Any]) -> Any:
    if isinstance(data, dict):
        return data
    if not isinstance(data, str | bytes):
        raise FormatError(
            "from_json reads a string or a dict, one document at a time, not "
            f"{type(data).__name__}; of JSON Lines read each line"
        )
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FormatError(
            f"this is not JSON: {error}; pass what to_json wrote, of JSON Lines one line"
        ) from error


def _text(root: _Cursor, text: str | None) -> str:
    stored = root["text"].string() if "text" in root else None
    if text is None:
        root.check(stored is not None, "it was written without its text; pass it: text=...")
        return str(stored)
    root.check(stored in (None, text), "the text in it differs from the text passed; pass one")
    other = "it was written of another text than the one passed; pass the very text"
    root.check("length" not in root or root["length"].value == len(text), other)
    root.check("sha256" not in root or root["sha256"].value == digest(text), other)
    return text


def digest(text: str) -> str:
    """A checksum that tells one text from another: the beginning of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _provenance(cursor: _Cursor) -> Provenance | None:
    if cursor.value is None:
        return None
    return Provenance(
        version=cursor["quoteattr"].string(),
        model=cursor["model"].optional(),
        min_confidence=cursor["min_confidence"].probability(),
    )


def _span(start: _Cursor, end: _Cursor, text: str) -> Span:
    first, last = start.offset(), end.offset()
    start.check(
        0 <= first <= last <= len(text),
        f"offsets {first} to {last} do not lie in the text, which has {len(text)} characters; "
        "pass the very text that was attributed",
    )
    return Span.of(text, first, last)


def _spans(cursor: _Cursor, text: str) -> tuple[Span, ...]:
    def read(pair: _Cursor) -> Span:
        offsets = pair.items()
        pair.check(len(offsets) == 2, "a pair of offsets is needed here: [start, end]")
        return _span(offsets[0], offsets[1], text)

    return cursor.map(read)


def _entity(cursor: _Cursor, text: str) -> Entity:
    has_gender = "gender" in cursor and cursor["gender"].value is not None
    return Entity(
        id=cursor["id"].string(),
        name=cursor["name"].string(),
        kind=cursor["kind"].one_of(EntityKind),
        aliases=cursor["aliases"].strings(),
        roles=cursor["roles"].strings(),
        mentions=cursor["mentions"].map(lambda mention: _mention(mention, text)),
        gender=cursor["gender"].one_of(Gender) if has_gender else None,
    )


def _mention(cursor: _Cursor, text: str) -> Mention:
    span = _span(cursor["start"], cursor["end"], text)
    return Mention(span, cursor["kind"].one_of(MentionKind))


def _claim(cursor: _Cursor, text: str) -> Claim:
    return Claim(
        id=cursor["id"].string(),
        form=cursor["form"].one_of(Form),
        type=cursor["type"].one_of(ClaimType),
        polarity=cursor["polarity"].one_of(Polarity),
        source=_spans(cursor["source"], text),
        cue=_spans(cursor["cue"], text),
        content=_spans(cursor["content"], text),
        speaker=cursor["speaker"].optional(),
        resolution=cursor["resolution"].one_of(Resolution),
        about=cursor["about"].map(
            lambda about: About(about["entity"].string(), about["role"].one_of(Role))
        ),
        addressees=cursor["addressees"].strings(),
        parent=cursor["parent"].optional(),
        rule=cursor["rule"].string(),
        confidence=cursor["confidence"].probability(),
        cospeakers=cursor["cospeakers"].strings() if "cospeakers" in cursor else (),
        reason=cursor["reason"].string() if "reason" in cursor else "",
    )


def _check_references(root: _Cursor, doc: DocumentClaims) -> None:
    """Check that identifiers are unique, known and that no claim stands within itself."""
    entities = _unique(root["entities"], [entity.id for entity in doc.entities])
    parents = {claim.id: claim.parent for claim in doc.claims}
    _unique(root["claims"], [claim.id for claim in doc.claims])
    for claim, cursor in zip(doc.claims, root["claims"].items(), strict=True):
        named = [claim.speaker, *claim.cospeakers, *claim.addressees]
        for entity in (*named, *(about.entity for about in claim.about)):
            cursor.check(
                entity is None or entity in entities, f"there is no entity with id {short(entity)}"
            )
        cursor.check(
            claim.parent is None or claim.parent in parents,
            f"there is no claim with id {short(claim.parent)}",
        )
    root["claims"].check(not _circular(parents), "a claim stands within itself; see its parent")


def _unique(cursor: _Cursor, ids: Collection[str]) -> set[str]:
    cursor.check(len(set(ids)) == len(ids), "two have the same id; give each its own")
    return set(ids)


def _circular(parents: dict[str, str | None]) -> bool:
    """Whether following the parents of some claim comes back to it."""
    ending: set[str] = set()
    for claim in parents:
        path: set[str] = set()
        here: str | None = claim
        while here is not None and here not in ending:
            if here in path:
                return True
            path.add(here)
            here = parents[here]
        ending.update(path)
    return False
