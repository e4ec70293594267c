"""quoteattr inside other libraries: one optional module each."""
