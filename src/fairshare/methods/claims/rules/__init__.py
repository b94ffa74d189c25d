"""One rule of division a file: ``(problem) -> awards``, from zero to the claim, adding up to the estate."""
