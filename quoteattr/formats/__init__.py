"""Formats: how claims, graphs and parses are written, and read back."""
