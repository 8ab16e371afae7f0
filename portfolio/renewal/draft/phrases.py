"""Turns of phrase for a draft: sentences, counts and lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from activities.models import StatusChoice
from reports.content.dates import swedish_date
from reports.content.words import listed, number_word

MOST = 20
"""Items of a list; what is longer is cut and counted."""

# One and many; the empty class is that of what was never reported.
STATES = {
    StatusChoice.Class.DONE: ("genomförd", "genomförda"),
    StatusChoice.Class.ONGOING: ("pågående", "pågående"),
    StatusChoice.Class.CONTINUOUS: ("kontinuerlig", "kontinuerliga"),
    StatusChoice.Class.PAUSED: ("pausad", "pausade"),
    StatusChoice.Class.REMAINING: ("kvarstående", "kvarstående"),
    StatusChoice.Class.NOT_RELEVANT: ("inte längre relevant", "inte längre relevanta"),
    StatusChoice.Class.NOT_ASSESSED: ("inte bedömd", "inte bedömda"),
    "": ("inte rapporterad", "inte rapporterade"),
}
_NEUTER = ("mål", "uppdrag", "område", "perspektiv")


def states(classes: Iterable[str]) -> str:
    """Say how many stand in each status class: "två genomförda och en pågående"."""
    counts = Counter(classes)
    return listed(
        [
            f"{number_word(counts[each])} {words[counts[each] > 1]}"
            for each, words in STATES.items()
            if counts[each]
        ]
    )


def state(status_class: str, *, plural: bool = False) -> str:
    """The word for a status class: "pausad", or "pausade" of many."""
    return {str(each): words for each, words in STATES.items()}[status_class][plural]


def counted_level(number: int, name: str, plural: str) -> str:
    """Say how many goals of a level: "tre långsiktiga mål", "ett delmål"."""
    if number != 1:
        return f"{number_word(number)} {_small(plural)}"
    return f"{'ett' if name.lower().endswith(_NEUTER) else '1'} {_small(name)}"


def sentence(text: str) -> str:
    """Give ``text`` with a full stop, unless it ends a sentence already; nothing stays nothing."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) or not text else f"{text}."


def shortened(text: str, longest: int) -> str:
    """Give ``text`` without its full stop, cut at a word where it is longer than ``longest``."""
    text = text.strip().removesuffix(".")
    if len(text) <= longest:
        return text
    return f"{text[: longest - 2].rsplit(' ', 1)[0]} …"


def days(dates: Sequence[date]) -> str:
    """Say "den 31 augusti 2022 och den 31 december 2022"."""
    return listed([f"den {swedish_date(day)}" for day in dates])


def paragraph(*sentences: str) -> SafeString:
    """A paragraph of the sentences that say anything, or nothing."""
    text = " ".join(filter(None, sentences))
    return format_html("<p>{}</p>", text) if text else SafeString("")


def bullets(items: Sequence[str]) -> SafeString:
    """A list, cut at :data:`MOST`; nothing without items."""
    if not items:
        return SafeString("")
    shown = list(items[:MOST])
    if len(items) > MOST:
        shown.append(f"och {len(items) - MOST} till.")
    return format_html(
        "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((each,) for each in shown))
    )


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
