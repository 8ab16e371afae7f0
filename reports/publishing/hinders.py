"""What stands in the way of issuing a version."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Hinder:
    """What is wrong, what would mend it, and the address where that is done (may be empty)."""

    text: str
    mend: str = ""
    address: str = ""


class PublishingError(Exception):
    """A version cannot be issued; nothing was saved. ``hinders`` tell why."""

    def __init__(self, hinders: tuple[Hinder, ...]) -> None:
        super().__init__(" ".join(f"{one.text} {one.mend}".strip() for one in hinders))
        self.hinders = hinders


class LabelUsedError(PublishingError):
    """There is a version with that label already, perhaps issued a moment ago; it can be read."""

    def __init__(self, label: str, address: str) -> None:
        mend = "Läs den, eller ge ut nästa version om du har ändrat något sedan dess."
        super().__init__((Hinder(f"Version {label} är redan utgiven.", mend, address),))


class RenderingError(PublishingError):
    """The document could not be made into a page or a PDF."""

    def __init__(self, why: str) -> None:
        super().__init__((Hinder(f"Dokumentet kunde inte framställas: {why}"),))


class AddressTakenError(PublishingError):
    """Another document has versions at the address that this one would get."""

    def __init__(self, name: str, title: str, address: str) -> None:
        text = (
            f"{name} skulle få samma adress som {title}, som redan är utgiven."
            " En utgiven version behåller sin adress."
        )
        mend = "Byt koden, som adressen görs av, och försök igen."
        super().__init__((Hinder(text, mend, address),))


class StoringError(PublishingError):
    """The database could not take the version in, as when its disk is full.

    ``rule`` is what it answered when a rule of its own was broken.
    """

    def __init__(self, rule: str = "") -> None:
        why = f" Databasen svarade: {rule}." if rule else ""
        mend = (
            "Inget har ändrats. Försök igen om en stund. Hjälper det inte, hör av dig till driften"
        )
        mend += "; felet är antecknat." if rule else ": disken kan vara full."
        super().__init__((Hinder(f"Versionen kunde inte sparas i databasen.{why}", mend),))
