"""Words: what a language says of the parts of persons' names."""

from __future__ import annotations

from functools import lru_cache

import attrs

from quoteattr.lexicon import Lexicon, of_all_languages
from quoteattr.vocabulary.bodies import Bodies
from quoteattr.vocabulary.genders import Genders
from quoteattr.vocabulary.titles import Titles


@attrs.frozen(eq=False, repr=False)
class NameWords:
    """The tables that names of persons are compared with.

    Attributes:
        titles: Titles, particles and what tells generations apart.
        genders: Given names, with their short forms.
        bodies: Words that only names of organizations have.
    """

    titles: Titles
    genders: Genders
    bodies: Bodies

    @classmethod
    def of_all_languages(cls) -> NameWords:
        """Those of all languages in this package: persons are named across borders."""
        return _read(of_all_languages("titles", "gender", "organizations"))


@lru_cache(maxsize=8)
def _read(lexicon: Lexicon) -> NameWords:
    return NameWords(Titles.of(lexicon), Genders.of(lexicon), Bodies.of(lexicon))
