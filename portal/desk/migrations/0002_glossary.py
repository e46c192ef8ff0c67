from django.db import migrations

from portal.desk.roles import establish


def give_the_glossary(apps, schema_editor):
    establish(apps)


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_roles"), ("glossary", "0001_terms")]

    operations = [migrations.RunPython(give_the_glossary, migrations.RunPython.noop)]
