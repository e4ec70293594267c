"""Mentions: the words of a text that may name or describe somebody, with no thought yet of whom."""
