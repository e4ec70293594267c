"""Who claimed what about whom: quotations and reported claims in news text, as a graph.

>>> import quoteattr
>>> doc = quoteattr.attribute("The mayor said the bridge would open on Monday.")
>>> [claim.text for claim in doc.claims]
['the bridge would open on Monday']
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
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

    from quoteattr import display as display
    from quoteattr import errors as errors
    from quoteattr import export as export
    from quoteattr import graph as graph
    from quoteattr import linking as linking

    __version__: str

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

_MODULES = ("display", "errors", "export", "graph", "linking")  # loaded when first asked for


def merge_graphs(
    documents: AttributedDocument | Iterable[AttributedDocument], **options: Any
) -> nx.MultiDiGraph[str]:
    """Put the claims of many documents into one graph; see `quoteattr.graph.merge`."""
    from quoteattr.graph import merge

    return merge(documents, **options)


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"quoteattr.{name}")
    if name == "__version__":
        return import_module("quoteattr.version").version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    own = {name for name in globals() if name.startswith("__")} - {"__getattr__", "__dir__"}
    return sorted({*own, *__all__, *_MODULES, "__version__"})
