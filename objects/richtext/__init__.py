"""Formatted text: what it may hold, and how everything else is brought there.

What stands in the database is always of one and the same form, that which the editor of the pages
and the documents share: paragraphs, two levels of heading, bold, italic, lists, links and simple
tables. The list of what is allowed is :mod:`objects.richtext.allowed`.
"""

from objects.richtext.plain import readable as readable
from objects.richtext.sanitising import MAX_LENGTH as MAX_LENGTH
from objects.richtext.sanitising import sanitise as sanitise
