"""The session cookie (trust.md 5.1), for every route that lets somebody in.

new = new_session(call)
answer = await call.write(service.accept, body, new, view=views.accepted)  # which calls new.start(…)
return with_session(call, answer, new)
"""

from fastapi import Response

from alongside.core.security import new_secret
from alongside.people.device import device
from alongside.people.rules import SESSION_LASTS
from alongside.people.service import NewSession
from alongside.permissions.dependencies import Call


def new_session(call: Call) -> NewSession:
    """A session for the browser that asks."""
    agent = call.request.headers.get("user-agent", "")
    return NewSession(new_secret(), device(agent), call.actor.session_id if call.actor else None)


def with_session(call: Call, answer: Response, new: NewSession) -> Response:
    """Hand the browser its cookie, if the use case signed it in: a repeated answer does not."""
    if new.started:
        answer.set_cookie(
            call.request.app.state.cookie,
            new.secret,
            max_age=int(SESSION_LASTS.total_seconds()),
            path="/",
            secure=call.settings.secure,
            httponly=True,
            samesite="lax",
        )
    return answer


def without_session(call: Call, answer: Response) -> Response:
    """Take the cookie back, and whatever else the browser kept of the person.

    Not `"cookies"`: that would empty the whole registered domain, and sign people out of their workplace's other tools.
    """
    answer.delete_cookie(
        call.request.app.state.cookie, path="/", secure=call.settings.secure, httponly=True, samesite="lax"
    )
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
