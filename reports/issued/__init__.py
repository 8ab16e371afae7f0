"""Issued versions at their lasting addresses, as pages and files."""
