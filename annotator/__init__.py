"""Claims Annotator: read news articles, mark who claimed, denied or said what, and connect it."""

__version__ = "0.1.0"
