"""Predication: whom a content names, and what tells of whom it says something."""
