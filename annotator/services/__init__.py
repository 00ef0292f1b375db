"""What a user can do, without Qt and without SQL."""
