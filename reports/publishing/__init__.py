"""The way from a working copy to a version that never changes."""
