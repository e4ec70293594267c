"""What `attribute` returns: the claims of a document with all that can be made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from quoteattr.document_claims import DocumentClaims
from quoteattr.formats.lines import read_documents
from quoteattr.formats.reader import read_document
from quoteattr.formats.writer import to_dict, to_json

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


@attrs.frozen
class AttributedDocument(DocumentClaims):
    """The claims of one document, as values that can be shown, exported and drawn.

    ``for claim in doc.claims: print(doc.speaker_of(claim), claim.text)`` goes from each claim to
    the entity that makes it, or None; ``doc.entity(about.entity)`` from each of ``claim.about`` to
    whom it is about; ``doc.claims_by(name)`` and ``doc.claims_about(name)`` the other way.

    Attributes:
        id: Name of the document, as it was given; "" by default.
        text: The caller's own text, untouched; all offsets index it.
        lang: Language code.
        entities: All entities, in order of first mention.
        claims: All claims, in order of the text; ``quotes`` has those in quotation marks.
    """

    def to_dict(self, *, text: bool = True) -> dict[str, Any]:
        """The document as JSON-ready values; see `quoteattr.export.to_dict`."""
        return to_dict(self, text=text)

    def to_json(self, *, text: bool = True, indent: int | None = None) -> str:
        """The document as JSON; see `quoteattr.export.to_json`."""
        return to_json(self, text=text, indent=indent)

    @classmethod
    def from_json(
        cls, data: str | bytes | dict[str, Any], text: str | None = None
    ) -> AttributedDocument:
        """Read back what `to_json` or `to_dict` wrote.

        Args:
            data: A JSON object as a string or bytes, or the dict.
            text: The document's text, where the JSON was written without it.

        Returns:
            A document equal to the one that was written.

        Raises:
            FormatError: It is not JSON, not of this schema, contradicts itself or the text, or has
                no text and none was passed; the message names the place.
        """
        return read_document(cls, data, text)

    @classmethod
    def read_jsonl(cls, paths: str | Path | Iterable[str | Path]) -> Iterator[AttributedDocument]:
        """Read documents back from JSON Lines, holding one at a time.

        Args:
            paths: A file, a folder of ``.jsonl`` files, which are read in the order of their
                names, or several of either. Blank lines are passed over.

        Yields:
            Documents equal to those that were written.

        Raises:
            FormatError: A line is not a document of this library, or a folder holds no ``.jsonl``
                file; the message names file and line.
            OSError: A file cannot be read.
        """
        return read_documents(cls, paths)

    def to_graph(self) -> nx.MultiDiGraph[str]:
        """Who claimed what about whom as a graph; see `quoteattr.graph.to_graph`."""
        from quoteattr.graph import to_graph

        return to_graph(self)

    def entity_graph(self) -> nx.MultiDiGraph[str]:
        """Its projection: speaker → entity talked about; see `quoteattr.graph.entity_graph`."""
        from quoteattr.graph import entity_graph

        return entity_graph(self.to_graph())

    def to_table(self, *, color: bool = False, width: int = 100) -> str:
        """The claims as a plain-text table; see `quoteattr.display.table`."""
        from quoteattr.display import table

        return table(self, color=color, width=width)

    def to_frame(self) -> pd.DataFrame:
        """The claims as a pandas table, a row a claim.

        The columns are those of `quoteattr.to_frame`.
        """
        from quoteattr.formats.frames import to_frame

        return to_frame([self])

    def to_csv(self) -> str:
        """The claims as CSV, a row a claim, without pandas; see `quoteattr.export.csv`."""
        from quoteattr.formats.csv_table import csv_parts

        return "".join(csv_parts([self]))

    def to_html(self) -> str:
        """The document as a page for the browser; see `quoteattr.display.page`."""
        from quoteattr.display import page

        return page(self)

    def _repr_html_(self) -> str:
        from quoteattr.display import fragment

        return fragment(self)
