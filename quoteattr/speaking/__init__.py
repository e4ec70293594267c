"""Speaking: whom a source names, and who goes on where there is none."""
