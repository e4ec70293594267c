"""Works: what somebody writes, films or plays, whose title stands in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.cues import Cue
from quoteattr.document import Document
from quoteattr.grammar.clauses import lemmas, own_subject, preposition
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
    if not _is_title(document, _unnamed(document, content, lexicon)):
        return False
    subject = None if cue.passive else own_subject(document, cue.head)
    if subject is not None and _is_written(document, subject, lexicon):
        return False
    surfaces = lexicon.words("cues", "works", "surfaces")
    below = (c for c in document.children[cue.head] if not is_time(document.words[c]))
    return not any(lemmas(document, preposition(document, c)) & surfaces for c in below)


def _is_written(document: Document, subject: int, lexicon: Lexicon) -> bool:
    """Whether a subject is something that bears words, or stands for such: "signs **that** read"."""
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


def _is_title(document: Document, content: Sequence[int]) -> bool:
    """Whether a content begins with capitalised words in quotation marks, and no end mark."""
    words = [document.words[w] for w in content[: _MAX_TITLE + 2]]
    if not words or not opens(words[0].text):
        return False
    end = next((n for n, word in enumerate(words) if n and closes(word.text)), 0)
    title = words[1:end]
    if not title or not title[-1].text[-1].isalnum():
        return False
    names = [word for word in title if word.text[0].isalpha()]
    is_capital = all(w.text[0].isupper() or w.upos in _SMALL for w in names)
    return is_capital and bool(names) and names[0].text[0].isupper()
