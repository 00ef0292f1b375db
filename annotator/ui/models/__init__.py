"""Item models: what the lists show, read from the desk and from the project in pages."""
