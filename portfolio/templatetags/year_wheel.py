"""Days in words, for the templates of the year wheel."""

from django import template

from portfolio.year_wheel import words

register = template.Library()
register.filter("day_and_month", words.day_and_month)
register.filter("weekday", words.weekday)
