"""Every write of activities, their follow-ups and their reports."""
