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

from quoteattr.attributions import Attribution, Quotation
from quoteattr.claims import About, Claim, Entity, Mention
from quoteattr.conllu import from_conllu, from_conllu_many, to_conllu
from quoteattr.document import Document, Sentence, Word
from quoteattr.errors import QuoteattrError
from quoteattr.lexicon import Lexicon
from quoteattr.parsing import StanzaParser
from quoteattr.result import AttributedDocument
from quoteattr.spans import Span
from quoteattr.stanza_parses import from_stanza

if TYPE_CHECKING:
    import networkx as nx

    from quoteattr import display as display
    from quoteattr import errors as errors
    from quoteattr import export as export
    from quoteattr import graph as graph
    from quoteattr import linking as linking
    from quoteattr.attributor import Attributor
    from quoteattr.defaults import attribute
    from quoteattr.document_claims import DocumentClaims
    from quoteattr.entities import EntityIndex
    from quoteattr.formats.frames import to_frame
    from quoteattr.learned.model import AttributionModel
    from quoteattr.linking import Corrections, Linker
    from quoteattr.linking.dossiers import claims_about, claims_by
    from quoteattr.speakers import Speaker

    __version__: str

__all__ = [
    "About",
    "AttributedDocument",
    "Attribution",
    "AttributionModel",
    "Attributor",
    "Claim",
    "Document",
    "Entity",
    "EntityIndex",
    "Lexicon",
    "Mention",
    "Quotation",
    "QuoteattrError",
    "Sentence",
    "Span",
    "Speaker",
    "StanzaParser",
    "Word",
    "attribute",
    "claims_about",
    "claims_by",
    "from_conllu",
    "from_conllu_many",
    "from_stanza",
    "merge_graphs",
    "to_conllu",
    "to_frame",
]

# Loaded when first asked for; the stages, as their rules take most of the time of an import.
_MODULES = ("display", "errors", "export", "graph", "linking")
_STAGES = ("about", "attributor", "entities", "quotations", "rules", "speakers", "stages")
_LATER = {
    "AttributionModel": "quoteattr.learned.model",
    "Attributor": "quoteattr.attributor",
    "EntityIndex": "quoteattr.entities",
    "Speaker": "quoteattr.speakers",
    "attribute": "quoteattr.defaults",
    "claims_about": "quoteattr.linking.dossiers",
    "claims_by": "quoteattr.linking.dossiers",
    "to_frame": "quoteattr.formats.frames",
}


def merge_graphs(
    docs: DocumentClaims | Iterable[DocumentClaims],
    *,
    link: Linker | Corrections | None = None,
) -> nx.MultiDiGraph[str]:
    """Draw many documents as one graph, in which the same person is one node.

    It is `quoteattr.graph.merge`, ready after ``import quoteattr`` without networkx being loaded.

    Args:
        docs: Documents with different ids, or a single one. A stream of them is read once, and
            their texts are released: of a corpus in files only entities and claims are held.
        link: Tells which entities are the same, `quoteattr.linking.link_entities` by default:
            takes the documents, without their texts, gives for ``(document id, entity id)`` the
            identifier of a node. Entities it leaves out stay their document's own, so that
            ``link=lambda docs: {}`` links nothing.
            Or corrections of what it gives, ``{"Liz Lee": "Elizabeth Lee"}`` by name or
            ``{("tuesday", "e1"): "Elizabeth Lee"}``; see `quoteattr.linking.corrected`.

    Returns:
        A graph of entities, claims and documents, like that of `AttributedDocument.to_graph`.

    Raises:
        GraphError: Two documents have the same id, which is noticed when the second comes, two
            things would be one node, or ``link`` names what no document has.
        NotDocumentError: Something other than documents is among them.
        OptionError: ``link`` is neither a function nor a mapping.
    """
    from quoteattr.graph import merge

    return merge(docs, link=link)


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    if name in _MODULES or name in _STAGES:
        return import_module(f"quoteattr.{name}")
    if name == "__version__":
        return import_module("quoteattr.provenance").version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    own = {name for name in globals() if name.startswith("__")} - {"__getattr__", "__dir__"}
    return sorted({*own, *__all__, *_MODULES, "__version__"})
