"""Indexes that keep the list quick: its order, and free text on PostgreSQL."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

CREATE = """
CREATE INDEX activity_title_trigrams ON activities_activity
    USING gin (upper(title::text) gin_trgm_ops);
CREATE INDEX activity_sub_points_trigrams ON activities_activity
    USING gin (upper(sub_points::text) gin_trgm_ops);
"""
DROP = """
DROP INDEX activity_title_trigrams;
DROP INDEX activity_sub_points_trigrams;
"""


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(CREATE)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP)


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_initial")]

    operations = [
        migrations.AddIndex(
            "operationalplan",
            models.Index(models.F("year").desc(), "code", name="plan_list_order"),
        ),
        TrigramExtension(),
        migrations.RunPython(create, drop, elidable=False),
    ]
