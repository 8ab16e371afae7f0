"""The statement of accessibility, and the way to report faults in it."""
