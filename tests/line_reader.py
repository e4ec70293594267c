"""An attributor that needs no models, and a command line with a slow one."""

from __future__ import annotations

import re
import signal
import sys
import time

from quoteattr.__main__ import main
from quoteattr.claims import Claim, Entity, Mention
from quoteattr.errors import TextError
from quoteattr.options import UNSET
from quoteattr.result import AttributedDocument
from quoteattr.spans import Span


class LineReader:
    """Finds "NAME said CONTENT." in each line: enough to see what goes in and out."""

    def __init__(self, lang="en", *, package=None, model_dir=None, model=UNSET, lexicon=None):
        self.options = (lang, package, model_dir, model, lexicon)

    def check(self, text):
        """Too much for this reader: a text with a certain word."""
        if "supercalifragilistic" in text:
            raise TextError("the text is too long")

    def pipe(self, texts):
        for item in texts:
            text = item[1] if isinstance(item, tuple) else item
            found = list(re.finditer(r"(\w+) (said) (.+?)\.", text))
            yield AttributedDocument(
                "",
                text,
                entities=tuple(self.entity(n, m) for n, m in enumerate(found, 1)),
                claims=tuple(self.claim(n, m) for n, m in enumerate(found, 1)),
            )

    def entity(self, number, match):
        mention = Mention(Span(*match.span(1), match[1]), "name")
        return Entity(f"e{number}", match[1], "person", mentions=(mention,))

    def claim(self, number, match):
        source, cue, content = (Span(*match.span(i), match[i]) for i in (1, 2, 3))
        return Claim(
            id=f"c{number}",
            form="indirect",
            type="statement",
            polarity="positive",
            source=(source,),
            cue=(cue,),
            content=(content,),
            speaker=f"e{number}",
            resolution="name",
            about=(),
            addressees=(),
            parent=None if number == 1 else f"c{number - 1}",
            rule="line",
            confidence=round(1 - number / 10, 1),
        )


class SlowReader(LineReader):
    """Takes its time over each text, so that there is something to interrupt."""

    def pipe(self, texts):
        for doc in super().pipe(texts):
            time.sleep(0.02)
            yield doc


if __name__ == "__main__":
    # Ctrl-C is set up anew: a shell that runs the tests in the background has it ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main(make=SlowReader))
