from django.db import migrations

from portal.desk.roles import establish


def make_roles(apps, schema_editor):
    establish(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_set_aside"),
        ("records", "0007_outcomes"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
