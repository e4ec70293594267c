"""Entities: which words name the same person, organization, place or group."""

from quoteattr.entities.stage import EntityIndex, find_entities

__all__ = ["EntityIndex", "find_entities"]
