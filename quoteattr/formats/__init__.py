"""Formats: the files that claims and graphs are written to and read from."""
