"""Bytes, a file or an address as a document: text with the place of every character in what was handed in."""
