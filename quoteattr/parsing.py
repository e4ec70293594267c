"""Text to parse, with Stanza, which is imported only when the first text comes."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, get_args

from quoteattr.document import Document
from quoteattr.errors import ModelError, OptionError, TextError
from quoteattr.inference.folders import (
    EMBEDDED,
    PROCESSORS,
    check_embedded,
    check_files,
    check_folder,
    processors,
)
from quoteattr.inference.forks import survive_forks
from quoteattr.lexicon import Lexicon
from quoteattr.options import check_exclusive, check_kind, check_method, optional_path, positive
from quoteattr.stanza_parses import check_language, languages, read_stanza
from quoteattr.texts import checked
from quoteattr.typography.cleaning import clean

if TYPE_CHECKING:
    import stanza

Inference: TypeAlias = Literal["int8", "exact", "stanza"]

DEFAULT_LANG = "en"
MAX_CHARACTERS = 2_000_000  # some 350,000 words: the longest novels
MAX_SENTENCE_WORDS = 500  # the longest sentences of English news have some hundred


class Parser(Protocol):
    """Whatever turns texts into parsed documents: a stage of `Attributor` like any other.

    It may have a method ``check(text)`` as well, which returns what is to be parsed or, of what has
    only to be taken over, a `Document`. It refuses all else by an error that a text may be refused
    by (`Attributor.check`), before others are parsed, so that a stream can go on behind it.
    """

    def parse(self, texts: Sequence[str]) -> list[Document]:
        """Parse texts; the result has a document for each, in the same order."""


class StanzaParser:
    """Parses with Stanza (Qi et al. 2020, https://aclanthology.org/2020.acl-demos.14).

    The models are loaded with the first text; a pickle leaves them out, and they are loaded
    again. Only with a ``pipeline`` of your own it does not pickle.

    Args:
        lang: Language code; by default that of the ``pipeline``, or else "en". English has models
            of its own in this package.
        package: A Stanza package such as "default", which may be downloaded, or with
            ``model_dir`` one that lies there; None for the default models in ``model_dir`` or,
            without it, those in this package.
        model_dir: A Stanza model folder (``resources.json`` and ``<lang>/<processor>/*.pt``);
            nothing is downloaded.
        pipeline: A ready ``stanza.Pipeline``.
        inference: How the networks run on a CPU. "exact" gives the same results as Stanza's own
            processors ("stanza") in less than half the time, "int8" multiplies in 8-bit integers,
            faster again, with about one word in three hundred parsed otherwise. By default "int8"
            for the models in this package, which were measured so, and "stanza" for all others.
        max_characters: Length of the longest text; a longer one is refused, since the memory of
            a parse grows with it, by some gigabytes a million words.
        max_sentence_words: Length of the longest sentence that the networks see; a longer one is
            cut, since their memory grows with its square. With "stanza" none is cut.
        lexicon: Tables of the language, whose abbreviations end no sentence; those in this package
            by default. Only the models in this package ask for them.

    Raises:
        LanguageError: The ``pipeline`` reads another language.
        ModelError: ``model_dir`` holds no models that this version of Stanza can load.
        OptionError: ``inference`` is none of the three, ``pipeline`` is not a pipeline or comes
            with a package or folder, or a limit is not a whole number, 1 or more.
    """

    def __init__(
        self,
        lang: str | None = None,
        *,
        package: str | None = None,
        model_dir: str | Path | None = None,
        pipeline: stanza.Pipeline | None = None,
        inference: Inference | None = None,
        max_characters: int = MAX_CHARACTERS,
        max_sentence_words: int = MAX_SENTENCE_WORDS,
        lexicon: Lexicon | None = None,
    ) -> None:
        if inference not in (None, *get_args(Inference)):
            raise OptionError(
                f"inference is one of {', '.join(get_args(Inference))}, not {inference!r}"
            )
        check_exclusive(pipeline=pipeline, package=package, model_dir=model_dir)
        check_method("pipeline", pipeline, "bulk_process", "other parsers go in as parser=")
        check_kind("lexicon", lexicon, Lexicon, "read one with Lexicon.load(lang, folder)")
        self.lang: str = lang or next(iter(languages(pipeline)), DEFAULT_LANG)
        check_language(self.lang, pipeline)
        self.package = package
        self.model_dir: Path | None = optional_path("model_dir", model_dir)
        self._pipeline = pipeline
        self._is_own = pipeline is not None
        self._is_embedded = pipeline is None and package is None and model_dir is None
        self.inference: Inference = inference or ("int8" if self._is_embedded else "stanza")
        self.max_characters = positive("max_characters", max_characters)
        self.max_sentence_words = positive("max_sentence_words", max_sentence_words)
        self.lexicon = lexicon
        self._fast: Any = None
        self._lock = threading.Lock()
        if self.model_dir is not None:
            check_folder(self.model_dir, self.lang)

    def __repr__(self) -> str:
        given: dict[str, object] = {
            "lang": self.lang,
            "package": self.package,
            "model_dir": self.model_dir and str(self.model_dir),
            "pipeline": self._pipeline if self._is_own else None,
            "inference": self.inference,
            "lexicon": self.lexicon,
        }
        told = [f"{name}={value!r}" for name, value in given.items() if value is not None]
        if self.max_characters != MAX_CHARACTERS:
            told.append(f"max_characters={self.max_characters}")
        if self.max_sentence_words != MAX_SENTENCE_WORDS:
            told.append(f"max_sentence_words={self.max_sentence_words}")
        return f"StanzaParser({', '.join(told)})"

    def __getstate__(self) -> dict[str, Any]:
        if self._is_own:
            raise ModelError(
                "a pipeline of your own cannot be pickled along; name its models instead, "
                "Attributor(package=...) or Attributor(model_dir=...), and they are loaded anew"
            )
        return self.__dict__ | {"_pipeline": None, "_fast": None, "_lock": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _lock=threading.Lock())

    def parse(self, texts: Sequence[str]) -> list[Document]:
        """Parse texts, all in one batch.

        Args:
            texts: The texts, of any length; empty ones too.

        Returns:
            A document for each, in the same order, with offsets into the text as given.

        Raises:
            NotTextError: One of them is not a string.
            TextError: One of them holds a lone surrogate, or is too long.
            LanguageError: This package has no models of the language and nothing else was named.
            ModelError: The models cannot be loaded.
            ParseError: A pipeline of one's own read something other than the text.
        """
        cleaned = [clean(self.check(text)) for text in texts]
        full = [c for c in cleaned if c.text]
        parsed = iter(self._run([c.text for c in full]) if full else ())
        return [
            read_stanza(next(parsed), text, c, self.lang)
            if c.text
            else Document(text, lang=self.lang)
            for text, c in zip(texts, cleaned, strict=True)
        ]

    def check(self, text: object) -> str:
        """Check that a text can be parsed.

        Args:
            text: What the caller passed in.

        Returns:
            The same string.

        Raises:
            NotTextError: It is not a string.
            TextError: It holds a lone surrogate, or is too long.
            LanguageError: This package has no models of the language and nothing else was named.
        """
        text = checked(text)
        if self._is_embedded:
            check_embedded(self.lang)
        if len(text) > self.max_characters:
            raise TextError(
                f"the text has {len(text):,} characters, more than the {self.max_characters:,} "
                "that are parsed at once; split it where a new article or chapter begins, or "
                "raise the limit: Attributor(parser=StanzaParser(max_characters=...))"
            )
        return text

    def _run(self, texts: list[str]) -> list[Any]:
        import stanza
        import torch

        survive_forks()
        # One text at a time through the network: Stanza's modules are not thread-safe.
        with self._lock, torch.inference_mode():
            if self._fast is None:
                self._fast = self._load()
            docs = [stanza.Document([], text=text) for text in texts]
            parsed: list[Any] = self._fast.bulk_process(docs)
            return parsed

    def _load(self) -> Any:
        """The pipeline, or what runs its networks faster."""
        if self._pipeline is None:
            self._pipeline = self._load_pipeline()
        if self.inference == "stanza":
            return self._pipeline
        from quoteattr.inference.pipeline import FastPipeline
        from quoteattr.inference.stops import Stops

        return FastPipeline(
            self._pipeline,
            int8=self.inference == "int8",
            most_words=self.max_sentence_words,
            stops=Stops.of(self.lexicon or Lexicon.load(self.lang)) if self._is_embedded else None,
        )

    def _load_pipeline(self) -> stanza.Pipeline:
        import stanza

        options: dict[str, Any] = {"processors": PROCESSORS, "verbose": False}
        folder = self.model_dir or EMBEDDED
        if self.package is None and self.model_dir is None:
            check_files(EMBEDDED, self.lang)
        if self.package is None:
            options |= {"processors": processors(folder, self.lang)}
        else:
            options |= {"package": self.package}
        if self.package is None or self.model_dir is not None:
            options |= {"dir": str(folder), "download_method": None}
        else:
            logging.getLogger(__name__).warning(
                "Stanza's package %r is looked for on disk and, if it is not there, downloaded",
                self.package,
            )
        try:
            return stanza.Pipeline(self.lang, **options)
        except Exception as error:
            mended = "Install the package again"
            if self.package is not None:
                mended = "See that the package is on the disk, or that the network can be reached"
            raise ModelError(
                f"Stanza {stanza.__version__} could not load the {self.lang!r} models from "
                f"{options.get('dir', 'its own folder')}: {error}. {mended}, or "
                "hand in your own: Attributor(pipeline=stanza.Pipeline(...))"
            ) from error
