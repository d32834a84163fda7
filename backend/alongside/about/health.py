"""Two addresses for whoever watches the server: alive, and ready to serve."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import text
from sqlmodel import Session

from alongside.core import migrations
from alongside.core.errors import Unavailable
from alongside.permissions.dependencies import Asking, route
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["health"])


class NotReady(Unavailable):
    """The database answers, but it is not at the version of this code."""


class Health(BaseModel):
    """Nothing but that it is so."""

    status: Literal["ok"] = "ok"


@router.get("/healthz", **route(Permission.ABOUT_READ))
async def alive() -> Health:
    """The process answers."""
    return Health()


@router.get("/readyz", **route(Permission.ABOUT_READ))
async def ready(call: Asking) -> Health:
    """The database answers and is at the version of this code."""
    return await call.database.read(_look)


def _look(session: Session) -> Health:
    session.execute(text("SELECT 1"))
    if not migrations.is_at_head(session.get_bind().engine):
        raise NotReady
    return Health()
