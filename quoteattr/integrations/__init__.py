"""Quoteattr within other libraries, a module each; importing one needs that library's extra."""
