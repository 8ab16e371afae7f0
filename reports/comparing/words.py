"""Two texts as one, the words that came and went marked with <ins> and <del>."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe

from objects.richtext import sanitise

_TOKEN = re.compile(r"<[^>]*>|&[#\w]+;|\s+|\w+|[^\w\s<&]|[<&]")
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")
_BLOCK_END = re.compile(r"</(?:p|li|h\d|t[dh]|caption)>|<br>")
# Two texts of some 1 500 tokens each take a tenth of a second or so.
_QUICK = 2_000_000
_VOID = {"br"}
Opcode = tuple[str, int, int, int, int]
# Said to those who hear the page; sighted readers see underline and strike-through.
_MARKS = {
    "ins": ('<ins><span class="unseen">tillagt: </span>', "</ins>"),
    "del": ('<del><span class="unseen">borttaget: </span>', "</del>"),
}


def marked_text(old: str, new: str) -> SafeString:
    """Give ``new`` as escaped HTML, with the words that ``old`` lacks or had besides marked.

    Line breaks become ``<br>``.
    """
    return _marked(_escaped(old), _escaped(new))


def marked_html(old: str, new: str) -> SafeString:
    """Give formatted text ``new`` marked against ``old``; both are sanitised first.

    A paragraph, list item or other block that went is shown whole in its place.
    """
    return _marked(sanitise(old) if old else "", sanitise(new) if new else "")


def _escaped(text: str) -> str:
    return escape(text.strip(), quote=False).replace("\r\n", "\n").replace("\n", "<br>")


def _marked(old: str, new: str) -> SafeString:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    parts: list[str] = []
    for kind, gone, come in _changes(before, after):
        if kind == "equal":
            parts += come
        else:
            parts += _run("del", _balanced(gone))
            parts += _run("ins", come)
    # Tokens of sanitised or escaped text, put together with marks of our own.
    return mark_safe("".join(parts))  # noqa: S308


def _changes(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Runs of equal and changed tokens; what lies between two changes and says nothing joins them.

    Otherwise every space between two new words would be told as kept.
    """
    gone: list[str] = []
    come: list[str] = []
    opcodes = _slid(_opcodes(before, after), before)
    for place, (kind, i1, i2, j1, j2) in enumerate(opcodes):
        last = place == len(opcodes) - 1
        if kind != "equal" or (
            (gone or come) and not last and not any(map(_says_something, after[j1:j2]))
        ):
            gone += before[i1:i2]
            come += after[j1:j2]
            continue
        if gone or come:
            yield "changed", gone, come
            gone, come = [], []
        yield "equal", list(before[i1:i2]), list(after[j1:j2])
    if gone or come:
        yield "changed", gone, come


def _opcodes(before: Sequence[str], after: Sequence[str]) -> list[Opcode]:
    """What to do with the tokens; of long texts whole blocks are compared first.

    The matcher's time grows with the product of the lengths.
    """
    if len(before) * len(after) <= _QUICK:
        return list[Opcode](SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
    old, new = _blocks(before), _blocks(after)
    found: list[Opcode] = []
    first = ["".join(before[a:b]) for a, b in old]
    second = ["".join(after[a:b]) for a, b in new]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        a1, a2 = (old[i1][0], old[i2 - 1][1]) if i2 > i1 else (found[-1][2] if found else 0,) * 2
        b1, b2 = (new[j1][0], new[j2 - 1][1]) if j2 > j1 else (found[-1][4] if found else 0,) * 2
        if kind == "replace" and (a2 - a1) * (b2 - b1) <= _QUICK:
            within = SequenceMatcher(None, before[a1:a2], after[b1:b2], autojunk=False)
            found += [
                (k, a1 + c1, a1 + c2, b1 + d1, b1 + d2)
                for k, c1, c2, d1, d2 in within.get_opcodes()
            ]
        else:
            found.append((kind, a1, a2, b1, b2))
    return found


def _blocks(tokens: Sequence[str]) -> list[tuple[int, int]]:
    """The spans of ``tokens`` that end with a block's end or a line break."""
    ends = [place + 1 for place, token in enumerate(tokens) if _BLOCK_END.match(token)]
    bounds = [0, *ends, *([len(tokens)] if not ends or ends[-1] < len(tokens) else [])]
    return list(pairwise(bounds))


def _slid(opcodes: Sequence[Opcode], before: Sequence[str]) -> list[Opcode]:
    """Move what went back by some tokens where that makes whole elements of it.

    Of "<li>a</li><li>b</li>" without b, "</li><li>b" went as well as "<li>b</li>".
    """
    moved = list(opcodes)
    for place in range(1, len(moved) - 1):
        kind, i1, i2, j1, j2 = moved[place]
        room = i1 - moved[place - 1][1] if moved[place - 1][0] == "equal" else 0
        for step in range(room + 1) if kind == "delete" else ():
            if step and before[i1 - step] != before[i2 - step]:
                break
            run = before[i1 - step : i2 - step]
            if len(_balanced(run)) == len(run):
                _, a1, a2, b1, b2 = moved[place - 1]
                _, c1, c2, d1, d2 = moved[place + 1]
                moved[place - 1] = ("equal", a1, a2 - step, b1, b2 - step)
                moved[place] = ("delete", i1 - step, i2 - step, j1 - step, j2 - step)
                moved[place + 1] = ("equal", c1 - step, c2, d1 - step, d2)
                break
    return moved


def _says_something(token: str) -> bool:
    return token.startswith("<") or token[0].isalnum()


def _balanced(tokens: Sequence[str]) -> list[str]:
    """Drop tags of the old text whose other half is not among ``tokens``: the new text has its own.

    ``<br>`` goes with the words round it.
    """
    kept = set[int]()
    opened: list[tuple[str, int]] = []
    for place, token in enumerate(tokens):
        tag = _TAG.fullmatch(token)
        if tag is None or tag[2] in _VOID:
            kept.add(place)
        elif not tag[1]:
            opened.append((tag[2], place))
        elif opened and opened[-1][0] == tag[2]:
            kept |= {opened.pop()[1], place}
    return [token for place, token in enumerate(tokens) if place in kept]


def _run(mark: str, tokens: Sequence[str]) -> Iterator[str]:
    """``tokens`` with each stretch of words between tags in a mark of its own."""
    before, after = _MARKS[mark]
    words: list[str] = []
    for token in [*tokens, ""]:
        if token and not token.startswith("<"):
            words.append(token)
            continue
        text = "".join(words)
        if text.strip():
            yield f"{before}{text}{after}"
        else:
            yield text
        words = []
        yield token
