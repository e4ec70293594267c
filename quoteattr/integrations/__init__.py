"""quoteattr inside other libraries: optional modules, which nothing else in the package needs."""
