"""The model card, written from the recipe and the figures."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Any

from evaluation import TREEBANKS, Figures

TEMPLATE = Path(__file__).with_name("MODEL_CARD.template.md")

NAMES = {"ewt-dev": "EWT dev", "ewt-test": "EWT test", "gum-dev": "GUM dev", "gum-test": "GUM test",
         "pud-test": "PUD"}  # fmt: skip
MEASURES = {
    "gold tokens": ("UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS"),
    "gold tags": ("UAS", "LAS"),
    "raw text": ("Tokens", "Words", "Sentences", "UPOS", "LAS"),
}


def write(
    output: Path,
    figures: Figures,
    before: Figures | None,
    int8: Figures | None,
    remarks: str = "",
) -> None:
    """Writes `MODEL_CARD.md` into the model folder.

    Args:
        output: The model folder.
        figures: Those of its models.
        before: Those of other models to set beside them, if any.
        int8: Those of its models in 8-bit integers, if any.
        remarks: In what these models differ from what the recipe makes.
    """
    size = sum(path.stat().st_size for path in output.rglob("*.pt"))
    text = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        size=round(size / 1e6),
        remarks=f"\n\n{remarks}" if remarks else "",
        **{key.replace(" ", "_"): _treebanks(key, figures, before, int8) for key in MEASURES},
        entities=_rows("F1 by type", figures["entities"], before and before["entities"],
                       int8 and int8["entities"]),
        relations=_relations(figures["relations"], before and before["relations"]),
    )  # fmt: skip
    (output / "MODEL_CARD.md").write_text(text, encoding="utf-8")


def _treebanks(key: str, figures: Figures, before: Figures | None, int8: Figures | None) -> str:
    measures = MEASURES[key]
    lines = [_line(["", *measures]), _line(["---", *["---:"] * len(measures)])]
    for name in TREEBANKS:
        rows = {"": figures, ", in int8": int8, ", starter": before}
        for label, table in rows.items():
            if table:
                found = table["treebanks"][name][key]
                lines.append(_line([NAMES[name] + label, *(found[part] for part in measures)]))
    return "\n".join(lines)


def _rows(title: str, figures: Figures, before: Figures | None, int8: Figures | None) -> str:
    tables = {"these models": figures, "in int8": int8, "starter": before}
    shown = {label: table for label, table in tables.items() if table}
    lines = [_line([title, *shown]), _line(["---", *["---:"] * len(shown)])]
    lines += [_line([name, *(table[name] for table in shown.values())]) for name in figures]
    return "\n".join(lines)


def _relations(figures: Figures, before: Figures | None) -> str:
    lines = [_line(["relation", "of", "these models", *(["starter"] if before else [])])]
    lines.append(_line(["---", *["---:"] * (3 if before else 2)]))
    for kind, found in figures.items():
        other = [before[kind]["recall"]] if before else []
        lines.append(_line([kind, found["of"], found["recall"], *other]))
    return "\n".join(lines)


def _line(cells: list[Any]) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"
