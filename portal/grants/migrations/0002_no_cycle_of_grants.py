from django.db import migrations

REFUSE_CYCLES = """
CREATE FUNCTION grants_refuse_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        WITH RECURSIVE earlier (id, continues_id) AS (
            SELECT id, continues_id FROM grants_grant WHERE id = NEW.continues_id
            UNION
            SELECT grants_grant.id, grants_grant.continues_id
            FROM grants_grant JOIN earlier ON grants_grant.id = earlier.continues_id
        )
        SELECT 1 FROM earlier WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION 'A grant cannot continue itself, directly or through others.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_not_in_a_cycle';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER grant_not_in_a_cycle BEFORE INSERT OR UPDATE OF continues_id ON grants_grant
    FOR EACH ROW WHEN (NEW.continues_id IS NOT NULL) EXECUTE FUNCTION grants_refuse_cycle();
"""

ALLOW_CYCLES = """
DROP TRIGGER grant_not_in_a_cycle ON grants_grant;
DROP FUNCTION grants_refuse_cycle();
"""


class Migration(migrations.Migration):
    """A check constraint sees one row; a cycle has several, so a trigger refuses it."""

    dependencies = [("grants", "0001_grants")]
    operations = [migrations.RunSQL(REFUSE_CYCLES, ALLOW_CYCLES)]
