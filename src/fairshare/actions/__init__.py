"""What changes the user's own data, one action per file."""
