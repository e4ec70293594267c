"""Vocabulary: the tables of a lexicon that tell who is meant, ready for looking words up."""
