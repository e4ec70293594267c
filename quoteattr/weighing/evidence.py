"""Evidence: what speaks for and against a proposal, weighed by a table fitted on train texts.

A logistic model of a few hundred readable features per construction: small enough to be printed
and corrected by hand, which is what tells it from a learned tagger.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quoteattr.contents.findings import is_finding
from quoteattr.contents.proposals import Proposal
from quoteattr.contents.sources import has_null_subject, is_hearing
from quoteattr.document import Document
from quoteattr.grammar.forms import tag
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type
from quoteattr.weighing import odds
from quoteattr.weighing.classes import source_class
from quoteattr.weighing.cue_forms import cue_form
from quoteattr.weighing.equivalents import cue_known_as, known_as
from quoteattr.weighing.openers import opener
from quoteattr.weighing.unnamed import unnamed

_NOUN_KINDS = {"cue noun": "cue", "noun": "noun"}  # as weights name them
_NULL = "he"  # a subject that only the ending of the verb tells is weighed as a pronoun
_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 40)


def evidence(
    document: Document, proposal: Proposal, quoted: QuotedWords, lexicon: Lexicon
) -> list[str]:
    """Name what speaks for or against a proposal.

    Args:
        document: The parse.
        proposal: A reading of a cue.
        quoted: Words in quotation marks.
        lexicon: Tables of the language.

    Returns:
        Names of features, each preceded by the proposal's construction.
    """
    cue, rule = proposal.cue, proposal.rule
    listed = cue_type(cue.lemma, lexicon)
    lemma = cue_known_as(cue.lemma, cue.kind, listed, lexicon)
    own = list(_features(document, proposal, quoted, lexicon))
    out = [rule, f"lemma {cue.kind} {lemma}", f"type {listed}"]
    out.extend(f"{rule}: {feature}" for feature in own)
    out.append(f"{rule}: type {listed}")
    out.append(f"{rule}: {lemma}")
    if proposal.tie:
        out.append(f"{rule}: {lemma} {known_as(proposal.tie, lexicon)}")
    return out


def _features(
    document: Document, proposal: Proposal, quoted: QuotedWords, lexicon: Lexicon
) -> Iterator[str]:
    words, cue = document.words, proposal.cue
    verb, content = words[cue.head], words[proposal.content_head]
    null = has_null_subject(document, cue, proposal.source_head, lexicon)
    source = _NULL if null else source_class(document, proposal.source_head, lexicon)
    link = known_as(proposal.tie, lexicon)
    share, form = _quoted_share(proposal, quoted), cue_form(document, proposal, lexicon)
    mark = opener(document, proposal, lexicon)
    yield f"source {source}"
    yield f"source {source}, {form}"
    yield f"mood {form}"
    yield f"cue {verb.relation} {tag(verb)}"
    yield f"content {content.relation} {content.upos}"
    yield f"content class {source_class(document, proposal.content_head, lexicon)}"
    yield f"mark {mark}"
    yield f"quoted {share}"
    yield f"link {link or 'none'}"
    yield f"length {bisect_left(_LENGTHS, len(proposal.content))}"
    yield from _of_lists(proposal, mark, link, lexicon)
    yield from _of_distance(proposal, is_pronoun=null)
    yield from _of_surroundings(document, proposal, lexicon)
    yield from unnamed(document, proposal, mark, lexicon)
    if quoted.around(cue.head) is not None:
        yield f"nested {cue_type(cue.lemma, lexicon)}"
    if document.sentence_of(cue.head).index == 0:
        yield "headline"  # as the weights name the first sentence, whatever its form


def _of_lists(proposal: Proposal, mark: str, link: str, lexicon: Lexicon) -> Iterator[str]:
    """What the lists tell that hold the cue."""
    if proposal.noun:
        named = "named" if proposal.source_head is not None else "nobody"
        yield f"{_NOUN_KINDS[proposal.noun]} {mark} {named}"
    if proposal.cue.lemma in lexicon.words("cues", "targeting"):
        yield f"targeting {link}"


def _of_distance(proposal: Proposal, *, is_pronoun: bool) -> Iterator[str]:
    """Where the source stands; a pronoun that the ending of the verb tells stands before it."""
    cue = proposal.cue
    if proposal.source_head is not None:
        yield "source after cue" if proposal.source_head > cue.head else "source before cue"
        distance = abs(cue.head - proposal.source_head)
        yield f"source distance {bisect_left(_LENGTHS, distance)}"
    elif is_pronoun:
        yield from ("source before cue", "source distance 0")


def _of_surroundings(document: Document, proposal: Proposal, lexicon: Lexicon) -> Iterator[str]:
    """Under what the cue stands, and what is no speech."""
    words, cue = document.words, proposal.cue
    verb = words[cue.head]
    if verb.head >= 0 and verb.relation in ("xcomp", "advcl", "acl", "conj", "ccomp"):
        above = words[verb.head]  # names are of their time and country: only that it is one counts
        lemma = known_as(above.lemma.lower(), lexicon)
        yield "under a name" if above.upos == "PROPN" else f"under {lemma}"
    if is_hearing(document, cue, proposal.source_head, lexicon):
        yield "hearing"
    if is_finding(document, cue, proposal.source_head, lexicon):
        yield "finding"


def _quoted_share(proposal: Proposal, quoted: QuotedWords) -> str:
    inside = quoted.among(proposal.content)
    if quoted.around(proposal.cue.head) is not None or not inside:
        return "none"
    return "all" if len(inside) == len(proposal.content) else "part"


def probability(names: Sequence[str], lexicon: Lexicon) -> float:
    """Weigh evidence.

    Args:
        names: Features as `evidence` gives them.
        lexicon: Table ``weights``: a weight for each feature, in log odds.

    Returns:
        Probability that a proposal with this evidence is right.
    """
    weights = lexicon.table("weights", "features")
    return odds.probability(sum(weights.get(name, 0.0) for name in names))
