"""Writes blocks as HTML."""

from collections.abc import Iterable
from html import escape

from objects.richtext.blocks import BREAK, Block, Cell, Listing, Marks, Run, Table, Text
from objects.richtext.tables import divided

HEADING_TAGS = ("h3", "h4")


def written(blocks: Iterable[Block]) -> str:
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    if isinstance(block, Text):
        return f"<{block.tag}>{_runs(block.runs)}</{block.tag}>"
    if isinstance(block, Listing):
        start = f' start="{block.start}"' if block.tag == "ol" and block.start > 1 else ""
        items = "".join(f"<li>{_held(item)}</li>" for item in block.items)
        return f"<{block.tag}{start}>{items}</{block.tag}>"
    return _table(block)


def _held(blocks: list[Block]) -> str:
    """What an item or a cell holds: its only paragraph needs no tag of its own."""
    texts = [block for block in blocks if isinstance(block, Text)]
    if len(texts) == 1 and blocks[0] is texts[0]:
        return _runs(texts[0].runs) + written(blocks[1:])
    return written(blocks)


def _table(table: Table) -> str:
    head, body = divided(table.rows)
    above = f"<thead>{_rows(head, 'col')}</thead>" if head else ""
    below = f"<tbody>{_rows(body, 'row')}</tbody>" if body else ""
    return f"<table>{above}{below}</table>"


def _rows(rows: list[list[Cell]], scope: str) -> str:
    return "".join(f"<tr>{''.join(_cell(cell, scope) for cell in row)}</tr>" for row in rows)


def _cell(cell: Cell, scope: str) -> str:
    tag = "th" if cell.head else "td"
    attributes = f' scope="{scope}"' if cell.head else ""
    if cell.columns > 1:
        attributes += f' colspan="{cell.columns}"'
    if cell.rows > 1:
        attributes += f' rowspan="{cell.rows}"'
    return f"<{tag}{attributes}>{_held(cell.blocks)}</{tag}>"


def _runs(runs: list[Run]) -> str:
    """The text with as few tags as its looks need, links outermost."""
    html, open_tags = "", list[tuple[str, str]]()
    for run in runs:
        if run.text == BREAK:
            html += "<br>"
            continue
        wanted = _tags(run.marks)
        shared = 0
        while shared < min(len(wanted), len(open_tags)) and wanted[shared] == open_tags[shared]:
            shared += 1
        html += "".join(f"</{tag}>" for tag, _ in reversed(open_tags[shared:]))
        html += "".join(f"<{tag}{attribute}>" for tag, attribute in wanted[shared:])
        html += escape(run.text, quote=False)
        open_tags = wanted
    return html + "".join(f"</{tag}>" for tag, _ in reversed(open_tags))


def _tags(marks: Marks) -> list[tuple[str, str]]:
    tags = [("a", f' href="{escape(marks.href)}"')] if marks.href else []
    if marks.strong:
        tags.append(("strong", ""))
    if marks.em:
        tags.append(("em", ""))
    return tags
