"""The panels of the window: articles, reader, tags, annotations, inspector, status."""
