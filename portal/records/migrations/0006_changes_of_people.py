from django.db import migrations, models


def name_records(apps, schema_editor):
    """What an undo left says of each record what it is, not only of outputs."""
    for change_set in apps.get_model("records", "ChangeSet").objects.exclude(left=[]):
        change_set.left = [
            {"kind": "output", "record": entry.pop("output"), **entry} if "output" in entry else entry
            for entry in change_set.left
        ]
        change_set.save(update_fields=["left"])


def name_outputs(apps, schema_editor):
    """The way back; what was left of people is forgotten, for there is no place for it."""
    for change_set in apps.get_model("records", "ChangeSet").objects.exclude(left=[]):
        change_set.left = [
            {"output": entry.pop("record"), "title": entry["title"], "reason": entry["reason"]}
            for entry in change_set.left
            if entry.get("kind") == "output"
        ]
        change_set.save(update_fields=["left"])


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0005_changeset_change"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="change", name="output_changed_once_a_set"),
        migrations.RenameField(model_name="change", old_name="output_id", new_name="record_id"),
        migrations.AddField(
            model_name="change",
            name="kind",
            field=models.CharField(
                choices=[("output", "output"), ("person", "person"), ("organisation", "organisation")],
                default="output",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="change", name="former_revision", field=models.BigIntegerField(null=True)
        ),
        migrations.AddField(
            model_name="change", name="former_revision_at", field=models.DateTimeField(null=True)
        ),
        migrations.AlterField(
            model_name="changeset",
            name="kind",
            field=models.CharField(
                choices=[
                    ("import", "import"),
                    ("people", "list of people"),
                    ("bulk", "change of many"),
                    ("merge", "merge"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.UniqueConstraint(
                fields=("change_set", "kind", "record_id"), name="record_changed_once_a_set"
            ),
        ),
        migrations.RunPython(name_records, name_outputs),
    ]
