"""Runs the migrations on a connection that the caller opened (`alongside.core.migrations`)."""

from alembic import context
from sqlalchemy import Connection

from alongside import tables
from alongside.core.model import Id, Instant


def render(kind: str, item: object, autogen_context: object) -> str | bool:
    """Write our column types as what they are, so that an old migration never changes with the code."""
    if kind == "type" and isinstance(item, Id | Instant):
        autogen_context.imports.add("from alongside.core.model import Id, Instant")  # type: ignore[attr-defined]
        return f"{type(item).__name__}()"
    if kind == "type" and type(item).__name__ == "AutoString":
        return f"sa.String({item.length or ''})"  # type: ignore[attr-defined]
    return False


connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=tables.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=render,
    compare_type=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
