"""Accounts, sign-in and sessions. Every use case here is a person's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col

from alongside.core import clock, outbox, paused
from alongside.core.errors import FieldError, NotFound
from alongside.core.security import digest, hash_password, new_secret
from alongside.installation import service as installation
from alongside.people import mails, queries
from alongside.people.models import OwnCalendar, Person, SignInLink, SignInSession
from alongside.people.rules import (
    IDLE,
    LINK_LASTS,
    SEEN_AGAIN,
    SESSION_LASTS,
    AddressInUse,
    EmailOrPasswordWrong,
    LinkUsedOrTooOld,
    PasswordNotRight,
    PasswordTooEasy,
    SignInAgain,
    is_fresh,
    too_easy,
)
from alongside.people.schemas import PasswordChange, ProfileChange, SetUp
from alongside.permissions.actor import Actor
from alongside.permissions.dependencies import same_version
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission

TOLD_WITHIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Proof:
    """A password that was checked outside the transaction (it takes a while), against the hash of that moment."""

    person_id: UUID
    password_hash: str | None
    fits: bool


@dataclass(slots=True)
class NewSession:
    """A session that may come to be: made before the transaction, so that its secret never passes through an answer.

    Routes get one from `cookies.new_session`; the use case starts it; `cookies.with_session` then sets the cookie.
    """

    secret: str
    device: str = ""
    replaces: UUID | None = None
    started: bool = False

    def start(self, session: Session, person: Person, *, by_link: bool = False) -> None:
        """Sign the person in here; whoever this browser was signed in as before is signed out."""
        if self.replaces is not None:
            end_session(session, self.replaces)
        start_session(session, person, self.device, secret=self.secret, by_link=by_link)
        self.started = True


def create_account(
    session: Session,
    *,
    name: str,
    email: str,
    password: str | None,
    language: str = "en",
    zone: str = "UTC",
) -> Person:
    """A new account, or a roster's shell taken up by its person. Raises AddressInUse, PasswordTooEasy.

    Whoever calls this has asked for the permission.
    """
    if password is not None:
        refuse_easy(password, name, email)
    person = queries.by_email(session, email, lock=True)
    if person is None:
        person = Person(name=name, email=email)
    elif not person.unclaimed:
        raise AddressInUse
    person.name, person.language, person.zone, person.unclaimed = name, language, zone, False
    person.password_hash = None if password is None else hash_password(password)
    session.add(person)
    session.flush()
    return person


def make_shells(session: Session, names: Mapping[str, str], language: str) -> None:
    """Accounts that wait for their people, for the addresses that have none. Which had one is never told."""
    known = queries.known_addresses(session, names)
    for email, name in names.items():
        if email not in known:
            session.add(Person(name=name, email=email, language=language, unclaimed=True))


def refuse_easy(password: str, *about: str, pointer: str = "/password") -> None:
    """Raises PasswordTooEasy."""
    if too_easy(password, *about):
        raise PasswordTooEasy(errors=(FieldError(pointer, PasswordTooEasy.code),))


def start_session(
    session: Session, person: Person, device: str, *, secret: str | None = None, by_link: bool = False
) -> str:
    """Sign a person in on one browser, and return the secret for its cookie (see `cookies.py`)."""
    secret = secret or new_secret()
    now = clock.now()
    person.unclaimed = False
    session.add(
        SignInSession(
            person_id=person.id,
            secret_hash=digest(secret),
            device=device[:80],
            created_at=now,
            seen_at=now,
            ends_at=now + SESSION_LASTS,
            by_link=by_link,
        )
    )
    return secret


def end_session(session: Session, session_id: UUID) -> None:
    """Out at the next request."""
    session.execute(delete(SignInSession).where(col(SignInSession.id) == session_id))


def end_calendar_address(session: Session, person_id: UUID) -> None:
    """What a calendar reads with the address is nothing any more; the choice of kinds stays."""
    mine = col(OwnCalendar.person_id) == person_id
    session.execute(update(OwnCalendar).where(mine).values(secret_hash=None, made_at=None))


def touch_session(session: Session, session_id: UUID) -> None:
    """Keep a session that is used from falling idle."""
    row = session.get(SignInSession, session_id)
    if row is not None:
        row.seen_at = clock.now()


def needs_touch(seen_at: datetime) -> bool:
    """Whether a session was last noted as seen so long ago that it is worth a write."""
    return clock.now() - seen_at > SEEN_AGAIN


def set_up(session: Session, body: SetUp, language: str, new: NewSession, *, actor: Actor | None) -> Person:
    """Make the first account of an installation. It has no right that the next ones lack. Raises SetupLinkUsed."""
    require(actor, Permission.SIGN_IN, NOTHING)
    installation.use_setup(session, body.token)
    person = create_account(
        session,
        name=body.name,
        email=body.email,
        password=body.password,
        language=body.language or language,
        zone=body.zone or "UTC",
    )
    new.start(session, person)
    return person


def sign_in(session: Session, proof: Proof | None, new: NewSession, *, actor: Actor | None) -> Person:
    """Let in who has shown their password. Raises EmailOrPasswordWrong."""
    require(actor, Permission.SIGN_IN, NOTHING)
    person = session.get(Person, proof.person_id) if proof and proof.fits else None
    if person is None or proof is None or person.password_hash != proof.password_hash:
        raise EmailOrPasswordWrong
    new.start(session, person)
    return person


def ask_for_link(session: Session, email: str, language: str, *, actor: Actor | None) -> None:
    """Queue a link for an address. Whether anyone has it is looked up only when the mail goes out."""
    require(actor, Permission.SIGN_IN, NOTHING)
    outbox.enqueue(session, mails.SIGN_IN_LINK, to=email, language=language, within=LINK_LASTS)


def use_link(session: Session, token: str, new: NewSession, *, actor: Actor | None) -> Person:
    """Let in who holds a link. Raises LinkUsedOrTooOld, whatever is wrong with it."""
    require(actor, Permission.SIGN_IN, NOTHING)
    person_id = queries.take_link(session, digest(token), clock.now())
    if person_id is None:
        raise LinkUsedOrTooOld
    person = queries.person(session, person_id)
    # It came by the post, so the mailbox is there.
    paused.resume(session, person.email)
    new.start(session, person, by_link=True)
    return person


def sign_out(session: Session, *, actor: Actor | None) -> None:
    """End the session that asks."""
    require(actor, Permission.SIGN_IN, NOTHING)
    if actor is not None and actor.session_id is not None:
        end_session(session, actor.session_id)


def end_own_session(session: Session, session_id: UUID, *, actor: Actor) -> None:
    """Sign out another browser of one's own. Raises NotFound."""
    require(actor, Permission.SELF_MANAGE, NOTHING)
    row = session.get(SignInSession, session_id)
    if row is None or row.person_id != actor.person_id:
        raise NotFound
    session.delete(row)


def change_profile(session: Session, change: ProfileChange, version: int, *, actor: Actor) -> Person:
    """Change what one is called, and how one reads. Raises ChangedMeanwhile."""
    require(actor, Permission.SELF_MANAGE, NOTHING)
    person = queries.person_for_update(session, actor.person_id)
    same_version(person.version, version)
    for field, value in change.model_dump(exclude_unset=True).items():
        if value is not None or field in ProfileChange.can_be_emptied:
            setattr(person, field, value)
    person.version += 1
    return person


def set_password(
    session: Session, change: PasswordChange, hashed: str, proof: Proof | None, new: NewSession, *, actor: Actor
) -> None:
    """Set a new password, end every session but a renewed one here and the calendar's address, and tell the mailbox.

    Raises PasswordNotRight, SignInAgain, PasswordTooEasy.
    """
    require(actor, Permission.SELF_MANAGE, NOTHING)
    person = queries.person_for_update(session, actor.person_id)
    _is_theirs_to_change(session, person, change, proof, actor)
    refuse_easy(change.new, person.name, person.email, pointer="/new")
    person.password_hash = hashed
    session.execute(delete(SignInSession).where(col(SignInSession.person_id) == person.id))
    session.execute(delete(SignInLink).where(col(SignInLink.person_id) == person.id))
    end_calendar_address(session, person.id)
    new.start(session, person)
    outbox.enqueue(session, mails.PASSWORD_CHANGED, to=person.email, language=person.language, within=TOLD_WITHIN)


def _is_theirs_to_change(
    session: Session, person: Person, change: PasswordChange, proof: Proof | None, actor: Actor
) -> None:
    if change.current is not None:
        if proof is None or not proof.fits or proof.password_hash != person.password_hash:
            raise PasswordNotRight(errors=(FieldError("/current", PasswordNotRight.code),))
        return
    row = session.get(SignInSession, actor.session_id) if actor.session_id else None
    if row is None or not is_fresh(row.created_at, by_link=row.by_link, now=clock.now()):
        raise SignInAgain


def forget_ended(session: Session, now: datetime) -> int:
    """Remove sessions and links that nobody can use any more."""
    dead = (col(SignInSession.ends_at) <= now) | (col(SignInSession.seen_at) <= now - IDLE)
    ended = session.exec(delete(SignInSession).where(dead))
    old = session.exec(delete(SignInLink).where(col(SignInLink.ends_at) <= now))
    return ended.rowcount + old.rowcount
