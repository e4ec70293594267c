"""Dialogue: who speaks where no cue stands beside the quotation."""
