"""Golden cases: read from plain text, given their stored parses, held against the result.

A file of tests/golden is one group of capabilities in English, one of tests/golden/de in German.
Its format, for those who edit it:

    # Title of the group

    === group-capability-1: what the case shows  [fails: why it does not hold yet]
    The text, of as many lines as it needs.
    ---
    Speaker | cue | form | content | key=value | key=value

A mark ``[rules fail: why]`` is of a case that holds with the model but not by the rules alone,
``[model fails: why]`` of one that holds by the rules alone.

A line a claim. The speaker goes by any of its names; ``A + B`` speak together, ``-`` is nobody,
``*`` anybody. A cue ``-`` is none; a cue or form ``*`` is any. Gaps in the content are written
`` … ``; punctuation and white space do not matter. Claims are exhaustive, unless the last line is
``...``; ``(none)`` stands for no claims at all. Keys, of which only those given are checked:

    type, polarity, resolution   as in the result
    source                       the words of the source
    cue                          all of the cue, marks as well (the column asks for some of it)
    gender                       of the speaker: female, male or none
    about                        names, or name:role, parted by commas, the most central first
    to                           names of all addressees, parted by commas
    parent                       number of the line of the claim around this one, - for none

``about=none`` and ``to=none`` stand for nobody, ``about=only Lee`` for nobody but Lee.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from quoteattr.claims import Claim, Entity
from quoteattr.conllu import from_conllu_many
from quoteattr.document import Document
from quoteattr.document_claims import DocumentClaims
from quoteattr.errors import ParseError
from quoteattr.folding import folded
from quoteattr.spans import Span

GOLDEN = Path(__file__).parent / "golden"
PARSES = GOLDEN / "parses"
STORE = "python tests/golden/store_parses.py"
KEYS = {"type", "polarity", "resolution", "source", "cue", "gender", "about", "to", "parent"}
_HEAD = re.compile(r"=== *([\w-]+): *(.*?) *(?:\[(fails|rules fail|model fails): *(.*?)\])? *$")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_WORD = re.compile(r"\w+")
_LEADING = re.compile(r"(?:the|a|an|its|his|her|their|two|three|four|several) ")


class CaseError(ValueError):
    """A case file that cannot be read; the message says where and why."""


@attrs.frozen
class Expected:
    """A line of a case: one claim."""

    speakers: tuple[str, ...] | None
    cue: str
    form: str
    content: tuple[str, ...]
    fields: dict[str, str]


@attrs.frozen
class Case:
    """One golden case."""

    id: str
    title: str
    group: str
    text: str
    claims: tuple[Expected, ...]
    open: bool = False
    mark: str = ""
    reason: str = ""
    lang: str = "en"

    def failing(self, *, with_model: bool) -> str:
        """Why it does not hold with the model, or by the rules alone; "" where it holds."""
        holds = {"": True, "rules fail": with_model, "model fails": not with_model}
        return "" if holds.get(self.mark, False) else self.reason


# --------------------------------------------------------------------------------- reading


def groups() -> list[Path]:
    """The case files, in the order of their names, those of other languages last."""
    return [*sorted(GOLDEN.glob("*.txt")), *sorted(GOLDEN.glob("*/*.txt"))]


def language(file: Path) -> str:
    """The language of a case file."""
    return file.parent.name if file.parent.parent == GOLDEN else "en"


def parses_of(group: str, lang: str) -> Path:
    """Where the parses of a group are stored."""
    if lang == "en":
        return PARSES / f"{group}.conllu"
    return GOLDEN / lang / "parses" / f"{group.removeprefix(lang + '-')}.conllu"


def group_title(file: Path) -> str:
    """What a case file calls its group."""
    return file.read_text(encoding="utf-8").splitlines()[0].lstrip("# ").strip()


def read_cases(file: Path) -> list[Case]:
    """The cases of a file."""
    pieces = re.split(r"(?m)^(?==== )", file.read_text(encoding="utf-8"))
    lang = language(file)
    group = file.stem if lang == "en" else f"{lang}-{file.stem}"
    return [_case(piece, group, lang) for piece in pieces[1:]]


def all_cases() -> list[Case]:
    """The cases of all files."""
    return [case for file in groups() for case in read_cases(file)]


def _case(piece: str, group: str, lang: str) -> Case:
    first, _, rest = piece.partition("\n")
    head = _HEAD.fullmatch(first)
    text, found, lines = rest.partition("\n---\n")
    if head is None or not found:
        raise CaseError(f"{group}: {first!r} needs '=== id: title', a text and a line of ---")
    rows = [line for line in lines.splitlines() if line.strip()]
    is_open = rows[-1:] == ["..."]
    rows = [row for row in rows if row not in ("...", "(none)")]
    case_id, title, mark, reason = head.groups(default="")
    try:
        claims = tuple(_expected(row, text) for row in rows)
    except CaseError as error:
        raise CaseError(f"{case_id}: {error}") from None
    return Case(case_id, title, group, text, claims, is_open, mark, reason, lang)


def _expected(row: str, text: str) -> Expected:
    columns = [column.strip() for column in row.split(" | ")]
    if len(columns) < 4:
        raise CaseError(f"{row!r} needs speaker | cue | form | content")
    speaker, cue, form, content, *rest = columns
    fields = dict(field.split("=", 1) if "=" in field else (field, "") for field in rest)
    if fields.keys() - KEYS:
        raise CaseError(
            f"no key {min(fields.keys() - KEYS)!r}; there are {', '.join(sorted(KEYS))}"
        )
    pieces = tuple(content.split(" … "))
    for piece in (*pieces, fields.get("source", "")):
        if _flat(piece) not in _flat(text):
            raise CaseError(f"{piece!r} does not stand in the text")
    speakers = {"-": (), "*": None}.get(speaker, tuple(speaker.split(" + ")))
    return Expected(speakers, cue, form, pieces, fields)


def _flat(text: str) -> str:
    return " ".join(text.split())


# ---------------------------------------------------------------------------------- parses


def parsed(cases: Sequence[Case]) -> dict[str, Document]:
    """The stored parses of the cases of one group, by id; a stale one is an error."""
    file = parses_of(cases[0].group, cases[0].lang)
    texts = {case.id: case.text for case in cases}
    documents = stored(file, texts, cases[0].lang)
    stale = [case_id for case_id in texts if not is_fresh(documents.get(case_id), texts[case_id])]
    if stale or documents.keys() - texts.keys():
        ids = ", ".join(stale) or ", ".join(documents.keys() - texts.keys())
        raise ParseError(f"{file.name} does not fit the cases ({ids}): run {STORE}")
    return documents


def stored(file: Path, texts: dict[str, str], lang: str = "en") -> dict[str, Document]:
    """The parses of a file, each with the text of its case."""
    if not file.exists():
        return {}
    out: dict[str, Document] = {}
    for piece in re.split(r"(?m)^(?=# newdoc)", file.read_text(encoding="utf-8")):
        try:
            out |= from_conllu_many(piece, texts, lang)
        except ParseError:  # its text has changed
            out |= from_conllu_many(piece, lang=lang)
    return out


def is_fresh(document: Document | None, text: str) -> bool:
    """Whether a parse is one of this very text: all its letters stand in sentences."""
    if document is None or document.text != text:
        return False
    inside = " ".join(text[s.start : s.end] for s in document.sentences)
    return _WORD.findall(inside) == _WORD.findall(text)


# ------------------------------------------------------------------------------- comparing


def problems(case: Case, found: DocumentClaims) -> list[str]:
    """What is wrong with a result, a line each; nothing where the case holds."""
    left = list(found.claims)
    pairs: list[tuple[Expected, Claim | None]] = []
    for expected in case.claims:
        claim = next((claim for claim in left if _fits(expected, claim)), None)
        if claim is not None:
            left.remove(claim)
        pairs.append((expected, claim))
    numbers = [claim.id if claim is not None else "" for _, claim in pairs]
    out = []
    for expected, claim in pairs:
        if claim is None:
            out.append(f"missing: {' … '.join(expected.content)!r}")
        else:
            out += [f"{claim.text!r}: {p}" for p in _differences(expected, claim, found, numbers)]
    return out if case.open else out + [f"not expected: {show(claim, found)}" for claim in left]


def show(claim: Claim, found: DocumentClaims) -> str:
    """A claim as a line of a case."""
    speakers = " + ".join(entity.name for entity in _entities(claim.speakers, found)) or "-"
    return " | ".join((speakers, _text(claim.cue) or "-", claim.form, claim.text))


def _fits(expected: Expected, claim: Claim) -> bool:
    """Whether a claim has the content and the cue that a line asks for."""
    if _words(expected.content) != _words(span.text for span in claim.content):
        return False
    if expected.cue == "-":
        return not claim.cue
    return expected.cue == "*" or set(_tokens(expected.cue)) <= set(_tokens(_text(claim.cue)))


def _differences(
    expected: Expected, claim: Claim, found: DocumentClaims, numbers: Sequence[str]
) -> Iterable[str]:
    if expected.form not in ("*", claim.form):
        yield f"form {claim.form}, not {expected.form}"
    speakers = _entities(claim.speakers, found)
    if expected.speakers is not None and not _same(expected.speakers, speakers):
        yield f"speaker {[e.name for e in speakers]}, not {list(expected.speakers)}"
    for key, wanted in expected.fields.items():
        if key == "parent":
            around = "" if wanted == "-" else numbers[int(wanted) - 1]
            if (claim.parent or "") != around:
                yield f"parent {claim.parent}, not line {wanted}"
        elif not _holds(key, wanted, claim, found):
            yield f"{key} {_shown(key, claim, found)!r}, not {wanted!r}"


def _holds(key: str, wanted: str, claim: Claim, found: DocumentClaims) -> bool:
    """Whether a claim has what one ``key=value`` asks for."""
    if key == "cue":
        return wanted == _text(claim.cue)
    if key == "source":
        return _words([wanted]) == _words([_text(claim.source)])
    if key == "to":
        wanted_names = [] if wanted == "none" else wanted.split(", ")
        return _same(wanted_names, _entities(claim.addressees, found))
    if key == "about":
        return _is_about(wanted, claim, found)
    return wanted == _shown(key, claim, found)


def _shown(key: str, claim: Claim, found: DocumentClaims) -> str:
    """What a claim has, as a case would write it."""
    if key in ("source", "cue"):
        return _text(getattr(claim, key))
    if key == "gender":
        speaker = found.speaker_of(claim)
        return (speaker.gender if speaker else None) or "none"
    if key == "to":
        return ", ".join(e.name for e in _entities(claim.addressees, found)) or "none"
    if key == "about":
        abouts = (f"{found.entity(about.entity).name}:{about.role}" for about in claim.about)
        return ", ".join(abouts) or "none"
    return str(getattr(claim, key))


def _is_about(wanted: str, claim: Claim, found: DocumentClaims) -> bool:
    """Whether it is about those named, in their order; unless "only", others stand among them."""
    if wanted == "none":
        return not claim.about
    items = wanted.removeprefix("only ").split(", ")
    if wanted.startswith("only ") and len(items) != len(claim.about):
        return False
    actual = iter(claim.about)
    for item in items:
        name, _, role = item.partition(":")
        fits = (
            _is_called(found.entity(about.entity), name) and role in ("", about.role)
            for about in actual
        )
        if not any(fits):
            return False
    return True


def _entities(ids: Iterable[str], found: DocumentClaims) -> list[Entity]:
    return [found.entity(entity) for entity in ids]


def _same(wanted: Sequence[str], entities: Sequence[Entity]) -> bool:
    return len(wanted) == len(entities) and all(
        any(_is_called(entity, name) for entity in entities) for name in wanted
    )


def _is_called(entity: Entity, name: str) -> bool:
    return _bare(name) in {_bare(known) for known in (entity.name, *entity.aliases)}


def _bare(name: str) -> str:
    """A name without marks, case, accents and a leading article or number."""
    return _LEADING.sub("", " ".join(_WORD.findall(folded(name))), count=1)


def _text(spans: Iterable[Span]) -> str:
    return " ".join(span.text for span in spans)


def _words(pieces: Iterable[str]) -> list[str]:
    return [word for piece in pieces for word in _WORD.findall(piece)]


def _tokens(cue: str) -> list[str]:
    return _TOKEN.findall(cue.casefold())
