"""Names: taken apart and compared, in a document and across documents alike."""
