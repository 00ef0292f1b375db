"""What makes the installers: one module for each kind, and what they share."""
