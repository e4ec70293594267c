"""Forms: which of a document's names are forms of one name, and what kind of thing bears it."""
