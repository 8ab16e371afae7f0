"""Varför? How every allocated amount came about, from the row in a file to the last öre."""
