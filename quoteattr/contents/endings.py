"""Endings: where an unquoted content ends, although the parser hangs on it what follows."""

from __future__ import annotations

from quoteattr.document import Document
from quoteattr.grammar.clauses import child, lemmas, own_subject, preposition
from quoteattr.grammar.people import is_somebody
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon
from quoteattr.typography.marks import closes
from quoteattr.vocabulary.cues import framing_words, states


def beyond(document: Document, cue: int, quoted: QuotedWords, lexicon: Lexicon) -> set[int]:
    """Words below a cue or its content that are the writer's, or another claim of the source.

    Args:
        document: The parse.
        cue: Head word of a cue.
        quoted: Words in quotation marks.
        lexicon: Tables of the language.

    Returns:
        The words of the clauses behind the end of the content.
    """
    clauses = [c for c in document.children[cue] if document.words[c].relation == "ccomp"]
    if not clauses or clauses[-1] < cue:
        return set()
    here = quoted.around(cue)
    framed = frame_around(document, cue, lexicon)
    return set(() if framed is None else document.subtree(framed)) | {
        word
        for above in (cue, *clauses)
        for index in document.children[above]
        if index > clauses[-1] and quoted.around(index) == here
        if _is_next(document, index, lexicon)
        for word in document.subtree(index)
    }


def frame_around(document: Document, cue: int, lexicon: Lexicon) -> int | None:
    """Who a main clause that reports is told by: "Lee said it was safe, according to **Radio 9**".

    Args:
        document: The parse.
        cue: Head word of a cue.
        lexicon: Table ``cues``.

    Returns:
        Head word of the phrase behind a comma at the end of the sentence, though the parser hangs
        it on what is said; None where there is none.
    """
    clause = child(document, cue, "ccomp")
    if clause is None or clause < cue or document.words[cue].relation != "root":
        return None
    told = (w for w in reversed(document.subtree(cue)) if document.words[w].upos != "PUNCT")
    end = next(told, cue)  # a tree of marks has none
    for above in (cue, clause):
        for named in reversed(document.children[above]):
            opener = preposition(document, named)[:1]
            names = framing_words(lexicon).intersection(
                document.words[w].text.lower() for w in opener
            )
            if names and document.before(opener[0]) == "," and end in document.subtree(named):
                return named if _tells(document, named, lexicon) else None
    return None


def _tells(document: Document, noun: int, lexicon: Lexicon) -> bool:
    """Whether a noun names somebody or something written: not "per the annual **custom**"."""
    word = document.words[noun]
    lists = (("documents", "nouns"), ("cues", "cue_nouns"))
    is_written = any(word.lemma.lower() in lexicon.words(*path) for path in lists)
    return is_written or word.upos == "PROPN" or is_somebody(word, lexicon)


def _is_next(document: Document, clause: int, lexicon: Lexicon) -> bool:
    """Whether a clause goes on after the content."""
    word = document.words[clause]
    subject = own_subject(document, clause)
    if word.relation in ("conj", "parataxis") and subject is not None:
        return _is_parted(document, clause, lexicon)
    if word.relation == "advcl" and subject is not None:
        return _concedes(document, clause, subject, lexicon)
    return False


def _is_parted(document: Document, clause: int, lexicon: Lexicon) -> bool:
    """Whether a semicolon, or a quoted end with a comma, stands before a clause without "that"."""
    below = document.children[clause]
    marks = [c for c in below if document.words[c].relation == "mark"]
    first = document.subtree(clause)[0]
    opener = document.words[first] if document.words[first].upos == "PUNCT" else None
    opener = opener or document.words[first - 1]
    closed = opener.text == "," and closes(document.words[opener.index - 1].text)
    said = lemmas(document, marks) & lexicon.words("grammar", "complementizers")
    return (opener.text == ";" or closed) and not said


def _concedes(document: Document, clause: int, subject: int, lexicon: Lexicon) -> bool:
    """Whether a clause behind a comma tells what else the source says: ", though they admit that".

    Or how others take what it says: ", though the union denies **it**".
    """
    marks = [c for c in document.children[clause] if document.words[c].relation == "mark"]
    first = document.subtree(clause)[0]
    parted = "," in (document.words[first].text, document.words[first - 1].text)
    conceded = lemmas(document, marks) & lexicon.words("grammar", "concessions")
    verb = document.words[clause].lemma.lower()
    denies = verb in lexicon.words("cues", "polarity", "negative")
    says = denies or states(verb, lexicon)
    same = document.words[subject].upos == "PRON" and child(document, clause, "ccomp") is not None
    taken = child(document, clause, "obj")
    answers = taken is not None and lemmas(document, [taken]) <= lexicon.words(
        "grammar", "anaphors"
    )
    return bool(conceded) and parted and says and (same or answers)
