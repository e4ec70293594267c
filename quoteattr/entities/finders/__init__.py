"""Finders: for each kind of mention, the ways to find whom it takes up; they only look."""
