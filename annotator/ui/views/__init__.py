"""Views of the project beside the reader: tabs of the same window, each imported when it is first opened."""
