"""What the site makes of links into the source tree, and of the model card."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("mkdocs")

ROOT = Path(__file__).parents[1]
HOOKS = runpy.run_path(str(ROOT / "docs" / "hooks.py"))


def rewritten(markdown, page="entities.md"):
    file = SimpleNamespace(src_uri=page)
    return HOOKS["on_page_markdown"](markdown, SimpleNamespace(file=file))


def test_a_link_into_the_source_tree_keeps_its_words_and_tells_the_path():
    shown = rewritten("see [clausal](../quoteattr/contents/clausal.py).")
    assert shown == 'see <abbr title="quoteattr/contents/clausal.py">clausal</abbr>.'


def test_a_link_between_pages_stays():
    link = "[graph](../graph.md#nodes)"
    assert rewritten(link, "integrations/pandas.md") == link


@pytest.mark.parametrize(
    ("page", "link", "leads_to"),
    [
        ("models.md", "../quoteattr/models/MODEL_CARD.md", "model-card.md"),
        ("models.md", "../quoteattr/models/MODEL_CARD.md#data", "model-card.md#data"),
        ("integrations/stanza.md", "../../quoteattr/models/MODEL_CARD.md", "../model-card.md"),
    ],
)
def test_the_model_card_is_a_page(page, link, leads_to):
    assert rewritten(f"the [card]({link})", page) == f"the [card]({leads_to})"
