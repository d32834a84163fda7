"""HTTP of set-up, sign-in, sessions and passwords."""

from uuid import UUID

from fastapi import APIRouter, Response

from alongside.core.pagination import Page
from alongside.core.problems import language_of
from alongside.installation.mails import can_mail
from alongside.people import passwords, service, tries, views
from alongside.people.cookies import new_session, with_session, without_session
from alongside.people.rules import MailNotSetUp
from alongside.people.schemas import (
    LinkIn,
    LinkRequest,
    LinkSent,
    PasswordChange,
    PasswordIn,
    Profile,
    SessionOut,
    SetUp,
)
from alongside.permissions.dependencies import Asking, route
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["people"])


@router.post("/setup", status_code=201, response_model=Profile, **route(Permission.SIGN_IN, writes=True))
async def set_up(body: SetUp, call: Asking) -> Response:
    """Make the first account with the link that the server printed, and sign it in. The link works once."""
    tries.spend(call, tries.TOKEN)
    new = new_session(call)
    language = language_of(call.request)
    answer = await call.write(service.set_up, body, language, new, view=views.profile, status=201)
    return with_session(call, answer, new)


@router.post("/sign-in/password", response_model=Profile, **route(Permission.SIGN_IN, writes=True))
async def sign_in_with_password(body: PasswordIn, call: Asking) -> Response:
    """Sign in. The refusal is the same for a wrong password and an address that nobody has."""
    tries.spend(call, tries.PASSWORD, body.email)
    proof = await passwords.proof_by_email(call, body.email, body.password)
    new = new_session(call)
    answer = await call.write(service.sign_in, proof, new, view=views.profile)
    tries.forgive(call, tries.PASSWORD, body.email)
    return with_session(call, answer, new)


@router.post("/sign-in/link", status_code=202, response_model=LinkSent, **route(Permission.SIGN_IN, writes=True))
async def ask_for_link(body: LinkRequest, call: Asking) -> Response:
    """Send a link to an address, if an account has it. The answer is the same when none has."""
    tries.spend(call, tries.LINK_REQUEST, body.email)
    if not await can_mail(call.database, call.settings):
        raise MailNotSetUp
    language = language_of(call.request)
    return await call.write(service.ask_for_link, body.email, language, view=views.link_sent, status=202)


@router.post("/sign-in/link/use", response_model=Profile, **route(Permission.SIGN_IN, writes=True))
async def use_link(body: LinkIn, call: Asking) -> Response:
    """Sign in with a link from a mail. It works for 15 minutes, and one time."""
    tries.spend(call, tries.TOKEN)
    new = new_session(call)
    answer = await call.write(service.use_link, body.token, new, view=views.profile)
    return with_session(call, answer, new)


@router.delete("/session", status_code=204, **route(Permission.SIGN_IN, writes=True))
async def sign_out(call: Asking) -> Response:
    """End this session and clear what the browser kept. Without a session it does nothing."""
    return without_session(call, await call.write(service.sign_out))


@router.put("/me/password", status_code=204, **route(Permission.SELF_MANAGE, writes=True))
async def set_password(body: PasswordChange, call: Asking) -> Response:
    """Set a new password. Every other session ends, and a mail tells of it."""
    actor = call.signed_in
    proof = None
    if body.current is not None:
        tries.spend(call, tries.PASSWORD, actor.person_id.hex)
        proof = await passwords.own_proof(call, actor.person_id, body.current)
    new = new_session(call)
    answer = await call.write(service.set_password, body, await passwords.hashed(body.new), proof, new)
    return with_session(call, answer, new)


@router.get("/me/sessions", response_model=Page[SessionOut], **route(Permission.SELF_MANAGE))
async def own_sessions(call: Asking) -> Response:
    """Where one is signed in, the last seen first."""
    return await call.read(views.own_sessions)


@router.delete("/me/sessions/{session_id}", status_code=204, **route(Permission.SELF_MANAGE, writes=True))
async def end_own_session(session_id: UUID, call: Asking) -> Response:
    """Sign out one of one's own browsers: it is out at its next request."""
    return await call.write(service.end_own_session, session_id)
