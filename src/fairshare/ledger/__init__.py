"""The data as Worlds: the only place that knows files."""
