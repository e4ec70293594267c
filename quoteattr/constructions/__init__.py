"""Constructions: the ways in which English and its kin tie a source, a cue and a content."""
