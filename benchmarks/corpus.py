"""What the benchmarks share: the scorers of the corpus, parses kept in a folder, a bar."""

from __future__ import annotations

import importlib
import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))  # measure this tree, not what is installed

from quoteattr.document import Document
from quoteattr.parsing import Parser, StanzaParser

BATCH = 16
Item = TypeVar("Item")


def load_scorer(shared: Path, name: str) -> Any:
    """Import a scorer of the corpus, "score" or "score_speakers", from where it lies."""
    sys.path.insert(0, str(shared / "eval"))
    return importlib.import_module(name)


class SpacyParser:
    """Parses texts with a model of spaCy, its labels put into those of Universal Dependencies.

    Args:
        package: The model, such as "en_core_web_sm", as it is installed.
    """

    def __init__(self, package: str) -> None:
        import spacy

        self.nlp = spacy.load(package)

    def parse(self, texts: Sequence[str]) -> list[Document]:
        """The parse of each text."""
        from quoteattr.integrations.spacy_parses import from_spacy

        return [from_spacy(doc) for doc in self.nlp.pipe(texts)]


def parsed(
    texts: Mapping[str, str], folder: Path | None, parser: Parser | None = None
) -> Iterator[Document]:
    """Parse texts, or take the parses kept before.

    Args:
        texts: The texts by name.
        folder: Where parses are kept, as pickles that are trusted; None to keep none.
        parser: What parses them; the embedded models by default.

    Yields:
        A parse for each text, in order; a kept one only where the text is still the same.
    """
    parser = parser or StanzaParser()
    names = list(texts)
    for first in range(0, len(names), BATCH):
        batch = names[first : first + BATCH]
        known = {name: _load(folder, name, texts[name]) for name in batch}
        new = [name for name in batch if known[name] is None]
        for name, document in zip(new, parser.parse([texts[n] for n in new]), strict=True):
            known[name] = document
            keep(folder, name, document)
        yield from (document for document in known.values() if document is not None)


def _load(folder: Path | None, name: str, text: str) -> Document | None:
    path = folder and folder / f"{name}.pkl"
    if not path or not path.is_file():
        return None
    document = pickle.loads(path.read_bytes())
    return document if isinstance(document, Document) and document.text == text else None


def keep(folder: Path | None, name: str, document: Document) -> None:
    """Keep a parse for the next run, if there is a folder for it."""
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.pkl").write_bytes(pickle.dumps(document))


def with_bar(items: Iterable[Item], total: int) -> Iterator[Item]:
    """The same items, with a bar on standard error that grows with them."""
    for done, item in enumerate(items, 1):
        if sys.stderr.isatty():
            bar = "█" * (30 * done // total)
            end = "\n" if done == total else ""
            print(f"\r{bar:░<30} {done}/{total}", end=end, file=sys.stderr, flush=True)
        yield item
