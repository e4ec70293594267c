"""The English Worldwide Newswire named entities, made ready for training.

Articles are split, not sentences, so that no name is learnt from the article it is tested on.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

SEED, HELD_OUT = 42, 0.1

Sentence = list[dict[str, str]]

ADDRESS = re.compile(r"https?://|www\.")
SIGNS = {"“": '"', "”": '"', "‘": "'", "’": "'", "``": '"', "''": '"', "–": "-", "—": "--"}
STRAIGHT_SHARE = 0.3

OPENING = frozenset("([“‘$£€")
CLOSING = frozenset(",.;:!?)]”%")
AFTER_DASHES = frozenset(
    {"and", "but", "or", "the", "which", "who", "where", "when", "he", "she", "it", "they", "we"}
    | {"i", "this", "that", "there", "as", "including"}
)
SHORTENED = frozenset({"n't", "'s", "'re", "'ve", "'ll", "'m", "'d"})


def split(folder: Path) -> tuple[list[Path], list[Path]]:
    """The articles to train on, and a tenth of every country's held out."""
    countries: dict[str, list[Path]] = {}
    for article in sorted(folder.glob("*.tsv")):
        countries.setdefault(article.name.partition("_")[0], []).append(article)
    choose = random.Random(SEED)
    train: list[Path] = []
    held_out: list[Path] = []
    for _, articles in sorted(countries.items()):
        choose.shuffle(articles)
        number = round(len(articles) * HELD_OUT)
        held_out += articles[:number]
        train += articles[number:]
    return train, held_out


def read(articles: Iterable[Path]) -> Iterator[Sentence]:
    """Their sentences: the words with their tags; web addresses that fill a line are left out."""
    for article in articles:
        for block in article.read_text(encoding="utf-8").split("\n\n"):
            pairs = [line.split("\t")[:2] for line in block.split("\n") if "\t" in line]
            if pairs and not (len(pairs) == 1 and ADDRESS.match(pairs[0][0])):
                yield [{"text": word, "ner": tag} for word, tag in _joined(pairs)]


def paragraphs(blocks: Iterable[Sentence]) -> list[str]:
    """The different paragraphs of newswire as they were printed.

    Args:
        blocks: Their words, as `read` gives them.
    """
    texts = (printed([word["text"] for word in block]) for block in blocks)
    return list(dict.fromkeys(texts))


def printed(words: Sequence[str]) -> str:
    """Running text: punctuation closed up, straight quotation marks by turns before and after."""
    text, is_open = "", False
    hyphens = {n + beside for n in _hyphens(words) for beside in (-1, 0)}
    for number, (word, after) in enumerate(zip(words, [*words[1:], ""], strict=True)):
        is_open ^= word == '"'
        glued = (
            number in hyphens
            or after in CLOSING
            or after.lower().replace("’", "'") in SHORTENED
            or word in OPENING
            or (is_open and '"' in (word, after))
        )
        text += word + ("" if glued else " ")
    return text.strip()


def _hyphens(words: Sequence[str]) -> Iterator[int]:
    """Where a hyphen joins two words: in "high-risk" and "Al-Sabah", not in "a man - and a dog"."""
    for number in range(1, len(words) - 1):
        before, sign, after = words[number - 1 : number + 2]
        is_dash = after.lower() in AFTER_DASHES and words[number + 2 : number + 3] != ["-"]
        if sign == "-" and before[-1:].isalnum() and after[:1].isalnum() and not is_dash:
            yield number


def typeset(sentences: Iterable[Sentence], seed: int) -> Iterator[Sentence]:
    """A part of the sentences with straight quotation marks, apostrophes and hyphens for dashes."""
    choose = random.Random(seed)
    for sentence in sentences:
        chosen = choose.random() < STRAIGHT_SHARE
        yield [word | {"text": _straight(word["text"])} if chosen else word for word in sentence]


def write(sentences: Iterable[Sentence], path: Path) -> None:
    """Writes the sentences in the form in which Stanza's trainer reads them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(list(sentences)), encoding="utf-8")


def words(path: Path) -> set[str]:
    """All words of a file that `write` wrote, lower-cased."""
    sentences: list[Sentence] = json.loads(path.read_text(encoding="utf-8"))
    return {word["text"].lower() for sentence in sentences for word in sentence}


def _joined(pairs: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Possessives as treebanks write them: the annotators' tokens leave "’ s" apart."""
    skip = False
    for (word, tag), after in zip(pairs, [*pairs[1:], ["", ""]], strict=True):
        if skip:
            skip = False
        elif word in ("'", "’") and after[0] == "s":
            skip = True
            yield word + "s", tag
        else:
            yield word, tag


def _straight(word: str) -> str:
    return SIGNS.get(word, word.replace("’", "'"))
