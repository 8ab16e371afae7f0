"""PostgreSQL itself refuses to change or remove what was issued, decided or approved."""

from django.db import migrations

TABLES = ("publication", "release", "decision", "approvalrequest", "approval", "placeremark")

FUNCTION = """
CREATE OR REPLACE FUNCTION reports_refuse_change() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % never change', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END;
$$ LANGUAGE plpgsql
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(FUNCTION, params=None)
    for table in TABLES:
        schema_editor.execute(
            f"CREATE TRIGGER reports_{table}_never_changes BEFORE UPDATE OR DELETE"
            f" ON reports_{table} FOR EACH ROW EXECUTE FUNCTION reports_refuse_change()"
        )


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(
            f"DROP TRIGGER IF EXISTS reports_{table}_never_changes ON reports_{table}"
        )
    schema_editor.execute("DROP FUNCTION IF EXISTS reports_refuse_change()")


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
