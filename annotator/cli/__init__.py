"""The same services from the shell."""
