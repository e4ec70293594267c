"""CoNLL-U to parse and back: parses from elsewhere, and parses stored for later.

The format is that of Universal Dependencies (https://universaldependencies.org/format.html);
character offsets and named entities stand in MISC, as Stanza writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from reprlib import repr as short

from quoteattr.document import Document, Sentence, Word
from quoteattr.errors import NotTextError, ParseError
from quoteattr.formats.conllu_lines import Block, Row, Token, read_blocks
from quoteattr.texts import checked
from quoteattr.typography.cleaning import clean

_DOUBLE_MARKS = ("''", "``", "‘‘", "’’", '"', "“", "”")
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CHAIN_PART = re.compile(r"([0-9]{1,12})-([0-9]{1,12})")


def from_conllu(data: str, text: str | None = None, lang: str = "") -> Document:
    """Read one parsed document.

    Args:
        data: CoNLL-U. Empty nodes and enhanced dependencies are left out.
        text: The text that offsets index. Words without ``start_char`` and ``end_char``
            in MISC are looked for in it from left to right. Without it the text is put
            together from the ``# text`` comments and SpaceAfter=No.
        lang: Language code; "" where nobody tells: then it is whatever the attributor reads.

    Returns:
        The parse. Its paragraphs are those of the ``# newpar`` comments; where there are none
        those of the text.

    Raises:
        NotTextError: ``data`` or ``text`` is not a string.
        ParseError: ``data`` is malformed, does not fit the text, or holds several documents.
    """
    documents = list(_documents(checked(data)))
    if len(documents) > 1:
        raise ParseError(
            f"line {documents[1][1][0].line}: a second document begins here; "
            "read several with from_conllu_many"
        )
    return _document(documents[0][1] if documents else [], text, lang)


def from_conllu_many(
    data: str, texts: Mapping[str, str] | None = None, lang: str = ""
) -> dict[str, Document]:
    """Read several parsed documents, each beginning with a ``# newdoc`` comment.

    Args:
        data: CoNLL-U.
        texts: The texts that offsets index, by document id; those that are not there
            are put together as in `from_conllu`.
        lang: Language code; "" where nobody tells: then it is whatever the attributor reads.

    Returns:
        The parses by their ``# newdoc id``; one without an id goes by its number, from 1.

    Raises:
        NotTextError: ``data`` or a text is not a string.
        ParseError: ``data`` is malformed, does not fit a text, or an id comes twice.
    """
    out: dict[str, Document] = {}
    for number, (doc_id, blocks) in enumerate(_documents(checked(data)), 1):
        key = doc_id or str(number)
        if key in out:
            raise ParseError(
                f"line {blocks[0].line}: a second document has the id {short(key)}; "
                "rename one of them"
            )
        out[key] = _document(blocks, (texts or {}).get(key), lang)
    return out


def to_conllu(document: Document, doc_id: str = "") -> str:
    """Write a parse, so that `from_conllu` reads it back.

    Args:
        document: Any parse.
        doc_id: Written after ``# newdoc``.

    Returns:
        CoNLL-U; with the text (and the language) it reads back as an equal document.

    Raises:
        NotTextError: It is not a parse; a result, for instance, holds none.
    """
    if not isinstance(document, Document):
        raise NotTextError(
            f"a parse is needed, a quoteattr.Document, not {type(document).__name__}; "
            "StanzaParser().parse([text]) gives one"
        )
    lines = [f"# newdoc id = {_flat(doc_id)}" if doc_id else "# newdoc"]
    lines += ["# coref = " + " ".join(f"{a}-{b}" for a, b in chain) for chain in document.coref]
    paragraph = -1
    for sentence in document.sentences:
        lines += ["# newpar"] * (sentence.paragraph - paragraph)
        paragraph = sentence.paragraph
        lines += _sentence_lines(document, sentence)
    return "\n".join(lines) + "\n" * (1 if document.sentences else 2)


def _documents(data: str) -> Iterator[tuple[str, list[Block]]]:
    """The blocks of each document, with its id."""
    found: list[Block] = []
    for block in read_blocks(data):
        if found and block.begins_document:
            yield _doc_id(found), found
            found = []
        found.append(block)
    if found:
        yield _doc_id(found), found


def _doc_id(blocks: Sequence[Block]) -> str:
    return next(iter(blocks[0].values("newdoc id")), "")


def _document(blocks: Sequence[Block], text: str | None, lang: str) -> Document:
    blocks = [block for block in blocks if block.tokens]
    whole = _rebuilt(blocks) if text is None else checked(text)
    layout = clean(whole)
    words: list[Word] = []
    sentences: list[Sentence] = []
    for block, paragraph in zip(blocks, _paragraphs(blocks), strict=True):
        first = len(words)
        for token in block.tokens:
            at = words[-1].end if words else 0
            spans = _spans(token, whole, at, stored=text is not None)
            for row, span in zip(token.words, spans, strict=True):
                words.append(_word(row, token, first, len(words), span))
        start, end = words[first].start, words[-1].end
        _check_text(block, whole[start:end])
        number = layout.paragraph(start) if paragraph is None else paragraph
        sentences.append(Sentence(len(sentences), first, len(words), number, start, end))
    return Document(whole, tuple(words), tuple(sentences), lang, _coref(blocks, len(words)))


def _paragraphs(blocks: Sequence[Block]) -> list[int | None]:
    """The paragraph of each sentence; nothing where the file has no ``# newpar`` at all."""
    breaks = [block.begins_paragraph for block in blocks]
    if not any(breaks):
        return [None] * len(blocks)
    out: list[int | None] = []
    number = -1
    for count in breaks:
        number = max(number + count, 0)
        out.append(number)
    return out


def _rebuilt(blocks: Sequence[Block]) -> str:
    """The text of the sentences, paragraphs parted by blank lines."""
    pieces: list[str] = []
    glue = ""
    for block in blocks:
        pieces += ["\n\n" if block.begins_paragraph and pieces else glue, block.text]
        glue = " " if block.tokens[-1].space_after else ""
    return "".join(pieces)


def _spans(token: Token, text: str, at: int, *, stored: bool) -> list[tuple[int, int]]:
    """Where the words of a token stand: as MISC says, or at the next place that reads the same."""
    start, end = (token.stored if stored else None) or _found(token.row, text, at)
    if not at <= start < end <= len(text):
        raise ParseError(
            f"line {token.row.line}: offsets {start} to {end} lie outside the rest of the text, "
            f"{at} to {len(text)}; hand in the text that was parsed"
        )
    pieces = _pieces([row.form for row in token.words], token.row.form, start, end)
    if not stored:
        return pieces
    return [row.stored or piece for row, piece in zip(token.words, pieces, strict=True)]


def _found(row: Row, text: str, at: int) -> tuple[int, int]:
    """Where a token stands in the text, nothing but white space and invisible marks before it."""
    while at < len(text) and not text.startswith(row.form, at):
        if not text[at].isspace() and text[at].isprintable():
            break
        at += 1
    if text.startswith(row.form, at):
        return at, at + len(row.form)
    found = _loosely(row.form).match(text, at)
    if found is None:
        raise ParseError(
            f"line {row.line}: {short(row.form)} does not stand at offset {at} of the text, "
            f"which goes on {text[at : at + 30]!r}; hand in the text that was parsed, "
            "or none at all"
        )
    return found.span()


def _loosely(form: str) -> re.Pattern[str]:
    """A token up to white space, invisible characters and the shape of double marks."""
    if form in _DOUBLE_MARKS:
        return re.compile("|".join(map(re.escape, _DOUBLE_MARKS)))
    letters = (r"\s+" if letter.isspace() else re.escape(letter) for letter in form)
    return re.compile(_INVISIBLE.join(letters))


def _pieces(forms: list[str], surface: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the words of a token: their own where they spell it, else the token's."""
    if "".join(forms) != surface or len(surface) != end - start:
        return [(start, end)] * len(forms)
    ends = list(accumulate(map(len, forms), initial=start))
    return list(pairwise(ends))


def _word(row: Row, token: Token, first: int, index: int, span: tuple[int, int]) -> Word:
    return Word(
        index,
        row.form,
        row.get(2, row.form),
        row.get(3, "X"),
        row.get(4),
        row.get(5),
        first + row.head - 1 if row.head else -1,
        row.get(7, "dep"),
        *span,
        row.misc.get("ner") or token.row.misc.get("ner") or "O",
    )


def _check_text(block: Block, found: str) -> None:
    """See that offsets and ``# text`` agree: otherwise the text has changed since the parse."""
    for given in block.values("text") if block.tokens[0].stored else ():
        if "".join(given.split()) != "".join(found.split()):
            raise ParseError(
                f"line {block.line}: the sentence {given[:40]!r} reads {found[:40]!r} in the text "
                "handed in; hand in the text that was parsed, or parse it again"
            )


def _coref(blocks: Sequence[Block], size: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    chains = []
    for block in blocks:
        for value in block.values("coref"):
            parts = [_CHAIN_PART.fullmatch(part) for part in value.split()]
            pairs = [(int(p[1]), int(p[2])) for p in parts if p]
            if len(pairs) < len(parts) or any(not a < b <= size for a, b in pairs):
                raise ParseError(
                    f"line {block.line}: '# coref = {value[:40]}' must hold word ranges such as "
                    f"0-2 7-8 within the {size} words of the document; mend it, or take it out"
                )
            chains.append(tuple(pairs))
    return tuple(chains)


def _sentence_lines(document: Document, sentence: Sentence) -> Iterator[str]:
    words = document.words[sentence.first : sentence.last]
    yield f"# text = {_flat(document.text[sentence.start : sentence.end])}"
    tokens = [list(group) for _, group in groupby(words, lambda word: (word.start, word.end))]
    for token in tokens:
        start, end = token[0].start, token[0].end
        glued = document.text[end : end + 1].strip() != ""
        if len(token) > 1:
            ids = "-".join(str(w.index - sentence.first + 1) for w in (token[0], token[-1]))
            surface = _flat(document.text[start:end])
            yield "\t".join([ids, surface, *"_" * 7, _misc(start, end, glued=glued)])
        for word in token:
            yield _word_line(word, sentence.first, glued=glued and len(token) == 1)
    yield ""


def _word_line(word: Word, first: int, *, glued: bool) -> str:
    return "\t".join(
        (
            str(word.index - first + 1),
            *(_flat(value) for value in (word.text, word.lemma, word.upos, word.xpos, word.feats)),
            str(word.head - first + 1 if word.head >= 0 else 0),
            _flat(word.deprel),
            "_",
            _misc(word.start, word.end, ner=word.ner, glued=glued),
        )
    )


def _misc(start: int, end: int, *, ner: str = "O", glued: bool) -> str:
    parts = [f"start_char={start}", f"end_char={end}"]
    parts += [f"ner={ner}"] * (ner != "O") + ["SpaceAfter=No"] * glued
    return "|".join(parts)


def _flat(value: str) -> str:
    """A value as a column can hold it: on one line, without tabs."""
    flat = _BREAKS.sub(" ", value)
    return flat if flat.strip() else "_"
