"""One solution a file: ``(game) -> payoffs``, one for each player, adding up to the worth of all together."""
