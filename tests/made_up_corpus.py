"""A made-up corpus in the form of PolNeAR: saying is annotated in it, and seeing is not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from quoteattr.document import Document, Sentence, Word


def sentence(*verbs):
    """ "Ann said it rained.", with its tags and heads; "Ann said Bob saw it rained." for two."""
    rows = []
    for depth, verb in enumerate(verbs):
        lemma = {"said": "say", "saw": "see"}[verb]
        head = 2 * depth + 1
        rows += [
            ("AnnBob"[3 * depth :][:3], "Ann", "PROPN", "NNP", head, "nsubj"),
            (verb, lemma, "VERB", "VBD", head - 2, "ccomp" if depth else "root"),
        ]
    last = len(rows) + 1
    return [
        *rows,
        ("it", "it", "PRON", "PRP", last, "expl"),
        ("rained", "rain", "VERB", "VBD", last - 2, "ccomp"),
        (".", ".", "PUNCT", ".", 1, "punct"),
    ]


def article(*sentences):
    """Parse of an article, a paragraph a sentence."""
    words, parts, text = [], [], ""
    for rows in sentences:
        first, begin = len(words), len(text)
        for form, lemma, upos, xpos, head, relation in rows:
            text += "" if form == "." or len(words) == first else " "
            place = len(text), len(text) + len(form)
            text += form
            above = first + head if head >= 0 else -1
            word = Word(len(words), form, lemma, upos, xpos, "", above, relation, *place)
            words.append(word)
        number = len(parts)
        parts.append(Sentence(number, first, len(words), number, begin, len(text)))
        text += "\n"
    return Document(text, tuple(words), tuple(parts))


def annotation(document):
    """Standoff of the outermost claims: what was said, and nothing of what was seen."""
    lines = []
    for sentence in document.sentences:
        words = document.words[sentence.first : sentence.last]
        if words[1].text == "said":
            for role, (first, last) in {
                "Source": (0, 0),
                "Cue": (1, 1),
                "Content": (2, -2),
            }.items():
                place = f"{words[first].start} {words[last].end}"
                lines.append(f"T{len(lines) + 1}\t{role} {place}\t…")
    events = [
        f"E{n}\tAttribution:T{3 * n + 2} Source:T{3 * n + 1} Cue:T{3 * n + 2} Content:T{3 * n + 3}"
        for n in range(len(lines) // 3)
    ]
    return "\n".join([*lines, *events]) + "\n"


def write(folder: Path, articles: Mapping[str, Document], shared: Path) -> None:
    """Write articles, their annotation and their parses, and put the true scorers beside them.

    The folder ``benchmarks`` has to be among those in which modules are looked for.
    """
    from corpus import keep

    train = folder / "data" / "polnear" / "train"
    for part in ("text", "attributions"):
        (train / part).mkdir(parents=True)
    for name, document in articles.items():
        (train / "text" / f"{name}.txt").write_text(document.text, encoding="utf-8")
        path = train / "attributions" / f"{name}_anno.ann"
        path.write_text(annotation(document), encoding="utf-8")
        keep(folder / "parses", name, document)
    (folder / "eval").symlink_to(shared / "eval")
