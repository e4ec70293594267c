"""Stanza's networks, run faster: the same weights, the same results, less work."""
