"""The steps of a document towards a decision: asked for, answered, decided, issued."""
