"""Checking and hashing passwords off the event loop and out of any transaction: it is slow on purpose."""

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlmodel import col

from alongside.core.hot import Hot
from alongside.core.model import Id
from alongside.core.security import hash_password, password_matches
from alongside.people.models import Person
from alongside.people.queries import PASSWORD_OF
from alongside.people.service import Proof
from alongside.permissions.dependencies import Call

OWN_PASSWORD = Hot(
    select(col(Person.id), col(Person.password_hash)).where(col(Person.id) == bindparam("id", type_=Id()))
)


async def proof_by_email(call: Call, email: str, password: str) -> Proof | None:
    """Whether the password of an address fits. Takes as long when nobody has the address, or no password."""
    return await _checked(await call.hot(PASSWORD_OF, {"email": email}), password)


async def own_proof(call: Call, person_id: UUID, password: str) -> Proof | None:
    """Whether it is the person's present password."""
    return await _checked(await call.hot(OWN_PASSWORD, {"id": person_id}), password)


async def hashed(password: str) -> str:
    """The hash to keep."""
    return await asyncio.to_thread(hash_password, password)


async def _checked(rows: Sequence[tuple[Any, ...]], password: str) -> Proof | None:
    person_id, stored = rows[0] if rows else (None, None)
    fits = await asyncio.to_thread(password_matches, stored, password)
    return Proof(person_id, stored, fits) if person_id else None
