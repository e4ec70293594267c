"""Labels: contents beside a name and a mark, as in headlines and transcripts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from quoteattr.contents.proposals import NEAR, Frame, Proposal
from quoteattr.document import Document, Word
from quoteattr.grammar.datelines import after_dateline
from quoteattr.grammar.forms import is_time
from quoteattr.grammar.named import kind_of
from quoteattr.grammar.people import is_somebody
from quoteattr.grammar.phrases import main_word, trimmed_words
from quoteattr.lexicon import Lexicon

_SCORE = re.compile(r"\d+[-–:]\d+")
_UNLIKELY = frozenset({"VERB", "AUX", "SCONJ"})
_PLACES = (("names",), ("countries",), ("styled", "state"))
_BLOCK = 40  # sentences: as far as what somebody says under a label is followed


def label(frame: Frame) -> Iterator[Proposal]:
    """X: P, as in headlines, transcripts and interviews; “Q” — X."""
    document, mark = frame.document, frame.cue.head
    here = document.sentence_of(mark)
    about = _about(frame) if frame.cue.lemma == ":" else None
    if about is not None:
        name, quoted = range(mark + 1, about), frame.quoted.around(mark - 1)
        content = range(0)
        rule = "signature"
    elif frame.cue.lemma == ":":
        name, quoted = range(here.first, mark), frame.quoted.around(mark + 1)
        content = range(mark + 1, _paragraph_end(document, here.index))
        rule = "speaker label"
    else:
        name, quoted = range(mark + 1, here.last), frame.quoted.around(mark - 1)
        content = range(0)
        rule = "signature"
    if quoted is not None:
        content = frame.quoted.regions[quoted][1]
    name = _without_time(document, name)
    if rule == "signature":
        name = _without_place(frame, name)
    is_none = (quoted is None and names_place(document, name, frame.lexicon)) or is_kicker(
        document, name, frame.lexicon
    )
    if rule == "speaker label":  # "KOTARU: A man was held."
        is_none = is_none or after_dateline(document, here.first, frame.lexicon) == mark + 1
    if rule == "signature":  # no "clear reference to Rome"
        is_none = is_none or not _is_somebody(frame, name)
    if content and _is_name(document, name) and not is_none:
        words = trimmed_words(document, name) or set(name)
        labelled = frame.by(main_word(document, words), words)
        yield labelled.propose(rule, main_word(document, content), content)


def _about(frame: Frame) -> int | None:
    """Where the topic begins behind a quotation, a colon and a name: "‘I ran’: Lee **on** gold"."""
    document, mark = frame.document, frame.cue.head
    rest = range(mark + 1, document.sentence_of(mark).last)
    topics = frame.lexicon.words("continuations", "headlines", "topics")
    place = next((w for w in rest if frame.lemma(w) in topics), None)
    if mark == 0 or place is None or frame.quoted.around(mark - 1) is None:
        return None
    return place if document.words[place].upos == "ADP" else None


def _without_time(document: Document, words: range) -> range:
    """Words without the hour before them: "15:30 Lee"."""
    timed = (
        words and document.words[words[0]].upos == "NUM" and ":" in document.words[words[0]].text
    )
    return words[1:] if timed else words


def _without_place(frame: Frame, words: range) -> range:
    """Words without where and when, behind a comma: "Lee**, Rome, May 3, 2017**"."""
    named = [frame.document.words[w] for w in words]
    for place, word in enumerate(named):
        rest = named[place + 1 :]
        if word.text == "," and rest and all(_is_place_or_time(frame, w) for w in rest):
            return words[:place]
    return words


def _is_place_or_time(frame: Frame, word: Word) -> bool:
    """Whether a word tells where or when, or is a mark between such words."""
    is_place = kind_of(word, frame.lexicon) == "place"
    return is_place or is_time(word) or word.upos in ("PUNCT", "NUM")


def _is_somebody(frame: Frame, words: Sequence[int]) -> bool:
    """Whether words name somebody or a body: a name at their head, or a noun for people."""
    if not words:
        return False
    head = frame.document.words[main_word(frame.document, words)]
    return head.upos != "NOUN" or is_somebody(head, frame.lexicon)


def is_kicker(document: Document, words: Collection[int], lexicon: Lexicon) -> bool:
    """Whether words tell what kind of a text follows: "Q&A", "OPINION", "About X", an hour."""
    found = [document.words[w] for w in sorted(words) if document.words[w].upos != "NUM"]
    if not found:
        return any(":" in document.words[w].text for w in words)
    if found[0].text.lower() in lexicon.words("continuations", "headlines", "headings"):
        return True
    text = document.text[found[0].start : found[-1].end].lower()
    is_listed = text in lexicon.words("continuations", "headlines", "kickers")
    return is_listed or _is_topic(document, sorted(words), lexicon)


def _is_topic(document: Document, words: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether words tell what a text is about: "Lee v Cole", "Reds 2-1 Blues", "Kino 7 review"."""
    named = [document.words[w] for w in words]
    headlines = ("continuations", "headlines")
    inner = {word.text.lower() for word in named[1:-1]}
    if any(_SCORE.fullmatch(text) for text in inner):
        return True
    is_body = kind_of(named[-1], lexicon) == "organization"  # "Harvard Review"
    closes = named[-1].text.lower() in lexicon.words(*headlines, "closers") and not is_body
    happens = named[0].text.lower() in lexicon.words(*headlines, "events")
    meets = not inner.isdisjoint(lexicon.words(*headlines, "versus"))
    return len(named) > 1 and (closes or happens or meets)


def names_place(document: Document, words: Collection[int], lexicon: Lexicon) -> bool:
    """Whether words name a place, as "LYON: Rail workers …" does where the text was written.

    Or of which it tells: "Kansas: Drivers must …".

    Args:
        document: The parse.
        words: The words, in order or not.
        lexicon: Tables ``ner`` and ``places``: taggers miss many a place before a colon.
    """
    named = [document.words[word] for word in sorted(words)]
    if all(kind_of(word, lexicon) == "place" for word in named):
        return True
    if not named or any(kind_of(word, lexicon) == "person" for word in named):
        return False
    text = document.text[named[0].start : named[-1].end].lower()
    return any(text in lexicon.words("places", *listed) for listed in _PLACES)


def _paragraph_end(document: Document, sentence: int) -> int:
    here = document.sentences[sentence]
    near = document.sentences[sentence : sentence + _BLOCK]
    return max(s.last for s in near if s.paragraph == here.paragraph)


def _is_name(document: Document, words: Sequence[int]) -> bool:
    """Whether words read as a name: short, no verb, a proper noun or capitals among them."""
    tags = [document.words[w] for w in words]
    named = any(w.upos == "PROPN" or (w.text.isupper() and w.upos != "PUNCT") for w in tags)
    return named and len(tags) <= NEAR and not any(w.upos in _UNLIKELY for w in tags)
