"""Speakers: whom a source names, and who goes on where there is none."""

from quoteattr.speakers.stage import Speaker, find_speakers

__all__ = ["Speaker", "find_speakers"]
