"""Every error that quoteattr raises on purpose, and its warnings; each message says what to do."""

from __future__ import annotations


class QuoteattrError(Exception):
    """Base of all errors raised by quoteattr: catch it to catch them all."""


class NotTextError(QuoteattrError, TypeError):
    """The input is neither a string nor a parse, or an id neither a string nor a whole number."""


class NotDocumentError(QuoteattrError, TypeError):
    """The input is neither attributed documents, one or several, nor a graph of them."""


class TextError(QuoteattrError, ValueError):
    """The text cannot be worked on as it is: lone surrogates, undecodable bytes."""


class LanguageError(QuoteattrError, ValueError):
    """There is no lexicon, or there are no models, for the language."""


class ModelError(QuoteattrError, RuntimeError):
    """A model folder is missing, damaged or made for another version of Stanza."""


class ParseError(QuoteattrError, ValueError):
    """A parse (CoNLL-U, a Stanza document, a spaCy Doc) lacks what attribution needs."""


class LexiconError(QuoteattrError, ValueError):
    """A lexicon table is missing or holds what the library cannot read."""


class FormatError(QuoteattrError, ValueError):
    """JSON that is not a document of this library, or an unknown export format."""


class EntityError(QuoteattrError, LookupError):
    """A document has no such entity or claim."""


class GraphError(QuoteattrError, ValueError):
    """Documents that cannot be taken together, such as two with the same id."""


class ExtraError(QuoteattrError, ImportError):
    """A package is missing that an extra of quoteattr installs."""

    @classmethod
    def of(cls, need: str, extra: str) -> ExtraError:
        """The error for a need that an extra meets.

        Args:
            need: What needs which package: "tables need pandas".
            extra: The extra that installs it.

        Returns:
            The error, which says how to install it.
        """
        return cls(f"{need}, which is not installed: pip install 'quoteattr[{extra}]'")


class OptionError(QuoteattrError, ValueError):
    """An option has an invalid value, or excludes another one given."""


class OutputError(QuoteattrError, ValueError):
    """An output holds something other than this run would have written to it."""


class WorkerError(QuoteattrError, RuntimeError):
    """A worker process died."""


class QuoteattrWarning(UserWarning):
    """Base of all warnings of quoteattr, for a filter that means them all."""


class TextWarning(QuoteattrWarning):
    """The text holds markup, is a path, in another language or read in a wrong encoding."""


class LexiconWarning(QuoteattrWarning):
    """Something in a lexicon of one's own has no effect: a name that nothing reads, a capital."""
