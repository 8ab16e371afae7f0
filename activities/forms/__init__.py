"""Forms for activities, one or many."""
