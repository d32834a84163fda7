"""What a coalition had written with the release before: at least one row of every table that was altered since.

By plain SQL, since the code that wrote them is gone.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from alongside.core.model import Id, Instant
from alongside.core.security import digest, new_secret

REVISION = "8b1f0c5d2a47"
HARM = "Floor 3 locks at 20:00."
TYPES: dict[type, sa.types.TypeEngine[Any]] = {
    UUID: Id(),
    datetime: Instant(),
    date: sa.Date(),
    dict: sa.JSON(),
    bool: sa.Boolean(),
}


@dataclass
class Before:
    """A coalition with three members and a leader who follows it. `secrets` sign them in."""

    connection: Connection
    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    coalition: UUID = field(default_factory=uuid4)
    seats: dict[str, UUID] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    ids: dict[str, UUID] = field(default_factory=dict)

    def put(self, table: str, **values: Any) -> UUID | None:
        """Write one row."""
        columns = (sa.column(name, TYPES.get(type(value), sa.types.NULLTYPE)) for name, value in values.items())
        self.connection.execute(sa.insert(sa.table(table, *columns)).values(values))
        return values.get("id")

    @property
    def earlier(self) -> datetime:
        """When all this was written."""
        return self.now - timedelta(days=1)

    @property
    def soon(self) -> date:
        return (self.now + timedelta(days=90)).date()


def write(engine: Engine) -> Before:
    """Fill the database of the release before."""
    with engine.begin() as connection:
        before = Before(connection)
        _people(before)
        _founding(before)
        _open_proposals(before)
        _turned_proposals(before)
        _adopted(before)
        _questions(before)
    return before


def _person(before: Before, name: str) -> UUID:
    person, secret = uuid4(), new_secret()
    about = {"language": "en", "zone": "UTC", "unclaimed": False, "version": 1, "created_at": before.earlier}
    before.put("person", id=person, name=name, email=f"{name}@example.org", **about)
    times = {"created_at": before.earlier, "seen_at": before.earlier, "ends_at": before.now + timedelta(days=30)}
    hashed = {"secret_hash": digest(secret), "device": "", "by_link": False}
    before.put("sign_in_session", id=uuid4(), person_id=person, **hashed, **times)
    before.secrets[name] = secret
    return person


def _people(before: Before) -> None:
    before.put(
        "coalition",
        id=before.coalition,
        name="Room for everyone",
        visibility="open",
        status="active",
        zone="Europe/Madrid",
        created_at=before.earlier,
    )
    before.put("coalition_counter", coalition_id=before.coalition, version=1)
    for name in ("Dana", "Bo", "Chi"):
        before.seats[name] = uuid4()
        seat = {"listing": "listed", "standing": "member", "joined_at": before.earlier}
        person = _person(before, name)
        before.put(
            "membership", id=before.seats[name], coalition_id=before.coalition, person_id=person, name=name, **seat
        )
    before.ids["leader"] = _person(before, "Ingrid")
    record = {"sequence": 1, "kind": "decision_made", "thing_id": before.coalition, "at": before.earlier}
    before.put("activity", id=uuid4(), coalition_id=before.coalition, **record)


def _founding(before: Before) -> None:
    decision = decide(before, 1, "founding", None)
    for kind, data in (("purpose", {}), ("rhythm", {"weekday": 1})):
        before.put(
            "agreement",
            id=uuid4(),
            coalition_id=before.coalition,
            kind=kind,
            title=kind,
            text="So that nobody has to ask.",
            data=data,
            decision_id=decision,
            decision_number=1,
            version=1,
            effective_from=before.earlier,
            review_on=before.soon,
        )


def decide(before: Before, number: int, kind: str, proposal: UUID | None) -> UUID:
    """A decision as the release before kept it."""
    decision = uuid4()
    before.put(
        "decision",
        id=decision,
        coalition_id=before.coalition,
        number=number,
        kind=kind,
        method="small" if proposal else "founding",
        title=f"Decision {number}",
        text="We begin.",
        proposal_id=proposal,
        asked=3,
        answered=3,
        effective_from=before.earlier + timedelta(hours=1),
        review_on=before.soon,
    )
    return decision


def propose(before: Before, name: str, kind: str, status: str, answers: dict[str, str], **more: Any) -> UUID:
    """A proposal to all three, and what they answered."""
    proposal = before.ids[name] = uuid4()
    fields = {"payload": {}, "review_on": before.soon, "proposed_by": before.seats["Dana"]} | more
    times = {"opened_at": before.earlier, "closes_at": before.earlier + timedelta(hours=48)}
    before.put(
        "proposal", id=proposal, coalition_id=before.coalition, kind=kind, title=name, text=name, status=status,
        **fields, **times,
    )  # fmt: skip
    for seat in before.seats.values():
        before.put("elector", proposal_id=proposal, membership_id=seat)
    for who, answer in answers.items():
        words = {"harm": HARM, "safe_enough": "My badge opens it."} if answer == "objection" else {}
        said = {"answer": answer, "at": before.earlier, **words}
        before.put("response", id=uuid4(), proposal_id=proposal, membership_id=before.seats[who], **said)
    return proposal


def _open_proposals(before: Before) -> None:
    propose(before, "Walk", "action", "told", {"Dana": "fine"})
    propose(
        before,
        "Follow",
        "follower",
        "told",
        {"Dana": "fine"},
        payload={"name": "Per", "until": before.soon.isoformat()},
    )
    propose(before, "Back", "group", "withdrawn", {"Dana": "fine"}, payload={"name": "Day shifts"})


def _turned_proposals(before: Before) -> None:
    group = {"payload": {"name": "Night shifts"}}
    propose(before, "Harm", "group", "turned_full", {"Dana": "fine", "Bo": "objection"}, turned_by="objection", **group)
    propose(before, "Touch", "action", "turned_full", {"Dana": "fine", "Chi": "affects_me"}, turned_by="affects_me")
    reason = {"code": "group_already_here", "params": {}}
    propose(
        before, "Cannot", "group", "turned_full", {"Dana": "fine"}, turned_by="not_possible", reason=reason, **group
    )


def _adopted(before: Before) -> None:
    fine = dict.fromkeys(before.seats, "fine")
    decision = decide(before, 2, "action", propose(before, "Room", "action", "adopted", fine))
    action = before.ids["action"] = uuid4()
    cites = {"standing": "coalition", "decision_id": decision, "decision_number": 2}
    kept = {"brought_along": False, "version": 1, "created_at": before.earlier, "updated_at": before.earlier}
    before.put(
        "action", id=action, coalition_id=before.coalition, title="Room", about="", status="underway", **cites, **kept
    )
    carried = {"membership_id": before.seats["Dana"], "since": before.earlier}
    before.put("co_ownership", id=uuid4(), coalition_id=before.coalition, action_id=action, **carried)
    told = {"stage": "underway", "sentence": "It moves.", "told_by": before.seats["Dana"], "told_at": before.earlier}
    before.ids["told"] = uuid4()
    before.put("told", id=before.ids["told"], coalition_id=before.coalition, action_id=action, title="Room", **told)
    decision = decide(before, 3, "follower", propose(before, "Ingrid", "follower", "adopted", fine))
    following = uuid4()
    seat = {"person_id": before.ids["leader"], "name": "Ingrid", "status": "following", "until": before.soon}
    numbered = {"decision_id": decision, "decision_number": 3, "created_at": before.earlier}
    before.put("following", id=following, coalition_id=before.coalition, **seat, **numbered)
    asked = {"asked_by": before.seats["Dana"], "kind": "time", "text": "Ten minutes", "state": "open"}
    before.ids["ask"] = uuid4()
    before.put(
        "ask", id=before.ids["ask"], coalition_id=before.coalition, following_id=following, action_id=action,
        opened_at=before.earlier, **asked,
    )  # fmt: skip


def _questions(before: Before) -> None:
    for kind, thing, state in (("co_own", before.ids["action"], "asked"), ("co_hold", uuid4(), "no")):
        before.ids[kind] = uuid4()
        before.put(
            "consent_request",
            id=before.ids[kind],
            coalition_id=before.coalition,
            kind=kind,
            from_membership=before.seats["Dana"],
            to_membership=before.seats["Bo"],
            thing_id=thing,
            text="Room",
            text_hash="c" * 64,
            state=state,
            asked_at=before.earlier,
            answer_by=before.soon,
        )
