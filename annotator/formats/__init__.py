"""Files in, files out: one module a format, all of one shape (see `base`), found through the `registry`."""
