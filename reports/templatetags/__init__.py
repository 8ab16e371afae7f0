"""Template tags that turn content into pictures."""
