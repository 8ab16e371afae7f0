"""Rows that break a rule, tried both as a form would and as the database would."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction


def assert_refused(row: models.Model, rule: str) -> None:
    """Assert that ``rule`` of the row's model stops it in ``full_clean()`` and in the database."""
    message = message_of(row, rule)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert message in refused.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        write_past_the_model(row)


def assert_refused_as_form(row: models.Model, field: str, message: str) -> None:
    """Assert that ``full_clean()`` stops the row at ``field`` with ``message``."""
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert message in refused.value.message_dict.get(field, [])


def message_of(row: models.Model, rule: str) -> str:
    rules = {one.name: one for one in row._meta.constraints}
    return str(rules[rule].violation_error_message)


def write_past_the_model(row: models.Model) -> None:
    """Write with neither ``clean()`` nor ``save()`` of the model taking part."""
    rows = type(row)._base_manager
    if row.pk is None:
        rows.bulk_create([row])
        return
    names = [
        field
        for field in row._meta.concrete_fields
        if not field.primary_key and not field.generated
    ]
    rows.filter(pk=row.pk).update(**{field.attname: getattr(row, field.attname) for field in names})
