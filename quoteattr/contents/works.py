"""Works: what somebody writes, films or plays, whose title stands in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.cues import Cue
from quoteattr.document import Document
from quoteattr.grammar.clauses import own_subject
from quoteattr.grammar.forms import is_time
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import closes, opens

_MAX_TITLE, _MAX_NOUN = 8, 4  # words
_BEFORE_NOUN = frozenset({"DET", "PRON", "ADJ", "NUM", "NOUN"})
_SMALL = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART"})


def is_work(document: Document, cue: Cue, content: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether a verb makes or performs what a title names: "directed **“Long Way Down”**".

    Not where something written says so ("a sign read “Keep Out”"), nor where it is written on
    something, "on the wall".

    Args:
        document: The parse.
        cue: The cue.
        content: Words of a content in order, at least one.
        lexicon: Tables of the language.
    """
    if cue.lemma not in lexicon.words("cues", "works", "verbs"):
        return False
    title = _title(document, _unnamed(document, content, lexicon))
    if not title or _is_on(document, title[-1] + 2, lexicon):
        return False
    subject = None if cue.passive else own_subject(document, cue.head)
    return subject is None or not _is_written(document, subject, lexicon)


def _is_on(document: Document, word: int, lexicon: Lexicon) -> bool:
    """Whether a word opens the phrase of what bears words: "“Keep Out” **on** the door"."""
    behind = document.words[word : word + 1]
    surfaces = lexicon.words("cues", "works", "surfaces")
    return any(w.lemma.lower() in surfaces and not is_time(document.words[w.head]) for w in behind)


def _is_written(document: Document, subject: int, lexicon: Lexicon) -> bool:
    """Whether a subject is something that bears words, or stands for it: "signs **that** read"."""
    word = document.words[subject]
    is_pointing = word.upos == "PRON" and word.feature("PronType") != "Prs"
    return is_pointing or word.lemma.lower() in lexicon.words("documents", "nouns")


def _unnamed(document: Document, content: Sequence[int], lexicon: Lexicon) -> Sequence[int]:
    """A content without what the work is, before its title: "**the novel** “Long Way Down”"."""
    nouns = lexicon.words("cues", "works", "nouns")
    for place, word in enumerate(content[:_MAX_NOUN]):
        if document.words[word].lemma.lower() in nouns:
            return content[place + 1 :]
        if document.words[word].upos not in _BEFORE_NOUN:
            break
    return content


def _title(document: Document, content: Sequence[int]) -> Sequence[int]:
    """The capitalised words, quoted and without an end mark, with which a content begins."""
    words = [document.words[w] for w in content[: _MAX_TITLE + 2]]
    if not words or not opens(words[0].text):
        return ()
    end = next((n for n, word in enumerate(words) if n and closes(word.text)), 0)
    title = words[1:end]
    if not title or not title[-1].text[-1].isalnum():
        return ()
    names = [word for word in title if word.text[0].isalpha()]
    is_capital = all(w.text[0].isupper() or w.upos in _SMALL for w in names)
    is_title = is_capital and bool(names) and names[0].text[0].isupper()
    return content[1:end] if is_title else ()
