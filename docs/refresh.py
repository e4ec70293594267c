"""Make anew what the pages show, after the library changed.

Run ``python docs/refresh.py`` for the README's table of docs/examples/harbour.txt and for the
figures and tables (`tables.py`) of the stored benchmarks; with ``--picture`` it makes the README's
picture too, for which it needs Chromium. A figure stands in a page behind its name, ``<!-- end to
end F1 -->58.4``, one of another run behind ``<!-- rules: end to end F1 -->``.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # show this tree, not what is installed

from tables import with_tables

import quoteattr

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "docs" / "examples" / "harbour.txt"
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "images" / "harbour.png"
RUNS = ROOT / "benchmarks" / "runs"
FIGURE = re.compile(r"(?<=<!-- )([^>]+)( -->)[\d.]+")
BLOCK = re.compile(r"(?<=<!-- table -->\n```text\n).*?(?=```)", re.DOTALL)
SIZE = "1000,950"  # the head and the text; the table stands in the README itself


def main() -> None:
    """Write the figures; parse the article and write what is shown of it."""
    for page in (README, ROOT / "docs" / "accuracy.md"):
        page.write_text(with_figures(page.read_text(encoding="utf-8")), encoding="utf-8")
    for page in (ROOT / "docs" / f"{name}.md" for name in ("speed", "models", "accuracy")):
        page.write_text(with_tables(page.read_text(encoding="utf-8")), encoding="utf-8")
    doc = quoteattr.attribute(ARTICLE.read_text(encoding="utf-8"), ARTICLE.stem)
    table = doc.to_table() + "\n"
    text = README.read_text(encoding="utf-8")
    README.write_text(BLOCK.sub(lambda _: table, text, count=1), encoding="utf-8")
    if "--picture" in sys.argv:
        photograph(doc.to_html())


def with_figures(text: str) -> str:
    """Put the stored figures behind their names."""
    return FIGURE.sub(lambda found: f"{found[1]}{found[2]}{figure(found[1]):.1f}", text)


def figure(name: str) -> float:
    """A stored figure, of another run than the default one where its name begins with "rules: "."""
    run, _, rest = name.rpartition(": ")
    stored = json.loads((RUNS / f"{run or 'default'}.json").read_text(encoding="utf-8"))
    return float(stored["figures"][rest])


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
