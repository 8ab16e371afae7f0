"""Brings any text to the one form that formatted text is kept in."""

import re
from functools import lru_cache

from objects.richtext.allowed import safe, well_formed
from objects.richtext.blocks import Block, Listing, Table, Text
from objects.richtext.plain import paragraphs
from objects.richtext.reading import Reader
from objects.richtext.writing import written

# Characters of formatted text, tags included: about thirty printed pages, where a section is one or
# two. What is longer would make two texts slow to compare.
MAX_LENGTH = 100_000

_TAG = re.compile(r"</?[a-z!][^>]*>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_FRAGMENT = re.compile(r"<!--StartFragment-->(.*)<!--EndFragment-->", re.DOTALL)
# What Word draws before an item, in case its own mark for it has been lost on the way.
_DRAWN = re.compile(
    r"<!(?:--)?\[if !supportLists\](?:--)?>(.*?)<!(?:--)?\[endif\](?:--)?>", re.DOTALL
)


def sanitise(text: str) -> str:
    """Give HTML that is safe to show and holds only what documents can show.

    Text without tags becomes paragraphs, one for each block between blank lines. What Word and
    Google Docs put in their HTML becomes real lists, headings, bold and italic, and their clutter
    goes; so do empty paragraphs, comments and pictures. Sanitising what is already sanitised
    changes nothing.
    """
    text = _CONTROL.sub("", text)
    return _formatted(text if _TAG.search(text) else paragraphs(text))


@lru_cache(maxsize=128)
def _formatted(html: str) -> str:
    """Kept for the last few texts: a form, its model and the database ask for the same one."""
    if fragment := _FRAGMENT.search(html):
        html = fragment[1]
    html = _DRAWN.sub(r'<span style="mso-list:Ignore">\1</span>', html)
    reader = Reader()
    reader.feed(well_formed(html))
    reader.close()
    return safe(written(_headings_settled(_filled(reader.blocks))))


def _filled(blocks: list[Block]) -> list[Block]:
    """Leave out lists and items that nothing was written in."""
    filled: list[Block] = []
    for block in blocks:
        if isinstance(block, Listing):
            block.items = [kept for item in block.items if (kept := _filled(item))]
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    cell.blocks = _filled(cell.blocks)
        if not isinstance(block, Listing) or block.items:
            filled.append(block)
    return filled


def _headings_settled(blocks: list[Block]) -> list[Block]:
    """Move headings from elsewhere to our two levels, the outermost that is used to the first."""
    headings = [block for block in blocks if isinstance(block, Text) and block.tag != "p"]
    used = {heading.tag for heading in headings}
    if not used <= {"h3", "h4"}:
        for heading in headings:
            heading.tag = "h3" if heading.tag == min(used) else "h4"
    return blocks
