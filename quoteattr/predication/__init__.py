"""Predication: of whom a content says something, clause by clause."""
