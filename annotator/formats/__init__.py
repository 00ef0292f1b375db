"""Files in, files out: one module a format, one registry."""
