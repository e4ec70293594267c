"""Rendering: claims as tables, marked text and drawings."""
