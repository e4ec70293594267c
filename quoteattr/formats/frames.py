"""Claims as a pandas table; the only file outside the integrations that imports pandas, lazily."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from quoteattr.claims import Claim, ClaimType, EntityKind, Form, Gender, Polarity, Resolution
from quoteattr.document_claims import DocumentClaims
from quoteattr.errors import ExtraError
from quoteattr.spans import joined
from quoteattr.streams import documents

if TYPE_CHECKING:
    import pandas as pd

Row: TypeAlias = tuple[Any, ...]
Value: TypeAlias = Callable[[DocumentClaims, Claim], Any]
Kind: TypeAlias = str | tuple[str, ...]

TEXT = "text"  # whatever dtype the installed pandas gives to strings: object, or str from 3 on

# The integers can be missing, so that they stay integers when documents without claims join in.
COLUMNS: dict[str, tuple[Kind, Value]] = {
    "doc": (TEXT, lambda doc, _: doc.id),
    "claim": (TEXT, lambda _, claim: claim.id),
    "form": (get_args(Form), lambda _, claim: claim.form),
    "type": (get_args(ClaimType), lambda _, claim: claim.type),
    "polarity": (get_args(Polarity), lambda _, claim: claim.polarity),
    "source": (TEXT, lambda _, claim: joined(claim.source) or None),
    "cue": (TEXT, lambda _, claim: joined(claim.cue) or None),
    "content": (TEXT, lambda _, claim: claim.text or None),
    "speaker": (TEXT, lambda doc, claim: _speaker(doc, claim, "name")),
    "speaker_kind": (get_args(EntityKind), lambda doc, claim: _speaker(doc, claim, "kind")),
    "speaker_gender": (get_args(Gender), lambda doc, claim: _speaker(doc, claim, "gender")),
    "speaker_roles": ("object", lambda doc, claim: _speaker(doc, claim, "roles") or ()),
    "cospeakers": ("object", lambda doc, claim: _names(doc, claim.cospeakers)),
    "resolution": (get_args(Resolution), lambda _, claim: claim.resolution),
    "reason": (TEXT, lambda _, claim: claim.reason or None),
    "about": ("object", lambda doc, claim: _about(doc, claim, "name")),
    "about_role": ("object", lambda _, claim: tuple(about.role for about in claim.about)),
    "about_kind": ("object", lambda doc, claim: _about(doc, claim, "kind")),
    "about_gender": ("object", lambda doc, claim: _about(doc, claim, "gender")),
    "addressees": ("object", lambda doc, claim: _names(doc, claim.addressees)),
    "parent": (TEXT, lambda _, claim: claim.parent),
    "rule": (TEXT, lambda _, claim: claim.rule),
    "confidence": ("float64", lambda _, claim: claim.confidence),
    "start": ("Int64", lambda _, claim: min((s.start for s in claim.content), default=None)),
    "end": ("Int64", lambda _, claim: max((s.end for s in claim.content), default=None)),
    "speaker_id": (TEXT, lambda _, claim: claim.speaker),
    "about_id": ("object", lambda _, claim: tuple(about.entity for about in claim.about)),
}


def to_frame(docs: DocumentClaims | Iterable[DocumentClaims]) -> pd.DataFrame:
    """Put the claims of documents into a table, one row a claim.

    Args:
        docs: The documents, or a single one; a stream is read once, and no document is kept.

    Returns:
        A table with these columns, of the same types when it is empty:

        - ``doc``, ``claim``: identifiers of the document and of the claim in it.
        - ``form``, ``type``, ``polarity``: as in `Claim`; categories.
        - ``source``, ``cue``, ``content``: their words, gaps shown as " … ".
        - ``speaker``, ``speaker_kind``, ``speaker_gender``, ``speaker_roles``: name, kind, gender
          and roles of the entity that speaks; the gender is missing where nothing tells.
        - ``cospeakers``: names of those who speak together with the speaker.
        - ``resolution``, ``reason``: how the speaker was found, or why not.
        - ``about``, ``about_role``, ``about_kind``, ``about_gender``: whom the claim is about, the
          most central first, and the role, kind and gender of each; as many of one as of another.
        - ``addressees``: names of those to whom it is said.
        - ``parent``: identifier of the claim within whose content this one stands.
        - ``rule``, ``confidence``: what found it, and the probability that it is right.
        - ``start``, ``end``: offsets into the document's text from the first character of the
          content to after its last, gaps included.
        - ``speaker_id``, ``about_id``: identifiers in the document of the speaker, and of those
          whom the claim is about, as many as in ``about``; they tell entities of one name apart.

        What may be several is a tuple, ready for ``explode``; what is not there is missing.

    Raises:
        ExtraError: pandas is not installed.
        NotDocumentError: Something other than documents is among them.
    """
    return frame(row for doc in documents(docs) for row in rows(doc))


def rows(doc: DocumentClaims) -> list[Row]:
    """The rows of one document's claims, without pandas.

    Args:
        doc: The document.

    Returns:
        For each claim its values, in the order of `COLUMNS`.
    """
    return [tuple(value(doc, claim) for _, value in COLUMNS.values()) for claim in doc.claims]


def frame(rows: Iterable[Row]) -> pd.DataFrame:
    """Make a table of rows.

    Args:
        rows: What `rows` gave.

    Returns:
        The table that `to_frame` describes.

    Raises:
        ExtraError: pandas is not installed.
    """
    pd = load_pandas()
    values = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    return pd.DataFrame(
        {
            name: pd.Series(column, dtype=_dtype(kind))
            for (name, (kind, _)), column in zip(COLUMNS.items(), values, strict=True)
        }
    )


def load_pandas() -> Any:
    """The pandas module.

    Raises:
        ExtraError: It is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise ExtraError.of("tables need pandas", "pandas") from error
    return pd


def _dtype(kind: Kind) -> Any:
    pd = load_pandas()
    if kind == TEXT:
        return pd.Series([""]).dtype
    return kind if isinstance(kind, str) else pd.CategoricalDtype(kind)


def _names(doc: DocumentClaims, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(doc.entity(key).name for key in ids)


def _speaker(doc: DocumentClaims, claim: Claim, attribute: str) -> Any:
    return getattr(doc.speaker_of(claim), attribute, None)


def _about(doc: DocumentClaims, claim: Claim, attribute: str) -> tuple[Any, ...]:
    return tuple(getattr(doc.entity(about.entity), attribute) for about in claim.about)
