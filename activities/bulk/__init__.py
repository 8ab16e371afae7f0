"""The pages on which many activities are changed at once, from the list to what came of it."""
