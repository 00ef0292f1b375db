"""Numbers over core values."""
