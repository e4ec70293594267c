"""A small parsed text, the claims in it, and a network that knows its words but nothing else."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch

from quoteattr.conllu import from_conllu
from quoteattr.document import Document
from quoteattr.learned import traits
from quoteattr.learned.decoding import Scored
from quoteattr.learned.inventory import Inventory
from quoteattr.learned.judging import SIGNS
from quoteattr.learned.network import ROLES
from quoteattr.learned.readings import Readings
from quoteattr.learned.weights import Weights, network_for
from quoteattr.lexicon import Lexicon
from quoteattr.quotations import find_quotations

TEXT = (
    "Mayor Rao told sailors that the pier was safe. It was announced that the 42 boats sank.\n\n"
    "“We float,” she said. “Boats sink.”"
)
_ROWS = (
    ("Mayor mayor PROPN NNP 2 compound", "Rao Rao PROPN NNP 3 nsubj", "told tell VERB VBD 0 root",
     "sailors sailor NOUN NNS 3 iobj", "that that SCONJ IN 9 mark", "the the DET DT 7 det",
     "pier pier NOUN NN 9 nsubj", "was be AUX VBD 9 cop", "safe safe ADJ JJ 3 ccomp",
     ". . PUNCT . 3 punct"),
    ("It it PRON PRP 3 expl", "was be AUX VBD 3 aux:pass", "announced announce VERB VBN 0 root",
     "that that SCONJ IN 8 mark", "the the DET DT 7 det", "42 42 NUM CD 7 nummod",
     "boats boat NOUN NNS 8 nsubj", "sank sink VERB VBD 3 ccomp", ". . PUNCT . 3 punct"),
    ("“ “ PUNCT `` 3 punct", "We we PRON PRP 3 nsubj", "float float VERB VBP 7 ccomp",
     ", , PUNCT , 3 punct", "” ” PUNCT '' 3 punct", "she she PRON PRP 7 nsubj",
     "said say VERB VBD 0 root", ". . PUNCT . 7 punct"),
    ("“ “ PUNCT `` 3 punct", "Boats boat NOUN NNS 3 nsubj", "sink sink VERB VBP 0 root",
     ". . PUNCT . 3 punct", "” ” PUNCT '' 3 punct"),
)  # fmt: skip

MAYOR, RAO, TOLD, SAILORS, THAT, THE, PIER, WAS, SAFE, STOP = range(10)
IT, ANNOUNCED, NUMBER, SANK = 10, 12, 15, 17
OPENING, WE, FLOAT, CLOSING, SHE, SAID, BOATS, SINK = 19, 20, 21, 23, 24, 25, 28, 29


def parse(rows: tuple[tuple[str, ...], ...], text: str) -> Document:
    """Sentences, a word a row: form, lemma, two tags, number of the head, relation, features."""
    lines = []
    for sentence in rows:
        for number, row in enumerate(sentence, 1):
            form, lemma, upos, xpos, head, relation, *features = row.split()
            told = "|".join(features) or "_"
            fields = number, form, lemma, upos, xpos, told, head, relation, "_", "_"
            lines.append("\t".join(map(str, fields)))
        lines.append("")
    return from_conllu("\n".join(lines) + "\n", text)


def document() -> Document:
    """The parse of `TEXT`."""
    return parse(_ROWS, TEXT)


def readings(parsed: Document | None = None) -> Readings:
    """What the rules propose in it, or in another parse."""
    parsed = parsed or document()
    return Readings.of(parsed, find_quotations(parsed.text), Lexicon.load("en"))


def inventories(given: Readings) -> dict[str, Inventory]:
    """All that occurs in a document."""
    rows = traits.traits(given.document, given.quotations, given.lexicon)
    known = {name: Inventory.of(r[n] for r in rows) for n, name in enumerate(traits.COLUMNS)}
    rules = (p.rule for proposals in given.by_cue.values() for p in proposals)
    return known | {"rule": Inventory.of(rules)}


def weights(seed: int = 0, share: float = 1.0) -> Weights:
    """A network with random weights, and judges that go by their sum times a share."""
    torch.manual_seed(seed)
    known = inventories(readings())
    network = network_for(known, hidden=6, roles=5)
    halved = {name: value.half().float() for name, value in network.state_dict().items()}
    network.load_state_dict(halved)
    words = sorted({word.text.lower() for word in document().words})
    vocabulary = {word: number for number, word in enumerate(words, 1)}
    judges = {"learned": (share,) * len(SIGNS), "rules": (share,) * len(SIGNS)}
    vectors = torch.randn(len(words) + 1, 100)
    return Weights(network.eval(), known, vocabulary, vectors, judges)


def scored(cue: int, roles: Mapping[str, set[int]], window: range = range(19)) -> Scored:
    """Scores that give words these roles with a probability of 0.7."""
    table = np.full((len(window), len(ROLES)), np.log(0.1), np.float32)
    numbers = np.zeros(len(window), int)
    for role, words in roles.items():
        numbers[[word - window.start for word in words]] = ROLES.index(role)
    table[np.arange(len(window)), numbers] = np.log(0.7)
    return Scored(cue, 0.8, window, table)
