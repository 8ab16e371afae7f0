"""The one table of what can be remarked, how heavy it weighs, and when it stops a plan.

Only what would make an official document wrong or incomplete stops it. How well a goal is put does
not: the audit asks for it, but the nämnd may decide a plan all the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from objects.models import PlanVersion
from reports.review.remarks import Finding, Remark, Severity

Stage = PlanVersion.Stage
_SHOULD, _COULD, _NEVER = Severity.SHOULD, Severity.COULD, None


@dataclass(frozen=True)
class Rule:
    """A remark in a few words, and how it weighs until ``hinder_from``, where it is a hinder."""

    title: str
    severity: Severity
    hinder_from: PlanVersion.Stage | None


RULES = {
    # Texts
    "avsnitt-tomt": Rule("Tomt avsnitt", _SHOULD, Stage.FINAL),
    "utkast-kvar": Rule("Programmets utkast", _SHOULD, Stage.PRELIMINARY),
    "aldre-ar": Rule("Äldre årtal", _SHOULD, _NEVER),
    "avvikelse-utan-orsak": Rule("Orsak saknas", _COULD, _NEVER),
    # Governing documents
    "styrande-saknas": Rule("Inga styrande dokument", _SHOULD, Stage.FINAL),
    "styrande-tomt": Rule("Varken inriktning eller påverkan", _SHOULD, _NEVER),
    "styrande-utan-paverkan": Rule("Påverkan saknas", _SHOULD, _NEVER),
    "styrande-utan-inriktning": Rule("Inriktning saknas", _COULD, _NEVER),
    # Goals: the four that the audit asks for
    "mal-saknas": Rule("Inga mål", _SHOULD, Stage.PRELIMINARY),
    "mal-vagt": Rule("Specifikt?", _COULD, _NEVER),
    "mal-flera-i-ett": Rule("Specifikt?", _COULD, _NEVER),
    "mal-utan-indikator": Rule("Mätbart?", _SHOULD, _NEVER),
    "mal-vag-indikator": Rule("Mätbart?", _COULD, _NEVER),
    "mal-utan-aktivitet": Rule("Realistiskt?", _SHOULD, _NEVER),
    "mal-star-stilla": Rule("Realistiskt?", _SHOULD, _NEVER),
    "mal-utan-medel": Rule("Realistiskt?", _COULD, _NEVER),
    "mal-utan-tid": Rule("Tidsbundet?", _SHOULD, _NEVER),
    "mal-for-tidigt": Rule("Tidsbundet?", _SHOULD, _NEVER),
    # Activities and components
    "aktivitet-utan-tid": Rule("Slutdatum saknas", _SHOULD, _NEVER),
    "aktivitet-utan-ansvarig": Rule("Ansvarig saknas", _SHOULD, _NEVER),
    "aktivitet-utan-enhet": Rule("Enhet saknas", _SHOULD, _NEVER),
    "aktivitet-utan-mal": Rule("Mål saknas", _COULD, _NEVER),
    "aktivitet-motstridig": Rule("Motstridiga uppgifter", _SHOULD, _NEVER),
    "aktivitet-forsenad": Rule("Slutdatum har passerat", _SHOULD, _NEVER),
    "avtal-utan-aktivitet": Rule("Avtal som slutar", _SHOULD, _NEVER),
    # Money
    "budget-saknas": Rule("Ingen budget", _SHOULD, Stage.PRELIMINARY),
    "kontrollsumma": Rule("Summan stämmer inte", _SHOULD, Stage.PRELIMINARY),
    "skillnad-totalt": Rule("Oförklarad skillnad", _SHOULD, Stage.FINAL),
    "skillnad-slag": Rule("Oförklarad skillnad", _SHOULD, _NEVER),
    "skillnad-namnd": Rule("Oförklarad skillnad", _COULD, _NEVER),
    "avvikelse-utan-kommentar": Rule("Kommentar saknas", _SHOULD, Stage.FINAL),
    # Organisation and versions
    "enhet-upphord": Rule("Enhet som upphör", _SHOULD, Stage.DECIDED),
    "version-saknas": Rule("Ingen version", _COULD, _NEVER),
    "version-utan-datum": Rule("Datum saknas", _COULD, _NEVER),
    "version-i-fel-ordning": Rule("Fel ordning", _SHOULD, Stage.DECIDED),
}


def severity_of(code: str, stage: PlanVersion.Stage) -> Severity:
    """How heavy the remark ``code`` weighs in a plan that is to become ``stage``."""
    rule = RULES[code]
    stages = list(Stage)
    if rule.hinder_from and stages.index(stage) >= stages.index(rule.hinder_from):
        return Severity.HINDER
    return rule.severity


def weighed(finding: Finding, stage: PlanVersion.Stage) -> Remark:
    """The remark that ``finding`` becomes at ``stage``."""
    severity = severity_of(finding.code, stage)
    title = RULES[finding.code].title
    return Remark(finding.code, title, severity, finding.place, finding.text, finding.mend)


def next_stage(versions: Iterable[PlanVersion]) -> PlanVersion.Stage:
    """The stage that follows the latest dated one of ``versions``, which are in their order.

    A plan without dated versions is on its way to be preliminary; a revised one is revised again.
    """
    dated = [Stage(version.stage) for version in versions if version.dated]
    stages = list(Stage)
    if not dated:
        return Stage.PRELIMINARY
    return stages[min(stages.index(dated[-1]) + 1, len(stages) - 1)]
