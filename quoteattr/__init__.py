"""Who claimed what about whom: quotations and reported claims in news text, as a graph.

>>> import quoteattr
>>> doc = quoteattr.attribute("The mayor said the bridge would open on Monday.")
>>> [claim.text for claim in doc.claims]
['the bridge would open on Monday']
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from quoteattr.attributor import Attributor, attribute
from quoteattr.claims import About, Claim, Entity, Mention
from quoteattr.conllu import from_conllu, from_conllu_many, to_conllu
from quoteattr.document import Document
from quoteattr.errors import QuoteattrError
from quoteattr.lexicon import Lexicon
from quoteattr.parsing import StanzaParser, from_stanza
from quoteattr.result import AttributedDocument
from quoteattr.spans import Span

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "About",
    "AttributedDocument",
    "Attributor",
    "Claim",
    "Document",
    "Entity",
    "Lexicon",
    "Mention",
    "QuoteattrError",
    "Span",
    "StanzaParser",
    "attribute",
    "from_conllu",
    "from_conllu_many",
    "from_stanza",
    "merge_graphs",
    "to_conllu",
]


def merge_graphs(documents: Iterable[AttributedDocument], **options: Any) -> nx.MultiDiGraph[str]:
    """Put the claims of many documents into one graph; see `quoteattr.graph.merge`."""
    from quoteattr.graph import merge

    return merge(documents, **options)
