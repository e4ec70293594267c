"""One stage of the training, in a process of its own: `train.py` runs them all.

python benchmarks/models/stage.py NAME WORK_FOLDER
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import arcs
import data
import folder
import packed
import supervision
import torch
import treebanks
from attrs import frozen

from quoteattr.lexicon import tomllib

SHORTHAND = "en_news"


@frozen
class Work:
    """What a stage needs to know.

    Attributes:
        folder: Where everything is written.
        raw: Where the raw data lies: `treebanks`, `newswire`, `vectors`.
        device: Torch's name of it.
        recipe: The tables of `recipe.toml`.
    """

    folder: Path
    raw: dict[str, str]
    device: str
    recipe: dict[str, Any]

    @classmethod
    def load(cls, folder: Path) -> Work:
        """Reads what `train.py` has written."""
        settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        recipe = tomllib.loads(Path(settings["recipe"]).read_text(encoding="utf-8"))
        return cls(folder, settings["raw"], settings["device"], recipe)

    def data(self, name: str) -> str:
        """A file of prepared data."""
        return str(self.folder / "data" / name)

    def options(self, stage: str, **more: Any) -> list[str]:
        """The command line for Stanza's trainer of this stage."""
        options = {
            "mode": "train",
            "shorthand": SHORTHAND,
            "seed": self.recipe["seed"],
            "device": self.device,
            "save_dir": str(self.folder / "models"),
            "save_name": f"{stage}.pt",
            **self.recipe[stage]["options"],
            **more,
        }
        steps = self.recipe[stage].get("steps")
        if steps:
            options |= {"steps" if stage == "tokenize" else "max_steps": steps}
        return [part for name, value in options.items() for part in option(name, value)]

    def model(self, stage: str) -> Path:
        """What a stage has trained."""
        return self.folder / "models" / f"{stage}.pt"

    def supervise(self, stage: str, trainer_class: type) -> None:
        """Gives the trainer the rate, the checkpoints and the bar; see `supervision`."""
        recipe = self.recipe[stage]
        checkpoint = self.folder / "checkpoints" / f"{stage}.pt"
        start = self.model(recipe["after"]) if "after" in recipe else None
        supervision.supervise(trainer_class, recipe["steps"], checkpoint, start=start)


def option(name: str, value: Any) -> list[str]:
    """One option of a command line."""
    return [f"--{name}"] if value is True else [f"--{name}", str(value)]


def treebanks_stage(work: Work) -> None:
    """Sentences and running text from the treebanks."""
    data.prepare_treebanks(Path(work.raw["treebanks"]), work.folder / "data", work.recipe["seed"])


def newswire_stage(work: Work) -> None:
    """Sentences with named entities."""
    data.prepare_newswire(Path(work.raw["newswire"]), work.folder / "data", work.recipe["seed"])


def vectors_stage(work: Work) -> None:
    """Word vectors."""
    data.prepare_vectors(Path(work.raw["vectors"]), work.folder / "data", work.recipe["vectors"])


def tokenize(work: Work) -> None:
    """The tokenizer and sentence splitter."""
    from stanza.models import tokenizer
    from stanza.models.tokenization.trainer import Trainer

    work.supervise("tokenize", Trainer)
    tokenizer.main(
        work.options(
            "tokenize",
            lang="en",
            use_mwt=True,
            txt_file=work.data("text-train.txt"),
            label_file=work.data("text-train.labels"),
            dev_txt_file=work.data("text-dev.txt"),
            dev_label_file=work.data("text-dev.labels"),
            dev_conll_gold=work.data("text-dev.conllu"),
            mwt_json_file=work.data("text-dev.mwt.json"),
            conll_file=work.data("text-dev.found.conllu"),
            max_steps_before_stop=10**9,
        )
    )


def mwt(work: Work) -> None:
    """The splitter of contractions. What is mostly one word stays one."""
    from stanza.models import mwt_expander
    from stanza.models.mwt.trainer import Trainer

    files = {"train_file": "train.conllu", "eval_file": "dev.conllu", "gold_file": "dev.conllu"}
    mwt_expander.main(
        work.options("mwt", lang="en", **{name: work.data(file) for name, file in files.items()})
    )
    path = str(work.model("mwt"))
    trainer = Trainer(model_file=path, device=work.device)
    trainer.expansion_dict.update(
        treebanks.whole_words(treebanks.read(work.folder / "data" / "train.conllu"))
    )
    trainer.save(path)


def lemma(work: Work) -> None:
    """The lemmatizer: a dictionary, and a network for what is not in it.

    The network learns from each word once: it is asked for rare words, not for frequent ones. The
    dictionary counts all of them.
    """
    from stanza.models import lemmatizer
    from stanza.models.lemma.trainer import Trainer

    data_folder = work.folder / "data"
    for part in ("train", "dev"):
        distinct = treebanks.distinct_words(treebanks.read(data_folder / f"{part}.conllu"))
        treebanks.write(distinct, data_folder / f"words-{part}.conllu")
    files = {"train_file": "words-train.conllu", "eval_file": "words-dev.conllu"}
    lemmatizer.main(
        work.options("lemma", **{name: work.data(file) for name, file in files.items()})
    )
    path = str(work.model("lemma"))
    trainer = Trainer(model_file=path, device=work.device)
    trainer.pos_dict.clear()
    trainer.train_dict(treebanks.lemmas(treebanks.read(data_folder / "train.conllu")))
    trainer.save(path)


def tag(work: Work) -> None:
    """The tagger on gold tags."""
    _train_tagger(work, "tag", "train.conllu")


def pos(work: Work) -> None:
    """The tagger on gold tags and on newswire."""
    _concatenate(work, ("train.conllu", "silver.conllu"), "tagged.conllu")
    _train_tagger(work, "pos", "tagged.conllu")


def silver_stage(work: Work) -> None:
    """Newswire with the trees of our first models, advised by another parser."""
    import newswire
    import silver
    import spacy

    first = work.folder / "first"
    sources = {name: name for name in ("tokenize", "mwt", "lemma")}
    sources |= {"pos": "tag", "depparse": "parse"}
    folder.pack(
        {processor: work.model(stage) for processor, stage in sources.items()},
        Path(work.data("glove.pt")),
        first,
    )
    train, _ = newswire.split(Path(work.raw["newswire"]))
    texts = newswire.paragraphs(newswire.read(train))
    second = spacy.load(work.recipe["silver"]["second"])
    fresh = Path(work.data("silver.new"))
    with fresh.open("w", encoding="utf-8") as file:
        for document in silver.parsed(texts, first, second, Path(work.data("train.conllu"))):
            file.write(f"{document:C}\n\n")
    fresh.replace(work.data("silver.conllu"))


def retag(work: Work) -> None:
    """The parser's sentences typeset in another way, with the tagger's tags."""
    from retagging import Retagger
    from stanza.utils.conll import CoNLL

    raw = Path(work.raw["treebanks"])
    sentences = [
        sentence for name in data.TRAINED for sentence in treebanks.read(raw / f"{name}.conllu")
    ]
    other = Path(work.data("retagged.conllu"))
    treebanks.write(treebanks.typeset(sentences, work.recipe["seed"] + 3), other)
    retagger = Retagger(work.model("tag"), Path(work.data("glove.pt")), work.device)
    print("dropout of the tagger:", retagger.weaken(other, Path(work.data("dev.conllu"))))
    document = CoNLL.conll2doc(str(other))
    retagger.tag(document)
    CoNLL.write_doc2conll(document, str(other))


def parse(work: Work) -> None:
    """The parser on gold tags."""
    _train_parser(work, "parse", "train.conllu")


def depparse(work: Work) -> None:
    """The parser on gold tags, on found ones, and on newswire."""
    _concatenate(work, ("train.conllu", "retagged.conllu", "silver.conllu"), "parsed.conllu")
    _train_parser(work, "depparse", "parsed.conllu")


def ner(work: Work) -> None:
    """The entity tagger."""
    from stanza.models import ner_tagger
    from stanza.models.ner import data as ner_data
    from stanza.models.ner.trainer import Trainer

    vocab, rare = ner_data.WordVocab, work.recipe["ner"]["rare"]

    def frequent_words(*arguments: Any, **options: Any) -> Any:
        return vocab(*arguments, **options | {"cutoff": rare})

    ner_data.WordVocab = frequent_words
    work.supervise("ner", Trainer)
    ner_tagger.main(
        work.options(
            "ner",
            train_file=work.data("ner-train.json"),
            eval_file=work.data("ner-dev.json"),
            wordvec_pretrain_file=work.data("glove.pt"),
            max_steps_no_improve=10**9,
        )
    )


def _treebank_options(work: Work, stage: str, train: str, **more: Any) -> list[str]:
    return work.options(
        stage,
        lang="en",
        train_file=work.data(train),
        eval_file=work.data("dev.conllu"),
        wordvec_pretrain_file=work.data("glove.pt"),
        max_steps_before_stop=10**9,
        **more,
    )


def _train_tagger(work: Work, stage: str, train: str) -> None:
    from stanza.models import tagger
    from stanza.models.pos.data import Dataset
    from stanza.models.pos.trainer import Trainer

    _keep_vocabulary(work, stage, Dataset)
    work.supervise(stage, Trainer)
    tagger.main(_treebank_options(work, stage, train, fix_eval_interval=True))


def _train_parser(work: Work, stage: str, train: str) -> None:
    from stanza.models import parser
    from stanza.models.depparse.data import Dataset
    from stanza.models.depparse.trainer import Trainer

    arcs.install()
    _keep_vocabulary(work, stage, Dataset)
    work.supervise(stage, Trainer)
    parser.main(_treebank_options(work, stage, train, no_checkpoint=True))


def _keep_vocabulary(work: Work, stage: str, dataset: Any) -> None:
    """Words keep the numbers by which the model of an earlier stage knows them."""
    from stanza.models.pos.vocab import MultiVocab

    before = work.recipe[stage].get("after")
    if before:
        checkpoint = torch.load(work.model(before), weights_only=True)
        vocab = MultiVocab.load_state_dict(checkpoint["vocab"])
        dataset.init_vocab = lambda *_: vocab


def _concatenate(work: Work, names: Iterable[str], target: str) -> None:
    texts = [Path(work.data(name)).read_text(encoding="utf-8") for name in names]
    Path(work.data(target)).write_text("".join(texts), encoding="utf-8")


STAGES: dict[str, Callable[[Work], None]] = {
    "treebanks": treebanks_stage,
    "newswire": newswire_stage,
    "vectors": vectors_stage,
    "tokenize": tokenize,
    "mwt": mwt,
    "lemma": lemma,
    "tag": tag,
    "parse": parse,
    "retag": retag,
    "silver": silver_stage,
    "pos": pos,
    "depparse": depparse,
    "ner": ner,
}


def main() -> None:
    """Runs the stage that the command line names."""
    name, folder = sys.argv[1:]
    work = Work.load(Path(folder))
    logging.getLogger("stanza").handlers = [logging.FileHandler(work.folder / f"{name}.log")]
    torch.set_flush_denormal(
        True
    )  # gradients of long sentences fade; denormals take ten times as long
    if work.device == "cpu":
        packed.install(packed.fastest())
    STAGES[name](work)


if __name__ == "__main__":
    main()
