"""Display: claims as tables, marked text and drawings."""

from quoteattr.display.stage import fragment, page, table

__all__ = ["fragment", "page", "table"]
