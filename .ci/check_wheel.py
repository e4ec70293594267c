"""Check that a wheel holds all a user needs without a network, and no more than 60 MB."""

import sys
import zipfile
from fnmatch import fnmatch
from pathlib import Path

LIMIT = 60_000_000
NEEDED = (
    "quoteattr/py.typed",
    "quoteattr/__main__.py",
    "quoteattr/data/en/*.toml",
    "quoteattr/models/LICENSE",
    "quoteattr/models/MODEL_CARD.md",
    "quoteattr/models/resources.json",
    *(
        f"quoteattr/models/en/{name}/*.pt"
        for name in ("tokenize", "mwt", "pos", "lemma", "depparse", "ner", "pretrain")
    ),
    "quoteattr-*.dist-info/licenses/LICENSE",
)
UNWANTED = ("tests/*", "benchmarks/*", "docs/*", "*.pyc", "*.pkl")


def main(wheel: str) -> None:
    """Print the wheel's size; end with a message if something is missing or too much."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    size = Path(wheel).stat().st_size
    missing = [p for p in NEEDED if not any(fnmatch(name, p) for name in names)]
    unwanted = [name for name in names if any(fnmatch(name, p) for p in UNWANTED)]
    print(f"{Path(wheel).name}: {size / 1e6:.1f} MB, {len(names)} files")
    if missing or unwanted or size > LIMIT:
        sys.exit(f"missing: {missing}; unwanted: {unwanted}; at most {LIMIT / 1e6:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1])
