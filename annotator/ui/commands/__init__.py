"""What the rows of the action table do: each class answers for a few of them, and says so in its table."""
