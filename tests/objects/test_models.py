"""What holds for every model: names, history, and rules that speak Swedish."""

import pytest
from django.apps import apps
from django.db import models

from activities.models import Reminder
from budget.models import PreparedImport
from objects.models import EditingPresence, ImportBatch
from reports.models import AccessibilityReport, FrozenModel, PrivateNote, Reading

ROOMS = ("objects", "activities", "budget", "reports")
MODELS = [
    model
    for room in ROOMS
    for model in apps.get_app_config(room).get_models()
    if not model.__name__.startswith("Historical")
]
SAME_IN_BOTH_LANGUAGES = {"text", "status", "schema", "period", "pdf"}
ENGLISH = ("this field", "already exists", "constraint", "violated")

every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


@every_model
def test_a_model_tells_what_it_is(model):
    assert (model.__doc__ or "").strip()
    assert not model.__doc__.startswith(f"{model.__name__}(")


@every_model
def test_a_model_and_its_fields_have_names_of_their_own(model):
    shown = [field for field in model._meta.fields if field.name != "id" and field.editable]
    unnamed = [field.name for field in shown if field.verbose_name == field.name.replace("_", " ")]

    assert {"verbose_name", "verbose_name_plural"} <= set(model._meta.original_attrs)
    assert set(unnamed) <= SAME_IN_BOTH_LANGUAGES


@every_model
def test_a_model_records_its_history_unless_it_is_never_changed(model):
    never_changed = {ImportBatch, Reminder, EditingPresence, AccessibilityReport, PreparedImport}
    private = {Reading, PrivateNote}
    kept = issubclass(model, FrozenModel) or model in never_changed | private

    assert hasattr(model, "history") != kept


@every_model
def test_a_row_says_its_name(model):
    assert model.__str__ is not models.Model.__str__


@every_model
def test_a_rule_has_a_swedish_message_of_its_own(model):
    for rule in model._meta.constraints:
        message = str(rule.violation_error_message)
        assert message != str(rule.default_violation_error_message), rule.name
        assert message[0].isupper(), rule.name
        assert message.endswith("."), rule.name
        assert not any(word in message.lower() for word in ENGLISH), rule.name


@every_model
def test_a_unique_pair_is_a_named_rule(model):
    assert not model._meta.unique_together
