"""Names: taken apart, and near enough to be one person's, in a document or across documents."""
