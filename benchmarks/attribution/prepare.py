"""scratch: examples of all articles, kept in one file"""

import sys, pickle, time

sys.path.insert(0, "/work/main/benchmarks")
sys.path.insert(0, "/work/main/benchmarks/attribution")
sys.path.insert(0, "/work/main")
from pathlib import Path
import torch
from corpus import load_scorer
from examples import annotated, examples, readings_of
from quoteattr.lexicon import Lexicon
from quoteattr.learned import traits
from quoteattr.learned.inventory import Inventory

PARSES, OUT = Path(sys.argv[1]), Path(sys.argv[2])
S = Path("/work/shared")
sc = load_scorer(S, "score")
lex = Lexicon.load("en")
glove = torch.load("/work/main/quoteattr/models/en/pretrain/glove.pt", weights_only=True)
vocab = glove["vocab"]["_unit2id"]
kept = {}
t0 = time.process_time()
for split in ("train", "dev"):
    for doc, (text, gold) in sc.load_gold(str(S / "data/polnear" / split)).items():
        d = pickle.loads((PARSES / f"{doc}.pkl").read_bytes())
        r = readings_of(d, lex)
        kept[split, doc] = (r, annotated(d, gold, r), traits.traits(d, r.quotations, lex))
print("read", time.process_time() - t0, flush=True)
rows = [row for (split, _), (_, _, rs) in kept.items() if split == "train" for row in rs]
inv = {
    name: Inventory.of((row[i] for row in rows if row[i]), 6 if name == "lemma" else 3)
    for i, name in enumerate(traits.COLUMNS)
}
inv["rule"] = Inventory.of(
    p.rule
    for (split, _), (r, _, _) in kept.items()
    if split == "train"
    for ps in r.by_cue.values()
    for p in ps
)
print({k: len(v) for k, v in inv.items()})
t0 = time.process_time()
data = {key: list(examples(r, claims, rs, vocab, inv)) for key, (r, claims, rs) in kept.items()}
print(
    "examples",
    time.process_time() - t0,
    sum(len(x) for x in data.values()),
    sum(len(e.cues) for x in data.values() for e in x),
)
pickle.dump({"data": data, "inventories": inv}, OUT.open("wb"))
