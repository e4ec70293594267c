"""Linking: who of those that bear a name in several documents are one."""

from quoteattr.linking.stage import Corrections, Linker, corrected, link_entities, linked

__all__ = ["Corrections", "Linker", "corrected", "link_entities", "linked"]
