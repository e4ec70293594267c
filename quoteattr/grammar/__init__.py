"""Grammar: clauses, forms and quoted words of a parsed sentence, in the terms attribution needs."""
