"""Writes to what the objects room holds; each checks permission and records history."""
