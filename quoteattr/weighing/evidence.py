"""Evidence: what speaks for and against a proposal, weighed by a table fitted on train texts.

A logistic model of a few hundred readable features per construction: small enough to be printed
and corrected by hand, which is what tells it from a learned tagger.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from quoteattr.contents.findings import is_finding
from quoteattr.contents.proposals import Proposal
from quoteattr.contents.sources import has_null_subject, is_dummy, is_hearing
from quoteattr.document import Document
from quoteattr.grammar.bare import is_bare
from quoteattr.grammar.clauses import child, is_negated, preposition
from quoteattr.grammar.forms import is_modal, tag
from quoteattr.grammar.headlines import is_headline
from quoteattr.grammar.noun_clauses import is_feared
from quoteattr.grammar.others import is_of_others
from quoteattr.grammar.quoting import QuotedWords
from quoteattr.lexicon import Lexicon
from quoteattr.vocabulary.cues import cue_type
from quoteattr.weighing import odds
from quoteattr.weighing.equivalents import cue_known_as, known_as

_THAT = "that"  # weights know the openers of clauses by their English names
_NOUNS = {
    "person_nouns": ("officers", "kin", "others"),
    "groups": ("nouns", "plurals"),
    "organizations": ("nouns", "general"),
    "documents": ("nouns",),
}
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
    mark = _mark(document, proposal, lexicon)
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
    yield from _unnamed(document, proposal, mark, lexicon)
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


def _unnamed(document: Document, proposal: Proposal, mark: str, lexicon: Lexicon) -> Iterator[str]:
    """What tells that somebody claims something, though nobody is named."""
    cue = proposal.cue
    is_claim = proposal.noun == "cue noun"
    ties = {f"{cue.lemma} {mark}", f"{cue.lemma} {proposal.link}"}
    asks = mark in lexicon.words("grammar", "infinitives")
    ties |= {cue.lemma} if asks and document.words[cue.head].relation == "obj" else set()
    demands = any(cue_type(tie, lexicon) == "demand" for tie in ties)  # "faces calls to quit"
    is_said = mark == _THAT or (is_claim and demands)
    if is_claim and is_said and is_of_others(document, cue.head, lexicon):
        yield "others"  # "resigned amid allegations that"
    if is_claim and is_bare(document, proposal.content_head, lexicon):
        yield "bare"  # "fears the dam would break"
    verb, listed = document.words[cue.head], cue_type(cue.lemma, lexicon)
    if cue.passive and proposal.tie in lexicon.words("grammar", "infinitives"):
        kind = cue_type(f"{cue.lemma} {proposal.tie}", lexicon) or listed
        if len(proposal.cue_words) > 1 or is_headline(document, cue.head):
            yield f"passive, {kind}"  # "are advised to go", "is forecast to rise"
        elif verb.deprel == "acl" and cue.lemma in lexicon.words("cues", "raising"):
            yield "raised"  # "the man believed to be ill"
    if proposal.source_head is None and is_said:
        is_noun = proposal.noun == "cue noun"
        predicate = verb.head if is_noun else cue.head
        if (is_noun or listed) and _is_empty(document, predicate, lexicon):
            yield "impersonal"


def _is_empty(document: Document, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb has nothing for its subject: "**there** is no sign that", "**it** emerged"."""
    if verb < 0:
        return False
    if child(document, verb, "expl") is not None:
        return True
    found = child(document, verb, "nsubj")
    return found is not None and is_dummy(document, found, lexicon)


def cue_form(document: Document, proposal: Proposal, lexicon: Lexicon) -> str:
    """The form in which a cue stands: "modal would", "negated VBD", "passive VBN".

    Args:
        document: The parse.
        proposal: A reading of a cue.
        lexicon: Tables of the language.

    Returns:
        The form, by the tags that the weights know.
    """
    words, cue = document.words, proposal.cue
    word = words[cue.head]
    parts = ["negated"] if is_negated(document, cue.head, lexicon) else []
    modal = child(document, cue.head, "aux")
    if cue.passive:
        parts.append("passive")
    if tag(word) == "VB" and preposition(document, cue.head):
        parts.append("infinitive")
    elif modal is not None and is_modal(words[modal], lexicon.words("grammar", "modals")):
        parts.append(f"modal {known_as(words[modal].lemma.lower(), lexicon)}")
    elif modal is not None:
        parts.append("compound")
    else:
        parts.append(tag(word))
    return " ".join(parts)


def source_class(document: Document, head: int | None, lexicon: Lexicon) -> str:
    """What kind of word a noun phrase is headed by: a pronoun, a kind of name, of noun.

    Args:
        document: The parse.
        head: Head word of the phrase, None where there is none.
        lexicon: Tables of the language.

    Returns:
        The class, by the names that the weights know; "none" without a phrase.
    """
    if head is None:
        return "none"
    word = document.words[head]
    if word.upos in ("PRON", "DET"):
        return known_as(word.text.lower(), lexicon)
    if word.ner != "O":
        return str(lexicon.table("ner", "kinds").get(word.label, word.label)) or "quantity"
    if word.upos == "NOUN":
        return _noun_tables(lexicon).get(word.lemma.lower(), word.upos)
    return word.upos


@lru_cache(maxsize=8)
def _noun_tables(lexicon: Lexicon) -> dict[str, str]:
    """The table that lists each noun; of several the first of `_NOUNS`."""
    return {
        lemma: table
        for table, lists in reversed(_NOUNS.items())
        for name in lists
        for lemma in lexicon.words(table, name)
    }


def _mark(document: Document, proposal: Proposal, lexicon: Lexicon) -> str:
    head, openers = proposal.content_head, lexicon.words("grammar", "openers")
    for index in document.children[head]:
        word = document.words[index]
        opens = word.relation in ("mark", "advmod") and index < head
        if opens and word.lemma.lower() in openers:
            return known_as(word.lemma.lower(), lexicon)
    is_said = _is_reported(document, head, lexicon) or is_feared(document, head, lexicon)
    return _THAT if is_said else "none"


def _is_reported(document: Document, head: int, lexicon: Lexicon) -> bool:
    """Whether a clause stands in a mood of reports, as in German "er sei krank"."""
    moods = lexicon.words("grammar", "reporting_moods")
    verbs = (head, *(c for c in document.children[head] if document.words[c].upos == "AUX"))
    return bool(moods) and any(document.words[v].feature("Mood") in moods for v in verbs)


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
