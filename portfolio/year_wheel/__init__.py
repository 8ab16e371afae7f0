"""Årshjulet: the year of plan work as a page, a picture and a calendar feed."""
