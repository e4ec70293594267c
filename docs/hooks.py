"""Hooks of MkDocs: the pages link into the source tree, which is no part of the site.

On the repository's own pages such links lead to the file. On the site the model card becomes a
page, and of all others the words stay, with the path in the tree as a tooltip.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

CARD = "quoteattr/models/MODEL_CARD.md"
CARD_PAGE = "model-card.md"
OUTWARD = re.compile(r"\[([^\]]+)\]\((\.\./[^)\s#]+)(#[^)\s]+)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Make a page of the model card where it lies."""
    card = Path(config.config_file_path).parent / CARD
    files.append(File.generated(config, CARD_PAGE, abs_src_path=str(card)))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Rewrite the links of a page that leave the documentation."""
    folder = PurePosixPath("docs", page.file.src_uri).parent

    def rewritten(link: re.Match[str]) -> str:
        words, target, anchor = link.groups(default="")
        path = posixpath.normpath(folder / target)
        if path == CARD:
            return f"[{words}]({get_relative_url(CARD_PAGE, page.file.src_uri)}{anchor})"
        return link[0] if path.startswith("docs/") else f'<abbr title="{path}">{words}</abbr>'

    return OUTWARD.sub(rewritten, markdown)
