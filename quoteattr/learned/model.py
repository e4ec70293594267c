"""AttributionModel: attribution as it was learnt from annotated news, a stage of `Attributor`."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.attributions import Attribution, Quotation
from quoteattr.dialogue.completion import completed
from quoteattr.document import Document
from quoteattr.errors import ModelError
from quoteattr.inference.folders import EMBEDDED, verified
from quoteattr.lexicon import Lexicon
from quoteattr.options import checked_probability, optional_path
from quoteattr.weighing.judging import judge
from quoteattr.weighing.nesting import Ruled
from quoteattr.weighing.selection import consistent

if TYPE_CHECKING:
    from quoteattr.learned.judging import Reading
    from quoteattr.learned.readings import Readings
    from quoteattr.learned.weights import Weights

EMBEDDED_FILE = EMBEDDED / "en" / "attribution" / "news.pt"
MIN_CONFIDENCE = 0.32
_ASKED = 0.35  # probability that the rules give a reading, from which on the network is asked, too
_loading = threading.Lock()  # a cache alone lets threads that ask at once load the weights each


class AttributionModel:
    """Finds who says what as it has learnt from annotated news.

    A network finds cues and says for each what the words around it are to it: source, cue,
    content or nothing. What it reads and what the rules propose are judged together, and the
    most probable readings that agree are kept. The network is loaded with the first
    document; a pickle leaves it out, unless it came from no file.

    Args:
        path: A model that ``benchmarks/attribution/train.py`` has made; the one in this package
            by default.
        min_confidence: Probability, 0 to 1, below which a claim is dropped.

    Raises:
        OptionError: ``path`` is not a path, or ``min_confidence`` not a probability.
    """

    def __init__(
        self, path: str | Path | None = None, *, min_confidence: float = MIN_CONFIDENCE
    ) -> None:
        self.path: Path | None = optional_path("path", path)
        self.min_confidence = checked_probability("min_confidence", min_confidence)
        self._weights: Weights | None = None
        self._is_given = False  # weights from no file, which could not be loaded again
        self._lock = threading.Lock()

    @classmethod
    def of(cls, weights: Weights, *, min_confidence: float = MIN_CONFIDENCE) -> AttributionModel:
        """A model from weights at hand, not from a file."""
        model = cls(min_confidence=min_confidence)
        model._weights, model._is_given = weights, True
        return model

    def __repr__(self) -> str:
        given = ["<weights>"] if self._is_given else []
        if self.path is not None:
            given.append(repr(str(self.path)))
        if self.min_confidence != MIN_CONFIDENCE:
            given.append(f"min_confidence={self.min_confidence}")
        return f"AttributionModel{'.of' * self._is_given}({', '.join(given)})"

    def __getstate__(self) -> dict[str, Any]:
        kept = self._weights if self._is_given else None
        return self.__dict__ | {"_weights": kept, "_lock": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _lock=threading.Lock())

    def __call__(
        self, document: Document, quotations: Sequence[Quotation], lexicon: Lexicon
    ) -> tuple[Attribution, ...]:
        """Find who says what in a parsed text; see `quoteattr.rules.find_attributions`.

        Raises:
            ModelError: The model is missing, damaged, or made for another version; or torch is not
                installed.
        """
        from quoteattr.learned.readings import Readings

        readings = Readings.of(document, quotations, lexicon)
        ruled = _ruled(readings)
        judges = self.weights.judges
        judged = [r.judged(judges[r.kind]) for r in self.read(readings, ruled)]
        attributions = consistent(document, judged, ruled, lexicon, self.min_confidence)
        return completed(document, quotations, attributions, lexicon)

    def readings(
        self, document: Document, quotations: Sequence[Quotation], lexicon: Lexicon
    ) -> list[Reading]:
        """What the network and the rules read, before it is judged; to fit judges on.

        Args:
            document: The parse.
            quotations: Its quotations.
            lexicon: Tables of the language.

        Returns:
            The readings, in order of their cues.
        """
        from quoteattr.learned.readings import Readings

        readings = Readings.of(document, quotations, lexicon)
        return list(self.read(readings, _ruled(readings)))

    def read(self, readings: Readings, ruled: Ruled) -> Iterator[Reading]:
        """Read every word that may be a cue; see `quoteattr.learned.judging.weigh`."""
        from quoteattr.learned.judging import weigh
        from quoteattr.learned.scoring import score

        asked = {cue for cue, found in ruled.items() if max(j.confidence for j in found) >= _ASKED}
        for scored in score(self.weights, readings, asked):
            yield from weigh(readings, scored, ruled.get(scored.cue, ()))

    @property
    def name(self) -> str:
        """The stem of the model's file with the beginning of its MD5, "news 1f0c2a9b".

        Raises:
            ModelError: The model is missing.
        """
        if self._is_given:
            return "weights at hand"
        return _named(EMBEDDED_FILE if self.path is None else self.path)

    @property
    def weights(self) -> Weights:
        """The network and all that belongs to it, loaded when first asked for."""
        with self._lock:
            if self._weights is None:
                self._weights = _embedded() if self.path is None else _load(self.path)
            return self._weights


@cache
def _named(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"the model {path} cannot be read: {error.strerror}") from error
    return f"{path.stem} {hashlib.md5(data, usedforsecurity=False).hexdigest()[:8]}"


def _embedded() -> Weights:
    """The weights in this package, shared by all models of this process: nobody changes them."""
    with _loading:
        return _packed(EMBEDDED)


@cache
def _packed(folder: Path) -> Weights:
    return _load(verified(folder, "en", "attribution", "news"))


def _load(path: Path) -> Weights:
    try:
        from quoteattr.learned.weights import load
    except ImportError as error:
        raise ModelError(
            f"the attribution model needs torch, which cannot be imported ({error}): pip install "
            "torch; or use the rules alone: Attributor(model=None), in a pipeline of spaCy's "
            "nlp.add_pipe('quoteattr', config={'model': None})"
        ) from error
    return load(path, verified(EMBEDDED, "en", "pretrain", "glove"))


def _ruled(readings: Readings) -> Ruled:
    """The rules' readings of each cue with their probabilities."""
    document, quoted, lexicon = readings.document, readings.quoted, readings.lexicon
    return {
        cue: [judge(document, proposal, quoted, lexicon) for proposal in proposals]
        for cue, proposals in readings.by_cue.items()
    }
