"""AttributionModel: attribution as it was learnt from annotated news, a stage of `Attributor`."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.attributions import Attribution, Quotation
from quoteattr.constructions.proposals import Proposal
from quoteattr.document import Document
from quoteattr.folders import EMBEDDED, verified
from quoteattr.lexicon import Lexicon
from quoteattr.rules import completed
from quoteattr.selection import Judged, consistent, judge

if TYPE_CHECKING:
    from quoteattr.learned.weights import Weights

MIN_CONFIDENCE = 0.4
SAME = 0.5  # contents that share more than this are one content
_ASKED = 0.3  # probability that the rules give a reading, from which on the network is asked, too


class AttributionModel:
    """Finds who says what as it has learnt from annotated news.

    A network finds cues and says for each what the words around it are to it: source, cue,
    content or nothing. What it reads and what the rules propose are judged together, and the
    most probable readings that agree are kept. The network is loaded when the first document
    comes; pickling leaves it behind.

    Args:
        path: A model that ``benchmarks/attribution/train.py`` has made; the one in this package
            by default.
        min_confidence: Probability under which a claim is dropped.
    """

    def __init__(
        self, path: str | Path | None = None, *, min_confidence: float = MIN_CONFIDENCE
    ) -> None:
        self.path = Path(path) if path is not None else None
        self.min_confidence = min_confidence
        self._weights: Weights | None = None
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"AttributionModel({str(self.path) if self.path else ''!r})"

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_weights": None, "_lock": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _lock=threading.Lock())

    def __call__(
        self, document: Document, quotations: Sequence[Quotation], lexicon: Lexicon
    ) -> tuple[Attribution, ...]:
        """Find who says what in a parsed text; see `quoteattr.rules.find_attributions`.

        Raises:
            ModelError: The model is missing, damaged, or made for another version.
        """
        judged = list(self.judged(document, quotations, lexicon))
        attributions = consistent(document, judged, lexicon, self.min_confidence)
        return completed(document, quotations, attributions, lexicon)

    def judged(
        self, document: Document, quotations: Sequence[Quotation], lexicon: Lexicon
    ) -> Iterator[Judged]:
        """The readings of every cue, the network's and the rules', with their probabilities."""
        from quoteattr.learned.judging import judged

        weights = self.weights
        for kind, proposal, given in self.signs(document, quotations, lexicon):
            yield judged(proposal, given, weights.judges[kind])

    def signs(
        self, document: Document, quotations: Sequence[Quotation], lexicon: Lexicon
    ) -> Iterator[tuple[str, Proposal, tuple[float, ...]]]:
        """The readings of every cue with what tells how probable they are.

        Yields:
            Whose reading it is, "learned" or "rules"; the reading; a number for each of
            `quoteattr.learned.judging.SIGNS`.
        """
        from quoteattr.learned.decoding import overlap, read_roles
        from quoteattr.learned.judging import signs
        from quoteattr.learned.readings import Readings
        from quoteattr.learned.scoring import score

        readings = Readings.of(document, quotations, lexicon)
        ruled = {
            cue: [judge(document, proposal, readings.quoted, lexicon) for proposal in proposals]
            for cue, proposals in readings.by_cue.items()
        }
        asked = {cue for cue, found in ruled.items() if max(j.confidence for j in found) >= _ASKED}
        for scored in score(self.weights, readings, asked):
            found = ruled.get(scored.cue, [])
            best = max(found, key=lambda j: j.confidence, default=None)
            own = read_roles(readings, scored)
            most = best.confidence if best is not None else 0.0
            if own is not None:
                same = [
                    j.confidence for j in found if overlap(j.proposal.content, own.content) > SAME
                ]
                yield "learned", own, signs(scored, own, max(same, default=0.0), most)
            if best is not None and (
                own is None or overlap(best.proposal.content, own.content) <= SAME
            ):
                yield "rules", best.proposal, signs(scored, best.proposal, most, most)

    @property
    def weights(self) -> Weights:
        """The network and all that belongs to it, loaded when first asked for."""
        with self._lock:
            if self._weights is None:
                from quoteattr.learned.weights import load

                path = self.path or verified(EMBEDDED, "en", "attribution", "news")
                self._weights = load(path, verified(EMBEDDED, "en", "pretrain", "glove"))
            return self._weights
