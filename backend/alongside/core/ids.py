"""Identifiers (architecture.md section 5): ordered for shared things, random for what belongs to a person."""

from uuid import UUID, uuid4

from uuid_utils.compat import uuid7


def shared_id() -> UUID:
    """A UUIDv7 for things a whole coalition sees: cheap to insert, but it tells when it was made."""
    return uuid7()


def private_id() -> UUID:
    """A random UUIDv4 for people, memberships, answers and notices: tells neither time nor order."""
    return uuid4()
