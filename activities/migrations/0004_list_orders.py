"""Indexes for the orders and the rare filters of the activity list, on PostgreSQL.

SQLite is no place for so many activities that they would matter.
"""

from django.db import migrations

INDEXES = {
    "activity_by_text": "activities_activity (left(text_key, 60), id)",
    "activity_by_deadline": "activities_activity (deadline, id)",
    "activity_by_deadline_falling": "activities_activity (deadline DESC NULLS LAST, id DESC)",
    "activity_by_status": "activities_activity (status_id, id)",
    "activity_by_status_falling": "activities_activity (status_id DESC NULLS LAST, id DESC)",
    "activity_in_conflict": "activities_activity (id) WHERE has_conflict",
    "activity_moved": "activities_activity (id) WHERE moved",
    "placement_carried": "activities_placement (activity_id) WHERE carried_from IS NOT NULL",
    "activity_of_unit": "activities_activity_units (unit_id, activity_id)",
    "placement_of_goal": "activities_placement (goal_id, activity_id)",
}


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, definition in INDEXES.items():
            schema_editor.execute(f"CREATE INDEX {name} ON {definition}")


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    dependencies = [("activities", "0003_list_indexes")]

    operations = [migrations.RunPython(create, drop, elidable=False)]
