"""Shapes of memberships and invitations."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from alongside.coalitions.rules import DEFAULT_USES, MAX_USES, Listing, MembershipStanding
from alongside.core.days import Day
from alongside.core.text import Body, Name, Token
from alongside.people.entering import Entry


class MemberOut(BaseModel):
    """Someone in the coalition, as everyone in it sees them."""

    id: UUID
    name: str
    standing: MembershipStanding
    mine: bool
    abilities: dict[str, bool]


class InvitationDraft(Body):
    """An invitation: for how many people, until which day (a week, if nothing is said), and how they will be shown."""

    uses: Annotated[int, Field(strict=True, ge=1, le=MAX_USES)] = DEFAULT_USES
    ends_on: Day | None = None
    standing: Listing = Listing.LISTED


class InvitationOut(BaseModel):
    """An open invitation, as every member sees it. `made_by` is empty when its maker left or a command made it.

    `email` is the only address that can use it, when it came from a roster.
    """

    id: UUID
    made_by: str | None
    standing: Listing
    uses_left: int
    ends_on: date
    email: str | None
    has_link: bool
    abilities: dict[str, bool]


class InvitationLinkOut(InvitationOut):
    """An invitation with its link, shown this once: only a hash of it is kept. A repeated request finds it empty."""

    url: str | None
    qr_svg: str | None


class InvitationToken(Body):
    """The secret of an invitation's link, from the part of its address after `#`."""

    token: Token


class InvitationAnswer(Entry):
    """Accepting an invitation. Who is signed in needs the token alone; who is not makes an account with it.

    `chosen_name` is for an unlisted invitation: the only name that the coalition will ever see.
    """

    chosen_name: Name | None = None


class Joined(BaseModel):
    """One's new place in a coalition."""

    coalition_id: UUID
    membership_id: UUID
    name: str
    standing: MembershipStanding
