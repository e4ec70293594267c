"""Discourse: what a reader of a text has in mind at each mention."""
