"""What works on the releases themselves, one action per file."""
