"""What parts and their fields are called in Swedish; keys are never shown."""

from dataclasses import dataclass

from reports.content.parts import Node


@dataclass(frozen=True)
class Noun:
    """A kind of part in one and in many; ``neuter`` rules the words that bend after it."""

    one: str
    many: str
    neuter: bool = False

    def counted(self, number: int) -> str:
        """Give "1 mål" or "2 aktiviteter"."""
        return f"{number} {self.one if number == 1 else self.many}"


PART = Noun("del", "delar")
KINDS = {
    "Background": Noun("avsnitt", "avsnitt", neuter=True),
    "Section": Noun("avsnitt", "avsnitt", neuter=True),
    "Deviation": Noun("avvikelse", "avvikelser"),
    "Direction": Noun("inriktning", "inriktningar"),
    "GoverningRow": Noun("styrdokument", "styrdokument", neuter=True),
    "LongTermGoal": Noun("mål", "mål", neuter=True),
    "SubGoal": Noun("delmål", "delmål", neuter=True),
    "UnitGoals": Noun("målavsnitt", "målavsnitt", neuter=True),
    "ComponentRow": Noun("komponent", "komponenter"),
    "ActivityRow": Noun("aktivitet", "aktiviteter"),
    "Reason": Noun("skäl till skillnaden", "skäl till skillnaden", neuter=True),
    "KindRow": Noun("kostnadsslag", "kostnadsslag", neuter=True),
    "UnitBudget": Noun("budgetrad", "budgetrader"),
    "SummaryRow": Noun("rad i sammanställningen", "rader i sammanställningen"),
    "KeyEffect": Noun("fördelningsnyckel", "fördelningsnycklar"),
    "BudgetPost": Noun("budgetpost", "budgetposter"),
    "AllocatedLine": Noun("fördelad post", "fördelade poster"),
    "Allocation": Noun("bilaga", "bilagor"),
    "RevisionRow": Noun("revidering", "revideringar"),
    "Revisions": Noun("avsnitt", "avsnitt", neuter=True),
    "Share": Noun("nyckelandel", "nyckelandelar"),
    "ControlNote": Noun("kontrollsumma", "kontrollsummor"),
    "MoneyPart": Noun("avsnitt", "avsnitt", neuter=True),
    "MoneyTable": Noun("tabell", "tabeller"),
    "MoneyRow": Noun("belopp", "belopp", neuter=True),
    "MoneyComment": Noun("kommentar", "kommentarer"),
    "Row": Noun("aktivitetsrad", "aktivitetsrader"),
    "Assignment": Noun("uppdrag", "uppdrag", neuter=True),
    "GoalGroup": Noun("nämndmål", "nämndmål", neuter=True),
    "CommonGoal": Noun("kommungemensamt mål", "kommungemensamma mål", neuter=True),
    "Perspective": Noun("perspektiv", "perspektiv", neuter=True),
}
TITLES = {
    "Summary": "Sammanställning per nämnd",
    "ObjectPlanContent": "Om dokumentet",
    "FollowUpContent": "Om dokumentet",
    "Reason": "Skäl till skillnaden",
    "ControlNote": "Kontrollsumma",
    "Direction": "Inriktning",
}
# Chapters that are no part of their own in the content, by the field of the document.
CHAPTERS = dict.fromkeys(("purpose", "background", "period"), "Inledning") | dict.fromkeys(
    ("conditions", "governing", "goals", "unit_goals"), "Förutsättningar och mål"
)
# What stands in the title of a part.
NAMING = {"number", "title", "activity", "name", "short"}
FIELDS = {
    "about": "gäller",
    "activity": "aktivitet",
    "also": "bidrar även till",
    "amount": "belopp",
    "bearer": "betalas av",
    "amounts": "belopp",
    "body": "text",
    "budget": "budget",
    "carried": "kvarstår",
    "comment": "kommentar",
    "components": "komponenter",
    "contract_label": "avtalet löper ut",
    "cut_off_label": "per den",
    "deadline": "slutdatum",
    "description": "beskrivning",
    "difference": "skillnad",
    "edition": "utgåva",
    "effect": "påverkan på objektet",
    "forecast": "prognos",
    "goal": "mål",
    "indicator": "mätetal",
    "kind": "slag",
    "key_name": "nyckel",
    "lead": "ingress",
    "level": "nivå",
    "lines": "poster",
    "moved": "slutdatum flyttat",
    "name": "namn",
    "note": "anmärkning",
    "number": "nummer",
    "own": "egna poster",
    "percent": "andel",
    "period_sentence": "planen gäller",
    "phase": "fas",
    "reason": "orsak",
    "shared": "genom nycklar",
    "short": "kortnamn",
    "source": "källa",
    "status": "status",
    "sub_points": "delpunkter",
    "supplier": "leverantör",
    "text": "text",
    "title": "rubrik",
    "total": "summa",
    "units": "enheter",
    "url": "adress",
}
_NAMES = ("title", "activity", "name", "label", "text", "body", "short")


def noun_of(kind: str) -> Noun:
    """Give what parts of ``kind`` are called."""
    return KINDS.get(kind, PART)


def field_label(name: str) -> str:
    """Give what the field is called; one that nobody has named is a detail."""
    return FIELDS.get(name, "uppgift")


def chapter_title(field: str, node: Node) -> str:
    """Give the title of the chapter that ``node``, in the document's ``field``, stands in."""
    return CHAPTERS.get(field) or title_of(node)


def words_of(node: Node) -> str:
    """Give what ``node`` calls itself or, without a name, says."""
    texts = (getattr(node, name, "") for name in _NAMES)
    return next((text for text in texts if isinstance(text, str) and text), "")


def title_of(node: Node) -> str:
    """Give a title for ``node`` that a reader knows, such as "1:1 Fler e-tjänster"."""
    kind = type(node).__name__
    if kind in TITLES:
        return TITLES[kind]
    number = getattr(node, "number", "")
    return f"{number} {words_of(node)}".strip() or noun_of(kind).one.capitalize()
