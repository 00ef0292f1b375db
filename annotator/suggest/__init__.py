"""Proposals by machine, each with its reason."""
