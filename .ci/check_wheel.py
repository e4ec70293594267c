"""Check that a wheel holds all a user needs without a network, and no more than 60 MB."""

import sys
import zipfile
from configparser import ConfigParser
from fnmatch import fnmatch
from pathlib import Path

LIMIT = 60_000_000
LANGUAGES = ("de", "en", "es")
TABLES = ("cues", "grammar", "ner", "weights")
MODELS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner", "pretrain", "attribution")
NEEDED = (
    "quoteattr/py.typed",
    "quoteattr/__main__.py",
    *(f"quoteattr/data/{lang}/{table}.toml" for lang in LANGUAGES for table in TABLES),
    "quoteattr/data/display.css",
    "quoteattr/models/LICENSE",
    "quoteattr/models/MODEL_CARD.md",
    "quoteattr/models/resources.json",
    *(f"quoteattr/models/en/{name}/*.pt" for name in MODELS),
    "quoteattr-*.dist-info/licenses/LICENSE",
    "quoteattr-*.dist-info/licenses/quoteattr/models/LICENSE",
)
ENTRY_POINTS = {  # those of the spaCy component and of the command
    "spacy_factories": {"quoteattr": "quoteattr.integrations.spacy:make_component"},
    "console_scripts": {"quoteattr": "quoteattr.__main__:main"},
}
UNWANTED = ("tests/*", "benchmarks/*", "docs/*", "*.pyc", "*.pkl")


def main(wheel: str) -> None:
    """Print the wheel's size; end with a message if something is missing or too much."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        missing = [p for p in NEEDED if not any(fnmatch(name, p) for name in names)]
        missing += _missing_entry_points(archive)
    size = Path(wheel).stat().st_size
    unwanted = [name for name in names if any(fnmatch(name, p) for p in UNWANTED)]
    print(f"{Path(wheel).name}: {size / 1e6:.1f} MB, {len(names)} files")
    if missing or unwanted or size > LIMIT:
        sys.exit(f"missing: {missing}; unwanted: {unwanted}; at most {LIMIT / 1e6:.0f} MB")


def _missing_entry_points(archive: zipfile.ZipFile) -> list[str]:
    found = ConfigParser()
    for name in archive.namelist():
        if fnmatch(name, "quoteattr-*.dist-info/entry_points.txt"):
            found.read_string(archive.read(name).decode())
    return [
        f"{group} {name} = {target}"
        for group, points in ENTRY_POINTS.items()
        for name, target in points.items()
        if found.get(group, name, fallback=None) != target
    ]


if __name__ == "__main__":
    main(sys.argv[1])
