"""Namesakes: who bears a name in one document, and who of them are one in several."""
