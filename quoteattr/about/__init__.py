"""About: content → whom it is about, by what tells of whom it says something."""

from quoteattr.about.stage import find_about

__all__ = ["find_about"]
