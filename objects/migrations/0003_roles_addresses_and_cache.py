"""What must stand before anyone logs in: the groups, one user an address, and the cache's table."""

import django.db.models.functions.text
from django.core.management import call_command
from django.db import migrations, models
from django.db.models.functions import Lower

import objects.models.user

GROUPS = [
    "Administratör",
    "Controller",
    "Portföljansvarig",
    "Nämndsekreterare",
    "Nämndledamot",
    "Läsare",
]


def create_groups(apps, schema_editor):
    for name in GROUPS:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)


def write_addresses_in_small_letters(apps, schema_editor):
    apps.get_model("objects", "User").objects.update(email=Lower("email"))


def create_cache_table(apps, schema_editor):
    """Makes the table that settings.CACHES names, if it names one."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("objects", "0002_editing_and_year_wheel"),
    ]

    operations = [
        migrations.RunPython(create_groups, migrations.RunPython.noop),
        migrations.RunPython(create_cache_table, migrations.RunPython.noop),
        migrations.RunPython(write_addresses_in_small_letters, migrations.RunPython.noop),
        migrations.AlterModelManagers(
            name="user",
            managers=[("objects", objects.models.user.UserManager())],
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="address_belongs_to_one_user",
                violation_error_message="En annan användare har redan den e-postadressen.",
            ),
        ),
    ]
