"""Corpus: many articles from files and folders, and what is found in them written as it comes."""
