"""Values and rules, free of Qt, SQL and files: what an article, an annotation and a change are."""
