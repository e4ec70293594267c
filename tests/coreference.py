"""Small texts about who is who, with stored parses: `python tests/coreference.py` parses anew."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from quoteattr.attributor import Attributor
from quoteattr.conllu import from_conllu_many, to_conllu
from quoteattr.document import Document
from quoteattr.result import AttributedDocument

TEXTS = Path(__file__).with_name("coreference.txt")
PARSES = Path(__file__).with_name("coreference.conllu")


@cache
def texts() -> dict[str, str]:
    """The texts by their ids."""
    parts = re.split(r"^=== (\S+)\n", TEXTS.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}


@cache
def documents() -> dict[str, Document]:
    """Their parses."""
    found = from_conllu_many(PARSES.read_text(encoding="utf-8"), texts())
    missing = texts().keys() - found.keys()
    assert not missing, f"no parse of {missing}: run python tests/coreference.py"
    return found


@cache
def read(name: str) -> AttributedDocument:
    """What the library finds in a text."""
    return Attributor().attribute_document(documents()[name], name)


def speakers(name: str) -> list[str | None]:
    """Names of the speakers of a text's claims, in order."""
    found = read(name)
    return [speaker.name if (speaker := found.speaker_of(c)) else None for c in found.claims]


def store() -> None:
    """Parse all texts with the embedded models."""
    from quoteattr.parsing import StanzaParser

    parsed = StanzaParser().parse(list(texts().values()))
    PARSES.write_text("".join(map(to_conllu, parsed, texts())), encoding="utf-8")


if __name__ == "__main__":
    store()
