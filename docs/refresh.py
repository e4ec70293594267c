"""Make anew what the README shows of docs/examples/harbour.txt, after the library changed.

Run ``python docs/refresh.py`` for the table; with ``--picture`` it makes the picture too, for
which it needs Chromium.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # show this tree, not what is installed

import quoteattr

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "docs" / "examples" / "harbour.txt"
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "images" / "harbour.png"
BLOCK = re.compile(r"(?<=<!-- table -->\n```text\n).*?(?=```)", re.DOTALL)
SIZE = "1000,950"  # the head and the text; the table stands in the README itself


def main() -> None:
    """Parse the article and write what is shown of it."""
    doc = quoteattr.attribute(ARTICLE.read_text(encoding="utf-8"), ARTICLE.stem)
    table = doc.to_table() + "\n"
    text = README.read_text(encoding="utf-8")
    README.write_text(BLOCK.sub(lambda _: table, text, count=1), encoding="utf-8")
    if "--picture" in sys.argv:
        photograph(doc.to_html())


def photograph(html: str) -> None:
    """Let Chromium draw the page into the picture."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(html, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        command += ["--disable-background-networking", "--disable-component-update"]
        command += ["--hide-scrollbars", f"--user-data-dir={folder}/profile"]
        command += [f"--window-size={SIZE}", f"--screenshot={PICTURE}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
