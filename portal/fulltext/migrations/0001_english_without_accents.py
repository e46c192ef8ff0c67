from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    """The text search configuration of the portal: English stems, and accents folded before they are looked up."""

    initial = True
    dependencies = []

    operations = [
        UnaccentExtension(),
        migrations.RunSQL(
            sql=[
                "CREATE TEXT SEARCH CONFIGURATION portal_english (COPY = pg_catalog.english)",
                "ALTER TEXT SEARCH CONFIGURATION portal_english"
                " ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem",
            ],
            reverse_sql="DROP TEXT SEARCH CONFIGURATION portal_english",
        ),
    ]
