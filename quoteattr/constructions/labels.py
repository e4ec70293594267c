"""Labels: contents beside a name and a mark, as in headlines and transcripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.clauses import trimmed_words
from quoteattr.constructions.proposals import NEAR, Frame, Proposal, main_word
from quoteattr.document import Document

_UNLIKELY = frozenset({"VERB", "AUX", "SCONJ"})
_BLOCK = 40  # sentences: as far as what somebody says under a label is followed


def label(frame: Frame) -> Iterator[Proposal]:
    """X: P, as in headlines, transcripts and interviews; “Q” — X."""
    document, mark = frame.document, frame.cue.head
    here = document.sentence_of(mark)
    if frame.cue.lemma == ":":
        name, quoted = range(here.first, mark), frame.quoted.around(mark + 1)
        content = range(mark + 1, _paragraph_end(document, here.index))
        rule = "speaker label"
    else:
        name, quoted = range(mark + 1, here.last), frame.quoted.around(mark - 1)
        content = range(0)
        rule = "signature"
    if quoted is not None:
        content = frame.quoted.regions[quoted][1]
    is_dateline = quoted is None and _is_place(frame, name)
    if content and _is_name(document, name) and not is_dateline:
        words = trimmed_words(document, name) or set(name)
        labelled = frame.by(main_word(document, words), words)
        yield labelled.propose(rule, main_word(document, content), content)


def _is_place(frame: Frame, words: Sequence[int]) -> bool:
    """Whether words name a place, as "LYON: Rail workers …" does where the text was written."""
    kinds = frame.lexicon.table("ner", "kinds")
    labels = (frame.document.words[word].ner.partition("-")[2] for word in words)
    return all(kinds.get(label) == "place" for label in labels)


def _paragraph_end(document: Document, sentence: int) -> int:
    here = document.sentences[sentence]
    near = document.sentences[sentence : sentence + _BLOCK]
    return max(s.last for s in near if s.paragraph == here.paragraph)


def _is_name(document: Document, words: Sequence[int]) -> bool:
    """Whether words read as a name: short, no verb, a proper noun or capitals among them."""
    tags = [document.words[w] for w in words]
    named = any(w.upos == "PROPN" or (w.text.isupper() and w.upos != "PUNCT") for w in tags)
    return named and len(tags) <= NEAR and not any(w.upos in _UNLIKELY for w in tags)
