"""SQL by which the database itself keeps a demo a demo, and never makes real people part of one.

Applied by the migration that makes the tables; each statement stands alone.
"""

SQLITE = (
    """CREATE TRIGGER installation_demo_stays BEFORE UPDATE OF demo ON installation
WHEN NEW.demo <> OLD.demo BEGIN SELECT RAISE(ABORT, 'what an installation is never changes'); END""",
    """CREATE TRIGGER installation_demo_kept BEFORE DELETE ON installation
WHEN OLD.demo BEGIN SELECT RAISE(ABORT, 'a demo stays a demo'); END""",
    """CREATE TRIGGER installation_demo_empty BEFORE INSERT ON installation
WHEN NEW.demo AND EXISTS (SELECT 1 FROM person)
BEGIN SELECT RAISE(ABORT, 'a database with people in it is no demo'); END""",
)
SQLITE_DOWN = (
    "DROP TRIGGER installation_demo_empty",
    "DROP TRIGGER installation_demo_kept",
    "DROP TRIGGER installation_demo_stays",
)

POSTGRESQL = (
    """CREATE FUNCTION installation_keeps_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.demo IS DISTINCT FROM OLD.demo THEN
    RAISE EXCEPTION 'what an installation is never changes' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF TG_OP = 'DELETE' AND OLD.demo THEN
    RAISE EXCEPTION 'a demo stays a demo' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF TG_OP = 'INSERT' AND NEW.demo AND EXISTS (SELECT 1 FROM person) THEN
    RAISE EXCEPTION 'a database with people in it is no demo' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$""",
    """CREATE TRIGGER installation_kind BEFORE INSERT OR UPDATE OR DELETE ON installation
FOR EACH ROW EXECUTE FUNCTION installation_keeps_kind()""",
    """CREATE FUNCTION installation_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM installation WHERE demo) THEN
    RAISE EXCEPTION 'a demo stays a demo' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$""",
    """CREATE TRIGGER installation_truncate BEFORE TRUNCATE ON installation
FOR EACH STATEMENT EXECUTE FUNCTION installation_refuse_truncate()""",
)
POSTGRESQL_DOWN = (
    "DROP TRIGGER installation_truncate ON installation",
    "DROP FUNCTION installation_refuse_truncate()",
    "DROP TRIGGER installation_kind ON installation",
    "DROP FUNCTION installation_keeps_kind()",
)

UP = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
DOWN = {"sqlite": SQLITE_DOWN, "postgresql": POSTGRESQL_DOWN}
