"""Coreference: which words name the same person, organization, place or group."""
