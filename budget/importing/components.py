"""Components by name: those there are, and those that a file brings in."""

from difflib import get_close_matches

from budget.importing.codes import new_code
from budget.importing.ground import Ground
from budget.importing.words import COMMON_WORDS
from objects.models import Component
from objects.names import name_key
from objects.sheets import Entry, ImportReport

SUBJECT = "Komponenter"
_COMPARED_NAMES = 300


class Components:
    """Finds components and collects the new ones in `new`, by compared name."""

    def __init__(self, ground: Ground, kind: Component.Kind) -> None:
        self.ground = ground
        self.kind = kind
        self.new: dict[str, Component] = {}
        self._known = dict(ground.components)
        self._codes = {component.code for component in ground.components.values()}

    def find(self, name: str) -> Component | None:
        """The component called `name`, new if need be; None for what is common to the object."""
        key = name_key(name)
        if key in COMMON_WORDS:
            return None
        if key not in self._known:
            self._known[key] = self.new[key] = self._create(name)
        return self._known[key]

    def _create(self, name: str) -> Component:
        code = new_code(name, self._codes)
        self._codes.add(code)
        return Component(object_id=self.ground.plan.object_id, code=code, name=name, kind=self.kind)

    def report(self, report: ImportReport) -> None:
        """List the new components, with a warning for each that may be a misspelling."""
        report.new += [Entry(SUBJECT, component.name) for component in self.new.values()]
        if len(self.new) > _COMPARED_NAMES:
            report.notes.append("De nya komponenternas namn har inte jämförts; de är för många.")
            return
        for key, component in self.new.items():
            others = [other for other in self._known if other != key]
            for near in get_close_matches(key, others, n=1, cutoff=0.85):
                report.warnings.append(
                    f"Den nya komponenten ”{component.name}” heter nästan som "
                    f"”{self._known[near].name}”. Är det samma?"
                )
