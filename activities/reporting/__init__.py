"""Mina aktiviteter: what a person answers for at an open follow-up, reported on one page."""
