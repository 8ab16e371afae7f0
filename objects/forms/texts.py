"""The form of a plan's text."""

from objects.forms.base import PartForm
from objects.models import PlanSection


class SectionForm(PartForm):
    """A text of the plan; where it stands is given by the row."""

    class Meta:
        model = PlanSection
        fields = ["body"]
