"""Fördelningsnycklar: their versions, what they do, and how they are made and changed."""
