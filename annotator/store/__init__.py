"""The project's database: the only folder that knows SQL."""
