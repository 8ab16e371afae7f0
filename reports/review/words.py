"""Words that make a goal hard to pin down, and the signs that something can be measured.

The word list is short on purpose. It follows the advice that is usual in Swedish handbooks on
SMART goals (after Doran, "There's a S.M.A.R.T. way to write management's goals and objectives",
1981): write what shall have been reached, not what one works with, and say how far. The words were
tried on the goals of a real plan. Ekonomistyrningsverket holds that a goal may well be vague when
an indicator says what is measured, so a vague word is remarked only where nothing measures.
"""

import re
from dataclasses import dataclass

# What one does on the way: says nothing of where it leads.
EFFORT = (
    r"arbeta[r]? (?:aktivt |vidare )?(?:med|för|mot)",
    r"jobba[r]? (?:med|för|mot)",
    r"verka[r]? för",
    r"sträva[r]? (?:efter|mot)",
    r"fokusera[r]? på",
    r"satsa[r]? på",
    r"medverka[r]? till",
    r"bidra[r]? till",
    r"främja[rs]?",
    r"stimulera[rs]?",
    r"fortsätt(?:a|er) (?:att|med|arbetet)",
    r"ta[rs]? (?:till ?vara|vara) på",
    r"ta[rs]? till ?vara",
    r"tillvarata[rs]?",
)
# Which way, but not how far.
DIRECTION = (
    *(rf"{stem}(?:a[rs]?|at[s]?|ade[s]?|ad)" for stem in ("utveckl", "förbättr", "ök", "minsk")),
    *(rf"{stem}(?:a[rs]?|at[s]?|ade[s]?|ad)" for stem in ("effektiviser", "optimer", "moderniser")),
    r"(?:för)?stärk(?:a|er|s|t|ta)",
    r"förenkla[rs]?",
    r"underlätta[rs]?",
    r"(?:höj|sänk)(?:a|er|s|t|ta)",
    r"(?:bättre|lättare|enklare|snabbare|effektivare|tydligare|tryggare|smidigare)",
    r"(?:högre|lägre|fler|färre)",
)
# What each reader understands in their own way.
JUDGEMENT = (
    r"adekvat[a]?",
    r"ändamålsenlig[at]?",
    r"tillräcklig[at]?",
    r"lämplig[at]?",
    r"relevant[a]?",
    r"optimal[at]?",
    r"modern[at]?",
    r"effektiv[at]?",
    r"attraktiv[at]?",
    r"(?:god|goda|gott|bra)",
    r"så långt (?:som )?(?:det är )?möjligt",
    r"i möjligaste mån",
    r"vid behov",
)
WHY = {
    "effort": "säger vad som görs men inte vad som ska ha blivit av",
    "direction": "säger åt vilket håll men inte hur långt",
    "judgement": "kan läsas olika av olika läsare",
}


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


_KINDS = {
    "effort": _pattern(EFFORT),
    "direction": _pattern(DIRECTION),
    "judgement": _pattern(JUDGEMENT),
}
# Numbers that measure nothing: years, numbers of goals.
_NO_MEASURE = re.compile(
    r"\b(?:(?:fokusområde|delmål|mål) \d+(?::\d+)?|\d+:\d+|(?:19|20|21)\d\d)\b", re.IGNORECASE
)
_MEASURE = re.compile(
    r"\d|%|\bprocent\b|\bhälften\b|\bdubbl|\bhalver|\btredjedel|\bfjärdedel|\bhundra|\btusen"
    r"|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b(?:antal|andel|procentenhet|poäng|betyg|minuter|timm|veck|månad)|index"
    r"|\b(?:kr|mkr|tkr|kronor|dagar)\b|(?:svars|led|kö|väntel?|handläggnings)tid",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(
    r"\bja\b|\bnej\b|\bfinns\b|\bi (?:drift|bruk)\b|\bklar[at]?\b|\bfärdig[at]?\b"
    r"|\b(?:in|genom|ut)för(?:t|d|da|ts)\b|\bbesluta[dt]\b|\banta(?:gen|gits|gna)\b"
    r"|\b(?:upphandla|publicera|leverera|avveckla|ansluta)(?:d|t|de|ts)\b|\balla\b|\bsamtliga\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r";|[.!?]\s+(?=[A-ZÅÄÖ])")
_AND = re.compile(r", (?:och|samt) (?P<rest>.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Vague:
    """A vague word as it is written, and its kind: effort, direction or judgement."""

    word: str
    kind: str


def vague_words(text: str) -> tuple[Vague, ...]:
    """The vague words of ``text`` in their order, each once."""
    found = {
        match.start(): Vague(match[0].lower(), kind)
        for kind, pattern in _KINDS.items()
        for match in pattern.finditer(text)
    }
    return tuple(dict.fromkeys(found[place] for place in sorted(found)))


def measures(text: str) -> bool:
    """Tell whether ``text`` holds a number that can be reached; years and goal numbers are none."""
    return bool(_MEASURE.search(_NO_MEASURE.sub(" ", text)))


def can_be_answered(indicator: str) -> bool:
    """Tell whether an indicator has a number, a unit or something to answer yes or no to."""
    patterns = (_UNIT, _YES_OR_NO)
    return measures(indicator) or any(pattern.search(indicator) for pattern in patterns)


def is_several(title: str) -> bool:
    """Tell whether ``title`` seems to hold more than one goal.

    That is two sentences, or two main clauses: in Swedish a comma before "och" parts clauses, not
    the items of a list. A comma further on than the first may belong to an inserted clause.
    """
    if _SENTENCES.search(title.strip().rstrip(".!?;")):
        return True
    joined = _AND.search(title)
    if joined is None or "," in title[: joined.start()]:
        return False
    return len(joined["rest"].split()) >= 3


def word_count(text: str) -> int:
    """How many words ``text`` has, numbers aside."""
    return len(re.findall(r"[^\W\d_]+(?:[-:][^\W\d_]+)*", text))
