from django.db import migrations

CLOCK = """
CREATE TABLE freshness_clock (
    the_one boolean PRIMARY KEY DEFAULT true CHECK (the_one),
    epoch uuid NOT NULL DEFAULT gen_random_uuid(),
    value bigint NOT NULL DEFAULT 1
);
INSERT INTO freshness_clock DEFAULT VALUES;

-- The value of the clock at the last change of each thing.
CREATE TABLE freshness_change (tag text PRIMARY KEY, value bigint NOT NULL);
CREATE INDEX freshness_change_value ON freshness_change (value);

-- What the transactions that run just now have changed so far. No row of it is ever committed.
CREATE UNLOGGED TABLE freshness_pending (
    transaction xid8 NOT NULL,
    tag text NOT NULL,
    PRIMARY KEY (transaction, tag)
);

-- The clock's row is locked here, as the last thing before the transaction is committed, and not before: one that takes
-- minutes holds nobody up. Transactions that change content become visible in the order of the clock.
CREATE FUNCTION freshness_advance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own xid8 := pg_current_xact_id();
    advanced bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM freshness_pending WHERE transaction = own) THEN
        RETURN NULL;
    END IF;
    UPDATE freshness_clock SET value = value + 1 RETURNING value INTO advanced;
    INSERT INTO freshness_change (tag, value)
        SELECT tag, advanced FROM freshness_pending WHERE transaction = own
        ON CONFLICT (tag) DO UPDATE SET value = excluded.value;
    DELETE FROM freshness_pending WHERE transaction = own;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER freshness_advance AFTER INSERT ON freshness_pending
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION freshness_advance();
"""

WITHOUT_CLOCK = """
DO $$
DECLARE noticing record;
BEGIN
    FOR noticing IN SELECT oid::regprocedure AS signature FROM pg_proc WHERE proname LIKE 'freshness\\_note\\_%' LOOP
        EXECUTE format('DROP FUNCTION %s CASCADE', noticing.signature);
    END LOOP;
END
$$;
DROP TABLE freshness_pending;
DROP FUNCTION freshness_advance();
DROP TABLE freshness_change;
DROP TABLE freshness_clock;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(CLOCK, WITHOUT_CLOCK)]
