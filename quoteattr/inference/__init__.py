"""Inference: where models lie, and Stanza's networks run faster: same weights, same results."""
